"""What a store tells of the things it keeps."""

from dataclasses import dataclass
from enum import StrEnum

from twicetold.model.span import Passage


class Arrival(StrEnum):
    """What became of a capture that was handed to a store."""

    NEW = "new"
    EDITION = "edition"
    EARLIER = "earlier"
    KNOWN = "known"


@dataclass(frozen=True, slots=True)
class Added:
    """What a store did with one capture.

    Attributes:
        arrival: ``new``: the first report of its article; ``edition``: the article reads
            otherwise than before and this is now its report; ``earlier``: kept, but a later
            capture of the article is there already; ``known``: nothing changed.
        report: The id of the report.
        before: The id of the report that it takes the place of, for an ``edition``; it is the
            same id where only what is said of the words changed, such as the date.
    """

    arrival: Arrival
    report: str
    before: str | None = None


@dataclass(frozen=True, slots=True)
class Edition:
    """One article as it stood at one time.

    Attributes:
        article: What the editions have in common: the address or path.
        number: Counted from 1 in the order of arrival.
        report: The id of the report.
        current: Whether it is the edition that stands in its story.
        outlet: Who published it.
        published: ISO 8601, as the page says.
        updated: ISO 8601, as the page says.
        retrieved: When the page was received, ISO 8601 with zone, where that is known.
        digest: SHA-256 of the bytes received, hexadecimal.
    """

    article: str
    number: int
    report: str
    current: bool
    outlet: str
    published: str | None
    updated: str | None
    retrieved: str | None
    digest: str


@dataclass(frozen=True, slots=True)
class StoryLine:
    """One story as a line of a list.

    Attributes:
        id: The story's id.
        headline: The headline of its earliest report, or that report's first words.
        reports: How many reports it has.
        outlets: How many outlets published them.
        first: When its earliest report came out, ISO 8601, as precise as it is known.
        last: When its latest report came out.
        claims: How many claims several of its reports carry.
        independent: How many of these have at least two origins that are shown to differ.
        contested: How many of these are contested.
        changed: When the store last wrote it, ISO 8601 in UTC.
    """

    id: str
    headline: str
    reports: int
    outlets: int
    first: str | None
    last: str | None
    claims: int
    independent: int
    contested: int
    changed: str


@dataclass(frozen=True, slots=True)
class Run:
    """One piece of work on a store.

    Attributes:
        command: What was run, for instance ``add``.
        started: When, ISO 8601 in UTC.
        ended: When its last batch was written, ISO 8601 in UTC.
        version: The version of twicetold.
        settings: SHA-256 of the settings that bear on what is found, hexadecimal.
        captures: How many captures were handed in.
        added: How many of them were new or a new edition.
        failures: How many could not be read.
    """

    command: str
    started: str
    ended: str
    version: str
    settings: str
    captures: int
    added: int
    failures: int


@dataclass(frozen=True, slots=True)
class Tally:
    """How much a store holds.

    Attributes:
        captures: Pages and texts as they were received.
        articles: Addresses and paths that they stood at.
        reports: Reports, all editions counted.
        stories: Stories.
        claims: Claims that several reports carry.
        failures: What could not be read.
        decisions: What people decided.
    """

    captures: int
    articles: int
    reports: int
    stories: int
    claims: int
    failures: int
    decisions: int


@dataclass(frozen=True, slots=True)
class Move:
    """Words that stand elsewhere now, once and to the letter.

    Attributes:
        before: Where they stood.
        after: Where they stand in the text as it reads now.
    """

    before: Passage
    after: Passage


@dataclass(frozen=True, slots=True)
class Recheck:
    """The stored passages of one report, held against what they were taken from.

    Attributes:
        report: The id of the report.
        source: Path or URL as it was given.
        live: Whether they were held against the page as it is now; else against the bytes that
            were kept.
        exact: How many passages stand where they stood, to the letter.
        moved: Passages that stand elsewhere, once and to the letter.
        changed: Passages whose words do not stand in the text, or stand in it several times so
            that nothing tells which is meant.
        gone: Passages of a page that is not there, or is no article, any more.
        reason: Why the page could not be held against them; empty when it could.
    """

    report: str
    source: str
    live: bool
    exact: int
    moved: tuple[Move, ...] = ()
    changed: tuple[Passage, ...] = ()
    gone: tuple[Passage, ...] = ()
    reason: str = ""
