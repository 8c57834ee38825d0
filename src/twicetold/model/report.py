"""What was received and what was read from it."""

from dataclasses import dataclass
from enum import StrEnum

from twicetold.model.failure import PassageMismatch
from twicetold.model.span import Passage, Span


@dataclass(frozen=True, slots=True)
class Given:
    """What the one who hands in a report says of it; it wins over what extraction finds.

    Attributes:
        headline: The headline, if it is known.
        standfirst: The standfirst, if it is known.
        byline: The authors' names.
        published: ISO 8601, as precise as it is known.
        updated: ISO 8601, as precise as it is known.
        dateline: The dateline's words.
        language: ISO 639-1 code.
        outlet: Who published it.
        publisher: Who owns the outlet.
        url: Where it stood.
    """

    headline: str | None = None
    standfirst: str | None = None
    byline: tuple[str, ...] = ()
    published: str | None = None
    updated: str | None = None
    dateline: str | None = None
    language: str | None = None
    outlet: str | None = None
    publisher: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Capture:
    """One page or text as it was received.

    Attributes:
        source: Path or URL as it was given; relative paths stay relative.
        body: The bytes as received.
        media_type: For instance ``text/html``; ``text/plain`` when nothing better is known.
        digest: SHA-256 of the bytes, hexadecimal.
        given: What is known of it from outside, such as the fields of a JSON line.
        hints: What the feed that named it says of it; it stands where the page itself is silent.
        notes: What was found odd while reading, each a sentence for the reader.
        retrieved: When it was received, ISO 8601 with zone, where that is known.
        via: What led to it, first to last: an archive, feed or sitemap.
        redirects: Addresses that answered with another address, from the first one asked.
    """

    source: str
    body: bytes
    media_type: str
    digest: str
    given: Given = Given()
    notes: tuple[str, ...] = ()
    retrieved: str | None = None
    via: tuple[str, ...] = ()
    redirects: tuple[str, ...] = ()
    hints: Given = Given()


class Role(StrEnum):
    """What a part of a report is."""

    HEADLINE = "headline"
    STANDFIRST = "standfirst"
    BYLINE = "byline"
    DATELINE = "dateline"
    BODY = "body"
    CAPTION = "caption"
    CREDIT = "credit"
    SUMMARY = "summary"
    FURNITURE = "furniture"


@dataclass(frozen=True, slots=True)
class Part:
    """One block of a report, such as a paragraph.

    Attributes:
        role: What the block is.
        start: First code point of the report's text.
        end: The code point after the last one.
        repeats: Index of the earlier part whose words this one says again, if any.
    """

    role: Role
    start: int
    end: int
    repeats: int | None = None

    @property
    def span(self) -> Span:
        """Give the place of the part."""
        return Span(self.start, self.end)


class Scope(StrEnum):
    """What an agency is credited for."""

    TEXT = "text"
    PHOTO = "photo"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Credit:
    """An agency named as the maker of text or pictures.

    Attributes:
        agency: The agency's name, as in the lexicon where it is known.
        scope: What the credit is for.
        passage: The words that give the credit.
    """

    agency: str
    scope: Scope
    passage: Passage


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where, and sometimes when, a report was filed.

    Attributes:
        place: The place as written.
        date: ISO 8601 date, if the dateline has one.
        passage: The words of the dateline.
    """

    place: str
    date: str | None
    passage: Passage


class Relation(StrEnum):
    """How a page points at another."""

    LINK = "link"
    EMBED = "embed"
    BASED_ON = "based-on"
    SYNDICATION = "syndication"


@dataclass(frozen=True, slots=True)
class Link:
    """A pointer from a report to another page.

    Attributes:
        href: The address as written in the page.
        rel: How the page points at it.
        passage: The words that carry the link, if they stand in the text.
    """

    href: str
    rel: Relation
    passage: Passage | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """One outlet's article, in one edition.

    Attributes:
        id: Follows from ``source`` and ``text``.
        source: Path or URL as it was given.
        outlet: Who published it; the host or the file's stem when nothing better is known.
        publisher: Who owns the outlet; the outlet itself when nothing better is known.
        text: All its words, never normalised; every offset counts its code points.
        parts: Its blocks in the order of the text; they do not overlap.
        byline: The authors' names, agencies apart.
        dateline: Where it was filed, if it says so.
        credits: Agencies credited for text or pictures.
        published: ISO 8601, as precise as it is known, no invented hour or zone.
        updated: Likewise.
        language: ISO 639-1 code, ``und`` when unknown.
        links: Pointers to other pages.
        notes: What was odd while it was read, each a sentence for the reader.
    """

    id: str
    source: str
    outlet: str
    publisher: str
    text: str
    parts: tuple[Part, ...]
    byline: tuple[str, ...] = ()
    dateline: Dateline | None = None
    credits: tuple[Credit, ...] = ()
    published: str | None = None
    updated: str | None = None
    language: str = "und"
    links: tuple[Link, ...] = ()
    notes: tuple[str, ...] = ()

    def passage(self, start: int, end: int) -> Passage:
        """Take words of this report.

        Args:
            start: First code point of ``text``.
            end: The code point after the last one.

        Raises:
            PassageMismatch: The span does not lie within the text.
        """
        if not 0 <= start <= end <= len(self.text):
            raise PassageMismatch(f"{self.source} has no characters {start} to {end}")
        return Passage(self.id, start, end, self.text[start:end])

    def first(self, role: Role) -> Passage | None:
        """Give the first part with this role as a passage, if there is one."""
        for part in self.parts:
            if part.role is role:
                return self.passage(part.start, part.end)
        return None

    @property
    def headline(self) -> Passage | None:
        """Give the headline, if there is one."""
        return self.first(Role.HEADLINE)

    @property
    def standfirst(self) -> Passage | None:
        """Give the standfirst, if there is one."""
        return self.first(Role.STANDFIRST)

    @property
    def reference(self) -> str | None:
        """Give the date that relative dates count from: published, else updated."""
        return self.published or self.updated
