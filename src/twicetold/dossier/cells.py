"""What one report does with a claim, measured against the report that has it first."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from twicetold.dossier import wording
from twicetold.dossier.reports import ReportView, instant
from twicetold.model import (
    Appearance,
    Claim,
    Comparison,
    Corroboration,
    Difference,
    DifferenceKind,
    Passage,
    Verdict,
)

_LONGEST_VALUE = 16
"""Characters of a value that a cell has room for."""

_VALUED = frozenset({Verdict.CONTRADICTS, Verdict.UPDATE})
_KINDS = (DifferenceKind.NUMBER, DifferenceKind.DATE, DifferenceKind.PLACE, DifferenceKind.NAME)


class Sign(StrEnum):
    """What a report does with a claim."""

    SILENT = "silent"
    FIRST = "first"
    CARRIES = "carries"
    SAME = "same"
    EQUIVALENT = "equivalent"
    CLIPPED = "clipped"
    UPDATE = "update"
    CONTRADICTS = "contradicts"


SIGNS = {
    Sign.SILENT: "·",
    Sign.FIRST: "◆",
    Sign.CARRIES: "●",
    Sign.SAME: "●",
    Sign.EQUIVALENT: "≈",
    Sign.CLIPPED: "✂",
    Sign.UPDATE: "↻",
    Sign.CONTRADICTS: "≠",
}
"""How each is drawn."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of the matrix.

    Attributes:
        sign: What the report does with the claim.
        value: Its value, where reports give several; empty otherwise.
        note: The same in words.
    """

    sign: Sign
    value: str = ""
    note: str = ""


_CLOSEST = (Verdict.SAME, Verdict.EQUIVALENT, Verdict.CLIPPED, Verdict.UPDATE, Verdict.CONTRADICTS)


def cells(claim: Claim, found: Corroboration, reports: Sequence[ReportView]) -> tuple[Cell, ...]:
    """Say for each report of a story what it does with a claim.

    Each report is measured against one: the first that carries the claim in full, on the side
    that most publishers are on where reports contradict each other. Where no side has more
    publishers, outlets or appearances than every other, all of them contradict.

    Returns:
        One cell for each report, in the order of the reports.
    """
    order = {view.report.id: at for at, view in enumerate(reports)}
    return _Row(claim, found, order, tuple(reports)).cells()


class _Row:
    def __init__(
        self,
        claim: Claim,
        found: Corroboration,
        order: dict[str, int],
        reports: tuple[ReportView, ...],
    ) -> None:
        self._appearances = claim.appearances
        self._order = order
        self._reports = reports
        self._between = {(c.left, c.right): c for c in claim.comparisons}
        self._main = _main_side(found)
        self._values = {
            index: value
            for index in range(len(claim.appearances))
            if (value := _value(index, claim))
        }
        self._base = min(range(len(claim.appearances)), key=self._rank)

    def cells(self) -> tuple[Cell, ...]:
        own: dict[str, list[int]] = {view.report.id: [] for view in self._reports}
        for index, appearance in enumerate(self._appearances):
            own[appearance.report].append(index)
        return tuple(self._cell(own[view.report.id]) for view in self._reports)

    def _rank(self, index: int) -> tuple[bool, bool, int, int]:
        fewer = any(
            comparison.verdict is Verdict.CLIPPED and clipped(comparison) == index
            for comparison in self._between.values()
        )
        aside = self._main is not None and index not in self._main
        return (aside, fewer, self._order[self._appearances[index].report], index)

    def _cell(self, own: list[int]) -> Cell:
        if not own:
            return Cell(Sign.SILENT)
        against = self._reports[self._order[self._appearances[self._base].report]].label
        best = min((self._sign(index), index) for index in own)
        sign, index = _ORDER[best[0]], best[1]
        value = next((self._values[at] for at in (index, *own) if at in self._values), "")
        return Cell(sign, value, _note(sign, value, against))

    def _sign(self, index: int) -> int:
        """Give the rank of the sign of one appearance; the lowest of a report's is shown."""
        if self._contradicts(index):
            return _ORDER.index(Sign.CONTRADICTS)
        if self._updates(index):
            return _ORDER.index(Sign.UPDATE)
        if self._appearances[index].report == self._appearances[self._base].report:
            return _ORDER.index(Sign.FIRST)
        comparison = self._with(index, self._base)
        if comparison is None:
            return _ORDER.index(Sign.CARRIES)
        if comparison.verdict is Verdict.CLIPPED:
            fewer = clipped(comparison) == index
            return _ORDER.index(Sign.CLIPPED if fewer else Sign.EQUIVALENT)
        same = comparison.verdict is Verdict.SAME
        return _ORDER.index(Sign.SAME if same else Sign.EQUIVALENT)

    def _contradicts(self, index: int) -> bool:
        if self._main is None:
            return any(
                index in pair and comparison.verdict is Verdict.CONTRADICTS
                for pair, comparison in self._between.items()
            )
        return index not in self._main

    def _updates(self, index: int) -> bool:
        when = _when(self._appearances[index], self._reports, self._order)
        return any(
            comparison.verdict is Verdict.UPDATE
            and _when(self._appearances[sum(pair) - index], self._reports, self._order) < when
            for pair, comparison in self._between.items()
            if index in pair
        )

    def _with(self, index: int, other: int) -> Comparison | None:
        return self._between.get((min(index, other), max(index, other)))


_ORDER = (
    Sign.CONTRADICTS,
    Sign.UPDATE,
    Sign.FIRST,
    Sign.SAME,
    Sign.EQUIVALENT,
    Sign.CLIPPED,
    Sign.CARRIES,
    Sign.SILENT,
)
"""A report that carries a claim in several places is shown by the first of these."""


def clipped(comparison: Comparison) -> int:
    """Tell which side of a comparison has fewer words: the index of its appearance."""
    missing = [0, 0]
    for difference in comparison.differences:
        if difference.kind is DifferenceKind.WORDING:
            missing[0] += len(difference.right.exact) if difference.right else 0
            missing[1] += len(difference.left.exact) if difference.left else 0
    return comparison.left if missing[0] >= missing[1] else comparison.right


def _main_side(found: Corroboration) -> frozenset[int] | None:
    """Give the side that most are on: everything when nothing is contested, None for a draw."""
    weights = [(side.publishers, side.outlets, len(side.appearances)) for side in found.sides]
    if not weights or weights.count(max(weights)) > 1:
        return None
    return frozenset(found.sides[weights.index(max(weights))].appearances)


def _value(index: int, claim: Claim) -> str:
    """Write the value that one appearance gives where another gives a different one."""
    for comparison in claim.comparisons:
        if comparison.verdict not in _VALUED or index not in (comparison.left, comparison.right):
            continue
        for difference in sorted(comparison.differences, key=_by_kind):
            words = difference.left if index == comparison.left else difference.right
            if difference.kind in _KINDS and words is not None:
                return _written(words, claim.appearances[index])
    return ""


def _by_kind(difference: Difference) -> int:
    return _KINDS.index(difference.kind) if difference.kind in _KINDS else len(_KINDS)


def _written(words: Passage, appearance: Appearance) -> str:
    for quantity in appearance.figures:
        if quantity.passage.span.overlaps(words.span):
            figure = wording.figure(quantity)
            if figure:
                return figure
    return wording.shortened(words.exact, _LONGEST_VALUE)


def _when(appearance: Appearance, reports: tuple[ReportView, ...], order: dict[str, int]) -> str:
    for quantity in appearance.figures:
        if quantity.as_of is not None and quantity.as_of.start is not None:
            return instant(quantity.as_of.start)
    return instant(reports[order[appearance.report]].report.reference)


def _note(sign: Sign, value: str, against: str) -> str:
    said = f": {value}" if value else ""
    return {
        Sign.FIRST: f"has it first{said}",
        Sign.CARRIES: f"carries it{said}",
        Sign.SAME: f"the words of {against}{said}",
        Sign.EQUIVALENT: f"in other words than {against}{said}",
        Sign.CLIPPED: f"fewer words than {against}{said}",
        Sign.UPDATE: f"a later value{said}",
        Sign.CONTRADICTS: f"contradicts others{said}",
        Sign.SILENT: "does not carry it",
    }[sign]
