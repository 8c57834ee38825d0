"""The journey over a corpus, in the one order that its steps have, on whatever engine."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from hashlib import sha256

import msgspec

from twicetold.corpus import arrays, grouping, intake, sharing, telling, writing
from twicetold.corpus.shards import Source, sharded
from twicetold.corpus.tables import ROWS
from twicetold.corpus.writing import WRITTEN, Writing
from twicetold.model import Failure, TwicetoldError
from twicetold.reuse import kernels
from twicetold.run.engine import Engine, Frame, Step
from twicetold.version import VERSION

MANIFEST = "manifest.json"
"""What was written, beside the tables; its being there says that all of them are whole."""

_MARK = "corpus.json"

_SLICES = 16
"""Jobs of the longest steps on an engine that keeps no bucket apart."""

_DAYS = 1_000
"""Reports whose days are written in one call, about; a day is written in one piece."""

_SMALL = 500
"""Reports whose stories are read in one call; what an interrupted run loses, for each process."""


@dataclass(frozen=True, slots=True)
class Plan:
    """How a corpus is read.

    Attributes:
        model: Whether the learned tagger helps the rules.
        bucket: Reports whose rows come together in one call, about; it bounds memory, and what is
            found does not hang on it.
    """

    model: bool = False
    bucket: int = 5_000


@dataclass(frozen=True, slots=True)
class Built:
    """What was written.

    Attributes:
        version: The version of twicetold.
        model: Whether the learned tagger helped the rules.
        inputs: Digest of the names, sizes and dates of what was read.
        rows: For each table how many rows it has.
        files: For each file its SHA-256.
    """

    version: str
    model: bool
    inputs: str
    rows: dict[str, int]
    files: dict[str, str]


class NoTables(TwicetoldError):
    """A folder holds no whole tables, or not what is asked for."""


@dataclass(frozen=True, slots=True)
class Corpus:
    """The reports of a corpus, read and in order.

    Attributes:
        once: All that was read, failures too.
        reports: The reports by rank.
        count: How many there are.
    """

    once: Frame
    reports: Frame
    count: int


def manifest(output: str) -> Built:
    """Give what was written into a folder of tables.

    Raises:
        NoTables: It holds no whole tables.
    """
    found = writing.read(f"{output}/{MANIFEST}")
    if found is None:
        raise NoTables(
            f"{output} holds no whole tables; write them with twicetold corpus, which goes on "
            "where it was interrupted"
        )
    return msgspec.json.decode(found, type=Built)


def begin(listed: Sequence[Source], output: str, work: str, plan: Plan) -> Built | None:
    """See to it that tables and unfinished work in the folders are of the same corpus.

    Returns:
        What was written, when the tables are whole already.

    Raises:
        NoTables: They are of another corpus, version or setting.
    """
    inputs = _fingerprint(listed)
    tables = writing.read(f"{output}/{MANIFEST}")
    if tables is not None:
        built = msgspec.json.decode(tables, type=Built)
        if (built.version, built.model, built.inputs) != (VERSION, plan.model, inputs):
            raise NoTables(f"{output} holds the tables of another corpus; name another folder")
        return built
    mark = msgspec.json.encode([VERSION, plan, inputs])
    if writing.read(f"{work}/{_MARK}") not in {None, mark}:
        raise NoTables(
            f"{work} holds the unfinished work of another corpus; remove it or name another folder"
        )
    writing.write(f"{work}/{_MARK}", mark)
    return None


def _fingerprint(listed: Sequence[Source]) -> str:
    """Give what tells one input from another."""
    return sha256(msgspec.json.encode([asdict(source) for source in listed])).hexdigest()


def build(
    engine: Engine,
    listed: Sequence[Source],
    output: str,
    *,
    plan: Plan,
    failures: Sequence[Failure] = (),
) -> Built:
    """Read a corpus and write its tables.

    Args:
        engine: Where the work is done; what it has kept of an interrupted run is gone on with.
        listed: What is read.
        output: The folder of the tables.
        plan: How.
        failures: What could not be found, for the table of failures.
    """
    corpus = read(engine, listed, plan)
    reuses = shared(engine, corpus, plan)
    told = _told(engine, corpus, reuses, plan)
    failed = engine.put("failed", telling.failed([*failures, *_unread(engine, corpus)]))
    step = Step("written", Writing(output), WRITTEN)
    frame = engine.met(step, [told, failed], corpus.count // _DAYS + 1)
    rows = sorted(engine.table(frame).to_pylist(), key=_file)
    built = Built(
        VERSION,
        plan.model,
        _fingerprint(listed),
        {
            table: sum(row["rows"] for row in rows if row["table"] == table)
            for table in writing.SCHEMAS
        },
        {writing.path(row["table"], row["day"]): row["digest"] for row in rows},
    )
    writing.write(f"{output}/{MANIFEST}", msgspec.json.format(msgspec.json.encode(built)) + b"\n")
    return built


def read(engine: Engine, listed: Sequence[Source], plan: Plan) -> Corpus:
    """Read reports, each page once, and put them in the order in which they are linked."""
    shards = sharded(listed)
    step = Step("read", intake.read, intake.READ, slices=_SLICES)
    found = engine.met(step, [engine.put("shards", shards)], shards.num_rows)
    once = engine.met(Step("once", intake.once, intake.READ), [found], shards.num_rows)
    ranks = intake.ranked(engine.tables(once))
    buckets = _buckets(ranks.num_rows, plan)
    step = Step("numbered", intake.numbered, intake.REPORTS)
    reports = engine.met(step, [once, engine.put("ranks", ranks)], buckets)
    return Corpus(once, reports, ranks.num_rows)


def shared(engine: Engine, corpus: Corpus, plan: Plan) -> Frame:
    """Find the passages that the reports share."""
    buckets = _buckets(corpus.count, plan)
    counted = engine.mapped(Step("counted", sharing.counted, sharing.COUNTED), corpus.reports)
    background = sharing.background(engine.tables(counted))
    block = -(-max(1, corpus.count) // buckets)
    known = sharing.Known(kernels.packed(background), block)
    seeds = engine.mapped(Step("seeds", known.seeds, arrays.SEEDS), corpus.reports)
    links = engine.met(Step("links", known.links, arrays.LINKS), [seeds], buckets)
    pairs = engine.met(Step("pairs", known.promising, arrays.LINKS), [links], buckets)
    wanted = engine.mapped(Step("wanted", known.wanted, sharing.WANTED), pairs)
    sent = engine.met(Step("sent", known.sent, sharing.IN_BLOCK), [wanted, corpus.reports], buckets)
    passages = engine.met(Step("passages", known.aligned, arrays.PASSAGES), [pairs, sent], buckets)
    taught = _taught(engine, corpus, passages)
    phrases = engine.mapped(Step("phrases", taught.phrases, sharing.PHRASES), corpus.reports)
    learnt = sharing.with_phrases(background, engine.tables(phrases))
    known = sharing.Known(kernels.packed(learnt), block)
    return engine.met(Step("reuses", known.reuses, sharing.REUSES), [passages, sent], buckets)


def _taught(engine: Engine, corpus: Corpus, passages: Frame) -> sharing.Taught:
    ends = engine.mapped(Step("ends", arrays.ends_table, arrays.ENDS), passages)
    outlets = engine.mapped(Step("outlets", sharing.outlets, sharing.OUTLETS), corpus.reports)
    return sharing.taught(engine.table(ends), engine.table(outlets))


def _told(engine: Engine, corpus: Corpus, reuses: Frame, plan: Plan) -> Frame:
    """Group reports to stories and read each."""
    buckets = _buckets(corpus.count, plan)
    homes = grouping.homes(engine, corpus.reports, reuses)
    by_id = engine.mapped(Step("by-id", telling.by_id, intake.REPORTS), corpus.reports)
    small = corpus.count // _SMALL + 1
    step = Step("read-alone", telling.Reading(plan.model), telling.HOUSED, slices=_SLICES)
    housed = engine.met(step, [by_id, homes], small)
    half = engine.met(Step("half", telling.half, telling.HALF), [reuses, homes], buckets)
    by_right = engine.met(Step("whole", telling.whole, telling.HALF), [half, homes], buckets)
    step = Step("told", telling.told, ROWS, slices=_SLICES)
    return engine.met(step, [housed, by_right], small)


def _unread(engine: Engine, corpus: Corpus) -> Iterator[Failure]:
    for part in engine.tables(corpus.once):
        yield from intake.failures(part)


def _buckets(count: int, plan: Plan) -> int:
    return count // plan.bucket + 1


def _file(row: dict[str, str]) -> str:
    return writing.path(row["table"], row["day"])
