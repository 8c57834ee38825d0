"""From words that say when to the interval they mean; a reason where they mean none."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone

from twicetold.model.value import Precision
from twicetold.text import calendar, lexicon
from twicetold.text import moment_grammar as grammar
from twicetold.text.calendar import Interval, Reference
from twicetold.text.moment_grammar import Expression

_FORWARD = frozenset({"next", "coming"})
_BACKWARD = frozenset({"last", "past"})
_DAYS = {"day": 1, "week": 7, "fortnight": 14}
_MONTHS = {"month": 1, "year": 12, "decade": 120, "century": 1200}
_YEARS = {"year": 1, "decade": 10, "century": 100}
_HOURS_OF_HALF_DAY = 12
_EARLIEST_SHORT_YEAR = 70


RELATIVE = frozenset(
    {"weekday", "day", "part of this day", "overnight", "ago", "from now", "stretch", "whole"}
    | {"weekend"}
)
"""The rules that count from the reference whatever else the words say."""


class Unresolved(ValueError):
    """The words name no stretch of the calendar; the message says why."""


@dataclass(frozen=True, slots=True)
class Context:
    """What an expression is counted from.

    Attributes:
        reference: The report's date; None when it is not known.
        future: Whether the clause speaks of what is to come; None when no verb shows it.
        sibling: The day that the same sentence names beside it, if it names one.
    """

    reference: Reference | None
    future: bool | None = None
    sibling: date | None = None

    @property
    def today(self) -> date:
        """Give the day of the reference.

        Raises:
            Unresolved: The reference is not known.
        """
        if self.reference is None:
            raise Unresolved("the report's date is not known")
        return self.reference.day


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
    return _clock(time.pieces, Context(context.reference, None, date.fromisoformat(day.start[:10])))


def _clock(pieces: dict[str, str], context: Context) -> Interval:
    if context.sibling is None:
        raise Unresolved("a time of day whose day the words do not give")
    start = datetime(context.sibling.year, context.sibling.month, context.sibling.day)
    precise = Precision.MINUTE
    if "named" in pieces:
        hour, minute = (0, 0) if pieces["named"] == "midnight" else (_HOURS_OF_HALF_DAY, 0)
    elif "military" in pieces:
        hour, minute = int(pieces["military"][:2]), int(pieces["military"][2:])
    else:
        hour, minute = int(pieces["hour"]), int(pieces.get("minute", 0))
        precise = Precision.MINUTE if "minute" in pieces else Precision.HOUR
    if "half" in pieces:
        if not 1 <= hour <= _HOURS_OF_HALF_DAY:
            raise Unresolved("no such time of day")
        hour = hour % _HOURS_OF_HALF_DAY + (_HOURS_OF_HALF_DAY if pieces["half"] == "p" else 0)
    at = start.replace(hour=hour, minute=minute)
    if "zone" in pieces:
        hours = lexicon.table("moments")["zones"][pieces["zone"]]
        at = at.replace(tzinfo=timezone(timedelta(hours=hours)))
    return calendar.clock(at, precise)


def _date(pieces: dict[str, str], context: Context) -> Interval:
    month, nth = grammar.month_number(pieces["month"]), grammar.nth(pieces)
    if "year" in pieces:
        return _with_part(date(int(pieces["year"]), month, nth), pieces)
    date(2000, month, nth)
    today = context.today
    near = [_valid(today.year + shift, month, nth) for shift in (-1, 0, 1)]
    return _with_part(_nearest([day for day in near if day], context), pieces)


def _nearest(candidates: list[date], context: Context) -> date:
    """Choose among the same day of several years by the clause's direction."""
    today = context.today
    if context.future is True:
        return min(day for day in candidates if day >= today)
    if context.future is False:
        return max(day for day in candidates if day <= today)
    return min(candidates, key=lambda day: (abs((day - today).days), day))


def _valid(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _days_of_month(pieces: dict[str, str], context: Context) -> Interval:
    first = _date(
        {name: pieces[name] for name in ("month", "day", "year") if name in pieces}, context
    )
    start = date.fromisoformat(first.start)
    end = start.replace(day=int(pieces["lastday"]))
    if end <= start:
        raise Unresolved("the days run backwards")
    return calendar.days(start, (end - start).days + 1)


def _month(pieces: dict[str, str], context: Context) -> Interval:
    month = grammar.month_number(pieces["month"])
    if "year" in pieces:
        return calendar.months(int(pieces["year"]), month)
    today, which = context.today, pieces.get("which", "")
    year = today.year
    if which in _FORWARD or (which not in _BACKWARD and context.future):
        year += month < today.month or (which in _FORWARD and month == today.month)
    else:
        year -= month > today.month or (which in _BACKWARD and month == today.month)
    return calendar.months(year, month)


def _weekday(pieces: dict[str, str], context: Context) -> Interval:
    today, which = context.today, pieces.get("which", "")
    table = lexicon.table("moments")
    name = pieces["weekday"]
    nth = (
        table["weekdays"].index(name) if name in table["weekdays"] else table["weekday_forms"][name]
    )
    ahead = (nth - today.weekday()) % 7
    if which in _FORWARD:
        ahead = ahead or 7
    elif which in _BACKWARD or (ahead and context.future is not True):
        ahead -= 7
    return _with_part(today + timedelta(days=ahead), pieces)


def _day(pieces: dict[str, str], context: Context) -> Interval:
    name = pieces["deictic"]
    day = context.today + timedelta(days=lexicon.table("moments")["days"][name])
    return _with_part(day, {"part": "night", **pieces} if name == "tonight" else pieces)


def _with_part(day: date, pieces: dict[str, str]) -> Interval:
    hours = lexicon.table("moments")["parts_of_day"]
    part = f"{pieces.get('edge', '')} {pieces.get('part', '')}".strip()
    if not part:
        return calendar.days(day)
    return calendar.part(day, *hours.get(part, hours.get(pieces.get("part", ""))))


def _part_of_this_day(pieces: dict[str, str], context: Context) -> Interval:
    back = 1 if pieces["which"] == "last" else 0
    return _with_part(context.today - timedelta(days=back), pieces)


def _overnight(pieces: dict[str, str], context: Context) -> Interval:
    """Give the night that ends on the day named, or begins on it where it is named at its start."""
    night = lexicon.table("moments")["parts_of_day"]["night"]
    if "weekday" in pieces and "into" not in pieces:
        return _weekday({"weekday": pieces["weekday"], "part": "night"}, context)
    if "into" in pieces:
        end = date.fromisoformat(_weekday({"weekday": pieces["into"]}, context).start)
    else:
        end = context.sibling or context.today
    return calendar.part(end - timedelta(days=1), *night)


def _ago(pieces: dict[str, str], context: Context) -> Interval:
    count, unit = grammar.count(pieces), grammar.unit(pieces["unit"])
    if unit in _YEARS:
        years = count * _YEARS[unit]
        if years != int(years):
            return _whole_months(context.today, -int(years * 12))
        return calendar.years(context.today.year - int(years))
    if unit == "month":
        return _whole_months(context.today, -int(count))
    if unit in _DAYS and unit != "day":
        return calendar.week(context.today - timedelta(days=int(count * _DAYS[unit])))
    if unit == "day":
        return calendar.days(context.today - timedelta(days=int(count)))
    return calendar.clock(_now(context) - _hours(count, unit), _grain(unit))


def _from_now(pieces: dict[str, str], context: Context) -> Interval:
    count, unit = grammar.count(pieces), grammar.unit(pieces["unit"])
    if unit in _YEARS:
        return calendar.years(context.today.year + int(count * _YEARS[unit]))
    if unit == "month":
        return _whole_months(context.today, int(count))
    if unit in _DAYS and unit != "day":
        return calendar.week(context.today + timedelta(days=int(count * _DAYS[unit])))
    if unit == "day":
        return calendar.days(context.today + timedelta(days=int(count)))
    return calendar.clock(_now(context) + _hours(count, unit), _grain(unit))


def _stretch(pieces: dict[str, str], context: Context) -> Interval:
    """Give the time between the reference and a day some units away."""
    unit, today = grammar.unit(pieces["unit"]), context.today
    count = grammar.count(pieces) if "count" in pieces else 1
    sign = 1 if pieces["which"] in _FORWARD else -1
    if unit in {"hour", "minute"}:
        other = _now(context) + sign * _hours(count, unit)
        return calendar.between(*sorted((_now(context), other)))
    if unit in _MONTHS:
        day = calendar.moved(today, sign * int(count * _MONTHS[unit]))
        precision = Precision.MONTH if unit == "month" else Precision.YEAR
    else:
        day = today + timedelta(days=sign * int(count * _DAYS[unit]))
        precision = Precision.DAY
    start, end = sorted((today, day))
    return Interval(start.isoformat(), end.isoformat(), precision)


def _whole(pieces: dict[str, str], context: Context) -> Interval:
    unit, today = grammar.unit(pieces["unit"]), context.today
    step = grammar.step(pieces)
    if unit == "week":
        return calendar.week(today + timedelta(days=7 * step))
    if unit == "month":
        return _whole_months(today, step)
    length = _YEARS[unit]
    return calendar.years(today.year // length * length + step * length, length)


def _weekend(pieces: dict[str, str], context: Context) -> Interval:
    today = context.today
    saturday = today - timedelta(days=today.weekday()) + timedelta(days=5)
    step = grammar.step(pieces) if "which" in pieces else int(bool(context.future))
    if today < saturday and step <= 0 and not (pieces.get("which") == "this" or context.future):
        saturday -= timedelta(days=7)
    elif step > 0 and today >= saturday:
        saturday += timedelta(days=7)
    return calendar.days(saturday, 2)


def _quarter(pieces: dict[str, str], context: Context) -> Interval:
    year = int(pieces["year"]) if "year" in pieces else context.today.year + grammar.step(pieces)
    return calendar.quarter(year, grammar.nth(pieces))


def _season(pieces: dict[str, str], _: Context) -> Interval:
    if "year" not in pieces:
        raise Unresolved("a season: its months depend on the hemisphere")
    return calendar.years(int(pieces["year"]))


def _stamp(pieces: dict[str, str], _: Context) -> Interval:
    stamp = pieces["stamp"].replace(" ", "T").upper()
    if len(stamp) == len("2019-03-05"):
        return calendar.days(date.fromisoformat(stamp))
    return calendar.clock(datetime.fromisoformat(stamp), Precision.MINUTE)


def _numeric(pieces: dict[str, str], _: Context) -> Interval:
    first, second, year = (int(number) for number in pieces["numeric"].split(pieces["dot"]))
    if year < 100:
        year += 1900 if year >= _EARLIEST_SHORT_YEAR else 2000
    if pieces["dot"] == "." or first > _HOURS_OF_HALF_DAY:
        return calendar.days(date(year, second, first))
    if second > _HOURS_OF_HALF_DAY or first == second:
        return calendar.days(date(year, first, second))
    raise Unresolved("day and month cannot be told apart")


def _year(pieces: dict[str, str], _: Context) -> Interval:
    return calendar.years(int(pieces["year"]))


def _decade(pieces: dict[str, str], _: Context) -> Interval:
    return calendar.years(int(pieces["decade"]), 10)


def _century(pieces: dict[str, str], _: Context) -> Interval:
    return calendar.years(100 * (grammar.nth(pieces) - 1) + 1, 100)


def _vague(_: dict[str, str], __: Context) -> Interval:
    raise Unresolved("the words give no bounds")


def _another_event(_: dict[str, str], __: Context) -> Interval:
    raise Unresolved("counted from another event, not from the report's date")


def _other_calendar(_: dict[str, str], __: Context) -> Interval:
    raise Unresolved("a year of another calendar or era")


def _whole_months(today: date, shift: int) -> Interval:
    return calendar.months(today.year, today.month + shift)


def _now(context: Context) -> datetime:
    if context.today and context.reference and context.reference.clock:
        return context.reference.clock
    raise Unresolved("the report's time of day is not known")


def _hours(count: float, unit: str) -> timedelta:
    return timedelta(hours=count) if unit == "hour" else timedelta(minutes=count)


def _grain(unit: str) -> Precision:
    return Precision.HOUR if unit == "hour" else Precision.MINUTE


_READERS: dict[str, Callable[[dict[str, str], Context], Interval]] = {
    "clock": _clock,
    "date": _date,
    "days of a month": _days_of_month,
    "month": _month,
    "weekday": _weekday,
    "day": _day,
    "part of this day": _part_of_this_day,
    "overnight": _overnight,
    "ago": _ago,
    "from now": _from_now,
    "stretch": _stretch,
    "whole": _whole,
    "weekend": _weekend,
    "quarter": _quarter,
    "season": _season,
    "stamp": _stamp,
    "numeric": _numeric,
    "year": _year,
    "decade": _decade,
    "century": _century,
    "vague": _vague,
    "another event": _another_event,
    "other calendar": _other_calendar,
}
