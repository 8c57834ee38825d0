"""Pages and files of one story, made in a process of their own so that no reader waits for it."""

from collections.abc import Callable
from enum import StrEnum
from functools import cache

from twicetold import dossier, store
from twicetold.dossier import tables
from twicetold.model import Dossier


class Sheet(StrEnum):
    """What can be made of a story."""

    PAGE = "page"
    HTML = "html"
    MARKDOWN = "md"
    JSON = "json"
    CLAIMS = "claims.csv"
    APPEARANCES = "appearances.csv"
    JSON_LD = "jsonld"
    NINJS = "ninjs"


_TYPES = {
    Sheet.PAGE: "text/html; charset=utf-8",
    Sheet.HTML: "text/html; charset=utf-8",
    Sheet.MARKDOWN: "text/markdown; charset=utf-8",
    Sheet.JSON: "application/json",
    Sheet.CLAIMS: "text/csv; charset=utf-8",
    Sheet.APPEARANCES: "text/csv; charset=utf-8",
    Sheet.JSON_LD: "application/ld+json",
    Sheet.NINJS: "application/json",
}
_WRITERS: dict[Sheet, Callable[[Dossier], str | bytes]] = {
    Sheet.HTML: dossier.html,
    Sheet.MARKDOWN: dossier.markdown,
    Sheet.JSON: dossier.json,
    Sheet.CLAIMS: tables.claims,
    Sheet.APPEARANCES: tables.appearances,
    Sheet.JSON_LD: dossier.jsonld,
    Sheet.NINJS: dossier.ninjs,
}
EXPORTS = tuple(_WRITERS)
"""What can be taken away as a file."""


def media_type(sheet: Sheet) -> str:
    """Give the media type of a sheet."""
    return _TYPES[sheet]


def file_name(story: str, sheet: Sheet) -> str:
    """Give the name under which a sheet is kept."""
    return {
        Sheet.JSON_LD: f"{story}.jsonld",
        Sheet.NINJS: f"{story}.ninjs.json",
        Sheet.CLAIMS: f"{story}-claims.csv",
        Sheet.APPEARANCES: f"{story}-appearances.csv",
    }.get(sheet, f"{story}.{sheet}")


def drawn(place: str, story: str, sheet: Sheet) -> bytes:
    """Make one sheet of a story.

    Args:
        place: Where the store is.
        story: The story's id.
        sheet: What to make.

    Raises:
        Missing: There is no such story.
    """
    found = shelf(place).dossier(story)
    if sheet is Sheet.PAGE:
        made: str | bytes = dossier.embedded(found, review=f"/stories/{story}/claims/")
    else:
        made = _WRITERS[sheet](found)
    return made if isinstance(made, bytes) else made.encode()


@cache
def shelf(place: str) -> store.Shelf:
    """Open a store once in each process."""
    return store.opened(place)
