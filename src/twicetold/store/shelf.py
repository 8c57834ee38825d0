"""A store as the other rooms see it: nouns in, nouns out, and nothing of what lies beneath.

``Pages`` are the reading verbs, ``Batch`` adds the writing ones and is one transaction, ``Shelf``
is the open store. Reading never blocks and never changes anything. Writing happens only so::

    with store.opened("news.db") as shelf, shelf.batch() as batch:
        batch.add(capture, report, article=capture.source)

When the block ends, all of it is kept; when an exception leaves it, nothing is.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from types import TracebackType
from typing import Self

from twicetold.model import (
    Added,
    Capture,
    Decision,
    Dossier,
    Edition,
    Failure,
    Passage,
    Report,
    ReportReading,
    Reuse,
    Run,
    Story,
    StoryLine,
    Tally,
)

MOST_LISTED = 100
"""How many things a list gives when it is not told otherwise."""


class Pages(ABC):
    """What can be read from a store."""

    @abstractmethod
    def tally(self) -> Tally:
        """Count what the store holds."""

    @abstractmethod
    def reports(self, ids: Iterable[str]) -> tuple[Report, ...]:
        """Give reports, sorted by id; ids that the store does not know are left out."""

    @abstractmethod
    def capture(self, report: str) -> Capture:
        """Give the latest capture that a report was read from, byte for byte.

        Args:
            report: The report's id.

        Raises:
            Missing: There is no such report.
        """

    @abstractmethod
    def editions(self, article: str) -> tuple[Edition, ...]:
        """Give the editions of one article in the order of arrival; none if it is not known."""

    @abstractmethod
    def edition(self, report: str) -> Edition:
        """Give the latest edition with this report.

        Raises:
            Missing: There is no such report.
        """

    @abstractmethod
    def current(self, after: str = "", limit: int = MOST_LISTED) -> tuple[str, ...]:
        """List the ids of the current reports in order, to walk through all of them.

        Args:
            after: The last id of the piece before.
            limit: How many at most.
        """

    @abstractmethod
    def readings(self, reports: Iterable[str]) -> tuple[ReportReading, ...]:
        """Give what was read from each report alone, sorted by report id.

        Reports that were not read, for their language for instance, are left out.
        """

    @abstractmethod
    def reuses(self, reports: Iterable[str]) -> tuple[Reuse, ...]:
        """Give the passages of the corpus pass that any of these reports shares, sorted."""

    @abstractmethod
    def stories(
        self, search: str = "", *, offset: int = 0, limit: int = MOST_LISTED
    ) -> tuple[StoryLine, ...]:
        """List stories, the one with the latest report first.

        Args:
            search: Words that a passage of a story's reports holds; all stories when empty.
            offset: How many to pass over.
            limit: How many at most.
        """

    @abstractmethod
    def line(self, id: str) -> StoryLine:
        """Give one story as a line of the list, by its id or one that it had before.

        Raises:
            Missing: There is no such story.
        """

    @abstractmethod
    def story(self, id: str) -> Story:
        """Give a story by its id, or by one that it had before it grew, merged or split.

        Raises:
            Missing: There is no such story.
        """

    @abstractmethod
    def aliases(self, story: str) -> tuple[str, ...]:
        """Give the ids that a story had before, sorted."""

    @abstractmethod
    def homes(self, reports: Iterable[str]) -> dict[str, str]:
        """Give the id of the story in which each of these reports stands, by report id."""

    @abstractmethod
    def dossier(self, story: str) -> Dossier:
        """Give all that was found about one story.

        Args:
            story: Its id, or one that it had before.

        Raises:
            Missing: There is no such story.
        """

    @abstractmethod
    def search(
        self, words: str, *, offset: int = 0, limit: int = MOST_LISTED
    ) -> tuple[Passage, ...]:
        """Find passages of current reports, those of the latest reports first.

        Args:
            words: Words that all stand in the passage, in any form of case and accent; words in
                double quotation marks stand there in this order.
            offset: How many to pass over.
            limit: How many at most.
        """

    @abstractmethod
    def decisions(self) -> tuple[Decision, ...]:
        """Give all decisions, in the order in which they were taken."""

    @abstractmethod
    def failures(self, *, offset: int = 0, limit: int = MOST_LISTED) -> tuple[Failure, ...]:
        """List what could not be read and was not read later either, sorted."""

    @abstractmethod
    def runs(self, limit: int = MOST_LISTED) -> tuple[Run, ...]:
        """List the runs, the latest first."""

    @abstractmethod
    def note(self, book: str, key: str) -> bytes | None:
        """Give one note; None if there is none under this key.

        Notes are for the floors above, which keep in them what the store need not understand,
        such as the state of polling. A book is a set of notes, named by the room that owns it.
        """

    @abstractmethod
    def notes(
        self, book: str, *, after: str = "", limit: int = MOST_LISTED
    ) -> tuple[tuple[str, bytes], ...]:
        """List the notes of a book, key and content, by key in the order of code points.

        Args:
            book: The book.
            after: The last key of the piece before.
            limit: How many at most.
        """


class Batch(Pages):
    """Writing in one transaction; its reading verbs see what it has written so far."""

    @abstractmethod
    def add(self, capture: Capture, report: Report, *, article: str) -> Added:
        """Keep a capture and the report read from it; what is known already changes nothing.

        A capture is known when the article has one with the same bytes and the same ``given``,
        unless it was retrieved later than the current edition: then the page reads again as it
        once did. A new edition takes the place of the one before in its story when the story is
        next put; the earlier one stays in the store.

        Args:
            capture: As received.
            report: As read from it.
            article: What all editions have in common, the address or the absolute path.
        """

    @abstractmethod
    def put_reading(self, reading: ReportReading) -> None:
        """Keep what was read from one report alone, in place of what was kept before."""

    @abstractmethod
    def put_reuses(
        self, reuses: Iterable[Reuse], *, instead_of: Iterable[tuple[str, str]] = ()
    ) -> None:
        """Keep passages of the corpus pass.

        Args:
            reuses: The passages.
            instead_of: Pairs of report ids whose passages so far are taken away first.
        """

    @abstractmethod
    def put_story(self, dossier: Dossier, *, before: Sequence[str] = ()) -> None:
        """Keep all that was found about one story.

        Its reports leave the stories in which they stood.

        Args:
            dossier: The dossier of exactly one story, whose reports are all in the store.
            before: Ids of stories that this one goes on from. They, and the ids that they had
                before, become aliases of this one.
        """

    @abstractmethod
    def drop_story(self, story: str) -> None:
        """Take a story away; its reports stay and its aliases lead nowhere."""

    @abstractmethod
    def decide(self, decision: Decision) -> None:
        """Keep a decision; the same one twice changes nothing."""

    @abstractmethod
    def fail(self, failure: Failure) -> None:
        """Keep a failure, in place of an earlier one of this stage on this subject."""

    @abstractmethod
    def record(self, run: Run) -> None:
        """Keep a run, in place of what was kept of it before (same command, same start)."""

    @abstractmethod
    def put_note(self, book: str, key: str, content: bytes | None) -> None:
        """Keep a note in place of the one under this key; None takes it away."""


class Shelf(Pages):
    """An open store; verbs may be used from several threads."""

    @abstractmethod
    def batch(self) -> AbstractContextManager[Batch]:
        """Begin to write: one transaction, and one writer at a time.

        While another process writes, this waits; ``opened`` tells whom to tell.

        Raises:
            ShelfError: The store cannot be written: the disk is full, the folder is read-only,
                or another process writes for longer than the patience given to ``opened``.
        """

    @abstractmethod
    def close(self) -> None:
        """Let go of the store."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
