"""What can be read from a store: nouns in, nouns out, and nothing of what lies beneath."""

from abc import ABC, abstractmethod
from collections.abc import Collection, Iterable

import numpy as np
import numpy.typing as npt

from twicetold.model import (
    Capture,
    Decision,
    Dossier,
    Edition,
    Failure,
    Passage,
    Profile,
    Report,
    ReportReading,
    Reuse,
    Run,
    Story,
    StoryLine,
    Tally,
    Usage,
)
from twicetold.store.postings import Rows

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
        """Give the passages of the corpus pass that these reports share with each other, sorted."""

    @abstractmethod
    def posted(self, seeds: npt.NDArray[np.uint64]) -> Rows:
        """Give the postings of some seeds, in no order; see ``store.postings``."""

    @abstractmethod
    def ranked(self, ranks: Iterable[int]) -> dict[int, Report]:
        """Give reports of any edition by their rank in the order of linking."""

    @abstractmethod
    def holders(self, key: int, days: tuple[str, str] | None, most: int) -> tuple[str, ...]:
        """Give the current reports whose profile has a key, the latest first.

        Args:
            key: The key.
            days: The first and the last day, both included; reports without a day count as well.
                None for any.
            most: How many at most.
        """

    @abstractmethod
    def profiles(self, reports: Iterable[str]) -> tuple[Profile, ...]:
        """Give what reports are about, sorted by report id."""

    @abstractmethod
    def usage(self, words: Collection[str]) -> Usage:
        """Count the reports that hold each of some words."""

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
    def story(self, id: str) -> Story:
        """Give a story by its id, or by one that it had before it grew, merged or split.

        Raises:
            Missing: There is no such story.
        """

    @abstractmethod
    def homes(self, reports: Iterable[str]) -> tuple[Story, ...]:
        """Give the stories in which these reports stand, whole, sorted by id."""

    @abstractmethod
    def line(self, story: str) -> StoryLine:
        """Give a story as a line of a list.

        Args:
            story: Its id, or one that it had before.

        Raises:
            Missing: There is no such story.
        """

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
