"""Chains: seeds of two reports that follow one another in both."""

from dataclasses import dataclass

import numpy as np

from twicetold.reuse.arrays import Words
from twicetold.reuse.letters import Array

SAME_DIAGONAL = 8
"""Words between two seeds at the same distance that still make one segment."""

REACH = 16
"""Words between two segments of a chain, at most, on either side."""

DRIFT = 10
"""Words that one side may have more than the other between two segments."""

OVERLAP = 3
"""Words by which two segments may overlap; where words repeat, a deletion looks like that."""

LOOK_AHEAD = 3
"""Segments that are tried as the next one; one or two chance seeds may stand between."""

_SPAN_BITS = np.uint64(4)


@dataclass(frozen=True, slots=True)
class Segments:
    """Stretches of two reports that run side by side, word against word.

    Attributes:
        first: Index of the first word in the report that comes first.
        last: Index of the last word there.
        shift: How many words further the other report's words stand in the corpus.
        chain: Equal for segments of one chain; the index of its first segment.
    """

    first: Array
    last: Array
    shift: Array
    chain: Array


def segments(words: Words, left: Array, right: Array, span: Array) -> Segments:
    """Join seeds to segments and segments to chains.

    Seeds at the same distance join to a segment. Segments of the same two regions chain when each
    is the other's best neighbour, within REACH and DRIFT.

    Args:
        words: The words of the reports.
        left: For each link the index of the seed's first word in the report that comes first.
        right: Likewise in the other.
        span: Words of the seed, less than 16.

    Returns:
        The segments, sorted by their regions and places.
    """
    first, last, shift = _diagonals(words, (left, right, span))
    regions = int(words.region[-1]) + 1 if len(words) else 1
    pair = words.region[first].astype(np.int64) * regions + words.region[first + shift]
    order = np.lexsort((shift, first, pair))
    first, last, shift, pair = first[order], last[order], shift[order], pair[order]
    before = _neighbours(Segments(first, last, shift, pair))
    return Segments(first, last, shift, _heads(before))


def _diagonals(words: Words, links: tuple[Array, Array, Array]) -> tuple[Array, Array, Array]:
    """Sort seeds by distance, place and span, as one number each; join close ones."""
    width = np.uint64(max(1, len(words).bit_length()))
    packed = (links[1] - links[0]).astype(np.uint64) << width | links[0].astype(np.uint64)
    packed = packed << _SPAN_BITS | links[2].astype(np.uint64)
    packed.sort()
    span = (packed & ((np.uint64(1) << _SPAN_BITS) - np.uint64(1))).astype(np.int64)
    packed >>= _SPAN_BITS
    left = (packed & ((np.uint64(1) << width) - np.uint64(1))).astype(np.int64)
    shift = (packed >> width).astype(np.int64)
    del packed
    right = left + shift
    opens = np.ones(len(left), bool)
    opens[1:] = (
        (shift[1:] != shift[:-1])
        | (left[1:] - left[:-1] > SAME_DIAGONAL)
        | (words.region[left[1:]] != words.region[left[:-1]])
        | (words.region[right[1:]] != words.region[right[:-1]])
    )
    first = np.flatnonzero(opens)
    if not len(first):
        return left, left, shift
    ends = np.maximum.reduceat(left + span - 1, first)
    return left[first], ends, shift[first]


def _neighbours(found: Segments) -> Array:
    """Give for each segment the one before it in its chain, -1 for the first.

    ``found.chain`` holds the pair of regions here.
    """
    count = len(found.first)
    after, before = np.full(count, -1), np.full(count, -1)
    far = np.iinfo(np.int64).max
    cost_after, cost_before = np.full(count, far), np.full(count, far)
    for step in range(1, LOOK_AHEAD + 1):
        one = np.arange(max(0, count - step))
        other = one + step
        drift = found.shift[other] - found.shift[one]
        left = found.first[other] - found.last[one]
        right = left + drift
        near = (found.chain[one] == found.chain[other]) & (np.abs(drift) <= DRIFT)
        near &= (np.minimum(left, right) > -OVERLAP) & (np.maximum(left, right) <= REACH)
        ahead = found.last[other] - found.last[one]
        near &= (ahead > 0) & (ahead + drift > 0)
        cost = (np.maximum(left, right) + np.abs(drift))[near]
        one, other = one[near], other[near]
        better = cost < cost_after[one]
        after[one[better]], cost_after[one[better]] = other[better], cost[better]
        better = cost < cost_before[other]
        before[other[better]], cost_before[other[better]] = one[better], cost[better]
    before[(before >= 0) & (after[before] != np.arange(count))] = -1
    return before


def _heads(before: Array) -> Array:
    """Follow every segment back to the first one of its chain."""
    own = np.arange(len(before))
    head = np.where(before >= 0, before, own)
    while not np.array_equal(further := head[head], head):
        head = further
    return head
