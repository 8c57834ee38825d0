"""Measure origins apart from alignment: claims made of the answer keys' own supports.

    python -m benchmarks.corroboration.oracle ../shared/data/corroboration [--cases]

With ``--keys`` source and speaker are the keys', too, so that the figures tell of the rules of
origin alone; else they are the program's. Prints, for all stories and for each, how often
the pairs of appearances are called same, different, undetermined.
"""

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any

from twicetold import attribute, corroborate, reuse, segment
from twicetold.extract import report as extracted
from twicetold.ingest import captures
from twicetold.model import (
    Appearance,
    Attribution,
    Capture,
    Claim,
    Corroboration,
    Form,
    Passage,
    Reading,
    Report,
    Speaker,
    Story,
    identity,
)
from twicetold.text import moments, names

_SIGNS = {"’": "'", "‘": "'", "“": '"', "”": '"', "—": "-", "–": "-"}


@dataclass(frozen=True, slots=True)
class Case:
    """One pair of appearances, what the key says of it and what is found."""

    story: str
    label: str
    wanted: str
    found: str
    rule: str
    whys: tuple[str, str]
    left: dict[str, Any]
    right: dict[str, Any]


def place(text: str, words: str) -> tuple[int, int] | None:
    """Find words in a text, whatever their quotation marks and spaces."""
    plain = "".join(_SIGNS.get(sign, sign) for sign in text)
    sought = "".join(_SIGNS.get(sign, sign) for sign in words).strip()
    pattern = r"\s+".join(re.escape(word) for word in sought.split())
    match = re.search(pattern, plain) or re.search(pattern.strip("\"'.,"), plain, re.IGNORECASE)
    return match.span() if match else None


@cache
def reports(folder: Path, story: str) -> dict[str, Report]:
    """Read the reports of one story, by letter."""
    found: dict[str, Report] = {}
    for capture in captures(sorted(str(path) for path in folder.glob(f"{story}-*.html"))):
        if isinstance(capture, Capture):
            found[Path(capture.source).stem.rsplit("-", 1)[1]] = extracted(capture)
    return found


def reading(story: str, known: dict[str, Report], said: list[Attribution]) -> Reading:
    """Make the reading of one story."""
    ordered = sorted(known.values(), key=lambda report: report.id)
    shared = reuse.within(tuple(ordered))
    return Reading(
        story=Story(story, tuple(report.id for report in ordered)),
        reports=tuple(ordered),
        sentences=tuple(one for report in ordered for one in segment.sentences(report)),
        moments=tuple(one for report in ordered for one in moments.named(report)),
        quantities=(),
        attributions=tuple(said),
        reuses=shared,
        names=names.learnt(tuple(ordered), shared),
    )


def attribution(report: Report, content: Passage, support: dict[str, Any]) -> Attribution | None:
    """Take who said it from a key's support; None for the outlet's own voice."""
    if not support["source"]:
        return None
    spot = place(report.text, support["source"])
    source = (report.passage(*spot),) if spot else ()
    called = (support["speaker"] or support["source"]).split(" (")[0]
    speaker = Speaker(called.casefold(), called)
    form = Form.DIRECT if content.exact[:1] in "\"“'‘" else Form.MIXED
    name = identity("t", report.id, str(content.start), called)
    return Attribution(name, report.id, (content,), source, (), form, speaker)


@cache
def attributed(report: Report) -> tuple[Attribution, ...]:
    """Give the program's own attributions of a report."""
    return attribute.attributions(report, segment.sentences(report))


def covering(report: Report, content: Passage) -> Attribution | None:
    """Give the program's attribution in which most of the words stand; None if none holds half."""

    def covered(found: Attribution) -> int:
        return sum(
            max(0, min(one.end, content.end) - max(one.start, content.start))
            for one in found.content
        )

    best = max(attributed(report), key=lambda found: (covered(found), found.id), default=None)
    return best if best and covered(best) * 2 >= content.end - content.start else None


def cases(folder: Path, key: dict[str, Any], *, own: bool) -> Iterator[Case]:
    """Give the pairs of one key with what is found for them.

    Args:
        folder: Where the reports are.
        key: The answer key of a story.
        own: Whether attributions are the program's own.
    """
    known = reports(folder, key["id"])
    said: dict[str, Attribution] = {}
    if own:
        said = {found.id: found for report in known.values() for found in attributed(report)}
    claims: list[Claim] = []
    supports: list[list[dict[str, Any]]] = []
    for number, claim in enumerate(key["claims"]):
        appearances: list[Appearance] = []
        kept: list[dict[str, Any]] = []
        for index, support in enumerate(claim["supports"]):
            report = known.get(support["report"])
            spot = place(report.text, support["content"]) if report else None
            if report is None or spot is None:
                continue
            content = report.passage(*spot)
            found = covering(report, content) if own else attribution(report, content, support)
            if found is not None:
                said[found.id] = found
            appearances.append(
                Appearance(report.id, (content,), found.id if found else None, None, ())
            )
            kept.append({**support, "index": index})
        claims.append(Claim(f"c{number}", key["id"], tuple(appearances), ()))
        supports.append(kept)
    read = reading(key["id"], known, list(said.values()))
    found_all = corroborate.corroborations(read, tuple(claims))
    for claim, kept, found_one in zip(key["claims"], supports, found_all, strict=True):
        yield from _compared(key["id"], claim, kept, found_one)


def _compared(
    story: str, claim: dict[str, Any], kept: list[dict[str, Any]], found: Corroboration
) -> Iterator[Case]:
    home = {index: origin for origin in claim["origins"] for index in origin["supports"]}
    unknown = any(origin["why"] == "unknown" for origin in claim["origins"])
    pairs = {(pair.left, pair.right): pair for pair in found.pairs}
    for left, right in combinations(range(len(kept)), 2):
        pair = pairs.get((left, right))
        if pair is None:
            continue
        one, two = home[kept[left]["index"]], home[kept[right]["index"]]
        wanted = "unknown" if unknown else "same" if one is two else "different"
        yield Case(
            story,
            claim["label"],
            wanted,
            str(pair.state),
            pair.rule,
            (one["why"], two["why"]),
            kept[left],
            kept[right],
        )


def line(found: list[Case]) -> str:
    """Give the figures of some cases in one line."""
    table = Counter((case.wanted, case.found) for case in found)
    counts = {wanted: sum(n for (w, _), n in table.items() if w == wanted) for wanted in _WANTED}

    def share(wanted: str, state: str) -> str:
        whole = counts[wanted]
        return f"{table[wanted, state] / whole:.2f}" if whole else "  - "

    called = table["same", "different"] + table["different", "different"]
    right = f"{table['different', 'different'] / called:.2f}" if called else "  - "
    known = counts["same"] + counts["different"]
    open_ = table["same", "undetermined"] + table["different", "undetermined"]
    return (
        f"same {share('same', 'same')} of {counts['same']:4}, "
        f"different {share('different', 'different')} of {counts['different']:3}, "
        f"called different right {right} of {called:3}, "
        f"unknown undetermined {share('unknown', 'undetermined')} of {counts['unknown']:3}, "
        f"undetermined among known {open_ / known if known else 0:.2f}"
    )


_WANTED = ("same", "different", "unknown")


def main() -> None:
    """Print the figures, and with --cases every pair that is called wrongly."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--cases", action="store_true", help="print what is called wrongly")
    parser.add_argument("--keys", action="store_true", help="take source and speaker of the keys")
    given = parser.parse_args()
    found: list[Case] = []
    for path in sorted((given.data / "keys").glob("*.json")):
        key = json.loads(path.read_text("utf-8"))
        some = list(cases(given.data / "reports", key, own=not given.keys))
        print(f"{key['id']:9} {line(some)}")
        found.extend(some)
    print(f"{'all':9} {line(found)}")
    for (wanted, state, rule), count in Counter(
        (case.wanted, case.found, case.rule) for case in found
    ).most_common():
        print(f"{count:5} {wanted:9} {state:12} {rule}")
    if given.cases:
        for case in found:
            if {"same": "same", "different": "different"}.get(
                case.wanted, "undetermined"
            ) != case.found:
                _show(case)


def _show(case: Case) -> None:
    print(
        f"\n## {case.wanted} -> {case.found} ({case.rule}) {case.story}: {case.label} {case.whys}"
    )
    for one in (case.left, case.right):
        print(f"   {one['report']} {one['content'][:200]!r} | {one['source']} | {one['speaker']}")


if __name__ == "__main__":
    main()
