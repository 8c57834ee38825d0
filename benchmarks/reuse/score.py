"""Scores for found passages: characters, cases, offsets, by share of edits and by length."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from benchmarks.reuse.corpus import Case, Corpus

Place = tuple[int, int]
Found = tuple[str, int, int, str, int, int]
"""Report, start and end on the left, report, start and end on the right."""

EDIT_BINS = (("none", 0.0), ("under 15 %", 0.15), ("under 25 %", 0.25), ("under 35 %", 0.35))
LENGTH_BINS = (("8–14", 14), ("15–29", 29), ("30–59", 59))
MOST = "more"
"""The bin of all that is past the last bound; every bound belongs to its bin."""


@dataclass(frozen=True, slots=True)
class Scores:
    """How well passages were found.

    Attributes:
        cases: How many passages there are to find, reports of one outlet apart.
        case_recall: Share of them of which at least half the characters are found.
        character_recall: Share of their characters that is found.
        precision: Share of found characters that belong to a passage of the same two reports.
        near: Share of offsets within two characters, where one finding covers a case.
        by_edits: Case recall by the share of edits.
        by_length: Case recall by length.
    """

    cases: int
    case_recall: float
    character_recall: float
    precision: float
    near: float
    by_edits: dict[str, float]
    by_length: dict[str, float]


def scores(corpus: Corpus, found: Iterable[Found]) -> Scores:
    """Score found passages. What two reports of one outlet share is neither right nor wrong."""
    outlet = {report.id: report.outlet for report in corpus.reports}
    truth: dict[tuple[str, str], list[Case]] = defaultdict(list)
    for case in corpus.cases:
        if outlet[case.left[0]] != outlet[case.right[0]]:
            case = case if case.left[0] < case.right[0] else _turned(case)
            truth[case.left[0], case.right[0]].append(case)
    guesses: dict[tuple[str, str], list[Found]] = defaultdict(list)
    for one in found:
        if outlet[one[0]] != outlet[one[3]]:
            one = one if one[0] < one[3] else (*one[3:], *one[:3])
            guesses[one[0], one[3]].append(one)
    hits, tries = defaultdict[str, int](int), defaultdict[str, int](int)
    got = size = near = ends = 0
    for pair, cases in truth.items():
        for case in cases:
            covering = [one for one in guesses.get(pair, ()) if _overlap(one, case)]
            inside = _inside([one[1:3] for one in covering], case.left[1:])
            inside += _inside([one[4:6] for one in covering], case.right[1:])
            length = case.left[2] - case.left[1] + case.right[2] - case.right[1]
            got, size = got + inside, size + length
            edits, words = _bin(EDIT_BINS, case.edited), _bin(LENGTH_BINS, case.words)
            for name in ("all", f"edits {edits}", f"words {words}"):
                tries[name] += 1
                hits[name] += 2 * inside >= length
            if len(covering) == 1:
                offsets = zip((*covering[0][1:3], *covering[0][4:]), _ends(case), strict=True)
                near += sum(abs(one - other) <= 2 for one, other in offsets)
                ends += 4
    good, every = _precision(truth, guesses)
    share = {name: hits[name] / tries[name] for name in tries}
    return Scores(
        tries["all"],
        share.get("all", 0.0),
        got / max(1, size),
        good / max(1, every),
        near / max(1, ends),
        _named(share, "edits ", EDIT_BINS),
        _named(share, "words ", LENGTH_BINS),
    )


def _named(
    share: dict[str, float], kind: str, bins: Sequence[tuple[str, float]]
) -> dict[str, float]:
    names = [name for name, _ in bins] + [MOST]
    return {name: share[kind + name] for name in names if kind + name in share}


def _precision(
    truth: dict[tuple[str, str], list[Case]], guesses: dict[tuple[str, str], list[Found]]
) -> tuple[int, int]:
    good = every = 0
    for pair, found in guesses.items():
        for one in found:
            cases = [case for case in truth.get(pair, ()) if _overlap(one, case)]
            good += _inside([case.left[1:] for case in cases], one[1:3])
            good += _inside([case.right[1:] for case in cases], one[4:6])
            every += one[2] - one[1] + one[5] - one[4]
    return good, every


def _turned(case: Case) -> Case:
    return Case(case.right, case.left, case.words, case.edited)


def _ends(case: Case) -> tuple[int, int, int, int]:
    return (*case.left[1:], *case.right[1:])


def _overlap(one: Found, case: Case) -> bool:
    left = min(one[2], case.left[2]) > max(one[1], case.left[1])
    return left and min(one[5], case.right[2]) > max(one[4], case.right[1])


def _inside(spans: Sequence[Place], within: Place) -> int:
    """Count the characters of a place that at least one span covers."""
    covered, reach = 0, within[0]
    for start, end in sorted(spans):
        start, end = max(start, reach), min(end, within[1])
        if end > start:
            covered, reach = covered + end - start, end
    return covered


def _bin(bins: Sequence[tuple[str, float]], value: float) -> str:
    return next((name for name, top in bins if value <= top), MOST)
