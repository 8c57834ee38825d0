"""The words of a whole corpus, kept narrow."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

import numpy as np

from twicetold.model import Report
from twicetold.reuse.arrays import Words, words
from twicetold.reuse.background import Background, counted, together
from twicetold.reuse.information import Weighed, weighed
from twicetold.reuse.letters import Array

BATCH_LETTERS = 16_000_000
"""Code points of reports that are worked at once."""

_KINDS = (np.int64, np.uint32, np.int32, np.int32, np.uint8)
"""Of the number of words of each report, and of the columns of ``Kept``."""


@dataclass(frozen=True, slots=True, eq=False)
class Kept:
    """The words of a corpus, 15 bytes each; one entry a word in every array but ``first``.

    Attributes:
        key: As in ``Words``.
        start: As in ``Words``.
        end: As in ``Words``.
        marks: As in ``Words``.
        told: As in ``Weighed``; empty before they are weighed.
        bits: As in ``Weighed``; empty before they are weighed.
        first: For each report the index of its first word, and the number of words at the end.
    """

    key: Array
    start: Array
    end: Array
    marks: Array
    told: Array
    bits: Array
    first: Array

    def batches(self) -> Iterator[Array]:
        """Give the ranks of all reports, some at a time."""
        ranks = np.arange(len(self.first) - 1)
        size = BATCH_LETTERS // 6
        opens = np.searchsorted(self.first, np.arange(0, self.first[-1], size))
        yield from np.split(ranks, np.unique(opens)[1:])

    def of(self, ranks: Array) -> Weighed:
        """Take the words of some reports, given by their ranks, ascending."""
        size = self.first[ranks + 1] - self.first[ranks]
        first = np.append(0, np.cumsum(size))
        if len(first) == len(self.first):
            at: Array | slice = slice(None)
        else:
            at = np.arange(first[-1]) + np.repeat(self.first[ranks] - first[:-1], size)
        read = Words.of(self.key[at], self.start[at], self.end[at], self.marks[at], first)
        return Weighed(read, ranks, self.told[at], self.bits[at])


def kept(reports: Iterable[Report]) -> tuple[Kept, Background]:
    """Read and weigh the words of a corpus.

    Args:
        reports: The reports, by rank.

    Returns:
        Their words, and what is known of the corpus but for its set phrases.
    """
    columns: list[list[Array]] = [[np.zeros(0, kind)] for kind in _KINDS]
    known: list[Background] = []
    for batch in _batches(reports):
        read = words(batch)
        known.append(counted(batch, read))
        narrow = (np.diff(read.first), read.key, read.start, read.end, read.marks)
        for column, array in zip(columns, narrow, strict=True):
            column.append(array)
    sizes, key, start, end, marks = (_joined(column) for column in columns)
    background = together(known)
    plain = Kept(key, start, end, marks, marks, marks, np.append(0, np.cumsum(sizes)))
    told: list[Array] = [marks[:0]]
    bits: list[Array] = [marks[:0]]
    for ranks in plain.batches():
        one = weighed(plain.of(ranks).words, ranks, background)
        told.append(one.told)
        bits.append(one.bits)
    return replace(plain, told=_joined(told), bits=_joined(bits)), background


def _joined(parts: list[Array]) -> Array:
    """Put arrays together and let go of them."""
    whole = np.concatenate(parts)
    parts.clear()
    return whole


def _batches(reports: Iterable[Report]) -> Iterator[list[Report]]:
    batch: list[Report] = []
    size = 0
    for report in reports:
        batch.append(report)
        size += len(report.text)
        if size >= BATCH_LETTERS:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch
