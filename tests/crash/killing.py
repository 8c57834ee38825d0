"""Killing a writer at a moment, and looking at what is left."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from twicetold import extract, store
from twicetold.store import Shelf

ROOT = Path(__file__).resolve().parents[2]
LONGEST = 300.0


@dataclass(frozen=True, slots=True)
class Told:
    """What the writer said before it ended.

    Attributes:
        kept: Ids of the reports that it acknowledged.
        done: Whether it came to its end.
        seconds: How long it worked, from ready to its end.
    """

    kept: tuple[str, ...]
    done: bool
    seconds: float


def run(place: str, source: Path, kill_after: float | None = None) -> Told:
    """Let the writer work, and kill it after some seconds of work if it is still there."""
    with _started(place, source) as writer:
        return _ended(writer, kill_after)


def both(place: str, one: Path, other: Path) -> tuple[Told, Told]:
    """Let two writers work at once."""
    with _started(place, one) as first, _started(place, other) as second:
        return _ended(first, None), _ended(second, None)


def _started(place: str, source: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.crash.adder", place, str(source)]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "src")])}
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT, env=environment)


def _ended(writer: subprocess.Popen[str], kill_after: float | None) -> Told:
    assert writer.stdout is not None
    assert writer.stdout.readline() == "ready\n"
    began = time.monotonic()
    if kill_after is not None:
        try:
            writer.wait(kill_after)
        except subprocess.TimeoutExpired:
            writer.send_signal(signal.SIGKILL)
    said = writer.stdout.read()
    writer.wait(LONGEST)
    seconds = time.monotonic() - began
    # A line that has no end was cut off: the writer had not finished saying it.
    lines = said.splitlines() if said.endswith("\n") else said.splitlines()[:-1]
    kept = tuple(id for line in lines if line != "done" for id in line.split())
    return Told(kept, "done" in lines, seconds)


def checked(place: str, acknowledged: set[str]) -> int:
    """Look whether a store is whole; gives how many reports it has."""
    with store.opened(place) as shelf:
        ids = shelf.current(limit=10_000)
        assert acknowledged <= set(ids)
        _whole(shelf, ids)
    if "://" not in place:
        with closing(sqlite3.connect(place)) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
            connection.execute(
                "INSERT INTO passages_words(passages_words, rank) VALUES ('integrity-check', 1)"
            )
    return len(ids)


def _whole(shelf: Shelf, ids: tuple[str, ...]) -> None:
    """Look whether every report has all that belongs to it."""
    assert {one.report for one in shelf.readings(ids)} == set(ids)
    assert {one.report for one in shelf.profiles(ids)} == set(ids)
    assert len(shelf.ranked(range(len(ids)))) == len(ids)
    homes = shelf.homes(ids)
    assert sorted(id for one in homes for id in one.reports) == sorted(ids)
    for one in homes:
        found = shelf.dossier(one.id)
        assert found.stories == (one,)
        for report in found.reports:
            capture = shelf.capture(report.id)
            assert sha256(capture.body).hexdigest() == capture.digest
            assert extract.report(capture) == report
