"""Stories told: the reports of each read, aligned and counted, as rows of the tables."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

import msgspec
import pyarrow as pa

from twicetold import model, pipeline
from twicetold.attribute import Tagger, tagger
from twicetold.corpus.columns import row
from twicetold.corpus.keys import key
from twicetold.corpus.tables import ROWS, UNDATED, Placed, packed, placed, shared
from twicetold.model import (
    Dossier,
    Failure,
    Report,
    ReportReading,
    Reuse,
    Story,
    TooLarge,
    TwicetoldError,
)

HOMES = pa.schema(
    [
        ("key", pa.int64()),
        ("id", pa.string()),
        ("story", pa.string()),
        ("day", pa.string()),
        ("noun", pa.binary()),
    ]
)
"""For each report its story; ``noun`` is the story, beside the first of its reports only."""

HOUSED = pa.schema(
    [
        ("key", pa.int64()),
        ("story", pa.string()),
        ("noun", pa.binary()),
        ("alone", pa.binary()),
        ("home", pa.binary()),
    ]
)
"""Reports with what was read from each alone, and with their story."""

HALF = pa.schema(
    [
        ("key", pa.int64()),
        ("story", pa.string()),
        ("day", pa.string()),
        ("right", pa.string()),
        ("left", pa.string()),
        ("noun", pa.binary()),
    ]
)
"""Shared passages with the story and the day of their left report."""

MOST_TOLD = 400
"""Reports of a story whose claims are aligned. Pairs grow with the square of them; past this a
story is a wire text that everybody ran, and what it says is better read in a part of it."""


@dataclass(frozen=True, slots=True)
class Reading:
    """The kernel that reads reports, which meet by their id, and brings them to their stories.

    Attributes:
        model: Whether the learned tagger helps the rules.
    """

    model: bool

    def __call__(self, reports: pa.Table, homes: pa.Table) -> pa.Table:
        """Read the reports of the rows."""
        home = {one["id"]: one for one in homes.to_pylist()}
        given = []
        for noun in reports["noun"].to_pylist():
            report = msgspec.msgpack.decode(noun, type=Report)
            found = home[report.id]
            given.append(
                {
                    "key": key(found["story"]),
                    "story": found["story"],
                    "noun": noun,
                    "alone": packed(pipeline.read(report, tagger=_tagger(self.model))),
                    "home": found["noun"],
                }
            )
        return pa.Table.from_pylist(given, schema=HOUSED)


def by_id(reports: pa.Table) -> pa.Table:
    """Let reports meet by their id."""
    decode = msgspec.msgpack.Decoder(_Id).decode
    keys = [key(decode(noun).id) for noun in reports["noun"].to_pylist()]
    return reports.set_column(0, "key", pa.array(keys, pa.int64()))


def half(reuses: pa.Table, homes: pa.Table) -> pa.Table:
    """Bring shared passages to the story of their left report."""
    home = {one["id"]: one for one in homes.to_pylist()}
    given = []
    for one in reuses.to_pylist():
        found = home[one["left"]]
        given.append(
            {**one, "key": key(one["right"]), "story": found["story"], "day": found["day"]}
        )
    return pa.Table.from_pylist(given, schema=HALF)


def whole(reuses: pa.Table, homes: pa.Table) -> pa.Table:
    """Bring shared passages to the story of both reports; to none where there are two."""
    home = {one["id"]: one["story"] for one in homes.to_pylist()}
    given = []
    for one in reuses.to_pylist():
        same = home[one["right"]] == one["story"]
        story = one["story"] if same else ""
        given.append({**one, "story": story, "key": key(story or one["left"])})
    return pa.Table.from_pylist(given, schema=HALF)


def told(reports: pa.Table, reuses: pa.Table) -> pa.Table:
    """Find the claims and origins of stories; passages between stories are handed on."""
    members: dict[str, list[tuple[Report, ReportReading]]] = defaultdict(list)
    homes: dict[str, Story] = {}
    for one in reports.to_pylist():
        report = msgspec.msgpack.decode(one["noun"], type=Report)
        alone = msgspec.msgpack.decode(one["alone"], type=ReportReading)
        members[one["story"]].append((report, alone))
        if one["home"]:
            homes[one["story"]] = msgspec.msgpack.decode(one["home"], type=Story)
    shares: dict[str, list[Reuse]] = defaultdict(list)
    rows: list[Placed] = []
    for one in reuses.to_pylist():
        reuse = msgspec.msgpack.decode(one["noun"], type=Reuse)
        if one["story"]:
            shares[one["story"]].append(reuse)
        else:
            rows.append(shared(reuse, "", one["day"]))
    for id in sorted(members):
        read = sorted(members[id], key=lambda pair: pair[0].id)
        known = sorted(shares[id], key=lambda one: (one.left, one.right))
        found = _dossier(homes[id], read, known)
        rows += placed(found)
        rows += map(_failed, found.failures)
    return _table(rows)


def _dossier(
    story: Story, read: Sequence[tuple[Report, ReportReading]], reuses: Sequence[Reuse]
) -> Dossier:
    """Compile a story; one that is too large, or that a stage gives up on, without claims."""
    reports, alone = (tuple(column) for column in zip(*read, strict=True))
    try:
        if len(reports) > MOST_TOLD:
            raise TooLarge(
                f"has {len(reports)} reports, more than the limit MOST_TOLD={MOST_TOLD}; its "
                "passages are kept, its claims are unmeasured: compare some of its reports alone"
            )
        return pipeline.compiled([pipeline.reading(story, reports, alone, reuses)])
    except TwicetoldError as error:
        bare = model.Reading(story, reports, (), (), (), (), tuple(reuses), ())
        found = pipeline.compiled([bare])
        return replace(
            found,
            moments=tuple(one.moments for one in alone),
            attributions=tuple(said for one in alone for said in one.attributions),
            failures=(*found.failures, Failure("story", story.id, str(error))),
        )


def failed(failures: Iterable[Failure]) -> pa.Table:
    """Give failures as rows on their way to their table."""
    return _table([_failed(one) for one in failures])


def _failed(failure: Failure) -> Placed:
    place = "\n".join((failure.stage, failure.subject, failure.reason))
    return "failures", UNDATED, place, row(failure)


def _table(rows: list[Placed]) -> pa.Table:
    given: list[dict[str, Any]] = [
        {
            "key": key(table, day),
            "table": table,
            "day": day,
            "place": place,
            "row": packed(values),
        }
        for table, day, place, values in rows
    ]
    return pa.Table.from_pylist(given, schema=ROWS)


@cache
def _tagger(model: bool) -> Tagger | None:  # noqa: FBT001
    return tagger.load() if model else None


class _Id(msgspec.Struct):
    """The one field of a report that is asked for."""

    id: str
