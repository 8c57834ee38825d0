"""One pass over reports: the kernels in their order, in batches, on one machine."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TypeVar

import numpy as np

from twicetold.model import Report, Reuse
from twicetold.reuse import linking, passages, seeds, setphrases
from twicetold.reuse.background import Background
from twicetold.reuse.grain import Grain
from twicetold.reuse.kept import Kept, kept
from twicetold.reuse.kinds import settled, taught
from twicetold.reuse.letters import Array
from twicetold.reuse.linking import Links
from twicetold.reuse.nouns import Sharing, reuses
from twicetold.reuse.ordering import place
from twicetold.reuse.passages import Passages
from twicetold.reuse.seeds import Seeds

MOST_WORDS = 16_000_000
"""Words whose seeds are held at once, 25 bytes a word; of a larger corpus the seeds are taken in
slices of their hashes, round after round."""

PART_WORDS = 200_000
"""Words whose seeds are linked at once, so that all arrays stay near the processor."""

GROUP_WORDS = 4_000_000
"""Words of the reports whose links are sorted at once."""

BATCH_LINKS = 1_000_000
"""Links that are read word by word at once."""

BATCH_PASSAGES = 50_000
"""Passages that nouns are made of at once."""

BATCH_REPORTS = 10_000
"""Reports whose set phrases are written down at once."""


Rows = TypeVar("Rows", Links, Passages)

Wanted = tuple[Background, Grain]
"""What is known of the corpus, and how fine to look."""


def found(reports: Sequence[Report], grain: Grain) -> Iterator[Reuse]:
    """Find the passages that reports share, sorted by their places.

    What is held of the whole corpus is narrow: 15 bytes a word, the links of a slice of it, and
    the numbers of the matched words. Reports are asked for when they are worked on.

    Args:
        reports: The reports, in any order.
        grain: How fine to look.
    """
    shown = [(place(report), report.outlet) for report in reports]
    order = sorted(range(len(shown)), key=shown.__getitem__)
    ids, outlets = [shown[at][0][-1] for at in order], [shown[at][1] for at in order]
    read, known = kept(reports[at] for at in order)
    rows = passages.united(_aligned(read, (known, grain)))
    known = replace(known, phrases=_phrases(read, rows, outlets))
    rows = passages.united(
        settled(read.of(_involved(some)), some, known.phrases)
        for some in _parts(rows, rows.right, BATCH_PASSAGES)
    )
    for some in _by_id(rows, ids, len(rows) if grain.whole else BATCH_PASSAGES):
        ranks = _involved(some)
        listed = [reports[order[rank]] for rank in ranks.tolist()]
        yield from reuses(Sharing(listed, read.of(ranks), some, known, grain.whole))


def _aligned(read: Kept, wanted: Wanted) -> Iterator[Passages]:
    known, grain = wanted
    groups = _linked(read, wanted)
    while groups:
        links = linking.promising(linking.united(groups.pop(0)), known.chance + grain.chain_bits)
        for some in _parts(links, links.right, BATCH_LINKS):
            yield passages.aligned(read.of(_involved(some)), some, known.chance, grain)


def _linked(read: Kept, wanted: Wanted) -> list[list[Links]]:
    """Link all seeds, a slice of hashes at a time; gives groups by the report on the right."""
    known, grain = wanted
    count = len(read.key)
    rounds, parts = 1 + count // MOST_WORDS, 1 + count // PART_WORDS
    size = 1 + (len(read.first) - 1) // (1 + count // GROUP_WORDS)
    groups: list[list[Links]] = [[] for _ in range(0, len(read.first), size)]
    bounds = np.linspace(0, parts, rounds + 1).astype(int).tolist()
    for low, high in pairwise(bounds):
        for rows in _seeds(read, known.chance + grain.seed_bits, (parts, low, high)):
            links = linking.linked(rows, grain)
            for group, some in zip(
                groups, links.parted(links.right // size, len(groups)), strict=True
            ):
                group.append(some)
    return groups


def _seeds(read: Kept, need: float, wanted: tuple[int, int, int]) -> Iterator[Seeds]:
    """Take the seeds of some parts by their hashes; gives the parts one by one."""
    parts, low, high = wanted
    taken: list[list[Seeds]] = [[] for _ in range(low, high)]
    for ranks in read.batches():
        for part, rows in zip(
            taken, seeds.seeds(read.of(ranks), need).parted(parts)[low:high], strict=True
        ):
            part.append(rows)
    while taken:
        yield seeds.united(taken.pop())


def _phrases(read: Kept, rows: Passages, outlets: Sequence[str]) -> Array:
    """Learn the set phrases of a corpus."""
    stretches = taught(rows, np.unique(outlets, return_inverse=True)[1])
    holding = np.unique(stretches.start >> np.int64(32))
    learnt = [np.zeros(0, np.uint64)]
    for low in range(0, len(holding), BATCH_REPORTS):
        some = read.of(holding[low : low + BATCH_REPORTS])
        learnt.append(setphrases.rows(some.words, stretches.hold(some)))
    return np.unique(np.concatenate(learnt))


def _by_id(rows: Passages, ids: Sequence[str], size: int) -> Iterator[Passages]:
    """Put pairs in the order of their ids, and give some of them at a time."""
    number = np.empty(len(ids), np.int64)
    number[sorted(range(len(ids)), key=ids.__getitem__)] = np.arange(len(ids))
    sides = number[rows.left], number[rows.right]
    low, high = np.minimum(*sides), np.maximum(*sides)
    order = np.lexsort((high, low))
    for some in _stretches(low[order], size):
        yield rows.only(order[some])


def _involved(rows: Links | Passages) -> Array:
    """Give the ranks of the reports that rows are of, ascending."""
    return np.unique(np.concatenate([rows.left, rows.right]))


def _parts(rows: Rows, by: Array, size: int) -> Iterator[Rows]:
    """Split rows into parts of about a size, where a number changes that they are sorted by."""
    for some in _stretches(by, size):
        yield rows.only(some)


def _stretches(by: Array, size: int) -> Iterator[Array]:
    opened = 0
    while opened < len(by):
        last = min(opened + size, len(by)) - 1
        closed = int(np.searchsorted(by, by[last], side="right"))
        yield np.arange(opened, closed)
        opened = closed
