"""Kill a watch at many moments: ``python -m tests.watch.killed 50``.

A site on this machine changes on script. Each change is met by watches that are killed at moments
drawn by chance and then by one that ends; every event must have been told once.
"""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from contextlib import closing
from pathlib import Path
from random import Random

from tests.ingest.site import started
from tests.watch.newsroom import Newsroom

ROOT = Path(__file__).resolve().parents[2]
LONGEST = 300.0
CHANGES = (
    ("mill", "12 people", "15 people"),
    ("tram", "stopped work", "stopped all work"),
    ("mill", "closed its gates", "shut its gates"),
)


def watch(folder: Path, url: str, kill_after: float | None = None) -> float:
    """Go one round, killed after some seconds if it has not ended; give the seconds it took."""
    words = ["watch", str(folder / "news.db"), url, "--once", "--allow-private", "--pause", "0"]
    words += ["--jsonl", str(folder / "news.jsonl"), "--quiet"]
    run = "from twicetold.cli import main; main()"
    paths = os.pathsep.join([str(ROOT), str(ROOT / "src")])
    began = time.monotonic()
    with subprocess.Popen(
        [sys.executable, "-c", run, *words], env={**os.environ, "PYTHONPATH": paths}
    ) as process:
        try:
            assert process.wait(LONGEST if kill_after is None else kill_after) == 0
        except subprocess.TimeoutExpired:
            assert kill_after is not None
            process.send_signal(signal.SIGKILL)
    return time.monotonic() - began


def killed(folder: Path, kills: int, seed: int = 8) -> Counter[str]:
    """Kill so many watches of one store; give how often each kind of news was told."""
    chance = Random(seed)
    with started() as site:
        room = Newsroom(site)
        room.articles = {name: room.articles[name] for name in ("mill", "tram")}
        room.publish()
        url = f"{site.url}/feed.xml"
        calm = folder / "calm"
        calm.mkdir()
        whole = watch(calm, url)
        for number, change in enumerate((None, *CHANGES)):
            if change:
                room.edit(*change)
            for _ in range(number, kills, len(CHANGES) + 1):
                watch(folder, url, chance.uniform(0.2, 1.0) * whole)
            watch(folder, url)
    with closing(sqlite3.connect(folder / "news.db")) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    lines = (folder / "news.jsonl").read_text("utf-8").splitlines()
    said = [json.loads(line) for line in lines]
    assert [one["number"] for one in said] == list(range(1, len(said) + 1))
    return Counter(one["news"]["kind"] for one in said)


EXPECTED = Counter({"new-story": 2, "silent-edit": len(CHANGES)})


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        found = killed(Path(place), int(sys.argv[1]))
    sys.stdout.write(f"{dict(found)}\n")
    sys.exit(found != EXPECTED)
