"""A store filled with reports, and a server of it on loopback."""

import json
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import httpx2

from twicetold import ingest, store
from twicetold.watch import adding

COMMAND = [sys.executable, "-c", "from twicetold.cli import main; main()", "serve"]


def filled(place: Path, reports: Sequence[dict[str, str]]) -> None:
    """Bring reports into a store."""
    lines = place.with_suffix(".jsonl")
    lines.write_text("\n".join(json.dumps(report) for report in reports), "utf-8")
    begun = time.perf_counter()
    with store.opened(str(place)) as shelf:
        for _ in adding.added(shelf, ingest.captures([str(lines)])):
            pass
        print(f"filled: {shelf.tally()} in {time.perf_counter() - begun:.0f} s")


@contextmanager
def serving(place: Path) -> Iterator[str]:
    """Serve a store for the length of the block and give the address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen([*COMMAND, str(place), "--port", str(port)])
    address = f"http://127.0.0.1:{port}"
    try:
        while process.poll() is None:
            try:
                httpx2.get(address)
                break
            except httpx2.TransportError:
                time.sleep(0.2)
        yield address
    finally:
        process.terminate()
        process.wait(60)
