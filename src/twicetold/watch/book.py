"""What a watch remembers of addresses, articles, stories and sites, in the store's notes."""

from dataclasses import dataclass, field
from hashlib import sha256
from typing import TypeVar

import msgspec

from twicetold.ingest import Known, Lead
from twicetold.store import Batch, Pages

_PAGE = 1_000
_LONGEST_KEY = 1_000

Kept = TypeVar("Kept")


@dataclass(frozen=True, slots=True)
class Watched:
    """An address that is asked again and again.

    Attributes:
        lead: The address, and what is said of it.
        source: Whether the user named it; what a feed names is left after a time.
        first: When it was first asked, seconds since 1970.
        next: When it is asked next, seconds since 1970.
        known: What the last answer left, for asking by condition.
        missed: How many times in a row it gave no answer.
        gone: Whether its removal was told.
        article: The article under which the store keeps the page; empty while there is none.
    """

    lead: Lead
    source: bool
    first: float
    next: float = 0.0
    known: Known = field(default_factory=Known)
    missed: int = 0
    gone: bool = False
    article: str = ""


def read(pages: Pages, book: str, key: str, kind: type[Kept]) -> Kept | None:
    """Give what is noted in a book under a key, if anything is."""
    found = pages.note(book, _key(key))
    return None if found is None else msgspec.json.decode(found, type=kind)


def write(batch: Batch, book: str, key: str, content: object | None) -> None:
    """Note something in a book under a key; None takes the note away."""
    batch.put_note(book, _key(key), None if content is None else msgspec.json.encode(content))


def every(pages: Pages, book: str, kind: type[Kept]) -> list[Kept]:
    """Give all that is noted in a book, in the order of the keys."""
    found: list[Kept] = []
    after = ""
    while kept := pages.notes(book, after=after, limit=_PAGE):
        found += [msgspec.json.decode(content, type=kind) for _, content in kept]
        after = kept[-1][0]
    return found


def _key(name: str) -> str:
    """Shorten a name that is too long for a key."""
    return name if len(name) <= _LONGEST_KEY else sha256(name.encode()).hexdigest()
