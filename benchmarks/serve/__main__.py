"""Readers at a server while reports come in: ``python -m benchmarks.serve``.

A store with one story of 200 reports and some small ones is served on loopback. 50 readers open
stories and the list, each with half a second between two pages, while 1,000 reports of 250 other
events are handed in as one file. It prints how long pages took, and fails on any error.
"""

import argparse
import asyncio
import json
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from statistics import quantiles

import httpx2
from tests.dossier.many import reports

from benchmarks.serve import corpus, server

THINKING = 0.5
"""Seconds between two pages of one reader."""


@dataclass
class Times:
    """Seconds that pages took, by kind, and what went wrong."""

    taken: dict[str, list[float]] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)

    async def timed(self, client: httpx2.AsyncClient, kind: str, path: str) -> httpx2.Response:
        begun = time.perf_counter()
        answer = await client.get(path)
        self.taken.setdefault(kind, []).append(time.perf_counter() - begun)
        if answer.status_code != 200:
            self.faults.append(f"{path}: {answer.status_code}")
        return answer


async def reader(
    client: httpx2.AsyncClient, times: Times, chance: Random, going: Callable[[], bool]
) -> None:
    while going():
        listed = (await times.timed(client, "list of stories", "/api/stories?limit=20")).json()
        await asyncio.sleep(THINKING * chance.uniform(0.5, 1.5))
        for line in chance.sample(listed["stories"], min(3, len(listed["stories"]))):
            kind = "story of 200 reports" if line["reports"] >= 200 else "other stories"
            await times.timed(client, kind, f"/stories/{line['id']}")
            await asyncio.sleep(THINKING * chance.uniform(0.5, 1.5))


async def adder(client: httpx2.AsyncClient, count: int) -> tuple[float, dict[str, object]]:
    begun = time.perf_counter()
    csrf = (await client.get("/api/session")).json()["csrf"]
    lines = "\n".join(json.dumps(report) for report in corpus.reports(count))
    files = {"file": ("wire.jsonl", lines.encode())}
    answer = await client.post("/add", data={"csrf": csrf, "how": "file"}, files=files)
    place = "/api" + answer.headers["location"]
    while (work := (await client.get(place)).json())["phase"] not in {"done", "failed"}:
        await asyncio.sleep(0.5)
    return time.perf_counter() - begun, work


async def load(address: str, readers: int, adding: int) -> tuple[Times, float, dict[str, object]]:
    times, over = Times(), False
    limits = httpx2.Limits(max_connections=readers + 2)
    async with httpx2.AsyncClient(base_url=address, timeout=60, limits=limits) as client:
        tasks = [
            asyncio.create_task(reader(client, times, Random(at), lambda: not over))
            for at in range(readers)
        ]
        await asyncio.sleep(2)
        seconds, work = await adder(client, adding)
        over = True
        await asyncio.gather(*tasks)
    return times, seconds, work


def opened(address: str) -> None:
    """Print how long the story of 200 reports takes, drawn for the first time and after that."""
    with httpx2.Client(base_url=address, timeout=120) as client:
        listed = client.get("/api/stories?limit=100").json()["stories"]
        large = max(listed, key=lambda line: line["reports"])
        for name in ("first", "again"):
            begun = time.perf_counter()
            page = client.get(f"/stories/{large['id']}")
            taken = time.perf_counter() - begun
            size = f"{taken:.2f} s, {len(page.content):,} bytes"
            print(f"{large['reports']} reports, opened {name}: {size}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--readers", type=int, default=50)
    parser.add_argument("--adding", type=int, default=1000)
    parser.add_argument("--large", type=int, default=200)
    given = parser.parse_args()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        store = folder / "bench.db"
        server.filled(store, [*reports(given.large), *corpus.reports(40, seed=9)])
        address = stack.enter_context(server.serving(store))
        opened(address)
        times, seconds, work = asyncio.run(load(address, given.readers, given.adding))
    print(f"{given.adding} reports added in {seconds:.0f} s: {work['outcome']['reports']} new")  # type: ignore[index]
    for kind, taken in sorted(times.taken.items()):
        cut = quantiles(taken, n=100)
        print(
            f"{kind}: {len(taken)} pages, median {cut[49] * 1000:.0f} ms, "
            f"p95 {cut[94] * 1000:.0f} ms, worst {max(taken) * 1000:.0f} ms"
        )
    if times.faults or work["phase"] != "done":
        raise SystemExit(f"faults: {times.faults[:5]} {work['phase']}")


if __name__ == "__main__":
    main()
