"""How fast pages are read, against trafilatura on the same pages in the same run.

``python -m benchmarks.extract ../shared [--pages N]`` reads recorded pages of the two extraction
sets with all metadata, each with both programs in turn, and prints pages a second of one core and
how many times as fast we are.
"""

import argparse
import time
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

from tests.quality.adapters.extraction import page, rows
from trafilatura import bare_extraction

from twicetold import extract
from twicetold.model import Capture, TwicetoldError

_SETS = ("fundus", "scrapinghub")
_WARM = b"<article><h1>Harbour shut</h1><p>%b</p></article>" % (
    b"Nine boats lay at the quay. " * 20
)
"""A page that is read before the clock runs: word lists and models are loaded with the first, and
the model of languages with the first page that does not name its own."""


def ours(body: bytes) -> None:
    """Read a page as ``twicetold compare`` does."""
    capture = Capture("https://mail.example/a", body, "text/html", sha256(body).hexdigest())
    try:
        extract.report(capture)
    except TwicetoldError:
        return


def theirs(body: bytes) -> None:
    """Read a page as trafilatura does in its fast mode, with metadata."""
    bare_extraction(body, fast=True, with_metadata=True)


def seconds(read: Callable[[bytes], None], body: bytes) -> float:
    """Give the seconds of work that reading a page takes."""
    begun = time.process_time()
    read(body)
    return time.process_time() - begun


def main() -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--pages", type=int, default=60, help="of each set")
    chosen = parser.parse_args()
    bodies: list[bytes] = []
    for name in _SETS:
        folder = chosen.shared / "data" / "extraction" / name
        found = rows(folder)
        step = max(1, len(found) // chosen.pages)
        bodies += [page(folder, row) for row in found[::step][: chosen.pages]]
    spent = {ours: 0.0, theirs: 0.0}
    for read in spent:
        read(_WARM)
    for body in bodies:
        for read in spent:
            spent[read] += seconds(read, body)
    for read, total in spent.items():
        print(f"{read.__name__:7}{len(bodies) / total:8.0f} pages a second of one core")
    print(f"{spent[theirs] / spent[ours]:.2f} times as fast, on {len(bodies)} pages")


if __name__ == "__main__":
    main()
