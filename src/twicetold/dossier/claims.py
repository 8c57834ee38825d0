"""A claim laid out for reading: its words, appearances, differences, and pairs in doubt."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from twicetold.dossier.cells import Cell, cells
from twicetold.dossier.reports import ReportView
from twicetold.dossier.titles import Title, title
from twicetold.model import (
    Attribution,
    Claim,
    Comparison,
    Corroboration,
    Passage,
    Side,
    State,
    Verdict,
)

Setting = tuple[tuple[ReportView, ...], dict[str, Attribution]]
"""The reports of a story in order, and their attributions by id."""

_STATES = tuple(State)


@dataclass(frozen=True, slots=True)
class AppearanceView:
    """One appearance of a claim.

    Attributes:
        report: The report that carries it.
        content: The words.
        attribution: The attribution they stand in, if any.
    """

    report: ReportView
    content: tuple[Passage, ...]
    attribution: Attribution | None


@dataclass(frozen=True, slots=True)
class DifferenceView:
    """One difference, with all the pairs of reports that it stands between.

    Attributes:
        verdict: How the appearances relate.
        kind: What differs.
        left: The words of the one side, from its first report; None where it has none.
        right: The words of the other side, likewise.
        left_labels: The reports of the one side.
        right_labels: The reports of the other side.
        note: What the difference is, in the program's words.
    """

    verdict: str
    kind: str
    left: Passage | None
    right: Passage | None
    left_labels: tuple[str, ...]
    right_labels: tuple[str, ...]
    note: str


@dataclass(frozen=True, slots=True)
class SideView:
    """One side of a contradiction.

    Attributes:
        labels: The reports on it.
        words: The words of it that another side contradicts.
        found: Its funnel.
    """

    labels: tuple[str, ...]
    words: Passage
    found: Side


@dataclass(frozen=True, slots=True)
class PairsView:
    """The pairs of reports for which one rule gave one finding.

    Attributes:
        state: ``different`` or ``undetermined``.
        rule: The rule that decided, or what was missing.
        pairs: The labels of the two reports, pair by pair.
        passages: The words that it rests on, each once.
    """

    state: str
    rule: str
    pairs: tuple[tuple[str, str], ...]
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class ClaimView:
    """One claim with its origins.

    Attributes:
        number: Its place in the story's list, from 1.
        title: The words that stand for it.
        claim: The claim.
        corroboration: Its origins.
        appearances: Its appearances, in the claim's order.
        cells: For each report of the story what it does with the claim.
    """

    number: int
    title: Title
    claim: Claim
    corroboration: Corroboration
    appearances: tuple[AppearanceView, ...]
    cells: tuple[Cell, ...]

    @property
    def in_order(self) -> tuple[AppearanceView, ...]:
        """Give its appearances in the order in which the reports came out."""
        return tuple(sorted(self.appearances, key=lambda a: _by_label(a.report.label)))


def claim_view(claim: Claim, found: Corroboration, setting: Setting) -> ClaimView:
    """Lay out one claim; its number is given when the story's claims are in order."""
    reports, attributions = setting
    known = {view.report.id: view for view in reports}
    appearances = tuple(
        AppearanceView(known[a.report], a.content, attributions.get(a.attribution or ""))
        for a in claim.appearances
    )
    contents = (passage for appearance in claim.appearances for passage in appearance.content)
    return ClaimView(
        number=0,
        title=title(contents, {id: view.report for id, view in known.items()}),
        claim=claim,
        corroboration=found,
        appearances=appearances,
        cells=cells(claim, found, reports),
    )


def carriers(view: ClaimView) -> frozenset[str]:
    """Give the labels of the reports that carry a claim."""
    return frozenset(appearance.report.label for appearance in view.appearances)


def carried(views: Iterable[ClaimView]) -> tuple[ClaimView, ...]:
    """Put the claims of several reports in order, those that matter most first."""
    several = sorted((view for view in views if len(carriers(view)) > 1), key=_weight)
    return tuple(_numbered(several, 1))


def alone(views: Iterable[ClaimView], first: int) -> tuple[ClaimView, ...]:
    """Put the claims of one report in the order of the reports, numbered from ``first``."""
    single = sorted((view for view in views if len(carriers(view)) == 1), key=_place)
    return tuple(_numbered(single, first))


def differing(view: ClaimView) -> tuple[Comparison, ...]:
    """Give the comparisons of a claim that say more than that the words are the same."""
    return tuple(
        comparison
        for comparison in view.claim.comparisons
        if comparison.verdict is not Verdict.SAME or comparison.differences
    )


def sides(view: ClaimView) -> tuple[SideView, ...]:
    """Give the sides of a claim; none unless its appearances contradict each other."""
    if len(view.corroboration.sides) < 2:
        return ()
    against = {
        index
        for comparison in view.claim.comparisons
        if comparison.verdict is Verdict.CONTRADICTS
        for index in (comparison.left, comparison.right)
    }
    found = []
    for side in view.corroboration.sides:
        speaking = [at for at in side.appearances if at in against] or list(side.appearances)
        words = (passage for at in speaking for passage in view.appearances[at].content)
        found.append(
            SideView(labels(view, side.appearances), max(words, key=lambda p: len(p.exact)), side)
        )
    return tuple(found)


def labels(view: ClaimView, appearances: Iterable[int]) -> tuple[str, ...]:
    """Give the labels of the reports of some appearances, each once and in order."""
    return _in_order({view.appearances[at].report.label for at in appearances})


def differences(view: ClaimView) -> tuple[DifferenceView, ...]:
    """Gather the differences between appearances; those in the same words are one."""
    examples: dict[tuple[str, ...], tuple[Passage | None, Passage | None]] = {}
    sides: dict[tuple[str, ...], tuple[set[str], set[str]]] = defaultdict(lambda: (set(), set()))
    for comparison in view.claim.comparisons:
        for found in comparison.differences:
            ends = [(found.left, comparison.left), (found.right, comparison.right)]
            ends.sort(key=lambda end: _folded(end[0]))
            words = [_folded(end[0]) for end in ends]
            if found.kind == "attribution":  # whoever says it: the words are the whole clause
                words = [word[:1] for word in words]
            key = (comparison.verdict.value, found.kind.value, found.note, *words)
            examples.setdefault(key, (ends[0][0], ends[1][0]))
            for side, (_, index) in zip(sides[key], ends, strict=True):
                side.add(view.appearances[index].report.label)
    views = [
        DifferenceView(
            verdict=key[0],
            kind=key[1],
            left=examples[key][0],
            right=examples[key][1],
            left_labels=_in_order(left),
            right_labels=_in_order(right),
            note=key[2],
        )
        for key, (left, right) in sides.items()
    ]
    order = tuple(Verdict)[::-1]
    return tuple(sorted(views, key=lambda v: (order.index(Verdict(v.verdict)), v.kind, v.note)))


def doubts(view: ClaimView) -> tuple[PairsView, ...]:
    """Gather the pairs that are kept apart or in doubt by the rule that says so."""
    pairs: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    words: dict[tuple[str, str], dict[Passage, None]] = defaultdict(dict)
    for pair in view.corroboration.pairs:
        if pair.state != "same":
            key = (pair.state.value, pair.rule)
            both = labels(view, (pair.left, pair.right))
            pairs[key].append((both[0], both[-1]))
            words[key].update(dict.fromkeys(pair.passages))
    return tuple(
        PairsView(state, rule, tuple(dict.fromkeys(found)), tuple(words[state, rule]))
        for (state, rule), found in sorted(pairs.items())
    )


def _in_order(labels: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(labels, key=_by_label))


def _by_label(label: str) -> tuple[int, str]:
    return len(label), label


def _folded(passage: Passage | None) -> str:
    return "" if passage is None else " ".join(passage.exact.split()).casefold()


def _weight(view: ClaimView) -> tuple[bool, int, int, bool, int, str]:
    found = view.corroboration
    return (
        not found.contested,
        -len(carriers(view)),
        _STATES.index(found.state),
        not view.title.opens,
        -len(view.title.passage.exact),
        view.claim.id,
    )


def _place(view: ClaimView) -> tuple[tuple[int, str], int, str]:
    label = view.appearances[0].report.label
    return _by_label(label), view.title.passage.start, view.claim.id


def _numbered(views: Sequence[ClaimView], first: int) -> list[ClaimView]:
    return [
        ClaimView(number, v.title, v.claim, v.corroboration, v.appearances, v.cells)
        for number, v in enumerate(views, start=first)
    ]
