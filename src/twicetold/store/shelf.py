"""A store as the other rooms see it: nouns in, nouns out, and nothing of what lies beneath.

``Pages`` are the reading verbs, ``Batch`` adds the writing ones and is one transaction, ``Shelf``
is the open store. Reading never blocks and never changes anything. Writing happens only so::

    with store.opened("news.db") as shelf, shelf.batch() as batch:
        batch.add(capture, report, article=capture.source)

When the block ends, all of it is kept; when an exception leaves it, nothing is.
"""

from abc import abstractmethod
from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from types import TracebackType
from typing import Self

from twicetold.model import (
    Added,
    Capture,
    Decision,
    Dossier,
    Failure,
    Profile,
    Report,
    ReportReading,
    Reuse,
    Run,
)
from twicetold.store.pages import Pages
from twicetold.store.postings import Rows


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
    def put_reuses(self, reuses: Iterable[Reuse]) -> None:
        """Keep passages of the corpus pass, beside those that are kept."""

    @abstractmethod
    def put_story(self, dossier: Dossier) -> None:
        """Keep all that was found about one story, in place of what was kept of it before.

        Its reports leave the stories in which they stood; a story that has none left is gone.
        The aliases of the story lead to it from then on.

        Args:
            dossier: The dossier of exactly one story, whose reports are all in the store.
        """

    @abstractmethod
    def post(self, rows: Rows) -> None:
        """Keep the postings of some reports, whose ranks are above all that are kept."""

    @abstractmethod
    def rank(self, reports: Sequence[str]) -> int:
        """Number reports in the order of linking, above all that have a rank.

        Args:
            reports: Ids of reports without a rank, in the order in which they are linked.

        Returns:
            The rank of the first one; the others follow.
        """

    @abstractmethod
    def put_profiles(self, profiles: Iterable[Profile]) -> None:
        """Keep what reports are about; a report whose profile is kept is passed over."""

    @abstractmethod
    def unlearn(self) -> None:
        """Take away ranks, postings, profiles and shared passages, to find all of them anew."""

    @abstractmethod
    def reseat(self, before: str, after: str) -> None:
        """Let the report of a new edition take the place of the one before in its story.

        Args:
            before: The id of the report that stands in a story, or in none.
            after: The id of the report that takes its place.
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
