"""A dossier of one story, from the tables."""

from collections.abc import Sequence
from typing import Any

import msgspec
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from twicetold.corpus.columns import nouns
from twicetold.corpus.journey import Built, NoTables, manifest
from twicetold.corpus.writing import path
from twicetold.dossier.series import series
from twicetold.model import (
    Attribution,
    Claim,
    Corroboration,
    Dossier,
    Failure,
    Moment,
    Name,
    Report,
    Reuse,
    Story,
)
from twicetold.run.places import place


def stories(output: str) -> tuple[Story, ...]:
    """Give the stories of a corpus, by day.

    Raises:
        NoTables: The folder holds no whole tables.
    """
    days = [
        file.split("day=")[1].split("/")[0]
        for file in manifest(output).files
        if file.startswith("stories/")
    ]
    return tuple(one for day in days for one in nouns(_rows(output, "stories", day), Story))


def dossier(output: str, story: str) -> Dossier:
    """Give the dossier of one story.

    Args:
        output: The folder of the tables.
        story: The id of the story.

    Returns:
        The same as of its reports in a dossier of the whole corpus.

    Raises:
        NoTables: The folder holds no whole tables, or the story is not among them.
    """
    built = manifest(output)
    home, first = _home(output, built, story)
    days = home["days"]

    def rows(table: str, of: Sequence[str]) -> pa.Table:
        there = [day for day in of if path(table, day) in built.files]
        return pa.concat_tables(
            [_rows(output, table, day, ("story", story)) for day in there] or [pa.table({})]
        )

    told = rows("reports", days)
    reports, named = nouns(told, Report), told["moments"].to_pylist()
    order = sorted(range(len(reports)), key=lambda at: reports[at].id)
    claims = nouns(rows("claims", [first]), Claim)
    attributions = nouns(rows("attributions", days), Attribution)
    attributions = tuple(sorted(attributions, key=_place))
    reuses = nouns(rows("reuses", days), Reuse)
    return Dossier(
        version=built.version,
        reports=tuple(reports[at] for at in order),
        moments=tuple(tuple(msgspec.convert(named[at], tuple[Moment, ...])) for at in order),
        stories=(msgspec.convert(home, Story),),
        reuses=tuple(sorted(reuses, key=lambda one: (one.left, one.right))),
        attributions=attributions,
        claims=claims,
        corroborations=_corroborations(rows("claims", [first]), rows("origins", [first])),
        series=series(claims, [reports[at] for at in order], attributions),
        names=tuple(msgspec.convert(home["names"], tuple[Name, ...])),
        failures=_failures(output, built, {story, *(one.source for one in reports)}),
    )


def _home(output: str, built: Built, story: str) -> tuple[dict[str, Any], str]:
    for file in built.files:
        if file.startswith("stories/"):
            day = file.split("day=")[1].split("/")[0]
            found = _rows(output, "stories", day, ("id", story))
            if found.num_rows:
                row: dict[str, Any] = found.to_pylist()[0]
                return row, day
    raise NoTables(f"{output} has no story {story}; twicetold dossier {output} lists what it has")


def _rows(output: str, table: str, day: str, where: tuple[str, str] | None = None) -> pa.Table:
    system, inside = place(f"{output}/{path(table, day)}")
    filters = pc.field(where[0]) == where[1] if where else None
    return pq.read_table(inside, filesystem=system, filters=filters, partitioning=None)


def _place(attribution: Attribution) -> tuple[str, int, str]:
    return (attribution.report, attribution.content[0].start, attribution.id)


def _corroborations(claims: pa.Table, origins: pa.Table) -> tuple[Corroboration, ...]:
    of: dict[str, list[dict[str, Any]]] = {}
    for row in origins.to_pylist():
        of.setdefault(row["claim"], []).append(row)
    return tuple(
        msgspec.convert(
            {**row, "claim": row["id"], "origins": of.get(row["id"], [])}, Corroboration
        )
        for row in claims.to_pylist()
    )


def _failures(output: str, built: Built, subjects: set[str]) -> tuple[Failure, ...]:
    file = [day for day in ("undated",) if path("failures", day) in built.files]
    found = (one for day in file for one in nouns(_rows(output, "failures", day), Failure))
    return tuple(sorted(one for one in found if one.subject in subjects))
