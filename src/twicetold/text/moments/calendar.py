"""Stretches of time on the calendar: half-open intervals, as precise as they are known."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from twicetold.model.value import Precision

_QUARTER = 3
_WEEK = 7


@dataclass(frozen=True, slots=True)
class Interval:
    """A stretch of time.

    Attributes:
        start: ISO 8601, as precise as it is known.
        end: ISO 8601, excluded.
        precision: How finely the two ends are known.
    """

    start: str
    end: str
    precision: Precision


@dataclass(frozen=True, slots=True)
class Reference:
    """The time that relative dates count from.

    Attributes:
        day: The day.
        clock: The day with its time, if the time is known.
        named: Where it is known from: ``published``, ``updated`` or ``dateline``.
    """

    day: date
    clock: datetime | None
    named: str


def reference(iso: str | None, named: str) -> Reference | None:
    """Read a report's date; None when it is not known to the day.

    >>> reference("2019-03-13T03:53", "updated").day
    datetime.date(2019, 3, 13)
    """
    if iso is None:
        return None
    try:
        clock = datetime.fromisoformat(iso) if len(iso) > len("2019-03-13") else None
        return Reference(clock.date() if clock else date.fromisoformat(iso), clock, named)
    except ValueError:
        return None


def years(first: int, count: int = 1) -> Interval:
    """Give whole years.

    >>> years(2015).end
    '2016'
    """
    date(first, 1, 1), date(first + count, 1, 1)
    return Interval(f"{first:04}", f"{first + count:04}", Precision.YEAR)


def months(year: int, month: int, count: int = 1) -> Interval:
    """Give whole months; ``month`` may lie outside 1 to 12 and then counts on.

    >>> months(2019, 0).start
    '2018-12'
    """
    return Interval(_month(year, month), _month(year, month + count), Precision.MONTH)


def days(first: date, count: int = 1) -> Interval:
    """Give whole days.

    >>> days(date(2019, 2, 28)).end
    '2019-03-01'
    """
    end = first + timedelta(days=count)
    return Interval(first.isoformat(), end.isoformat(), Precision.DAY)


def week(day: date) -> Interval:
    """Give the week, Monday to Sunday, in which a day lies."""
    return days(day - timedelta(days=day.weekday()), _WEEK)


def part(day: date, first: int, end: int) -> Interval:
    """Give some hours of a day; hours past 24 lie in the next day."""
    return Interval(_hour(day, first), _hour(day, end), Precision.PART_OF_DAY)


def clock(at: datetime, precision: Precision) -> Interval:
    """Give one hour or one minute."""
    length = timedelta(hours=1) if precision is Precision.HOUR else timedelta(minutes=1)
    return Interval(_minute(at), _minute(at + length), precision)


def between(start: datetime, end: datetime) -> Interval:
    """Give the hours between two times."""
    return Interval(_minute(start), _minute(end), Precision.HOUR)


def moved(day: date, count: int) -> date:
    """Move a day by whole months; a day that the month lacks becomes its last one.

    >>> moved(date(2019, 3, 31), -1)
    datetime.date(2019, 2, 28)
    """
    first = date.fromisoformat(_month(day.year, day.month + count) + "-01")
    after = date.fromisoformat(_month(first.year, first.month + 1) + "-01")
    return first.replace(day=min(day.day, (after - first).days))


def quarter(year: int, nth: int) -> Interval:
    """Give a quarter of a year, ``nth`` from 1 to 4."""
    return months(year, 1 + _QUARTER * (nth - 1), _QUARTER)


def _month(year: int, month: int) -> str:
    return date(year + (month - 1) // 12, (month - 1) % 12 + 1, 1).isoformat()[:7]


def _hour(day: date, hour: int) -> str:
    return _minute(datetime(day.year, day.month, day.day) + timedelta(hours=hour))


def _minute(at: datetime) -> str:
    return at.replace(second=0, microsecond=0).isoformat(timespec="minutes")
