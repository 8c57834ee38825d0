"""Dates that machines and pages write, as precise as they are known."""

import re
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime

from twicetold.text import lexicon

_EARLIEST, _LATEST = 1600, 2200
_UNSET = date(1970, 1, 1)
_FARTHEST = 14
"""Hours between a zone and UTC: Kiribati has 14."""
_EPOCH = re.compile(r"\d{10}(?:\d{3})?")
_DAY = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})")
_COARSE = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2]))?")
_MOMENT = re.compile(
    r"(\d{4})-?(\d{2})-?(\d{2})[T ]+(\d{1,2}):?(\d{2})(?::?(\d{2})(?:[.,]\d+)?)?"
    r"\s*(?:(?:UTC|GMT)(?=[+-]\d))?(Z\b|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{1,2}(?!\d))?",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\d{4}")
_MONTH = "|".join(sorted(lexicon.table("stamps")["months"], key=len, reverse=True))
_ZONE = "|".join(sorted(lexicon.table("stamps")["zones"], key=len, reverse=True))
_DATES = (
    re.compile(
        rf"\b(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\.?(?:\s+of)?[\s-]+(?P<m>{_MONTH})\b\.?,?[\s-]+(?P<y>\d{{4}})\b",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?P<m>{_MONTH})\b\.?\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y>\d{{4}})\b",
        re.IGNORECASE,
    ),
    re.compile(r"\b(?P<y>\d{4})[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})\b"),
    re.compile(r"\b(?P<d>\d{1,2})(?P<s>[./-])(?P<m>\d{1,2})(?P=s)(?P<y>\d{4})\b"),
)
_CLOCK = re.compile(
    rf"\b(\d{{1,2}})(?:[:.h](\d{{2}}))?(?::\d{{2}})?\s*([ap]\.?\s?m\b\.?)?\s*\(?({_ZONE})?\b"
    r"\s*([+-]\d{1,2}(?::?\d{2})?)?",
    re.IGNORECASE,
)


def machine(written: str) -> str | None:
    """Read a stamp that a machine wrote: ISO 8601, RFC 2822 or seconds since 1970.

    Args:
        written: The stamp.

    Returns:
        ISO 8601 with the precision and the zone that the stamp has; midnight without a zone
        counts as no hour. None when it is no date or an impossible one.

    >>> machine("2031-03-04T05:06:00.000Z"), machine("20310304"), machine("0001-01-01")
    ('2031-03-04T05:06:00+00:00', '2031-03-04', None)
    """
    stripped = written.strip()
    if len(stripped) > 60:
        return None
    try:
        if _EPOCH.fullmatch(stripped):
            moment = datetime.fromtimestamp(int(stripped[:10]), UTC)
            return moment.isoformat() if _plausible(moment.date()) else None
        if match := _DAY.fullmatch(stripped):
            return _plausible(date(*(int(part) for part in match.groups())))
        if match := _COARSE.fullmatch(stripped):
            year = int(match[1])
            month = f"-{match[2]}" if match[2] else ""
            return f"{year:04}{month}" if _EARLIEST <= year <= _LATEST else None
        if match := _MOMENT.match(stripped):
            return _moment(match)
        if stripped[:3].isalpha() and "," in stripped[:12]:
            return _plausible(parsedate_to_datetime(stripped))
    except (ValueError, OverflowError, TypeError):
        return None
    return None


def _moment(match: re.Match[str]) -> str | None:
    year, month, day, hour, minute = (int(part) for part in match.groups()[:5])
    if match[6] is None:
        moment = datetime(year, month, day, hour, minute)
    else:
        moment = datetime(year, month, day, hour, minute, int(match[6]))
    day_known = _plausible(moment.date())
    if day_known is None or (match[7] is None and not (hour or minute or int(match[6] or 0))):
        return day_known
    exact = moment.isoformat(timespec="seconds" if match[6] else "minutes")
    return exact + _offset(match[7])


def _offset(written: str | None) -> str:
    if not written:
        return ""
    if written[0] not in "+-":
        return str(lexicon.table("stamps")["zones"][written.lower()])
    digits = written[1:].replace(":", "")
    hours, minutes = (digits[:-2], digits[-2:]) if len(digits) > 2 else (digits, "00")
    if int(hours) > _FARTHEST or int(minutes) >= 60:
        return ""
    return f"{written[0]}{int(hours):02}:{int(minutes):02}"


def _plausible(day: date) -> str | None:
    """Give a day, unless no report can be of it: 1 January 1970 is the clock that was never set."""
    return day.isoformat() if _EARLIEST <= day.year <= _LATEST and day != _UNSET else None


def visible(line: str) -> str | None:
    """Read the first date that a page prints for its readers.

    Args:
        line: For instance ``Updated: March 3, 2031 03:53 AM GMT``.

    Returns:
        ISO 8601 with no more than the line says. None when there is no date, when it is
        relative ("3 hours ago") or when day and month cannot be told apart (03/04/2031).

    >>> visible("Updated: March 3, 2031 03:53 PM GMT"), visible("03/04/2031")
    ('2031-03-03T15:53+00:00', None)
    """
    if _YEAR.search(line) is None:
        return None
    if match := _MOMENT.search(line):
        return machine(match.group())
    for pattern in _DATES:
        if match := pattern.search(line):
            try:
                day = _day(match)
            except ValueError:
                continue
            if day is not None:
                return day + _clock(line[match.end() :] or "", line[: match.start()])
    return None


def _day(match: re.Match[str]) -> str | None:
    found = match.groupdict()
    day, month = int(found["d"]), found["m"].lower()
    if month.isdigit():
        if (
            "s" in found
            and found["s"] != "."
            and day <= 12
            and int(month) <= 12
            and day != int(month)
        ):
            return None
        if int(month) > 12 and day <= 12:
            day, month = int(month), str(day)
        return _plausible(date(int(found["y"]), int(month), day))
    return _plausible(date(int(found["y"]), lexicon.table("stamps")["months"][month], day))


def _clock(after: str, before: str) -> str:
    """Give the clock time beside a date as ISO 8601 writes it; empty when there is none."""
    for words in (after[:40], before[-24:]):
        for match in _CLOCK.finditer(words):
            hour, minute, half, zone, shift = match.groups()
            if minute is None and half is None:
                continue
            hours, minutes = int(hour), int(minute or 0)
            if half:
                hours = hours % 12 + (12 if half[0] in "pP" else 0)
            if hours < 24 and minutes < 60:
                shifted = _offset(shift) if shift else _offset(zone)
                return f"T{hours:02}:{minutes:02}{shifted}"
    return ""


def nearest_year(month: int, day: int, reference: str | None) -> str | None:
    """Give the date with this month and day that is not after the reference.

    Args:
        month: 1 to 12.
        day: 1 to 31.
        reference: ISO 8601 of the publication; at least its day.

    Returns:
        ISO 8601 date, at most one day after the reference (zones differ); None without one.
    """
    if reference is None or len(reference) < 10:
        return None
    latest = date.fromisoformat(reference[:10]) + timedelta(days=1)
    for year in (latest.year, latest.year - 1):
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if found <= latest:
            return found.isoformat()
    return None
