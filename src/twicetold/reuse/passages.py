"""Passages: pairs of reports read word by word, and what comes of it as narrow rows."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from twicetold.reuse.alignment import alignments, matched
from twicetold.reuse.chains import segments
from twicetold.reuse.cutting import best, cut, trimmed, widened, worth
from twicetold.reuse.grain import Grain
from twicetold.reuse.information import UNIT, Weighed
from twicetold.reuse.kinship import akin
from twicetold.reuse.letters import Array
from twicetold.reuse.linking import Links
from twicetold.reuse.points import Points
from twicetold.reuse.setphrases import listed


@dataclass(frozen=True, slots=True, eq=False)
class Passages:
    """Shared passages; one entry a passage in every array but ``at`` and ``other``.

    Attributes:
        left: Rank of the report that comes first in the order of linking; 32 bits.
        right: Rank of the other, higher than ``left``; 32 bits.
        size: Matched words; 32 bits.
        listed: Matched words that belong to a set phrase of the lexicon; 32 bits.
        akin: Whether the two reports are about one matter, the passage set aside.
        stock: Whether it is a set phrase, as far as that is settled.
        at: The matched words of all passages, passage after passage: which word of the left
            report, from 0, ascending in a passage; 32 bits.
        other: Likewise of the right report.
    """

    left: Array
    right: Array
    size: Array
    listed: Array
    akin: Array
    stock: Array
    at: Array
    other: Array

    def __len__(self) -> int:
        """Count the passages."""
        return len(self.left)

    def opens(self) -> Array:
        """Give for each passage the index of its first matched word, and the number of words."""
        found: Array = np.append(0, np.cumsum(self.size, dtype=np.int64))
        return found

    def only(self, order: Array) -> "Passages":
        """Take some passages, given as their numbers, in that order."""
        size = self.size[order].astype(np.int64)
        opens = self.opens()[order]
        at = np.arange(size.sum()) + np.repeat(opens - np.cumsum(size) + size, size)
        return Passages(
            self.left[order],
            self.right[order],
            self.size[order],
            self.listed[order],
            self.akin[order],
            self.stock[order],
            self.at[at],
            self.other[at],
        )

    def points(self, read: Weighed) -> Points:
        """Give the matched words as indices of the words of reports."""
        group = np.repeat(np.arange(len(self)), self.size)
        left, right = self.left[group], self.right[group]
        return Points(group, read.at(left, self.at), read.at(right, self.other))


def united(parts: Iterable[Passages]) -> Passages:
    """Put passages together, part after part."""
    every = (*parts, _NONE)
    return Passages(
        *(np.concatenate([getattr(part, name) for part in every]) for name in Passages.__slots__)
    )


_NONE = Passages(
    *(np.zeros(0, np.int32) for _ in range(4)),
    *(np.zeros(0, bool) for _ in range(2)),
    *(np.zeros(0, np.int32) for _ in range(2)),
)


def aligned(read: Weighed, links: Links, chance: float, grain: Grain) -> Passages:
    """Read pairs of reports word by word from their links on.

    What is found of a pair hangs on the two reports, all their links and the background only.

    Args:
        read: The reports.
        links: All links of some pairs among them.
        chance: Bits that chance gives in the corpus.
        grain: How fine to look.

    Returns:
        The passages of each pair, sorted by right, left and place; not yet settled.
    """
    words = read.words
    bits = read.bits.astype(np.float32) / UNIT
    left, right = read.at(links.left, links.at), read.at(links.right, links.other)
    points = matched(words, segments(words, left, right, links.span))
    points = _telling(points, bits, chance + grain.chain_bits)
    points = alignments(words, read.bits.astype(np.int16), points)
    points = widened(words, trimmed(words, bits, cut(words, points)))
    return _rows(read, best(words, bits, points, chance + grain.passage_bits))


def _telling(points: Points, bits: Array, need: float) -> Points:
    """Keep the chains whose words tell enough in all."""
    if not len(points):
        return points
    first, last = points.bounds()
    total = np.add.reduceat(worth(bits, points), first)
    return points.only(np.repeat(total >= need, last - first + 1))


def _rows(read: Weighed, points: Points) -> Passages:
    words = read.words
    first, last = points.bounds()
    sides = points.left, points.right
    owners = [words.owner[side] for side in sides]
    at, other = (
        (side - words.first[owner]).astype(np.int32)
        for side, owner in zip(sides, owners, strict=True)
    )
    left, right = (read.ranks[owner[first]].astype(np.int32) for owner in owners)
    inside = listed(words, points).astype(np.int32)
    found = Passages(
        left=left,
        right=right,
        size=(last - first + 1).astype(np.int32),
        listed=np.add.reduceat(inside, first) if len(first) else inside,
        akin=akin(words, points, read.told),
        stock=np.zeros(len(first), bool),
        at=at,
        other=other,
    )
    return found.only(np.lexsort((other[first], at[first], left, right)))
