"""Alignment: chains of seeds read word by word, and joined where they meet."""

from collections.abc import Iterator

import numpy as np

from twicetold.reuse import extend
from twicetold.reuse.arrays import Words
from twicetold.reuse.chains import Segments
from twicetold.reuse.graph import labels
from twicetold.reuse.letters import Array
from twicetold.reuse.points import Points, joined

ROUNDS = 64
"""How often a passage is extended by a box at most; what is shared has seeds, so two or three
times are usual, and texts that repeat one sentence for ever stay bounded."""


def matched(words: Words, found: Segments) -> Points:
    """Give the words that stand against the same word in the segments.

    Returns:
        The points, grouped by chain.
    """
    length = found.last - found.first + 1
    segment = np.repeat(np.arange(len(length)), length)
    left = np.arange(len(segment)) + (found.first - np.cumsum(length) + length)[segment]
    right = left + found.shift[segment]
    same = words.key[left] == words.key[right]
    return joined([Points(found.chain[segment], left, right).only(same)])


def alignments(words: Words, units: Array, points: Points) -> Points:
    """Read chains word by word: between their points, and beyond their ends as long as it pays.

    Args:
        words: The words of the corpus.
        units: What each word tells, in units of ``extend``.
        points: The points of the chains, as from ``matched``.

    Returns:
        The points of the chains with what was found; chains that grew into each other are one.
    """
    inner = _between(words, units, points)
    outer = [more for step in (-1, 1) for more in _beyond(words, units, points, step)]
    return _united([points, inner, *outer])


def _between(words: Words, units: Array, points: Points) -> Points:
    wide, high = points.gaps()
    at = np.flatnonzero((np.minimum(wide, high) > 0) & (np.maximum(wide, high) <= extend.BOX))
    boxes = extend.Boxes(points.left[at - 1] + 1, points.right[at - 1] + 1, wide[at], high[at])
    box, left, right = extend.aligned(words, units, boxes, free=False)
    return Points(points.group[at[box]], left, right)


def _beyond(words: Words, units: Array, points: Points, step: int) -> Iterator[Points]:
    """Extend the ends, box by box, as long as a box is used to its far half."""
    edges = np.flatnonzero(np.diff(words.region, prepend=-1, append=-1))
    ends = points.bounds()[0 if step < 0 else 1]
    group, left, right = points.group[ends], points.left[ends], points.right[ends]
    for _ in range(ROUNDS):
        if not len(group):
            return
        wide, high = (np.minimum(_room(edges, at, step), extend.BOX) for at in (left, right))
        boxes = extend.Boxes(left + step, right + step, wide, high, step)
        box, one, other = extend.aligned(words, units, boxes, free=True)
        yield Points(group[box], one, other)
        order = np.lexsort((step * one, box))
        box, one, other = box[order], one[order], other[order]
        far = np.flatnonzero(np.diff(box, append=-1))
        far = far[np.abs(one[far] - left[box[far]]) >= extend.BOX // 2]
        group, left, right = group[box[far]], one[far], other[far]


def _room(edges: Array, at: Array, step: int) -> Array:
    """Count the words between a word and the end, or start, of its region."""
    after = np.searchsorted(edges, at, side="right")
    room: Array = edges[after] - 1 - at if step > 0 else at - edges[after - 1]
    return room


def _united(parts: list[Points]) -> Points:
    """Make chains one that share a point."""
    points = joined(parts)
    order = np.lexsort((points.right, points.left))
    group, left, right = points.group[order], points.left[order], points.right[order]
    twice = np.flatnonzero((left[1:] == left[:-1]) & (right[1:] == right[:-1]))
    names, group = np.unique(points.group, return_inverse=True)
    place = np.empty(len(order), np.int64)
    place[order] = np.arange(len(order))
    one, other = group[order[twice]], group[order[twice + 1]]
    return joined([Points(labels(one, other, len(names))[group], points.left, points.right)])
