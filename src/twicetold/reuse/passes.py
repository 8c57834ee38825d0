"""One pass over reports: the kernels in their order, in batches, on one machine."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from twicetold.model import Report, Reuse
from twicetold.reuse import setphrases
from twicetold.reuse.arrays import Words, words
from twicetold.reuse.background import Background, counted
from twicetold.reuse.grain import Grain
from twicetold.reuse.information import information, within_reports
from twicetold.reuse.kinds import settled, taught
from twicetold.reuse.linking import Links, linked, promising
from twicetold.reuse.nouns import Sharing, reuses
from twicetold.reuse.ordering import place
from twicetold.reuse.passages import Passages, aligned, united
from twicetold.reuse.seeds import seeds

BATCH_LINKS = 1_000_000
"""Links that are read word by word at once."""

BATCH_PASSAGES = 50_000
"""Passages that are made nouns of at once."""


def found(reports: Sequence[Report], grain: Grain) -> Iterator[Reuse]:
    """Find the passages that reports share, sorted by their places.

    Args:
        reports: The reports, in any order.
        grain: How fine to look.
    """
    listed = sorted(reports, key=place)
    read = words(listed)
    known = counted(listed, read)
    passages = united(_aligned(read, known, grain))
    outlets = np.unique([report.outlet for report in listed], return_inverse=True)[1]
    stretches = taught(passages, outlets)
    ranks = np.arange(len(listed))
    known = replace(known, phrases=setphrases.rows(read, stretches.hold(read, ranks)))
    passages = settled(read, ranks, passages, known.phrases)
    yield from reuses(Sharing(listed, read, ranks, passages, known, grain.whole))


def _aligned(read: Words, known: Background, grain: Grain) -> Iterator[Passages]:
    told = information(read, known)
    ranks = np.arange(len(read.first) - 1)
    rows = seeds(read, ranks, (told, within_reports(read, told)), known.chance + grain.seed_bits)
    links = promising(linked(rows, grain), known.chance + grain.chain_bits)
    for batch in _batches(links):
        involved = np.unique(np.concatenate([batch.left, batch.right]))
        yield aligned(read.of(involved), involved, batch, known, grain)


def _batches(links: Links) -> Iterator[Links]:
    """Split links, sorted by the report on the right, where that changes."""
    opened = 0
    while True:
        closed = opened + BATCH_LINKS
        if closed >= len(links):
            yield links.only(np.arange(opened, len(links)))
            return
        closed = int(np.searchsorted(links.right, links.right[closed], side="right"))
        yield links.only(np.arange(opened, closed))
        opened = closed
