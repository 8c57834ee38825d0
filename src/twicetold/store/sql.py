"""The store over SQLAlchemy, for SQLite and PostgreSQL alike."""

from abc import abstractmethod
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, datetime

import numpy as np
import numpy.typing as npt
from sqlalchemy import Connection, Engine

from twicetold.model import (
    Added,
    Arrival,
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
from twicetold.store import articles, findings, ledger, postings, searching, stories, topics
from twicetold.store.faults import told
from twicetold.store.pages import MOST_LISTED, Pages
from twicetold.store.postings import Rows
from twicetold.store.shelf import Batch, Shelf
from twicetold.store.turns import Turns


class SqlPages(Pages):
    """The reading verbs over any connection."""

    @abstractmethod
    def connected(self) -> AbstractContextManager[Connection]:
        """Give a connection for the length of one verb."""

    def tally(self) -> Tally:
        with self.connected() as connection:
            return ledger.tally(connection)

    def reports(self, ids: Iterable[str]) -> tuple[Report, ...]:
        with self.connected() as connection:
            return articles.some_reports(connection, ids)

    def capture(self, report: str) -> Capture:
        with self.connected() as connection:
            return articles.capture(connection, report)

    def editions(self, article: str) -> tuple[Edition, ...]:
        with self.connected() as connection:
            return articles.some_editions(connection, article)

    def edition(self, report: str) -> Edition:
        with self.connected() as connection:
            return articles.edition(connection, report)

    def current(self, after: str = "", limit: int = MOST_LISTED) -> tuple[str, ...]:
        with self.connected() as connection:
            return articles.current(connection, after, limit)

    def readings(self, reports: Iterable[str]) -> tuple[ReportReading, ...]:
        with self.connected() as connection:
            return findings.some_readings(connection, reports)

    def reuses(self, reports: Iterable[str]) -> tuple[Reuse, ...]:
        with self.connected() as connection:
            return findings.some_reuses(connection, reports)

    def stories(
        self, search: str = "", *, offset: int = 0, limit: int = MOST_LISTED
    ) -> tuple[StoryLine, ...]:
        with self.connected() as connection:
            return stories.lines(connection, search, offset, limit)

    def story(self, id: str) -> Story:
        with self.connected() as connection:
            return stories.story(connection, id)

    def line(self, story: str) -> StoryLine:
        with self.connected() as connection:
            return stories.line(connection, story)

    def homes(self, reports: Iterable[str]) -> tuple[Story, ...]:
        with self.connected() as connection:
            return stories.homes(connection, reports)

    def posted(self, seeds: npt.NDArray[np.uint64]) -> Rows:
        with self.connected() as connection:
            return postings.posted(connection, seeds)

    def ranked(self, ranks: Iterable[int]) -> dict[int, Report]:
        with self.connected() as connection:
            return articles.ranked(connection, ranks)

    def holders(self, key: int, days: tuple[str, str] | None, most: int) -> tuple[str, ...]:
        with self.connected() as connection:
            return topics.holders(connection, key, days, most)

    def profiles(self, reports: Iterable[str]) -> tuple[Profile, ...]:
        with self.connected() as connection:
            return topics.some_profiles(connection, reports)

    def usage(self, words: Collection[str]) -> Usage:
        with self.connected() as connection:
            return topics.some_usage(connection, words)

    def dossier(self, story: str) -> Dossier:
        with self.connected() as connection:
            return stories.dossier(connection, story)

    def search(
        self, words: str, *, offset: int = 0, limit: int = MOST_LISTED
    ) -> tuple[Passage, ...]:
        with self.connected() as connection:
            return searching.search(connection, words, offset, limit)

    def decisions(self) -> tuple[Decision, ...]:
        with self.connected() as connection:
            return ledger.all_decisions(connection)

    def failures(self, *, offset: int = 0, limit: int = MOST_LISTED) -> tuple[Failure, ...]:
        with self.connected() as connection:
            return ledger.some_failures(connection, offset, limit)

    def runs(self, limit: int = MOST_LISTED) -> tuple[Run, ...]:
        with self.connected() as connection:
            return ledger.some_runs(connection, limit)

    def note(self, book: str, key: str) -> bytes | None:
        with self.connected() as connection:
            return ledger.note(connection, book, key)

    def notes(
        self, book: str, *, after: str = "", limit: int = MOST_LISTED
    ) -> tuple[tuple[str, bytes], ...]:
        with self.connected() as connection:
            return ledger.some_notes(connection, book, after, limit)


class SqlBatch(SqlPages, Batch):
    """One transaction on one connection."""

    def __init__(self, connection: Connection) -> None:
        """Begin on a connection whose transaction is open."""
        self._connection = connection

    @contextmanager
    def connected(self) -> Iterator[Connection]:
        """Give the connection of the transaction."""
        yield self._connection

    def add(self, capture: Capture, report: Report, *, article: str) -> Added:
        added = articles.add(self._connection, capture, report, article)
        if added.arrival is not Arrival.KNOWN:
            ledger.overcome(self._connection, capture.source)
        return added

    def put_reading(self, reading: ReportReading) -> None:
        findings.put_reading(self._connection, reading)

    def put_reuses(self, reuses: Iterable[Reuse]) -> None:
        findings.put_reuses(self._connection, reuses)

    def put_story(self, dossier: Dossier) -> None:
        # Whoever keeps what they drew of a story tells by this that it is another now.
        changed = datetime.now(UTC).isoformat(timespec="microseconds")
        stories.put(self._connection, dossier, changed)

    def post(self, rows: Rows) -> None:
        postings.post(self._connection, rows)

    def rank(self, reports: Sequence[str]) -> int:
        return articles.rank(self._connection, reports)

    def put_profiles(self, profiles: Iterable[Profile]) -> None:
        topics.put_profiles(self._connection, profiles)

    def unlearn(self) -> None:
        articles.unrank(self._connection)
        postings.forget(self._connection)
        topics.forget(self._connection)
        findings.forget_reuses(self._connection)

    def reseat(self, before: str, after: str) -> None:
        stories.reseat(self._connection, before, after)

    def drop_story(self, story: str) -> None:
        stories.drop(self._connection, story)

    def decide(self, decision: Decision) -> None:
        ledger.decide(self._connection, decision)

    def fail(self, failure: Failure) -> None:
        ledger.fail(self._connection, failure)

    def record(self, run: Run) -> None:
        ledger.record(self._connection, run)

    def put_note(self, book: str, key: str, content: bytes | None) -> None:
        ledger.put_note(self._connection, book, key, content)


class SqlShelf(SqlPages, Shelf):
    """An open store."""

    def __init__(self, engine: Engine, place: str, turns: Turns) -> None:
        """Take an engine whose tables are of this version.

        Args:
            engine: The database.
            place: What people call the store, for messages.
            turns: How writers take turns.
        """
        self._engine = engine
        self._place = place
        self._turns = turns

    @contextmanager
    def connected(self) -> Iterator[Connection]:
        """Give a connection that sees the store as it is now, for the length of one verb."""
        with told(self._place), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def batch(self) -> Iterator[Batch]:
        with (
            told(self._place),
            self._engine.connect() as connection,
            self._turns.taken(connection),
        ):
            yield SqlBatch(connection)

    def close(self) -> None:
        self._engine.dispose()
