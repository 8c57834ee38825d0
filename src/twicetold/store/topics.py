"""What reports are about, by the words under which the stories of new reports are looked up."""

from collections import Counter
from collections.abc import Collection, Iterable

from sqlalchemy import Connection, delete, func, insert, select
from sqlalchemy.dialects import postgresql, sqlite

from twicetold.model import Profile, Usage
from twicetold.store.articles import pieces
from twicetold.store.packing import packed, unpacked
from twicetold.store.tables import keys, profiles, reports, usage

_UNDATED = ""


def put_profiles(connection: Connection, found: Iterable[Profile]) -> None:
    """Keep what reports are about; those whose profile is kept already are passed over."""
    by_report = {one.report: one for one in found}
    fresh = sorted(by_report.keys() - _known(connection, by_report))
    if not fresh:
        return
    some = [by_report[report] for report in fresh]
    connection.execute(
        insert(profiles), [{"report": one.report, "noun": packed(one)} for one in some]
    )
    rows = [
        {"key": key, "day": one.day or _UNDATED, "report": one.report}
        for one in some
        for key in sorted(set(one.keys))
    ]
    if rows:
        connection.execute(insert(keys), rows)
    _count(connection, Counter(word for one in some for word in one.words))


def _known(connection: Connection, ids: Iterable[str]) -> set[str]:
    found: set[str] = set()
    for piece in pieces(ids):
        asked = select(profiles.c.report).where(profiles.c.report.in_(piece))
        found |= set(connection.scalars(asked))
    return found


def _count(connection: Connection, more: Counter[str]) -> None:
    served = connection.dialect.name == "postgresql"
    adding = (postgresql if served else sqlite).insert(usage)
    adding = adding.on_conflict_do_update(
        index_elements=[usage.c.word],
        set_={"reports": usage.c.reports + adding.excluded.reports},
    )
    rows = [{"word": word, "reports": count} for word, count in sorted(more.items())]
    if rows:
        connection.execute(adding, rows)


def forget(connection: Connection) -> None:
    """Take all profiles away."""
    for table in (keys, usage, profiles):
        connection.execute(delete(table))


def holders(
    connection: Connection, key: int, days: tuple[str, str] | None, most: int
) -> tuple[str, ...]:
    """Give current reports that have a key, the latest first."""
    asked = (
        select(keys.c.report)
        .join(reports, reports.c.id == keys.c.report)
        .where(keys.c.key == key, reports.c.current)
    )
    if days is not None:
        asked = asked.where(
            # PostgreSQL takes no collation inside BETWEEN.
            ((keys.c.day >= days[0]) & (keys.c.day <= days[1])) | (keys.c.day == _UNDATED)
        )
    asked = asked.order_by(keys.c.day.desc(), keys.c.report.desc()).limit(most)
    return tuple(connection.scalars(asked))


def some_profiles(connection: Connection, ids: Iterable[str]) -> tuple[Profile, ...]:
    """Give what reports are about, sorted by report id."""
    found: list[Profile] = []
    for piece in pieces(ids):
        asked = select(profiles.c.noun).where(profiles.c.report.in_(piece))
        nouns = connection.scalars(asked.order_by(profiles.c.report))
        found += [unpacked(noun, Profile) for noun in nouns]
    return tuple(found)


def some_usage(connection: Connection, words: Collection[str]) -> Usage:
    """Count the reports that hold words."""
    found: list[tuple[str, int]] = []
    for piece in pieces(words):
        asked = select(usage.c.word, usage.c.reports).where(usage.c.word.in_(piece))
        found += [(row.word, row.reports) for row in connection.execute(asked)]
    total = connection.scalar(select(func.count()).select_from(profiles)) or 0
    return Usage(total, tuple(sorted(found)))
