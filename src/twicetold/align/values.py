"""Figures and days of two pieces: do they name one value, and if not, can both hold?"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cache

from twicetold.align.pieces import Piece
from twicetold.align.scope import adds, elsewhere
from twicetold.align.stems import stem
from twicetold.align.units import rounding
from twicetold.model import (
    Difference,
    DifferenceKind,
    Moment,
    Passage,
    Precision,
    Quantity,
)
from twicetold.text import lexicon
from twicetold.text.tokens import tokens

ROUNDED = 0.1
"""Share by which an approximate or open-ended figure may lie off an exact one."""

_FIRST = "0001-01-01T00:00"

LENGTH_OF_DAY = 10
"""Signs of ISO 8601 that name a day."""

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

MORE_THAN = 1.5
"""Times its bound that ``more than`` reaches: nobody says more than a third of two thirds.
``At least`` has no such end."""

ALIKE = 0.5
"""Share of the telling words of the shorter piece that the other has, where each names one
measure of one unit and neither says of what."""

_ANYBODY = frozenset({"person", "people"})


class Finding(Enum):
    """How two values of one thing relate."""

    SAME = "same"
    NEAR = "near"
    APART = "apart"


_NOTES = {
    Finding.SAME: "one value in other words",
    Finding.NEAR: "values that can both hold",
    Finding.APART: "values that cannot both hold",
}


@dataclass(frozen=True, slots=True)
class Measured:
    """Two quantities of one thing.

    Attributes:
        finding: How their values relate.
        difference: The same with the words.
        left: The quantity of the left piece.
        right: That of the right piece.
    """

    finding: Finding
    difference: Difference
    left: Quantity
    right: Quantity


@dataclass(frozen=True, slots=True)
class _Indicator:
    noun: str
    event: str


def figures(left: Piece, right: Piece) -> Iterator[Measured]:
    """Compare the quantities of two pieces that measure one thing.

    Args:
        left: A piece.
        right: A piece of another report.

    Each quantity has one partner: the one with its value, in its words if there is one, else
    the first in the text.

    Yields:
        What was found for each two quantities of one thing; nothing for two that are written
        the same.
    """
    if elsewhere(left, right):
        return
    alone = len(left.figures) == len(right.figures) == 1
    near = _context(left, right)
    partners = [
        (one, other)
        for one in left.figures
        for other in right.figures
        if one.unit == other.unit
        and adds(one) == adds(other)
        and (_things(one, other) or (near and _silent(one, other, alone=alone)))
    ]
    partners.sort(key=_apart)
    settled: set[Passage] = set()
    for one, other in partners:
        if settled & {one.passage, other.passage}:
            continue
        settled |= {one.passage, other.passage}
        finding = compared(one, other)
        if finding is Finding.APART or _words(one) != _words(other):
            note = _NOTES[finding]
            difference = Difference(DifferenceKind.NUMBER, one.passage, other.passage, note)
            yield Measured(finding, difference, one, other)


def _apart(pair: tuple[Quantity, Quantity]) -> tuple[bool, bool]:
    one, other = pair
    return compared(one, other) is not Finding.SAME, _words(one) != _words(other)


def _words(quantity: Quantity) -> list[str]:
    return [stem(token.fold) for token in tokens(quantity.passage.exact)]


def _things(one: Quantity, other: Quantity) -> bool:
    """Tell whether two indicators count or measure one thing.

    What happened must be the same, and what it happened to must share its last word or be said
    on one side only by a word for anybody, who cannot be fewer than those named more closely.
    """
    here, there = _indicator(one.indicator), _indicator(other.indicator)
    if (not here.noun and not here.event) or (not there.noun and not there.event):
        return False
    if here.event != there.event:
        return False
    if here.noun and there.noun:
        return here.noun == there.noun
    if not here.noun and not there.noun:
        return True
    some, anybody = (one, other) if here.noun else (other, one)
    return _middle(some) >= _middle(anybody)


def _silent(one: Quantity, other: Quantity, *, alone: bool) -> bool:
    """Tell whether neither says what it measures, so that only the context can.

    Counts of people are compared where one side at least names no event of the lexicon.
    """
    here, there = _indicator(one.indicator), _indicator(other.indicator)
    if one.unit:
        return alone
    people = {*one.indicator.split(), *other.indicator.split()} & _ANYBODY
    return bool(people) and here.noun == there.noun and "" in (here.event, there.event)


def _indicator(indicator: str) -> _Indicator:
    """Split an indicator such as ``militant killed`` into what is counted and what happened."""
    words = indicator.split()
    event = words[-1] if words and words[-1] in _events() else ""
    nouns = words[:-1] if event else words
    noun = stem(nouns[-1]) if nouns and nouns[-1] not in _ANYBODY else ""
    return _Indicator(noun, event)


@cache
def _events() -> frozenset[str]:
    return frozenset(family["name"] for family in lexicon.table("events")["family"])


def counts(piece: Piece) -> frozenset[str]:
    """Name what a piece counts of what happened to whom, such as ``person injured``."""
    return frozenset(
        figure.indicator
        for figure in piece.figures
        if not figure.unit and _indicator(figure.indicator).event
    )


def _context(left: Piece, right: Piece) -> bool:
    """Tell whether two pieces speak of so much the same that their one measure must be one."""
    return len(left.tells & right.tells) >= ALIKE * min(len(left.tells), len(right.tells))


def compared(one: Quantity, other: Quantity) -> Finding:
    """Compare the values of two quantities of one thing."""
    if (one.low, one.high) == (other.low, other.high):
        vague = one.low is None and one.high is None
        return Finding.NEAR if vague else Finding.SAME
    here, there = rounding(one, other)
    low, high = _bounds(one, here)
    other_low, other_high = _bounds(other, there)
    return Finding.NEAR if low <= other_high and other_low <= high else Finding.APART


def _bounds(quantity: Quantity, digit: float) -> tuple[float, float]:
    """Give the least and the greatest value that the words and their rounding allow."""
    open_ended = lexicon.words("alignment", "open_ended")
    said = " ".join(token.fold for token in tokens(quantity.passage.exact))
    near = not any(phrase in said for phrase in open_ended)
    low = float("-inf") if quantity.low is None else quantity.low
    high = float("inf") if quantity.high is None else quantity.high
    if near and quantity.high is None and quantity.low is not None:
        high = quantity.low * MORE_THAN
    loose = quantity.approximate or quantity.low is None or quantity.high is None
    slack = ROUNDED if loose else digit
    return low - slack * abs(low), high + slack * abs(high)


def moves(measured: Measured, left: Piece, right: Piece) -> bool:
    """Tell whether two values that cannot both hold are one figure that grew.

    The figure counts what happens to people or things, and the greater value holds on a later
    day: its as-of date, or the report's where the words give none.
    """
    one, other = measured.left, measured.right
    here, there = _day(one, left), _day(other, right)
    event = _indicator(one.indicator).event or _indicator(other.indicator).event
    if not event or here is None or there is None or here == there:
        return False
    (earlier, later) = (one, other) if here < there else (other, one)
    return _middle(earlier) < _middle(later)


def _day(quantity: Quantity, piece: Piece) -> str | None:
    stated = quantity.as_of.start if quantity.as_of else None
    return (stated or piece.published or "")[:LENGTH_OF_DAY] or None


def _middle(quantity: Quantity) -> float:
    low = quantity.high if quantity.low is None else quantity.low
    high = quantity.low if quantity.high is None else quantity.high
    return ((low or 0.0) + (high or 0.0)) / 2


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
    """Tell whether two intervals overlap."""
    if not (one.start and one.end and other.start and other.end):
        return False
    return _minute(one.start) < _minute(other.end) and _minute(other.start) < _minute(one.end)


def _minute(stamp: str) -> str:
    """Write a date of any precision to the minute, so that two compare as text.

    >>> _minute("2019-03")
    '2019-03-01T00:00'
    """
    return stamp[: len(_FIRST)] + _FIRST[len(stamp) :]


def _fine(moment: Moment) -> bool:
    """Tell whether a moment is a day or finer; an unresolved one, whether it names a weekday."""
    if moment.precision is None:
        return _weekday(moment) is not None
    return moment.precision not in (Precision.YEAR, Precision.MONTH)


def _weekday(moment: Moment) -> str | None:
    named = {token.fold for token in tokens(moment.passage.exact)}
    return next((day for day in WEEKDAYS if day in named), None)
