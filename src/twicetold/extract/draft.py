"""What a page or text gives before it becomes a report."""

from dataclasses import dataclass

from twicetold.model import Relation, Role


@dataclass(frozen=True, slots=True)
class Block:
    """One block with its place.

    Attributes:
        role: What it is.
        start: First code point of the text.
        end: The code point after the last one.
    """

    role: Role
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Pointer:
    """A link with its place.

    Attributes:
        href: The address as written.
        rel: How the page points there.
        start: First code point of the words that carry it; None when no words do.
        end: The code point after them.
    """

    href: str
    rel: Relation
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """A text cut into blocks, and what the page says of itself.

    Attributes:
        text: All words; every offset counts its code points.
        blocks: The blocks in order, without overlap.
        byline: The authors as the page names them; empty when only its words tell.
        published: ISO 8601.
        updated: ISO 8601.
        outlet: What the page calls itself.
        publisher: Who owns it.
        language: ISO 639-1 code that the page declares.
        pointers: Links, embeds and declared sources.
        notes: What was odd.
    """

    text: str
    blocks: tuple[Block, ...]
    byline: tuple[str, ...] = ()
    published: str | None = None
    updated: str | None = None
    outlet: str | None = None
    publisher: str | None = None
    language: str | None = None
    pointers: tuple[Pointer, ...] = ()
    notes: tuple[str, ...] = ()
