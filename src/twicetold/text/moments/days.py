"""Days and times of day: from the parts of an expression to the interval they mean."""

from datetime import date, datetime, timedelta, timezone

from twicetold.model.value import Precision
from twicetold.text import lexicon
from twicetold.text.moments import calendar, grammar
from twicetold.text.moments.calendar import Interval
from twicetold.text.moments.context import Context, Unresolved

_FORWARD = frozenset({"next", "coming"})
_BACKWARD = frozenset({"last", "past"})
_WEEK = 7
_HOURS_OF_HALF_DAY = 12
_EARLIEST_SHORT_YEAR = 70


def clock(pieces: dict[str, str], context: Context) -> Interval:
    """Place a time of day on the day beside it."""
    if context.sibling is None:
        raise Unresolved("a time of day whose day the words do not give")
    if "oclock" in pieces:
        raise Unresolved("whether in the morning or the evening is not said")
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


def calendar_date(pieces: dict[str, str], context: Context) -> Interval:
    """Read a day of a month, with or without its year."""
    month, nth = grammar.month_number(pieces["month"]), grammar.nth(pieces)
    if "year" in pieces:
        return _with_part(date(int(pieces["year"]), month, nth), pieces)
    date(2000, month, nth)
    today = context.today
    near = [_valid(today.year + shift, month, nth) for shift in (-1, 0, 1)]
    days = [day for day in near if day]
    if "dayname" in pieces:
        days = [day for day in days if day.weekday() == _weekday_number(pieces["dayname"])] or days
    return _with_part(_nearest(days, context), pieces)


def _nearest(candidates: list[date], context: Context) -> date:
    """Choose among the same day of several years by the clause's direction."""
    today = context.today
    if context.future is True:
        candidates = [day for day in candidates if day >= today] or candidates
    if context.future is False:
        candidates = [day for day in candidates if day <= today] or candidates
    return min(candidates, key=lambda day: (abs((day - today).days), day))


def _valid(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def days_of_month(pieces: dict[str, str], context: Context) -> Interval:
    """Read ``5-7 March``."""
    first = calendar_date(
        {name: pieces[name] for name in ("month", "day", "year") if name in pieces}, context
    )
    start = date.fromisoformat(first.start)
    end = start.replace(day=int(pieces["lastday"]))
    if end <= start:
        raise Unresolved("the days run backwards")
    return calendar.days(start, (end - start).days + 1)


def weekday(pieces: dict[str, str], context: Context) -> Interval:
    """Count to a weekday: back, unless the clause speaks of what is to come."""
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


def _weekday_number(name: str) -> int:
    table = lexicon.table("moments")
    if name in table["weekdays"]:
        return int(table["weekdays"].index(name))
    return int(table["weekday_forms"][name])


def named_day(pieces: dict[str, str], context: Context) -> Interval:
    """Read ``yesterday``, ``today``, ``tonight`` and ``tomorrow``."""
    name = pieces["deictic"]
    day = context.today + timedelta(days=lexicon.table("moments")["days"][name])
    return _with_part(day, {"part": "night", **pieces} if name == "tonight" else pieces)


def _with_part(day: date, pieces: dict[str, str]) -> Interval:
    hours = lexicon.table("moments")["parts_of_day"]
    part = f"{pieces.get('edge', '')} {pieces.get('part', '')}".strip()
    if not part:
        return calendar.days(day)
    return calendar.part(day, *hours.get(part, hours.get(pieces.get("part", ""))))


def part_of_this_day(pieces: dict[str, str], context: Context) -> Interval:
    """Read ``this morning`` and ``last night``."""
    back = 1 if pieces["which"] == "last" else 0
    return _with_part(context.today - timedelta(days=back), pieces)


def overnight(pieces: dict[str, str], context: Context) -> Interval:
    """Give the night that ends on the day named, or begins on it where it is named at its start."""
    night = lexicon.table("moments")["parts_of_day"]["night"]
    if "weekday" in pieces and "into" not in pieces:
        return weekday({"weekday": pieces["weekday"], "part": "night"}, context)
    if "into" in pieces:
        end = date.fromisoformat(weekday({"weekday": pieces["into"]}, context).start)
    else:
        end = context.sibling or context.today
    return calendar.part(end - timedelta(days=1), *night)


def weekend(pieces: dict[str, str], context: Context) -> Interval:
    """Read ``last weekend``; ``the weekend`` is the last one, unless it is to come."""
    today = context.today
    saturday = today - timedelta(days=today.weekday()) + timedelta(days=5)
    step = grammar.step(pieces) if "which" in pieces else int(bool(context.future))
    if today < saturday and step <= 0 and not (pieces.get("which") == "this" or context.future):
        saturday -= timedelta(days=7)
    elif step > 0 and today >= saturday:
        saturday += timedelta(days=7)
    return calendar.days(saturday, 2)


def stamp(pieces: dict[str, str], _: Context) -> Interval:
    """Read an ISO 8601 date or time."""
    stamp = pieces["stamp"].replace(" ", "T").upper()
    if len(stamp) == len("2019-03-05"):
        return calendar.days(date.fromisoformat(stamp))
    return calendar.clock(datetime.fromisoformat(stamp), Precision.MINUTE)


def numeric(pieces: dict[str, str], _: Context) -> Interval:
    """Read ``25/12/2018``; refuse what could be two dates."""
    first, second, year = (int(number) for number in pieces["numeric"].split(pieces["dot"]))
    if year < 100:
        year += 1900 if year >= _EARLIEST_SHORT_YEAR else 2000
    if pieces["dot"] == "." or first > _HOURS_OF_HALF_DAY:
        return calendar.days(date(year, second, first))
    if second > _HOURS_OF_HALF_DAY or first == second:
        return calendar.days(date(year, first, second))
    raise Unresolved("day and month cannot be told apart")
