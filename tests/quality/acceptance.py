"""Hold two real reports of one event against a hand-made answer key, item by item.

    python -m tests.quality.acceptance ../shared/acceptance/baghouz

The folder holds ``report-*.txt`` and ``answers.json``. Prints one line an item; leaves with 1
when an item that must hold does not.
"""

import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

import twicetold
from twicetold.model import (
    Appearance,
    Attribution,
    Claim,
    Comparison,
    Corroboration,
    Dossier,
    PairState,
    Report,
    ReuseKind,
    Role,
    State,
    Verdict,
)

MISSED_STATEMENTS_ALLOWED = 2
"""Of the 27 statements at least 25 must be found."""

_WORD = re.compile(r"\w+")
_EDGE = " \t\n\"'“”‘’.,;:!?"
_VERDICTS = {
    "agree": {Verdict.SAME, Verdict.EQUIVALENT},
    "conflict": {Verdict.CONTRADICTS},
    "clipped": {Verdict.CLIPPED},
}


@dataclass(frozen=True)
class Item:
    """One thing that the key asks for.

    Attributes:
        topic: What it is about.
        wanted: What the key says.
        found: What the dossier says.
        holds: Whether they agree.
        must: Whether the acceptance fails without it.
    """

    topic: str
    wanted: str
    found: str
    holds: bool
    must: bool = True


def words(text: str) -> frozenset[str]:
    """Give the words of a text without case."""
    return frozenset(word.lower() for word in _WORD.findall(text))


def jaccard(left: str, right: str) -> float:
    """Give the share of all words of two texts that both have."""
    a, b = words(left), words(right)
    return len(a & b) / len(a | b) if a | b else 0.0


class Acceptance:
    """The dossier of one folder and the key that it is held against."""

    def __init__(self, folder: Path) -> None:
        self.key: dict[str, Any] = json.loads((folder / "answers.json").read_text("utf-8"))
        self.dossier: Dossier = twicetold.compare([str(p) for p in sorted(folder.glob("*.txt"))])
        self.reports: dict[str, Report] = {
            Path(report.source).stem.rsplit("-", 1)[-1]: report for report in self.dossier.reports
        }
        self.letters = {report.id: letter for letter, report in self.reports.items()}
        self.corroborations = {found.claim: found for found in self.dossier.corroborations}

    def items(self) -> Iterator[Item]:
        """Go through the key."""
        one_story = len(self.dossier.stories) == 1
        yield Item("story", "one", str(len(self.dossier.stories)), one_story)
        for letter, wanted in self.key["reports"].items():
            yield from self._report_items(wanted, self.reports[letter])
        yield from self._passage_items()
        yield from self._statement_items()
        yield from self._date_items()
        yield from self._name_items()
        for wanted in self.key["claims"]:
            yield from self._claim_items(wanted)
        yield from self._caveat_items()

    def _report_items(self, wanted: dict[str, Any], report: Report) -> Iterator[Item]:
        letter = self.letters[report.id]
        found = {
            "headline": report.headline.exact if report.headline else "",
            "standfirst": report.standfirst.exact if report.standfirst else "",
            "updated": report.updated or "",
            "dateline": report.dateline.passage.exact if report.dateline else "",
            "credit": " | ".join(credit.passage.exact for credit in report.credits),
            "caption": " | ".join(
                report.text[part.start : part.end]
                for part in report.parts
                if part.role is Role.CAPTION
            ),
        }
        for field, raw in found.items():
            value, key = " ".join(raw.split()), " ".join((wanted.get(field) or "").split())
            if field in wanted:
                holds = value.strip(_EDGE) == key.strip(_EDGE) or bool(key and key in value)
                yield Item(f"{letter} {field}", key, value, holds)
        body = "\n".join(
            report.text[part.start : part.end] for part in report.parts if part.role is Role.BODY
        )
        for line in wanted["not_body"]:
            inside = line in body.splitlines()
            yield Item(f"{letter} not body", line, "in body" if inside else "", not inside)
        inside = wanted["headline"] in body
        yield Item(f"{letter} headline not body", "", "in body" if inside else "", not inside)

    def _passage_items(self) -> Iterator[Item]:
        bodies = {letter: report.text for letter, report in self.reports.items()}
        for left, right in self.key["shared_passages"]:
            covered = self._covers(bodies["a"].find(left), len(left), "a") and self._covers(
                bodies["b"].find(right), len(right), "b"
            )
            yield Item("shared passage", left[:60], "covered" if covered else "", covered)
        for letter, side in (("a", 0), ("b", 1)):
            for gap in self._gaps(letter, side):
                bridged = any(
                    gap in passage.exact
                    for reuse in self.dossier.reuses
                    for passage in (reuse.left, reuse.right)
                )
                yield Item(
                    f"{letter} not bridged", gap[:60], "bridged" if bridged else "", not bridged
                )

    def _gaps(self, letter: str, side: int) -> list[str]:
        """Give the words between neighbouring shared passages, within one paragraph."""
        text = self.reports[letter].text
        places = sorted(
            (text.find(pair[side]), text.find(pair[side]) + len(pair[side]))
            for pair in self.key["shared_passages"]
        )
        between = [text[end:start].strip() for (_, end), (start, _) in pairwise(places)]
        return [gap for gap in between if len(words(gap)) >= 3 and "\n\n" not in gap.strip()]

    def _covers(self, start: int, length: int, letter: str) -> bool:
        report = self.reports[letter]
        exact = report.text[start : start + length]
        first = start + len(exact) - len(exact.lstrip(_EDGE))
        last = start + len(exact.rstrip(_EDGE))
        sides = [
            side
            for reuse in self.dossier.reuses
            if reuse.kind is not ReuseKind.STOCK
            for side in (reuse.left, reuse.right)
            if side.report == report.id
        ]
        return any(side.start <= first and last <= side.end for side in sides)

    def _statement_items(self) -> Iterator[Item]:
        missed = []
        addressed: set[str] = set()
        for wanted in self.key["statements"]:
            report = self.reports[wanted["report"]]
            found = self._statement(wanted, report.id)
            if found is None:
                missed.append(wanted)
            shown = " ".join(p.exact for p in found.content)[:50] if found else ""
            yield Item(
                f"{wanted['report']} statement",
                wanted["content"][:60],
                shown,
                found is not None,
                must=False,
            )
            if found is not None and wanted.get("audience"):
                said_to = " ".join(p.exact for p in found.addressee)
                holds = wanted["audience"] in said_to
                # Later words of one conversation name the addressee no more: asked for once.
                first = wanted["audience"] not in addressed
                addressed.add(wanted["audience"])
                topic = f"{wanted['report']} addressee"
                yield Item(topic, wanted["audience"], said_to, holds, must=first)
            for carrier in wanted.get("via", ()) if found else ():
                chain = " | ".join(link.passage.exact for link in found.chain) if found else ""
                holds = bool(words(carrier) & words(chain))
                yield Item(f"{wanted['report']} chain", carrier, chain, holds)
        number = len(self.key["statements"])
        count = f"{number - len(missed)} of {number}"
        yield Item(
            "statements",
            f"all but {MISSED_STATEMENTS_ALLOWED}",
            count,
            len(missed) <= MISSED_STATEMENTS_ALLOWED,
        )

    def _statement(self, wanted: dict[str, Any], report: str) -> Attribution | None:
        candidates = [
            attribution
            for attribution in self.dossier.attributions
            if attribution.report == report and self._speaks(wanted, attribution)
        ]
        scored = [(jaccard(wanted["content"], _content(a)), a) for a in candidates]
        best = max(scored, key=lambda pair: pair[0], default=(0.0, None))
        return best[1] if best[0] >= 0.5 else None

    def _speaks(self, wanted: dict[str, Any], attribution: Attribution) -> bool:
        if wanted["source"]:
            source = " ".join(passage.exact for passage in attribution.source)
            return bool(words(wanted["source"]) & words(source))
        name = attribution.speaker.name if attribution.speaker else ""
        return bool(words(wanted["origin"]) & words(name))

    def _date_items(self) -> Iterator[Item]:
        for wanted in self.key["dates"]:
            report = self.reports[wanted["report"]]
            moments = self.dossier.moments[self.dossier.reports.index(report)]
            start = report.text.find(wanted["text"])
            end = start + len(wanted["text"])
            near = [m for m in moments if m.passage.start < end and start < m.passage.end]
            found = ", ".join(f"{m.start}" for m in near)
            holds = any((m.start or "").startswith(wanted["date"]) for m in near)
            yield Item(
                f"{wanted['report']} date", f"{wanted['text']} = {wanted['date']}", found, holds
            )

    def _name_items(self) -> Iterator[Item]:
        for variants in self.key["aliases"]:
            folded = [words(variant) for variant in variants]
            holds = any(
                all(any(words(v) == f for v in name.variants) for f in folded)
                for name in self.dossier.names
            )
            yield Item("names", " = ".join(variants), "learnt" if holds else "", holds)

    def _claim_items(self, wanted: dict[str, Any]) -> Iterator[Item]:
        topic = f"claim {wanted['id']}"
        if wanted.get("soft"):
            return
        if wanted["reports"] == ["a"]:
            yield self._single(wanted, topic)
            return
        best = self._claim(wanted)
        yield Item(topic, "carried by both", "found" if best else "", best is not None)
        if best is None:
            return
        claim, left, right = best
        yield self._verdict(wanted, topic, _comparison(claim, left, right))
        found = self.corroborations[claim.id]
        if wanted.get("origins") == 1:
            state = next((p.state for p in found.pairs if {p.left, p.right} == {left, right}), None)
            dependent = (
                state is PairState.SAME and found.most == 1 and found.state is State.DEPENDENT
            )
            reasons = all(origin.reasons for origin in found.origins)
            shown = f"{found.fewest}-{found.most} {found.state} {state}"
            yield Item(topic, "one origin, dependent, with reason", shown, dependent and reasons)
        named = self._speaker_named(wanted)
        if named and wanted.get("origins") == 1:
            yield self._named(topic, found, named)
        if "when" in wanted:
            moments = [claim.appearances[i].when for i in (left, right)]
            shown = ", ".join(str(m.start) if m else "none" for m in moments)
            holds = all(m is not None and str(m.start).startswith(wanted["when"]) for m in moments)
            yield Item(topic, f"when {wanted['when']}", shown, holds)

    def _single(self, wanted: dict[str, Any], topic: str) -> Item:
        needle = words(wanted["text"])
        both = [
            claim
            for claim in self.dossier.claims
            if any(len(needle & words(_words(a))) / len(needle) >= 0.8 for a in claim.appearances)
        ]
        figure = wanted.get("figure")
        alone = [c for c in both if {self.letters[a.report] for a in c.appearances} == {"a"}]
        holds = bool(alone) and len(alone) == len(both)
        if figure:
            holds &= any(
                (f.low, f.high) == (figure["low"], figure["high"])
                for c in alone
                for a in c.appearances
                for f in a.figures
            )
        return Item(
            topic,
            "in a only" + (f", {figure}" if figure else ""),
            f"{len(alone)} of {len(both)}",
            holds,
        )

    def _speaker_named(self, wanted: dict[str, Any]) -> str:
        """Give the person whom the key's statements name for a claim in both reports."""
        told = [
            statement["origin"]
            for statement in self.key["statements"]
            if words(statement["content"]) <= words(wanted["text"])
        ]
        people = {origin.partition(" (")[0] for origin in told if "(" in origin}
        return people.pop().lower() if len(told) == 2 and len(people) == 1 else ""

    def _named(self, topic: str, found: Corroboration, name: str) -> Item:
        topic_wanted = f"names {name}, both passages"
        for origin in found.origins:
            if name in origin.key.lower():
                reports = {p.report for reason in origin.reasons for p in reason.passages}
                return Item(topic, topic_wanted, origin.key, len(reports) == 2)
        return Item(topic, topic_wanted, str([o.key for o in found.origins]), holds=False)

    def _claim(self, wanted: dict[str, Any]) -> tuple[Claim, int, int] | None:
        needles = wanted.get("values") or wanted.get("quotes") or [wanted["text"]] * 2
        best: tuple[float, Claim, int, int] | None = None
        for claim in self.dossier.claims:
            for left, a in enumerate(claim.appearances):
                for right, b in enumerate(claim.appearances):
                    if (self.letters[a.report], self.letters[b.report]) != ("a", "b"):
                        continue
                    score = min(_carries(needles[0], a), _carries(needles[1], b))
                    verdict = _comparison(claim, left, right)
                    fits = verdict is not None and verdict.verdict in _wanted_verdicts(wanted)
                    score += 0.01 * fits + 0.001 * (
                        jaccard(needles[0], _words(a)) + jaccard(needles[1], _words(b))
                    )
                    if score >= 0.6 and (best is None or score > best[0]):
                        best = (score, claim, left, right)
        return best[1:] if best else None

    def _verdict(self, wanted: dict[str, Any], topic: str, found: Comparison | None) -> Item:
        verdicts = _wanted_verdicts(wanted)
        shown = found.verdict.value if found else "none"
        return Item(
            topic, wanted["verdict"][:50], shown, found is not None and found.verdict in verdicts
        )

    def _caveat_items(self) -> Iterator[Item]:
        claims = [c for c in self.dossier.claims if self._from_recording(c)]
        bare = [c for c in claims if not self.corroborations[c.id].caveats]
        shown = f"{len(claims) - len(bare)} of {len(claims)}"
        yield Item("caveat", "on every claim of the recording", shown, bool(claims) and not bare)

    def _from_recording(self, claim: Claim) -> bool:
        kinds = {origin.kind for origin in self.corroborations[claim.id].origins}
        return "recording" in kinds


def _wanted_verdicts(wanted: dict[str, Any]) -> set[Verdict]:
    text = wanted["verdict"]
    if "clipped" in text or "leaves out" in text:
        return _VERDICTS["clipped"]
    return _VERDICTS["conflict" if text.startswith("conflict") else "agree"]


def _content(attribution: Attribution) -> str:
    return " ".join(passage.exact for passage in attribution.content)


def _words(appearance: Appearance) -> str:
    return " ".join(passage.exact for passage in appearance.content)


def _carries(needle: str, appearance: Appearance) -> float:
    wanted = words(needle)
    return len(wanted & words(_words(appearance))) / len(wanted)


def _comparison(claim: Claim, left: int, right: int) -> Comparison | None:
    return next((c for c in claim.comparisons if {c.left, c.right} == {left, right}), None)


def main() -> None:
    """Print the table and leave with 1 when something that must hold does not."""
    folder = Path(sys.argv[1])
    if not (folder / "answers.json").is_file():
        sys.exit(f"{folder} has no answers.json; give the folder of the acceptance pair")
    table = Table("", "Item", "Key", "Found", title="Acceptance", title_justify="left")
    items = list(Acceptance(folder).items())
    for item in items:
        sign = "ok" if item.holds else ("FAILS" if item.must else "missed")
        table.add_row(sign, item.topic, item.wanted, item.found[:70])
    console = Console(markup=False)
    console.print(table)
    failing = [item for item in items if item.must and not item.holds]
    held = len(items) - len(failing)
    console.print(f"{held} of {len(items)} items hold; {len(failing)} that must hold do not")
    sys.exit(1 if failing else 0)


if __name__ == "__main__":
    main()
