"""Passages: pairs of reports read word by word, and what comes of it as narrow rows."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from twicetold.reuse.alignment import alignments, matched
from twicetold.reuse.arrays import Words
from twicetold.reuse.background import Background
from twicetold.reuse.chains import segments
from twicetold.reuse.cutting import best, cut, trimmed, widened, worth
from twicetold.reuse.grain import Grain
from twicetold.reuse.information import UNIT, information, within_reports
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

    def points(self, words: Words, ranks: Array) -> Points:
        """Give the matched words as indices of words.

        Args:
            words: The words of the reports.
            ranks: The rank of each report, ascending.
        """
        group = np.repeat(np.arange(len(self)), self.size)
        left, right = (
            words.first[np.searchsorted(ranks, side)][group] for side in (self.left, self.right)
        )
        return Points(group, left + self.at, right + self.other)


def united(parts: Iterable[Passages]) -> Passages:
    """Put passages together, part after part."""
    every = tuple(parts)
    return Passages(
        *(np.concatenate([getattr(part, name) for part in every]) for name in Passages.__slots__)
    )


def aligned(words: Words, ranks: Array, links: Links, known: Background, grain: Grain) -> Passages:
    """Read pairs of reports word by word from their links on.

    What is found of a pair hangs on the two reports, all their links and the background only.

    Args:
        words: The words of the reports.
        ranks: The rank of each report, ascending.
        links: All links of some pairs among them.
        known: What is known of the corpus.
        grain: How fine to look.

    Returns:
        The passages of each pair, not yet thinned.
    """
    one, other = (
        words.first[np.searchsorted(ranks, report)] + place
        for report, place in ((links.left, links.at), (links.right, links.other))
    )
    told = information(words, known)
    bits = within_reports(words, told)
    points = matched(words, segments(words, one, other, links.span))
    points = _telling(points, bits, known.chance + grain.chain_bits)
    points = alignments(words, np.round(UNIT * bits).astype(np.int16), points)
    points = widened(words, trimmed(words, bits, cut(words, points)))
    points = best(words, bits, points, known.chance + grain.passage_bits)
    return _rows(words, ranks, points, told)


def _telling(points: Points, bits: Array, need: float) -> Points:
    """Keep the chains whose words tell enough in all."""
    if not len(points):
        return points
    first, last = points.bounds()
    total = np.add.reduceat(worth(bits, points), first)
    return points.only(np.repeat(total >= need, last - first + 1))


def _rows(words: Words, ranks: Array, points: Points, told: Array) -> Passages:
    first, last = points.bounds()
    owners = [words.owner[side] for side in (points.left, points.right)]
    places = [
        (side - words.first[owner]).astype(np.int32)
        for side, owner in zip((points.left, points.right), owners, strict=True)
    ]
    inside = listed(words, points).astype(np.int32)
    left, right = (ranks[owner[first]].astype(np.int32) for owner in owners)
    found = Passages(
        left,
        right,
        (last - first + 1).astype(np.int32),
        np.add.reduceat(inside, first) if len(first) else inside,
        akin(words, points, told),
        np.zeros(len(first), bool),
        places[0],
        places[1],
    )
    starts = found.opens()[:-1]
    place = found.other[starts], found.at[starts], found.left, found.right
    return found.only(np.lexsort(place))
