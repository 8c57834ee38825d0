"""Moments as servers, feeds and archives write them."""

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime


def moment(written: str) -> datetime | None:
    """Read a moment of RFC 5322 or ISO 8601; None for anything else.

    Args:
        written: The moment; without a zone it is taken for UTC.

    >>> moment("Tue, 04 Mar 2031 09:30:00 +0100").isoformat()
    '2031-03-04T09:30:00+01:00'
    >>> moment("soon") is None
    True
    """
    for read in (parsedate_to_datetime, datetime.fromisoformat):
        try:
            found = read(written)
        except (ValueError, OverflowError):
            continue
        return found.replace(tzinfo=found.tzinfo or UTC)
    return None


def seconds_since(written: str) -> float | None:
    """Give the seconds since a moment, fewer than 0 when it is to come; None when it is none."""
    found = moment(written)
    return None if found is None else (datetime.now(UTC) - found).total_seconds()
