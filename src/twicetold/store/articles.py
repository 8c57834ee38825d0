"""Captures, the reports read from them, and the editions of an article."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from typing import TypeVar

import msgspec
from sqlalchemy import Connection, Row, func, insert, select, update

from twicetold.model import Added, Arrival, Capture, Edition, Missing, Report, Role
from twicetold.store.packing import packed, squeezed, stretched, unpacked
from twicetold.store.searching import index_passages
from twicetold.store.tables import captures, editions, reports

_PIECE = 500
"""How many ids one question names; SQLite takes 32,766, and larger questions are no faster."""

_Id = TypeVar("_Id", int, str)

_Standing = Row[int, str, int, str | None]

_UNDATED = ""
"""Sorts reports without a date before all others, so that the latest come first when turned."""


def pieces(ids: Iterable[_Id]) -> list[list[_Id]]:
    """Cut ids into lists that one question can name, sorted and each id once."""
    ordered = sorted(set(ids))
    return [ordered[start : start + _PIECE] for start in range(0, len(ordered), _PIECE)]


def instant(written: str | None) -> str:
    """Give a text by which times sort: those with a zone in UTC, the others as written."""
    if written is None:
        return _UNDATED
    try:
        read = datetime.fromisoformat(written)
    except ValueError:
        return written
    return written if read.tzinfo is None else read.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S")


def add(connection: Connection, capture: Capture, report: Report, article: str) -> Added:
    """Keep a capture and its report, as ``Batch.add`` says."""
    standing = _standing(connection, article)
    number = _known(connection, capture, article)
    later = standing is None or _later(
        capture.retrieved, standing.retrieved, seen=number is not None
    )
    if number is not None and standing is not None:
        again = later and capture.retrieved is not None and standing.retrieved is not None
        if not again or standing.capture == number:
            return Added(Arrival.KNOWN, report.id)
    if number is None:
        number = _keep(connection, capture, article)
    if standing is not None and later:
        _stand_back(connection, standing)
    _put_report(connection, report, article, current=later)
    connection.execute(
        insert(editions).values(
            article=article,
            report=report.id,
            capture=number,
            retrieved=capture.retrieved,
            current=later,
        )
    )
    if standing is None:
        return Added(Arrival.NEW, report.id)
    if not later:
        return Added(Arrival.EARLIER, report.id)
    return Added(Arrival.EDITION, report.id, standing.report)


def _later(arriving: str | None, standing: str | None, *, seen: bool) -> bool:
    """Tell whether a capture is later than the one that stands.

    Times are known to the second. Within one, and where one is unknown, what was never seen is
    the later; what was seen is only being added again.
    """
    if arriving is None or standing is None:
        return True
    if instant(arriving) == instant(standing):
        return not seen
    return instant(arriving) > instant(standing)


def _standing(connection: Connection, article: str) -> _Standing | None:
    asked = select(editions.c.number, editions.c.report, editions.c.capture, editions.c.retrieved)
    return connection.execute(
        asked.where(editions.c.article == article, editions.c.current)
    ).first()


def _given(capture: Capture) -> str:
    return sha256(msgspec.json.encode(capture.given)).hexdigest()


def _known(connection: Connection, capture: Capture, article: str) -> int | None:
    found: int | None = connection.scalar(
        select(captures.c.number).where(
            captures.c.article == article,
            captures.c.digest == capture.digest,
            captures.c.given == _given(capture),
        )
    )
    return found


def _keep(connection: Connection, capture: Capture, article: str) -> int:
    kept = connection.execute(
        insert(captures).values(
            article=article,
            digest=capture.digest,
            given=_given(capture),
            retrieved=capture.retrieved,
            noun=packed(replace(capture, body=b"")),
            body=squeezed(capture.body),
        )
    )
    return int(kept.inserted_primary_key[0])  # type: ignore[index]


def _stand_back(connection: Connection, standing: _Standing) -> None:
    connection.execute(
        update(editions).where(editions.c.number == standing.number).values(current=False)
    )
    elsewhere = select(editions.c.number).where(
        editions.c.report == standing.report, editions.c.current
    )
    if connection.scalar(elsewhere) is None:
        connection.execute(
            update(reports).where(reports.c.id == standing.report).values(current=False)
        )


def _put_report(connection: Connection, report: Report, article: str, *, current: bool) -> None:
    known = connection.scalar(select(reports.c.id).where(reports.c.id == report.id))
    if known is not None and not current:
        return
    columns = {
        "article": article,
        "outlet": report.outlet,
        "published": report.published,
        "updated": report.updated,
        "moment": instant(report.reference),
        "current": current,
        "noun": packed(report),
    }
    if known is None:
        connection.execute(insert(reports).values(id=report.id, **columns))
    else:
        connection.execute(update(reports).where(reports.c.id == report.id).values(**columns))
    index_passages(connection, report)


def some_reports(connection: Connection, ids: Iterable[str]) -> tuple[Report, ...]:
    """Give reports, sorted by id."""
    found: list[Report] = []
    for piece in pieces(ids):
        asked = select(reports.c.noun).where(reports.c.id.in_(piece)).order_by(reports.c.id)
        found += [unpacked(noun, Report) for noun in connection.scalars(asked)]
    return tuple(found)


def capture(connection: Connection, report: str) -> Capture:
    """Give the latest capture that a report was read from."""
    found = connection.execute(
        select(captures.c.noun, captures.c.body)
        .join(editions, editions.c.capture == captures.c.number)
        .where(editions.c.report == report)
        .order_by(editions.c.number.desc())
        .limit(1)
    ).first()
    if found is None:
        raise Missing(f"the store has no report {report}; twicetold stories lists what it has")
    return replace(unpacked(found.noun, Capture), body=stretched(found.body))


def some_editions(connection: Connection, article: str) -> tuple[Edition, ...]:
    """Give the editions of an article in the order of arrival."""
    asked = (
        select(
            editions, reports.c.outlet, reports.c.published, reports.c.updated, captures.c.digest
        )
        .join(reports, reports.c.id == editions.c.report)
        .join(captures, captures.c.number == editions.c.capture)
        .where(editions.c.article == article)
        .order_by(editions.c.number)
    )
    return tuple(
        Edition(
            article=row.article,
            number=number,
            report=row.report,
            current=row.current,
            outlet=row.outlet,
            published=row.published,
            updated=row.updated,
            retrieved=row.retrieved,
            digest=row.digest,
        )
        for number, row in enumerate(connection.execute(asked), start=1)
    )


def edition(connection: Connection, report: str) -> Edition:
    """Give the latest edition with a report."""
    article = connection.scalar(
        select(editions.c.article)
        .where(editions.c.report == report)
        .order_by(editions.c.number.desc())
        .limit(1)
    )
    if article is None:
        raise Missing(f"the store has no report {report}; twicetold stories lists what it has")
    return [one for one in some_editions(connection, article) if one.report == report][-1]


def current(connection: Connection, after: str, limit: int) -> tuple[str, ...]:
    """List the ids of current reports in order."""
    asked = select(reports.c.id).where(reports.c.current, reports.c.id > after)
    return tuple(connection.scalars(asked.order_by(reports.c.id).limit(limit)))


def rank(connection: Connection, ids: Sequence[str]) -> int:
    """Number reports in the order of linking, above all that have a rank."""
    highest = connection.scalar(select(func.max(reports.c.rank)))
    first: int = 0 if highest is None else highest + 1
    for number, id in enumerate(ids, start=first):
        connection.execute(update(reports).where(reports.c.id == id).values(rank=number))
    return first


def unrank(connection: Connection) -> None:
    """Take all ranks away."""
    connection.execute(update(reports).values(rank=None))


def ranked(connection: Connection, ranks: Iterable[int]) -> dict[int, Report]:
    """Give reports by their rank."""
    found: dict[int, Report] = {}
    for piece in pieces(ranks):
        asked = select(reports.c.rank, reports.c.noun).where(reports.c.rank.in_(piece))
        found.update((row.rank, unpacked(row.noun, Report)) for row in connection.execute(asked))
    return found


def headline(report: Report) -> str:
    """Give the words that stand for a report in a list: its headline or its first words."""
    found = report.headline or report.first(Role.BODY)
    return found.exact[:200] if found else report.source
