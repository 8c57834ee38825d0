"""Which rule reads which expression; a reason where the words name no stretch of the calendar."""

from collections.abc import Callable
from datetime import date

from twicetold.model.value import Precision
from twicetold.text.moments import days, stretches
from twicetold.text.moments.calendar import Interval
from twicetold.text.moments.context import Context, Unresolved
from twicetold.text.moments.grammar import Expression

RELATIVE = frozenset(
    {"weekday", "day", "part of this day", "overnight", "ago", "from now", "stretch", "whole"}
)
"""The rules that count from the reference whatever else the words say."""

TENSED = frozenset({"weekday", "weekend", "month", "date", "days of a month"})
"""The rules whose answer lies back or ahead by the verb, where the words give no year."""

NAMING_A_DAY = frozenset({"weekday", "date", "day", "stamp", "numeric"})
"""The rules that name one day."""

PLACED = frozenset({"overnight", "clock"})
"""The rules that look for the day that the sentence names."""


def counted(expression: Expression, context: Context) -> Interval:
    """Count an expression from its context.

    Raises:
        Unresolved: The words name no stretch of the calendar.
        ValueError: There is no such date.
        OverflowError: The date lies outside the years 1 to 9999.
    """
    return _READERS[expression.rule](expression.pieces, context)


def timed(time: Expression, day: Interval, context: Context) -> Interval:
    """Place a time of day on a day; a part of a day gives way to it.

    Raises:
        Unresolved: The words beside it name no single day.
        ValueError: There is no such time.
    """
    if day.precision not in {Precision.DAY, Precision.PART_OF_DAY}:
        raise Unresolved("a time of day whose day the words do not give")
    sibling = date.fromisoformat(day.start[:10])
    return days.clock(time.pieces, Context(context.reference, None, sibling))


def _vague(_: dict[str, str], __: Context) -> Interval:
    raise Unresolved("the words give no bounds")


def _another_event(_: dict[str, str], __: Context) -> Interval:
    raise Unresolved("counted from another event, not from the report's date")


def _other_calendar(_: dict[str, str], __: Context) -> Interval:
    raise Unresolved("a year of another calendar or era")


_READERS: dict[str, Callable[[dict[str, str], Context], Interval]] = {
    "clock": days.clock,
    "date": days.calendar_date,
    "days of a month": days.days_of_month,
    "month": stretches.month,
    "weekday": days.weekday,
    "day": days.named_day,
    "part of this day": days.part_of_this_day,
    "overnight": days.overnight,
    "ago": stretches.ago,
    "from now": stretches.from_now,
    "stretch": stretches.stretch,
    "whole": stretches.whole,
    "weekend": days.weekend,
    "quarter": stretches.quarter,
    "season": stretches.season,
    "stamp": days.stamp,
    "numeric": days.numeric,
    "year": stretches.year,
    "years": stretches.years,
    "half of a year": stretches.half_of_a_year,
    "decade": stretches.decade,
    "century": stretches.century,
    "vague": _vague,
    "another event": _another_event,
    "other calendar": _other_calendar,
}
