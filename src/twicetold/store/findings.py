"""What was read from single reports, and the passages that reports share."""

from collections.abc import Iterable

from sqlalchemy import Connection, delete, insert, select

from twicetold.model import ReportReading, Reuse
from twicetold.store.articles import pieces
from twicetold.store.packing import packed, unpacked
from twicetold.store.tables import readings, reuses


def put_reading(connection: Connection, reading: ReportReading) -> None:
    """Keep what was read from one report, in place of what was kept before."""
    connection.execute(delete(readings).where(readings.c.report == reading.report))
    connection.execute(insert(readings).values(report=reading.report, noun=packed(reading)))


def some_readings(connection: Connection, ids: Iterable[str]) -> tuple[ReportReading, ...]:
    """Give what was read from each report alone, sorted by report id."""
    found: list[ReportReading] = []
    for piece in pieces(ids):
        asked = select(readings.c.noun).where(readings.c.report.in_(piece))
        nouns = connection.scalars(asked.order_by(readings.c.report))
        found += [unpacked(noun, ReportReading) for noun in nouns]
    return tuple(found)


def put_reuses(connection: Connection, found: Iterable[Reuse]) -> None:
    """Keep passages of the corpus pass."""
    rows = [
        {"left": one.left.report, "right": one.right.report, "noun": packed(one)} for one in found
    ]
    if rows:
        connection.execute(insert(reuses), rows)


def forget_reuses(connection: Connection) -> None:
    """Take all passages of the corpus pass away."""
    connection.execute(delete(reuses))


def some_reuses(connection: Connection, ids: Iterable[str]) -> tuple[Reuse, ...]:
    """Give the passages that some reports share with each other, sorted."""
    wanted = set(ids)
    found: list[Reuse] = []
    for piece in pieces(wanted):
        asked = select(reuses.c.right, reuses.c.noun).where(reuses.c.left.in_(piece))
        found += [
            unpacked(row.noun, Reuse) for row in connection.execute(asked) if row.right in wanted
        ]
    return tuple(sorted(found, key=lambda one: (one.left, one.right)))
