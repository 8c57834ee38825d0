"""Decisions, failures, runs, notes: what people and programs wrote down beside the findings."""

from sqlalchemy import Connection, delete, func, insert, select

from twicetold.model import Decision, Failure, Run, Tally, identity
from twicetold.store.packing import packed, unpacked
from twicetold.store.tables import (
    captures,
    decisions,
    editions,
    failures,
    notes,
    reports,
    runs,
    stories,
)

_READING = ("ingest", "extract")
"""The stages whose failures on a source are over when a report has come from it."""


def decide(connection: Connection, decision: Decision) -> None:
    """Keep a decision; the same one twice changes nothing."""
    if connection.scalar(select(decisions.c.id).where(decisions.c.id == decision.id)) is None:
        connection.execute(
            insert(decisions).values(id=decision.id, at=decision.at, noun=packed(decision))
        )


def all_decisions(connection: Connection) -> tuple[Decision, ...]:
    """Give all decisions in the order in which they were taken."""
    asked = select(decisions.c.noun).order_by(decisions.c.at, decisions.c.id)
    return tuple(unpacked(noun, Decision) for noun in connection.scalars(asked))


def fail(connection: Connection, failure: Failure) -> None:
    """Keep a failure, in place of an earlier one of this stage on this subject."""
    id = identity("f", failure.stage, failure.subject)
    connection.execute(delete(failures).where(failures.c.id == id))
    connection.execute(
        insert(failures).values(
            id=id, stage=failure.stage, subject=failure.subject, reason=failure.reason
        )
    )


def overcome(connection: Connection, source: str) -> None:
    """Take away the failures to read a source, now that it was read."""
    ids = [identity("f", stage, source) for stage in _READING]
    connection.execute(delete(failures).where(failures.c.id.in_(ids)))


def some_failures(connection: Connection, offset: int, limit: int) -> tuple[Failure, ...]:
    """List failures, sorted."""
    columns = (failures.c.stage, failures.c.subject, failures.c.reason)
    asked = select(*columns).order_by(*columns).offset(offset).limit(limit)
    return tuple(Failure(*row) for row in connection.execute(asked))


def record(connection: Connection, run: Run) -> None:
    """Keep a run, in place of what was kept of it before."""
    connection.execute(
        delete(runs).where(runs.c.command == run.command, runs.c.started == run.started)
    )
    connection.execute(
        insert(runs).values(
            command=run.command,
            started=run.started,
            ended=run.ended,
            version=run.version,
            settings=run.settings,
            captures=run.captures,
            added=run.added,
            failures=run.failures,
        )
    )


def some_runs(connection: Connection, limit: int) -> tuple[Run, ...]:
    """List the runs, the latest first."""
    asked = select(runs).order_by(runs.c.started.desc(), runs.c.command).limit(limit)
    return tuple(Run(*row) for row in connection.execute(asked))


def note(connection: Connection, book: str, key: str) -> bytes | None:
    """Give one note."""
    found: bytes | None = connection.scalar(
        select(notes.c.content).where(notes.c.book == book, notes.c.key == key)
    )
    return found


def some_notes(
    connection: Connection, book: str, after: str, limit: int
) -> tuple[tuple[str, bytes], ...]:
    """List the notes of a book by key."""
    asked = select(notes.c.key, notes.c.content).where(notes.c.book == book, notes.c.key > after)
    found = connection.execute(asked.order_by(notes.c.key).limit(limit))
    return tuple((row.key, row.content) for row in found)


def put_note(connection: Connection, book: str, key: str, content: bytes | None) -> None:
    """Keep a note in place of the one under this key; None takes it away."""
    connection.execute(delete(notes).where(notes.c.book == book, notes.c.key == key))
    if content is not None:
        connection.execute(insert(notes).values(book=book, key=key, content=content))


def tally(connection: Connection) -> Tally:
    """Count what the store holds."""

    def count(asked: object) -> int:
        return connection.scalar(select(func.count()).select_from(asked)) or 0  # type: ignore[arg-type]

    return Tally(
        captures=count(captures),
        articles=count(editions.select().where(editions.c.current).subquery()),
        reports=count(reports),
        stories=count(stories),
        claims=connection.scalar(select(func.coalesce(func.sum(stories.c.claims), 0))) or 0,
        failures=count(failures),
        decisions=count(decisions),
    )
