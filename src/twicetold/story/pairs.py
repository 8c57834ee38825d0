"""Which reports may be alike, without looking at every pair, and how alike they are."""

from collections.abc import Iterator, Mapping

import numpy as np

from twicetold.story.grain import Grain
from twicetold.story.layout import NO_DAY, Floats, Ints, Rows, ranges

MOST_HOLDING = 300
"""A report is paired with at most so many of those that follow it, by day and id, under one key,
so that cost stays in proportion to the reports however large a story is."""

COMMON_KEYS = 2
"""How many telling words two reports share at least to be compared."""

LEAST_EDGE = 0.1
"""Pairs that are less alike are not kept."""

_SAME_DAY = 1.5
"""Words that two reports share on one day say more than the same words without dates. At a third
of the grain's days dates count for nothing, then against. By judgement: ECB+ has no dates, and
the dated dev stories come out the same from 1.0 to 2.0."""

_BLOCK_ROWS = 1_000


def likenesses(
    rows: Rows, bound: Mapping[tuple[int, int], float], grain: Grain
) -> dict[tuple[int, int], float]:
    """Give the likeness of the pairs of reports that may be of one story.

    The likeness is the cosine of the weighted words, or what shared prose gives if that is more;
    dates that are near raise it, dates that are far lower it.

    Args:
        rows: The reports.
        bound: Pairs of rows, the smaller first, that share prose, with the likeness it gives.
        grain: How fine stories are cut.

    Returns:
        Pairs of rows, the smaller first, with their likeness, ``LEAST_EDGE`` up to 1.
    """
    found: dict[tuple[int, int], float] = {}
    for left, right in _candidates(rows):
        value = _dated(rows, left, right, _cosines(rows, left, right), grain)
        keep = value >= LEAST_EDGE
        cells = (part[keep].tolist() for part in (left, right, value))
        found.update({(i, j): v for i, j, v in zip(*cells, strict=True)})
    if bound:
        left, right = np.array(sorted(bound), np.int64).T
        value = _dated(rows, left, right, np.array([bound[p] for p in sorted(bound)]), grain)
        for pair, likeness in zip(sorted(bound), value.tolist(), strict=True):
            if likeness >= LEAST_EDGE:
                found[pair] = max(likeness, found.get(pair, 0.0))
    return found


def likeness(rows: Rows, pair: tuple[int, int], bound: float, grain: Grain) -> float:
    """Give the likeness of one pair of rows, however little they share."""
    left, right = np.array([pair[0]]), np.array([pair[1]])
    value = np.maximum(_cosines(rows, left, right), bound)
    return float(_dated(rows, left, right, value, grain)[0])


def _dated(rows: Rows, left: Ints, right: Ints, value: Floats, grain: Grain) -> Floats:
    """Weigh likenesses by the days between the reports, where both are dated."""
    one, other = rows.days[left], rows.days[right]
    factor = _SAME_DAY * np.maximum(0.0, 1.0 - np.abs(one - other) / grain.days)
    undated = (one == NO_DAY) | (other == NO_DAY)
    return np.asarray(np.minimum(1.0, value * np.where(undated, 1.0, factor)), np.float64)


def _candidates(rows: Rows) -> Iterator[tuple[Ints, Ints]]:
    """Give pairs of rows that share telling words, in blocks sorted by the smaller row.

    Method: sorted neighbourhood (Hernández and Stolfo 1995) under each key, in order of day.
    """
    count, cells = len(rows.reports), len(rows.keys)
    order = np.lexsort((rows.holders, rows.days[rows.holders], rows.keys))
    keys, holders = rows.keys[order], rows.holders[order]
    place = np.empty(cells, np.int64)
    place[order] = np.arange(cells)
    since = np.maximum(np.searchsorted(keys, keys, "left"), np.arange(cells) - MOST_HOLDING)
    until = np.minimum(np.searchsorted(keys, keys, "right"), np.arange(cells) + MOST_HOLDING + 1)
    starts = np.searchsorted(rows.holders, np.arange(count + 1))
    for first in range(0, count, _BLOCK_ROWS):
        at = place[starts[first] : starts[min(first + _BLOCK_ROWS, count)]]
        left = np.repeat(holders[at], until[at] - since[at])
        right = holders[ranges(since[at], until[at])]
        later = right > left
        coded, common = np.unique(left[later] * count + right[later], return_counts=True)
        coded = coded[common >= COMMON_KEYS]
        yield coded // count, coded % count


def _cosines(rows: Rows, left: Ints, right: Ints) -> Floats:
    """Give the cosine of each pair; the pairs are sorted by ``left``."""
    found = np.zeros(len(left), np.float64)
    dense = np.zeros(len(rows.vocabulary), np.float64)
    begins = np.flatnonzero(np.diff(left, prepend=-1))
    for begin, end in zip(begins, [*begins[1:], len(left)], strict=False):
        own = slice(rows.starts[left[begin]], rows.starts[left[begin] + 1])
        dense[rows.words[own]] = rows.weights[own]
        others = right[begin:end]
        cells = ranges(rows.starts[others], rows.starts[others + 1])
        products = np.concatenate(
            ([0.0], np.cumsum(dense[rows.words[cells]] * rows.weights[cells]))
        )
        ends = np.cumsum(rows.starts[others + 1] - rows.starts[others])
        found[begin:end] = np.diff(products[ends], prepend=0.0)
        dense[rows.words[own]] = 0.0
    return found
