"""The corpus pass of text reuse, spread: its kernels as kernels over tables.

Two shuffles carry the mass: seeds by their hash, and what links two reports by the block of the
later one. A block is a run of ranks, so that reports of one day, which share most, lie together.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

import msgspec
import numpy as np
import pyarrow as pa

from twicetold.corpus import arrays, intake
from twicetold.corpus.keys import key
from twicetold.corpus.tables import packed
from twicetold.model import Report, ReuseKind
from twicetold.reuse import kernels
from twicetold.reuse.kernels import Background
from twicetold.text.tokens import tokens

COUNTED = pa.schema([("key", pa.int64()), ("background", pa.binary())])
WANTED = pa.schema([("key", pa.int64()), ("rank", pa.int32()), ("block", pa.int64())])
IN_BLOCK = pa.schema([("key", pa.int64()), ("rank", pa.int32()), ("noun", pa.binary())])
OUTLETS = pa.schema([("rank", pa.int32()), ("outlet", pa.string())])
REUSES = pa.schema(
    [
        ("key", pa.int64()),
        ("left", pa.string()),
        ("right", pa.string()),
        ("words", pa.int32()),
        ("noun", pa.binary()),
    ]
)
"""Shared passages; ``words`` counts those of prose."""

BATCH_REPORTS = 2_000
"""Reports that are read at once."""


@dataclass(frozen=True, slots=True)
class Known:
    """The background on its way to a kernel, and how reports are put to blocks.

    Attributes:
        background: What ``kernels.packed`` made of it.
        block: How many ranks in a row make a block.
    """

    background: bytes = field(repr=False)
    block: int

    def unpacked(self) -> Background:
        """Give the background."""
        return _unpacked(self.background)

    def seeds(self, rows: pa.Table) -> pa.Table:
        """Take the seeds of reports."""
        known = self.unpacked()
        found = [
            arrays.seed_table(kernels.seeds(reports, ranks, known))
            for reports, ranks in _batches(rows)
        ]
        return pa.concat_tables([arrays.SEEDS.empty_table(), *found])

    def links(self, rows: pa.Table) -> pa.Table:
        """Link equal seeds; the links meet by the block of the later report."""
        found = kernels.linked(arrays.seeds(rows))
        return arrays.link_table(found, self._blocks(found.right))

    def promising(self, rows: pa.Table) -> pa.Table:
        """Keep the links of the pairs that are worth reading."""
        found = kernels.promising(arrays.links(rows), self.unpacked())
        return arrays.link_table(found, self._blocks(found.right))

    def wanted(self, rows: pa.Table) -> pa.Table:
        """Say which reports the blocks need."""
        found = arrays.links(rows)
        block = np.tile(found.right // self.block, 2).astype(np.int64)
        pairs = np.unique(block << np.int64(32) | np.concatenate([found.left, found.right]))
        rank = pairs & np.int64(0xFFFFFFFF)
        columns = {"key": rank, "rank": rank.astype(np.int32), "block": pairs >> np.int64(32)}
        return pa.table(columns, schema=WANTED)

    def sent(self, wanted: pa.Table, reports: pa.Table) -> pa.Table:
        """Send reports to the blocks that need them."""
        rank = reports["rank"].to_numpy()
        order = np.argsort(rank)
        where = order[np.searchsorted(rank[order], wanted["rank"].to_numpy())]
        found = reports.take(pa.array(where))
        return pa.table(
            {"key": wanted["block"], "rank": found["rank"], "noun": found["noun"]}, schema=IN_BLOCK
        )

    def aligned(self, rows: pa.Table, reports: pa.Table) -> pa.Table:
        """Read the pairs of blocks word by word."""
        known = self.unpacked()
        found = arrays.PASSAGES.empty_table()
        links = arrays.links(rows)
        if len(links):
            links = kernels.promising(links, known)  # brings them in order; all are
            nouns, ranks = _of_block(reports)
            passages = kernels.aligned(nouns, ranks, links, known)
            found = arrays.passage_table(passages, self._blocks(passages.right))
        return found

    def reuses(self, rows: pa.Table, reports: pa.Table) -> pa.Table:
        """Settle what is a set phrase, and make the nouns."""
        if not rows.num_rows:
            return REUSES.empty_table()
        known = self.unpacked()
        nouns, ranks = _of_block(reports)
        passages = kernels.settled(nouns, ranks, arrays.passages(rows), known)
        given = [
            {
                "key": key(one.left.report),
                "left": one.left.report,
                "right": one.right.report,
                "words": len(tokens(one.left.exact)) if one.kind is ReuseKind.PROSE else 0,
                "noun": packed(one),
            }
            for one in kernels.reuses(nouns, ranks, passages, known)
        ]
        return pa.Table.from_pylist(given, schema=REUSES)

    def _blocks(self, rank: np.ndarray) -> np.ndarray:
        return rank.astype(np.int64) // self.block


@dataclass(frozen=True, slots=True)
class Taught:
    """Stretches of set phrases on their way to the reports that have them.

    Attributes:
        start: Places of their first words, in order.
        end: The places after their last ones.
    """

    start: bytes = field(repr=False)
    end: bytes = field(repr=False)

    def phrases(self, rows: pa.Table) -> pa.Table:
        """Write down the set phrases that reports have, as numbers."""
        start, end = (np.frombuffer(places, np.int64) for places in (self.start, self.end))
        found = [
            kernels.phrases(reports, ranks, kernels.Stretches(start, end))
            for reports, ranks in _batches(rows)
        ]
        numbers = np.unique(np.concatenate([np.zeros(0, np.uint64), *found]))
        return pa.table({"key": numbers.view(np.int64)})


PHRASES = pa.schema([("key", pa.int64())])


def counted(rows: pa.Table) -> pa.Table:
    """Count the words of reports and name their outlets."""
    found = [kernels.counted(reports) for reports, _ in _batches(rows)]
    return pa.table(
        {"key": [0], "background": [kernels.packed(kernels.together(found))]}, schema=COUNTED
    )


def outlets(rows: pa.Table) -> pa.Table:
    """Give the outlet of each report."""
    ranks = rows["rank"].to_pylist()
    decode = msgspec.msgpack.Decoder(_Outlet).decode
    names = [decode(noun).outlet for noun in rows["noun"].to_pylist()]
    return pa.table({"rank": ranks, "outlet": names}, schema=OUTLETS)


def background(parts: Iterator[pa.Table]) -> Background:
    """Add up what was counted."""
    packs = (one for part in parts for one in part["background"].to_pylist())
    return kernels.together(kernels.unpacked(one) for one in packs)


def taught(ends: pa.Table, named: pa.Table) -> Taught:
    """Learn set phrases from all passages of the corpus."""
    order = np.argsort(named["rank"].to_numpy())
    names = named["outlet"].combine_chunks().dictionary_encode()
    codes = np.concatenate(
        [np.asarray(chunk.indices) for chunk in getattr(names, "chunks", [names])]
    )
    found = kernels.taught(arrays.ends(ends), codes[order])
    return Taught(found.start.astype(np.int64).tobytes(), found.end.astype(np.int64).tobytes())


def with_phrases(known: Background, parts: Iterator[pa.Table]) -> Background:
    """Add learnt phrases to a background."""
    numbers = [part["key"].to_numpy().view(np.uint64) for part in parts]
    return replace(known, phrases=np.unique(np.concatenate([np.zeros(0, np.uint64), *numbers])))


class _Outlet(msgspec.Struct):
    """The one field of a report that is asked for."""

    outlet: str


@cache
def _unpacked(written: bytes) -> Background:
    return kernels.unpacked(written)


def _batches(rows: pa.Table) -> Iterator[tuple[Sequence[Report], np.ndarray]]:
    for start in range(0, rows.num_rows, BATCH_REPORTS):
        yield _of_block(rows.slice(start, BATCH_REPORTS))


def _of_block(rows: pa.Table) -> tuple[Sequence[Report], np.ndarray]:
    """Give the reports of rows, by rank."""
    found = intake.reports(rows)
    ranks = sorted(found)
    return [found[rank] for rank in ranks], np.array(ranks, np.int64)
