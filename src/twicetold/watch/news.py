"""What a watch tells: one thing that changed, with the words that show it."""

from dataclasses import dataclass
from enum import StrEnum

import msgspec

from twicetold.model import Change, Passage
from twicetold.store import Batch, Pages

BOOK = "news"
"""The book of the store in which news is kept, under numbers in the order in which it came."""

_DIGITS = 12
_PAGE = 500


class NewsKind(StrEnum):
    """What changed."""

    STORY = "new-story"
    ORIGINS = "second-origin"
    FEWER = "fewer-origins"
    FIGURE = "figure-moved"
    CONTRADICTION = "contradiction"
    SILENT_EDIT = "silent-edit"
    EDIT = "edit"
    CORRECTION = "correction"
    REMOVAL = "removal"
    TEMPLATE = "site-wide-change"


@dataclass(frozen=True, slots=True)
class News:
    """One thing that changed.

    Attributes:
        kind: What changed.
        at: When the watch saw it, ISO 8601 in UTC.
        says: It in one sentence.
        story: The id of the story; None where it is about a page alone.
        article: The address of the page; None where it is about a story.
        outlet: Who published the page; empty where it is about a story.
        passages: The words that show it.
        changes: Of an edit, what was changed.
    """

    kind: NewsKind
    at: str
    says: str
    story: str | None = None
    article: str | None = None
    outlet: str = ""
    passages: tuple[Passage, ...] = ()
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class Numbered:
    """News with its number.

    Attributes:
        number: Counted from 1; later news has a higher one.
        news: The news.
    """

    number: int
    news: News


def keep(batch: Batch, news: tuple[News, ...]) -> None:
    """Keep news after all that is kept already."""
    last = batch.note(BOOK + "-last", "number")
    number = int(last) if last else 0
    for one in news:
        number += 1
        batch.put_note(BOOK, f"{number:0{_DIGITS}}", msgspec.json.encode(one))
    batch.put_note(BOOK + "-last", "number", str(number).encode())


def since(pages: Pages, number: int) -> tuple[Numbered, ...]:
    """Give the news after a number, in order."""
    found: list[Numbered] = []
    after = f"{number:0{_DIGITS}}"
    while kept := pages.notes(BOOK, after=after, limit=_PAGE):
        found += [Numbered(int(key), msgspec.json.decode(said, type=News)) for key, said in kept]
        after = kept[-1][0]
    return tuple(found)
