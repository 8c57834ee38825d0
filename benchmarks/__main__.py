"""Every measure of speed in one command: ``python -m benchmarks`` or ``make bench``.

Each job is run at two sizes in processor seconds of this process, so that the growth can be told
(exponent 1: twice the work takes twice the time), and beside its peer in the same run, so that the
ratio does not hang on the machine. Writes a dated JSON outside the checkout and prints a table;
``--table PATH`` writes the table too.
"""

import argparse
import math
import platform
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import TypeVar

import msgspec
import trafilatura

from benchmarks import newsroom
from benchmarks.reuse.corpus import corpus as copied
from benchmarks.reuse.naive import naive
from twicetold import align, attribute, corpus, extract, pipeline, reuse, run, segment, store, story
from twicetold.attribute import tagger
from twicetold.model import Capture, Reading, Report, TwicetoldError
from twicetold.version import VERSION

Thing = TypeVar("Thing")

GROWTH = 4
"""How many times larger the second size is."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One measure.

    Attributes:
        job: What was done.
        unit: What is counted.
        size: How many at the larger size.
        rate: How many a second, at the larger size.
        growth: Exponent of time by size.
        peer: What it is held against, empty for nothing.
        peer_rate: How many the peer does a second.
    """

    job: str
    unit: str
    size: int
    rate: float
    growth: float
    peer: str = ""
    peer_rate: float | None = None


Job = Callable[[int], tuple[int, float]]
"""Does a job of some size; gives how many were done in how many seconds."""


def main() -> None:
    """Measure, write and print."""
    asked = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    asked.add_argument("--reports", type=int, default=100, help="reports of the smaller size (100)")
    asked.add_argument("--only", nargs="*", default=[], help="names of jobs; all when none")
    asked.add_argument("--output", type=Path, help="the JSON; else in ~/twicetold-benchmarks")
    asked.add_argument("--table", type=Path, help="a file that the table is written to as well")
    wanted = asked.parse_args()
    figures = []
    for figure in measured(wanted.reports, wanted.only):
        figures.append(figure)
        print(_line(figure), flush=True)
    now = datetime.now(UTC)
    written = {
        "version": VERSION,
        "at": now.isoformat(timespec="seconds"),
        "machine": f"{platform.machine()}, Python {platform.python_version()}",
        "figures": figures,
    }
    path = wanted.output or Path.home() / "twicetold-benchmarks" / f"{now:%Y-%m-%d-%H%M}.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(msgspec.json.format(msgspec.json.encode(written)) + b"\n")
    print(f"Written: {path}")
    if wanted.table:
        wanted.table.write_text(table(figures), "utf-8")


def measured(count: int, only: Sequence[str] = ()) -> Iterator[Figure]:
    """Run the jobs.

    Args:
        count: Reports of the smaller size.
        only: Names of jobs; all when there are none.
    """
    jobs: dict[str, tuple[str, Job, str, Job | None]] = {
        "extraction": ("pages", extraction, "trafilatura alone", by_trafilatura),
        "reuse": ("reports", sharing, "naive n-gram index", by_index),
        "attribution": ("words", attribution, "", None),
        "alignment": ("reports", alignment, "", None),
        "store": ("reports", keeping, "", None),
        "journey": ("reports", journey, "", None),
    }
    if find_spec("onnxruntime") is not None:
        rules = ("rules alone", attribution)
        jobs["attribution with model"] = ("words", with_model, *rules)
    for name, (unit, job, peer, other) in jobs.items():
        if only and name not in only:
            continue
        job(max(2, count // 10))  # reads word lists and weights, which are no part of the measure
        few, short = job(count)
        many, long = job(count * GROWTH)
        growth = math.log(long / short) / math.log(many / few)
        rates = None
        if other:
            done, seconds = other(count * GROWTH)
            rates = done / seconds
        yield Figure(name, unit, many, many / long, growth, peer, rates)


def table(figures: Sequence[Figure]) -> str:
    """Give the figures as a table in Markdown."""
    head = "| job | size | a second | growth | peer | its figure | ratio |\n"
    return f"{head}|---|---|---|---|---|---|---|\n" + "".join(
        f"{_line(figure)}\n" for figure in figures
    )


def extraction(count: int) -> tuple[int, float]:
    """Read reports from pages."""
    captures = [
        Capture(f"page-{nth}.html", body, "text/html", sha256(body).hexdigest())
        for nth, body in enumerate(_bodies(count))
    ]
    return _timed(captures, extract.report)


def by_trafilatura(count: int) -> tuple[int, float]:
    """Read the same pages with trafilatura, body and metadata."""
    bodies = list(_bodies(count))
    return _timed(bodies, lambda body: trafilatura.bare_extraction(body, with_metadata=True))


def sharing(count: int) -> tuple[int, float]:
    """Find shared passages."""
    made = copied(count * 5).reports
    return len(made), _seconds(lambda: reuse.shared(made))


def by_index(count: int) -> tuple[int, float]:
    """Find them with the naive index."""
    made = copied(count * 5).reports
    return len(made), _seconds(lambda: list(naive(made)))


def attribution(count: int) -> tuple[int, float]:
    """Find who said what, by the rules."""
    return _attributed(count, None)


def with_model(count: int) -> tuple[int, float]:
    """Find who said what, with the learned tagger."""
    return _attributed(count, tagger.load())


def alignment(count: int) -> tuple[int, float]:
    """Make claims of what was read, story by story."""
    readings = _readings(count)
    done = sum(len(one.reports) for one in readings)
    return done, _seconds(lambda: [align.claims(one) for one in readings])


def keeping(count: int) -> tuple[int, float]:
    """Put captures and reports into a store on disk, all in one batch."""
    reports = _reports(count)
    bodies = [report.text.encode() for report in reports]
    captures = [
        Capture(report.source, body, "text/plain", sha256(body).hexdigest())
        for report, body in zip(reports, bodies, strict=True)
    ]
    with tempfile.TemporaryDirectory() as folder, store.opened(f"{folder}/news.db") as shelf:

        def keep() -> None:
            with shelf.batch() as batch:
                for capture, report in zip(captures, reports, strict=True):
                    batch.add(capture, report, article=report.source)

        return len(reports), _seconds(keep)


def journey(count: int) -> tuple[int, float]:
    """Make the whole journey over files, to tables, with the learned tagger where it is."""
    plan = corpus.Plan(model=find_spec("onnxruntime") is not None)
    with tempfile.TemporaryDirectory() as folder:
        newsroom.written(Path(folder, "news"), count, words=500)
        listed, _ = corpus.sources([f"{folder}/news"])
        with run.opened(run.EngineKind.INLINE, f"{folder}/work", lambda *_: None) as engine:
            return count, _seconds(
                lambda: corpus.build(engine, listed, f"{folder}/tables", plan=plan)
            )


def _bodies(count: int) -> Iterator[bytes]:
    for page in newsroom.pages(count, words=500):
        yield newsroom.page_html(page).encode()


def _reports(count: int) -> list[Report]:
    given: dict[str, Report] = {}
    for nth, body in enumerate(_bodies(count)):
        capture = Capture(f"page-{nth}.html", body, "text/html", sha256(body).hexdigest())
        try:
            report = extract.report(capture)
        except TwicetoldError:
            continue
        given[report.id] = report
    return [given[id] for id in sorted(given)]


def _readings(count: int) -> list[Reading]:
    reports = _reports(count)
    shared = reuse.shared(reports)
    known = {report.id: report for report in reports}
    readings = []
    for one in story.stories(reports, shared):
        members = tuple(known[id] for id in one.reports)
        own = [s for s in shared if {s.left.report, s.right.report} <= {*one.reports}]
        readings.append(
            pipeline.reading(one, members, [pipeline.read(member) for member in members], own)
        )
    return readings


def _attributed(count: int, learned: attribute.Tagger | None) -> tuple[int, float]:
    reports = [report for report in _reports(count) if report.language == "en"]
    words = sum(len(report.text.split()) for report in reports)

    def each(report: Report) -> object:
        return attribute.attributions(report, segment.sentences(report), tagger=learned)

    return words, _timed(reports, each)[1]


def _timed(things: Sequence[Thing], do: Callable[[Thing], object]) -> tuple[int, float]:
    def all_of_them() -> None:
        for thing in things:
            try:
                do(thing)
            except TwicetoldError:
                continue

    return len(things), _seconds(all_of_them)


def _seconds(do: Callable[[], object]) -> float:
    begun = time.process_time()
    do()
    return max(time.process_time() - begun, 1e-6)


def _line(figure: Figure) -> str:
    peer, ratio = "", ""
    if figure.peer_rate:
        peer, ratio = f"{figure.peer_rate:,.0f}", f"{figure.rate / figure.peer_rate:.2f}"
    rate = f"{figure.rate:,.0f}" if figure.rate >= 100 else f"{figure.rate:.1f}"
    cells = (
        figure.job,
        f"{figure.size:,} {figure.unit}",
        rate,
        f"{figure.growth:.2f}",
        figure.peer,
        peer,
        ratio,
    )
    return "| " + " | ".join(cells) + " |"


if __name__ == "__main__":
    main()
