"""Seeds: the shortest runs of words that two reports hardly share by chance."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from twicetold.reuse.information import UNIT, Weighed
from twicetold.reuse.letters import Array, scattered

LONGEST_RUN = 8
"""Words in a run; where eight words of a row do not tell enough, no seed starts."""

CONTENT_BITS = 8.5
"""A word that tells at least as much is a content word; in news, four words out of ten."""

CONTENT_RUN = 3
CONTENT_REACH = 10
"""Words between the first and the last content word of a loose seed, at most."""

_LOOSE = np.uint64(0x5851F42D4C957F2D)
"""Tells the hash of a loose seed from that of a run of the same words."""

_CHUNK = 1 << 18
"""Words from which runs are taken at once, so that all arrays stay near the processor."""


@dataclass(frozen=True, slots=True, eq=False)
class Seeds:
    """Rows that say which seed stands where; one entry a row in every array.

    Attributes:
        hashes: The words of the seed as a number of 64 bits, unsigned.
        report: Rank of the report, its place in the order in which reports are linked; 32 bits.
        first: Which word of the report is its first one, from 0; 32 bits.
        span: Words from the first to the last one, 2 to 11; 8 bits.
        told: What the words tell, in eighths of a bit; 16 bits.
    """

    hashes: Array
    report: Array
    first: Array
    span: Array
    told: Array

    def __len__(self) -> int:
        """Count the rows."""
        return len(self.hashes)

    def only(self, keep: Array) -> "Seeds":
        """Keep some rows, given as flags, a slice's indices, or an order."""
        columns = (self.hashes, self.report, self.first, self.span, self.told)
        return Seeds(*(column[keep] for column in columns))

    def parted(self, parts: int) -> list["Seeds"]:
        """Split the rows by their hashes into a number of parts, each in its order."""
        part = (self.hashes >> np.uint64(40)) % np.uint64(parts)
        order = np.argsort(part.astype(np.uint16), kind="stable")
        ends = np.cumsum(np.bincount(part.astype(np.int64), minlength=parts))
        return [self.only(some) for some in np.split(order, ends[:-1])]


_NONE = Seeds(
    hashes=np.zeros(0, np.uint64),
    report=np.zeros(0, np.int32),
    first=np.zeros(0, np.int32),
    span=np.zeros(0, np.uint8),
    told=np.zeros(0, np.uint16),
)


def united(parts: Iterable[Seeds]) -> Seeds:
    """Put rows together, part after part."""
    every = (*parts, _NONE)
    return Seeds(
        *(np.concatenate([getattr(part, name) for part in every]) for name in Seeds.__slots__)
    )


def seeds(read: Weighed, need: float) -> Seeds:
    """Take the seeds of reports.

    From every word the shortest run that tells enough is taken; a second kind takes content words
    only, so that a swapped preposition does not hide it. Both are the report's own: no other
    report has a say in it.

    Args:
        read: The reports.
        need: Bits that a seed has to tell.

    Returns:
        The rows of both kinds, each kind in the order of the words.
    """
    words = read.words
    every = np.arange(len(words), dtype=np.int32)
    content = np.flatnonzero(read.told >= UNIT * CONTENT_BITS).astype(np.int32)
    runs = _taken(read, every, (need, LONGEST_RUN))
    loose = _taken(read, content, (need, CONTENT_RUN))
    # Without other words between its own, a run has them already.
    apart = (loose[2] > CONTENT_RUN) & (loose[2] <= CONTENT_REACH + 1)
    loose = (scattered(loose[0][apart] ^ _LOOSE), *(column[apart] for column in loose[1:]))
    hashes, at, span, told = map(np.concatenate, zip(runs, loose, strict=True))
    owner = words.owner[at]
    first = (at - words.first[owner]).astype(np.int32)
    return Seeds(hashes, read.ranks[owner].astype(np.int32), first, span.astype(np.uint8), told)


def _taken(read: Weighed, at: Array, need: tuple[float, int]) -> tuple[Array, ...]:
    """Take from every word of ``at`` the shortest run that tells enough, if one is short enough.

    Returns:
        Hashes, indices of first words, spans, and what the runs tell.
    """
    found = [_taken_from(read, at[:0], (need, 0))]
    for start in range(0, len(at), _CHUNK):
        stretch = at[start : start + _CHUNK + need[1] - 1]
        found.append(_taken_from(read, stretch, (need, _CHUNK)))
    return tuple(map(np.concatenate, zip(*found, strict=True)))


def _taken_from(
    read: Weighed, at: Array, asked: tuple[tuple[float, int], int]
) -> tuple[Array, ...]:
    """Take the runs that start among the first words of a stretch."""
    (enough, longest), starts = asked
    total, lowered = (
        np.append(0, np.cumsum(one[at], dtype=np.int32)) for one in (read.told, read.bits)
    )
    region = read.words.region[at]
    size = np.zeros(len(at), np.int8)
    for count in range(min(longest, len(at)), 1, -1):
        fits = total[count:] - total[:-count] >= UNIT * enough
        fits &= region[count - 1 :] == region[: len(at) - count + 1]
        size[: len(at) - count + 1][fits] = count
    chosen = np.flatnonzero(size[:starts])
    size = size[chosen]
    hashes = np.zeros(len(chosen), np.uint64)
    mixed = scattered(read.words.key[at].astype(np.uint64))
    for nth in range(longest):
        more = np.flatnonzero(size > nth)
        hashes[more] = scattered(hashes[more] + mixed[chosen[more] + nth])
    told = (lowered[chosen + size] - lowered[chosen]).astype(np.uint16)
    return hashes, at[chosen], at[chosen + size - 1] - at[chosen] + 1, told
