"""Weeks, months, years and spans: from the parts of an expression to the interval they mean."""

from datetime import date, datetime, timedelta

from twicetold.model.value import Precision
from twicetold.text.moments import calendar, grammar
from twicetold.text.moments.calendar import Interval
from twicetold.text.moments.context import Context, Unresolved

_FORWARD = frozenset({"next", "coming"})
_BACKWARD = frozenset({"last", "past"})
_DAYS = {"day": 1, "week": 7, "fortnight": 14}
_MONTHS = {"month": 1, "year": 12, "decade": 120, "century": 1200}
_YEARS = {"year": 1, "decade": 10, "century": 100}


def month(pieces: dict[str, str], context: Context) -> Interval:
    """Read a month, with or without its year."""
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


def ago(pieces: dict[str, str], context: Context) -> Interval:
    """Count back; the answer is as precise as the unit."""
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


def from_now(pieces: dict[str, str], context: Context) -> Interval:
    """Count on; the answer is as precise as the unit."""
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


def stretch(pieces: dict[str, str], context: Context) -> Interval:
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


def whole(pieces: dict[str, str], context: Context) -> Interval:
    """Read ``last month`` and ``this year`` as whole months and years."""
    unit, today = grammar.unit(pieces["unit"]), context.today
    step = grammar.step(pieces)
    if unit == "week":
        return calendar.week(today + timedelta(days=7 * step))
    if unit == "month":
        return _whole_months(today, step)
    length = _YEARS[unit]
    return calendar.years(today.year // length * length + step * length, length)


def quarter(pieces: dict[str, str], context: Context) -> Interval:
    """Read a quarter of a year."""
    if "whichquarter" in pieces:
        now, step = context.today, grammar.step({"which": pieces["whichquarter"]})
        return calendar.quarter(now.year, (now.month + 2) // 3 + step)
    year = _year_of(pieces, context)
    return calendar.quarter(year, grammar.nth(pieces))


def half_of_a_year(pieces: dict[str, str], context: Context) -> Interval:
    """Read ``the first half of 2018``."""
    return calendar.months(_year_of(pieces, context), 6 * grammar.nth(pieces) - 5, 6)


def years(pieces: dict[str, str], _: Context) -> Interval:
    """Read ``2012-2015`` and ``2012-15`` as years, which must rise, and ``2019-03`` as a month."""
    first, last = int(pieces["year"]), int(pieces["lastyear"])
    if len(pieces["lastyear"]) == 2 and 1 <= last <= 12 and last <= first % 100:
        return calendar.months(first, last)
    last += first // 100 * 100 if last < 100 else 0
    if last <= first:
        raise Unresolved("the years run backwards")
    return calendar.years(first, last - first + 1)


def _year_of(pieces: dict[str, str], context: Context) -> int:
    return int(pieces["year"]) if "year" in pieces else context.today.year + grammar.step(pieces)


def season(pieces: dict[str, str], _: Context) -> Interval:
    """Read a season of a year as that year; its months depend on the hemisphere."""
    if "year" not in pieces:
        raise Unresolved("a season: its months depend on the hemisphere")
    return calendar.years(int(pieces["year"]))


def year(pieces: dict[str, str], _: Context) -> Interval:
    """Read a year."""
    return calendar.years(int(pieces["year"]))


def decade(pieces: dict[str, str], _: Context) -> Interval:
    """Read ``the 1990s``."""
    return calendar.years(int(pieces["decade"]), 10)


def century(pieces: dict[str, str], _: Context) -> Interval:
    """Read ``the 19th century``."""
    return calendar.years(100 * (grammar.nth(pieces) - 1) + 1, 100)


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
