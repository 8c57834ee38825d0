"""Reports into stories: profiles are made where the reports are, and grouped on one machine."""

from collections import Counter
from collections.abc import Iterator

import msgspec
import pyarrow as pa

from twicetold import story
from twicetold.corpus import intake
from twicetold.corpus.keys import key
from twicetold.corpus.tables import day, packed
from twicetold.corpus.telling import HOMES
from twicetold.model import Profile, Story
from twicetold.run.engine import Engine, Frame, Step

PROFILES = pa.schema([("id", pa.string()), ("day", pa.string()), ("profile", pa.binary())])


def homes(engine: Engine, reports: Frame, reuses: Frame) -> Frame:
    """Tell the story of each report.

    What comes to this machine is narrow: a profile of each report, and how many words pairs of
    reports share.
    """
    frame = engine.mapped(Step("profiles", profiles, PROFILES), reports)
    rows = engine.table(frame).sort_by("id")
    shared: Counter[tuple[str, str]] = Counter()
    for part in engine.tables(reuses):
        columns = (part[name].to_pylist() for name in ("left", "right", "words"))
        for left, right, words in zip(*columns, strict=True):
            shared[left, right] += words
    prose = {pair: words for pair, words in shared.items() if words}
    days = dict(zip(rows["id"].to_pylist(), rows["day"].to_pylist(), strict=True))
    found = story.grouped(_decoded(rows), prose)
    homes = [row for one in found for row in _rows(one, days)]
    return engine.put("homes", pa.Table.from_pylist(homes, schema=HOMES))


def profiles(rows: pa.Table) -> pa.Table:
    """Say what reports are about."""
    given = [
        {"id": report.id, "day": day(report), "profile": packed(story.profile(report))}
        for report in intake.reports(rows).values()
    ]
    return pa.Table.from_pylist(given, schema=PROFILES)


def _decoded(rows: pa.Table) -> Iterator[Profile]:
    decode = msgspec.msgpack.Decoder(Profile).decode
    for one in rows["profile"]:
        yield decode(one.as_py())


def _rows(one: Story, days: dict[str, str]) -> Iterator[dict[str, object]]:
    for report in one.reports:
        noun = packed(one) if report == one.reports[0] else b""
        yield {
            "key": key(report),
            "id": report,
            "story": one.id,
            "day": days[report],
            "noun": noun,
        }
