"""What the page of the status tells of the watch."""

from dataclasses import dataclass
from datetime import UTC, datetime

from twicetold.store import Pages
from twicetold.watch import book, news, rounds

_NEWS = 30
_ADDRESSES = 100


@dataclass(frozen=True, slots=True)
class Asked:
    """An address that is asked again.

    Attributes:
        address: The address.
        next: When it is asked next, ISO 8601 in UTC.
        missed: How many times in a row it gave no answer.
        gone: Whether it is known to be gone.
    """

    address: str
    next: str
    missed: int
    gone: bool


def latest(shelf: Pages) -> tuple[news.Numbered, ...]:
    """Give the latest news, the last first."""
    written = shelf.note(news.BOOK + "-last", "number")
    last = int(written) if written else 0
    return news.since(shelf, max(0, last - _NEWS))[::-1]


def asked(shelf: Pages) -> tuple[Asked, ...]:
    """Give the feeds and pages that a user named to be asked again, up to a number."""
    kept = shelf.notes(rounds.VISITS, limit=_ADDRESSES)
    watched = (book.read(shelf, rounds.VISITS, key, book.Watched) for key, _ in kept)
    return tuple(
        Asked(one.lead.url, _time(one.next), one.missed, one.gone)
        for one in watched
        if one is not None and one.source
    )


def _time(seconds: float) -> str:
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="minutes")
