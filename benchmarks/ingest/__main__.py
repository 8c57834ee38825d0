"""How fast WARC files are read, and in how much memory.

``python -m benchmarks.ingest`` writes an archive of pages of our own making, reads it as
``twicetold.ingest`` does and as warcio does with the body decoded (the baseline), and prints
records a second. ``--gigabytes 1`` writes an archive of that size and prints how much memory
reading took after a tenth of it and at its end. Files are taken away at the end.
"""

import argparse
import random
import resource
import tempfile
import time
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

from warcio.archiveiterator import ArchiveIterator

from twicetold.ingest import Limits, captures
from twicetold.ingest.warc import records

_WORDS = 3_000
"""Words of a page: some 20 kB, as the median page of a news crawl without its scripts."""


def members(seed: int) -> Iterator[bytes]:
    """Write records without end, each a gzip member with a page of its own."""
    chance = random.Random(seed)
    stock = [
        "".join(chance.choices("abcdefghijklmnop", k=chance.randint(2, 9))) for _ in range(9_000)
    ]
    number = 0
    while True:
        number += 1
        words = " ".join(chance.choices(stock, k=_WORDS))
        body = (
            f"<!DOCTYPE html><html><body><article><p>{words}</p></article></body></html>".encode()
        )
        head = (
            "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nServer: bench\r\n"
            f"Date: Tue, 04 Mar 2031 08:00:00 GMT\r\nContent-Length: {len(body)}\r\n\r\n"
        ).encode()
        fields = (
            "WARC/1.0\r\nWARC-Type: response\r\n"
            f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{number:012d}>\r\n"
            "WARC-Date: 2031-03-04T08:00:00Z\r\nWARC-IP-Address: 192.0.2.1\r\n"
            f"WARC-Target-URI: https://mail.example/{number}\r\n"
            "Content-Type: application/http; msgtype=response\r\n"
            f"Content-Length: {len(head) + len(body)}\r\n\r\n"
        ).encode()
        yield zlib.compress(fields + head + body + b"\r\n\r\n", 1, 31)


def written(path: Path, *, most: int | None = None, size: int | None = None) -> int:
    """Write an archive of some records or some bytes; give the number of records."""
    count = 0
    with path.open("wb") as file:
        for count, member in enumerate(members(7), start=1):
            file.write(member)
            if count == most or (size is not None and file.tell() >= size):
                break
    return count


def ours(path: Path) -> int:
    """Read every record as a capture, with its digest, its kind and its repeats looked for."""
    return sum(1 for _ in captures([str(path)]))


def bare(path: Path) -> int:
    """Read every record with its body, before it is made a capture."""
    with path.open("rb") as file:
        return sum(1 for record in records(file, Limits()) if record.body)


def baseline(path: Path) -> int:
    """Read every body with warcio."""
    with path.open("rb") as file:
        return sum(bool(record.content_stream().read()) for record in ArchiveIterator(file))


def speed(path: Path, count: int) -> None:
    """Print the best of three runs of each reader, the runs taking turns."""
    readers: dict[str, Callable[[Path], int]] = {
        "captures": ours,
        "records": bare,
        "warcio": baseline,
    }
    best = dict.fromkeys(readers, float("inf"))
    for _ in range(3):
        for name, read in readers.items():
            begun = time.process_time()
            if read(path) != count:
                raise SystemExit(f"{name} did not read all {count} records")
            best[name] = min(best[name], time.process_time() - begun)
    for name, seconds in best.items():
        print(f"{name:10} {count / seconds:8.0f} records a second of one core")


def memory(path: Path, count: int) -> None:
    """Print the most memory taken after a tenth of an archive and at its end."""
    for done, _ in enumerate(captures([str(path)]), start=1):
        if done in (count // 10, count):
            taken = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            print(f"after {done:7} of {count} records: {taken:6.1f} MB at most")


def main() -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, default=3_000)
    parser.add_argument("--gigabytes", type=float)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bench.warc.gz"
        if chosen.gigabytes is None:
            speed(path, written(path, most=chosen.records))
        else:
            memory(path, written(path, size=int(chosen.gigabytes * 1_000_000_000)))


if __name__ == "__main__":
    main()
