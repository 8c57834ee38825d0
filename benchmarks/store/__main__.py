"""What it costs to add reports to a store that holds many: ``make bench-store``.

The stored reports are made without reading them: their rows in the tables that grow with the store
(reports, members, stories, keys, usage, postings) are as many and as spread as those of real ones,
which would take hours to add. What is measured is the whole journey of the added ones: extraction,
reading, shared passages, stories, claims and origins, and keeping all of it.
"""

import argparse
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path
from random import Random

import numpy as np
from benchmarks.reuse.corpus import corpus
from sqlalchemy import insert

from twicetold import store, story
from twicetold.model import Capture, Given, Profile, Report
from twicetold.store import Batch, Rows, postings, tables
from twicetold.store.articles import rank
from twicetold.store.packing import packed
from twicetold.store.postings import POSTING
from twicetold.store.sql import SqlBatch
from twicetold.watch import adding

SEEDS_A_REPORT = 430
"""As the kernels take from a report of the benchmark's corpus, of 3,100 letters."""

_DAYS = 365
_PIECE = 5_000


def _day(number: int) -> str:
    return (date(2031, 1, 1) + timedelta(days=number % _DAYS)).isoformat()


def _captures(count: int) -> Iterator[Capture]:
    for number, report in enumerate(corpus(count, 11).reports):
        body = report.text.encode()
        given = Given(outlet=report.outlet, published=_day(200 + number % 7))
        source = f"https://added.example/{number}"
        digest = sha256(body).hexdigest()
        yield Capture(source, body, "text/plain; charset=utf-8", digest, given)


def _rows(batch: SqlBatch, table: str, rows: list[dict[str, object]]) -> None:
    batch._connection.execute(insert(tables.METADATA.tables[table]), rows)  # noqa: SLF001


def _fill(batch: Batch, count: int) -> None:
    """Put the rows of stored reports in place."""
    if not isinstance(batch, SqlBatch):
        raise TypeError("the benchmark writes rows")
    chance = Random(5)
    patterns = [story.profile(one) for one in corpus(1_000, 7).reports]
    usage: Counter[str] = Counter()
    for start in range(0, count, _PIECE):
        numbers = range(start, min(start + _PIECE, count))
        _fill_piece(batch, numbers, [chance.choice(patterns) for _ in numbers], usage)
    rank(batch._connection, [f"r-{number:016x}" for number in range(count)])  # noqa: SLF001
    _rows(batch, "usage", [{"word": word, "reports": n} for word, n in usage.items()])
    for level, rows in _segments(count):
        postings._write(batch._connection, level, sum(map(len, rows)), iter(rows))  # noqa: SLF001


def _fill_piece(
    batch: SqlBatch, numbers: range, patterns: list[Profile], usage: Counter[str]
) -> None:
    rows: dict[str, list[dict[str, object]]] = {
        name: [] for name in ("reports", "stories", "members", "profiles", "keys")
    }
    for number, pattern in zip(numbers, patterns, strict=True):
        id, day = f"r-{number:016x}", _day(number)
        noun = packed(Report(id, id, "Outlet", "Outlet", "", ()))
        of = {"article": id, "outlet": "Outlet", "moment": day, "current": True}
        rows["reports"].append({"id": id, **of, "noun": noun})
        rows["stories"].append(_story(id, day))
        rows["members"].append({"report": id, "story": id})
        profile = replace(pattern, report=id, day=day)
        rows["profiles"].append({"report": id, "noun": packed(profile)})
        rows["keys"] += [{"key": key, "day": day, "report": id} for key in set(pattern.keys)]
        usage.update(pattern.words)
    for name, some in rows.items():
        _rows(batch, name, some)


def _story(id: str, day: str) -> dict[str, object]:
    counts = dict.fromkeys(("reports", "outlets", "claims", "independent", "contested"), 1)
    return {"id": id, "headline": id, "moment": day, "changed": day, "noun": b"", **counts}


def _segments(count: int) -> Iterator[tuple[int, list[Rows]]]:
    """Give postings in segments as a store that grew in batches of a hundred reports has them."""
    left, opened = count, 0
    for level in range(5, -1, -1):
        reports = 100 * postings._FANOUT**level  # noqa: SLF001
        while left >= reports:
            yield level, _chance_rows(reports, opened)
            left, opened = left - reports, opened + reports


def _chance_rows(reports: int, opened: int) -> list[Rows]:
    chance = np.random.default_rng(opened)
    parts = []
    for part in range(64):
        rows = np.zeros(reports * SEEDS_A_REPORT // 64, POSTING)
        seeds = chance.integers(0, 1 << 58, len(rows), dtype=np.uint64)
        rows["seed"] = np.sort(seeds) + np.uint64(part << 58)
        rows["rank"] = chance.integers(opened, opened + reports, len(rows))
        rows["span"], rows["told"] = 4, 200
        parts.append(rows)
    return parts


def _measured(folder: Path, stored: int, added: int) -> float:
    with store.opened(str(folder / f"{stored}.db")) as shelf:
        began = time.process_time()
        with shelf.batch() as batch:
            _fill(batch, stored)
        print(f"{stored:>7} stored, made in {time.process_time() - began:.0f} s of CPU", flush=True)
        began = time.process_time()
        touched = 0
        for step in adding.added(shelf, _captures(added)):
            touched += len(step.stories)
        spent = time.process_time() - began
    size = (folder / f"{stored}.db").stat().st_size / 1e6
    print(
        f"{stored:>7} stored: {added} added in {spent:.1f} s of CPU, "
        f"{1000 * spent / added:.1f} ms each; stories read {touched}; file {size:.0f} MB",
        flush=True,
    )
    return spent


def main() -> None:
    reading = argparse.ArgumentParser(description=__doc__)
    reading.add_argument("--stored", type=int, nargs="+", default=[10_000, 100_000])
    reading.add_argument("--added", type=int, default=1_000)
    given = reading.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        spent = [_measured(Path(folder), stored, given.added) for stored in given.stored]
    print(f"ratio {spent[-1] / spent[0]:.2f} (at most 2)")


if __name__ == "__main__":
    main()
