"""Text reuse of a large corpus on one machine: time, memory, and what is shuffled.

``python -m benchmarks.scale --reports 10000 30000 100000`` makes archives of invented words with a
natural law of frequency, in order of time: stories whose reports copy a passage of the first one,
a tenth of its words changed. ``--carried 10000`` lets so many reports carry one more passage.
Prints for each size the rows and bytes that meet in each step, and the growth from size to size.
"""

import argparse
import json
import os
import resource
import tempfile
import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

import numpy as np
import pyarrow as pa

from twicetold.corpus import intake, journey
from twicetold.corpus.tables import packed
from twicetold.model import Part, Report, Role
from twicetold.run import EngineKind, opened
from twicetold.run.engine import Engine, Step

PART = 5_000
"""Reports of one part of an archive; stories lie within a part, as news lies within a few days."""

_VOCABULARY = 60_000
_BEGIN = datetime(2031, 1, 1, tzinfo=UTC)
_PARTS = pa.schema([("key", pa.int64())])


@dataclass(frozen=True, slots=True)
class Archive:
    """The kernel that writes an archive: for each row a part.

    Attributes:
        reports: How many reports there are.
        words: Words of a report, about.
        carried: How many reports carry one passage of 120 words besides.
    """

    reports: int
    words: int
    carried: int = 0

    def __call__(self, rows: pa.Table) -> pa.Table:
        """Make the parts."""
        return pa.concat_tables([self._part(nth) for nth in rows["key"].to_pylist()])

    def _part(self, nth: int) -> pa.Table:
        chance = np.random.default_rng(nth)
        spellings, law = _language()
        count = min(PART, self.reports - nth * PART)
        hot = np.searchsorted(law, np.random.default_rng(7).random(120))
        ranks, nouns, source = [], [], None
        for at in range(count):
            own = np.searchsorted(
                law, chance.random(max(20, int(chance.normal(self.words, self.words / 4))))
            )
            if source is None or chance.random() < 0.3:
                source = own
            else:
                own = np.concatenate([own[: len(own) // 2], _copied(source, chance, law)])
            rank = nth * PART + at
            if rank * self.carried // self.reports != (rank + 1) * self.carried // self.reports:
                own = np.concatenate([own, hot])
            ranks.append(rank)
            nouns.append(packed(_report(rank, " ".join(spellings[own].tolist()))))
        return pa.table({"key": ranks, "rank": ranks, "noun": nouns}, schema=intake.REPORTS)


def _copied(source: np.ndarray, chance: np.random.Generator, law: np.ndarray) -> np.ndarray:
    size = int(chance.integers(12, max(13, min(60, len(source)))))
    start = int(chance.integers(0, max(1, len(source) - size)))
    copied = source[start : start + size].copy()
    changed = chance.random(len(copied)) < 0.1
    copied[changed] = np.searchsorted(law, chance.random(int(changed.sum())))
    return copied


@cache
def _language() -> tuple[np.ndarray, np.ndarray]:
    chance = np.random.default_rng(1)
    letters = np.array(list("abdefghiklmnoprstuvz"))
    spellings = dict.fromkeys(
        "".join(chance.choice(letters, chance.integers(2, 10))) for _ in range(_VOCABULARY * 2)
    )
    law = np.cumsum(1 / (np.arange(_VOCABULARY) + 3.7) ** 1.07)
    return np.array(list(spellings)[:_VOCABULARY], dtype=object), law / law[-1]


def _report(rank: int, text: str) -> Report:
    id = f"r-{rank:016x}"
    published = (_BEGIN + timedelta(minutes=rank)).isoformat()
    parts = (Part(Role.BODY, 0, len(text)),)
    outlet = f"Outlet {rank % 97}"
    return Report(id, id, outlet, outlet, text, parts, published=published, language="en")


def measured(engine: Engine, archive: Archive, plan: journey.Plan) -> dict[str, object]:
    """Find the passages of an archive; gives what it took."""
    parts = -(-archive.reports // PART)
    numbers = Step("parts", _numbers, _PARTS)
    frame = engine.met(
        numbers, [engine.put("list", pa.table({"key": list(range(parts))}, schema=_PARTS))], parts
    )
    reports = engine.mapped(Step("numbered", archive, intake.REPORTS), frame)
    engine.measure.seconds.clear()
    begun = time.time()
    corpus = journey.Corpus(frame, reports, archive.reports)
    found = journey.shared(engine, corpus, plan)
    rows = sum(part.num_rows for part in engine.tables(found))
    return {
        "reports": archive.reports,
        "words": archive.words,
        "carried": archive.carried,
        "reuses": rows,
        "wall": round(time.time() - begun, 1),
        "seconds": {name: round(one, 1) for name, one in engine.measure.seconds.items()},
        "shuffled": {
            name: [size.rows, size.size] for name, size in engine.measure.shuffled.items()
        },
        "driver MiB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        "largest worker MiB": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024,
    }


def _numbers(rows: pa.Table) -> pa.Table:
    return rows


def shared(count: int, words: int, carried: int, kind: EngineKind) -> dict[str, object]:
    """Measure one size in a folder that is taken away afterwards."""
    with (
        tempfile.TemporaryDirectory() as folder,
        opened(kind, folder, lambda *_: None, workers=os.cpu_count()) as engine,
    ):
        found = measured(engine, Archive(count, words, carried), journey.Plan())
        found["disk MiB"] = sum(p.stat().st_size for p in Path(folder).rglob("*")) >> 20
        return found


def main() -> None:
    """Measure and print."""
    asked = argparse.ArgumentParser(prog="python -m benchmarks.scale", description=__doc__)
    asked.add_argument("--reports", type=int, nargs="+", default=[10_000, 30_000, 100_000])
    asked.add_argument("--words", type=int, default=100)
    asked.add_argument("--carried", type=int, default=0)
    asked.add_argument("--engine", type=EngineKind, default=EngineKind.INLINE)
    wanted = asked.parse_args()
    for count in wanted.reports:
        print(json.dumps(shared(count, wanted.words, wanted.carried, wanted.engine)), flush=True)


if __name__ == "__main__":
    main()
