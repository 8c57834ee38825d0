"""The six tables of a corpus: what stands in them, in which order, and under which day."""

from collections.abc import Iterator
from typing import Any

import msgspec
import pyarrow as pa

from twicetold.corpus.columns import row, schema
from twicetold.model import (
    Attribution,
    Claim,
    Corroboration,
    Dossier,
    Failure,
    Moment,
    Name,
    Origin,
    Report,
    Reuse,
    Story,
)

UNDATED = "undated"
"""The partition of what has no day."""

_IN_CLAIM = ("claim", "origins")

TABLES: dict[str, pa.Schema] = {
    "attributions": schema(Attribution, ("story", str)),
    "claims": pa.unify_schemas([schema(Claim), schema(Corroboration, without=_IN_CLAIM)]),
    "origins": schema(Origin, ("story", str), ("claim", str)),
    "reports": schema(Report, ("story", str), ("moments", tuple[Moment, ...])),
    "reuses": schema(Reuse, ("story", str)),
    "stories": schema(Story, ("days", tuple[str, ...]), ("names", tuple[Name, ...])),
}
"""The columns of each table; those of the nouns, with the story that a row belongs to."""

FAILURES = schema(Failure)

ROWS = pa.schema(
    [
        ("key", pa.int64()),
        ("table", pa.string()),
        ("day", pa.string()),
        ("place", pa.string()),
        ("row", pa.binary()),
    ]
)
"""Rows on their way to the tables: ``place`` is their order within the day, ``row`` what
``packed`` made of the columns."""

Placed = tuple[str, str, str, dict[str, Any]]
"""A row with its table, day and place."""


def day(report: Report) -> str:
    """Give the day that a report belongs to: the first that it states, as written there."""
    reference = report.reference or ""
    return reference[:10] if len(reference) >= len("2031-03-04") else UNDATED


def packed(values: Any) -> bytes:
    """Write plain values or nouns in few bytes."""
    return msgspec.msgpack.encode(values)


def placed(found: Dossier) -> Iterator[Placed]:
    """Give the rows of a dossier of one story; reports and their words stand under their day."""
    (story,) = found.stories
    days = {report.id: day(report) for report in found.reports}
    first = min(days.values())
    for report, named in zip(found.reports, found.moments, strict=True):
        columns = row(report, story=story.id) | {"moments": msgspec.to_builtins(named)}
        yield "reports", days[report.id], report.id, columns
    for reuse in found.reuses:
        yield shared(reuse, story.id, days[reuse.left.report])
    for nth, said in enumerate(found.attributions):
        place = f"{said.report} {nth:08}"
        yield "attributions", days[said.report], place, row(said, story=story.id)
    columns = row(story, days=sorted(set(days.values())))
    yield "stories", first, story.id, columns | {"names": msgspec.to_builtins(found.names)}
    for nth, (claim, counted) in enumerate(zip(found.claims, found.corroborations, strict=True)):
        place = f"{story.id} {nth:08}"
        yield "claims", first, place, row(counted) | row(claim)
        for number, origin in enumerate(counted.origins):
            columns = row(origin, story=story.id, claim=claim.id)
            yield "origins", first, f"{place} {number:08}", columns


def shared(reuse: Reuse, story: str, day: str) -> Placed:
    """Give the row of a shared passage; without a story when it lies between two."""
    left, right = reuse.left, reuse.right
    place = f"{left.report} {left.start:010} {left.end:010} {right.report} {right.start:010}"
    return "reuses", day, f"{place} {right.end:010}", row(reuse, story=story)
