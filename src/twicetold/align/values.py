"""Figures and days of two pieces: do they name one value, and if not, can both hold?"""

from collections.abc import Iterator, Sequence
from enum import Enum

from twicetold.align.pieces import Piece
from twicetold.align.stems import stem
from twicetold.model import Difference, DifferenceKind, Moment, Precision, Quantity
from twicetold.text.tokens import tokens

ROUNDED = 0.1
"""Share by which an approximate figure may lie off an exact one."""

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

_NUMBERS_IN_COUNTS = frozenset({"", "ordinal"})


class Finding(Enum):
    """How two values of one thing relate."""

    SAME = "same"
    NEAR = "near"
    APART = "apart"


def figures(left: Piece, right: Piece) -> Iterator[tuple[Finding, Difference, Quantity, Quantity]]:
    """Compare the quantities of two pieces that measure one thing.

    Args:
        left: A piece.
        right: A piece of another report.

    Yields:
        How the two relate, the difference in words, and the two quantities; nothing for a pair
        that is written and means the same.
    """
    for one in left.figures:
        for other in right.figures:
            if not _one_thing(one, other, left, right):
                continue
            finding = _compared(one, other)
            if finding is Finding.SAME and one.passage.exact == other.passage.exact:
                continue
            note = {
                Finding.SAME: "one value in other words",
                Finding.NEAR: "values that can both hold",
                Finding.APART: "values that cannot both hold",
            }[finding]
            yield (
                finding,
                Difference(DifferenceKind.NUMBER, one.passage, other.passage, note),
                one,
                other,
            )


def _one_thing(one: Quantity, other: Quantity, left: Piece, right: Piece) -> bool:
    """Tell whether two quantities count or measure the same thing.

    The indicators must share their last word, or, where a unit says what is measured, either be
    silent; a bare count is compared where each piece has no other.
    """
    if one.unit != other.unit:
        return False
    here, there = _indicator(one), _indicator(other)
    if here and there:
        return here[-1] == there[-1] and _event(here) == _event(there)
    alone = len(_of_unit(left, one.unit)) == len(_of_unit(right, one.unit)) == 1
    return alone and one.unit not in _NUMBERS_IN_COUNTS


def _indicator(quantity: Quantity) -> Sequence[str]:
    return [stem(word) for word in quantity.indicator.split()]


def _event(indicator: Sequence[str]) -> str:
    return indicator[-1]


def _of_unit(piece: Piece, unit: str) -> Sequence[Quantity]:
    return [figure for figure in piece.figures if figure.unit == unit]


def _compared(one: Quantity, other: Quantity) -> Finding:
    if (one.low, one.high) == (other.low, other.high):
        vague = one.low is None and one.high is None
        return Finding.NEAR if vague else Finding.SAME
    low, high = _bounds(one)
    other_low, other_high = _bounds(other)
    return Finding.NEAR if low <= other_high and other_low <= high else Finding.APART


def _bounds(quantity: Quantity) -> tuple[float, float]:
    """Give the least and the greatest value that the words allow."""
    low = float("-inf") if quantity.low is None else quantity.low
    high = float("inf") if quantity.high is None else quantity.high
    slack = ROUNDED if quantity.approximate else 0.0
    return low - slack * abs(low), high + slack * abs(high)


def days(left: Sequence[Moment], right: Sequence[Moment]) -> tuple[Finding, Difference] | None:
    """Compare the moments of two pieces.

    Args:
        left: The moments of a piece.
        right: Those of a piece of another report.

    Returns:
        Whether they name one time, and the difference in words; None when either names none,
        or when both are written the same. Only days and parts of days can be apart: a year or a
        month beside one says of something else.
    """
    nearest: Difference | None = None
    for one in left:
        for other in right:
            if one.passage.exact == other.passage.exact:
                return None
            if _meet(one, other) or (_weekday(one) and _weekday(one) == _weekday(other)):
                note = "one time" if one.start == other.start else "times that can both hold"
                return Finding.NEAR, Difference(
                    DifferenceKind.DATE, one.passage, other.passage, note
                )
            if nearest is None and _fine(one) and _fine(other):
                nearest = Difference(
                    DifferenceKind.DATE, one.passage, other.passage, "times that cannot both hold"
                )
    return (Finding.APART, nearest) if nearest else None


def _meet(one: Moment, other: Moment) -> bool:
    """Tell whether two intervals overlap; ISO 8601 of unequal precision compares as text."""
    if not (one.start and one.end and other.start and other.end):
        return False
    return one.start < other.end and other.start < one.end


def _fine(moment: Moment) -> bool:
    """Tell whether a moment is a day or finer; an unresolved one, whether it names a weekday."""
    if moment.precision is None:
        return _weekday(moment) is not None
    return moment.precision not in (Precision.YEAR, Precision.MONTH)


def _weekday(moment: Moment) -> str | None:
    named = {token.fold for token in tokens(moment.passage.exact)}
    return next((day for day in WEEKDAYS if day in named), None)
