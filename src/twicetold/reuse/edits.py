"""Edits: the words of a passage that stand otherwise, or not at all, on the other side."""

from collections.abc import Sequence
from functools import cache

import numpy as np

from twicetold.model import Report
from twicetold.reuse.arrays import RESPELT, Words
from twicetold.reuse.letters import Array
from twicetold.reuse.points import Points
from twicetold.text.tokens import fold


def edits(
    reports: Sequence[Report], words: Words, points: Points, tail: tuple[Array, Array]
) -> tuple[Array, Array]:
    """Find what lies between words that are the same as written.

    Args:
        reports: The reports, as the arrays have them.
        words: Their words.
        points: The matched words.
        tail: For each passage the words after its last match that belong to it, on each side.

    Returns:
        One row an edit: start and end on the left, start and end on the right, in code points; -1
        for both where a side has no words. And for each passage the index of its first row, with
        the number of rows at the end.
    """
    first, last = points.bounds()
    same = ~_respelt(reports, words, points)
    # The words around a passage stand for its borders, so that an edit may open or close it.
    group = np.concatenate([points.group[same], points.group[first], points.group[last]])
    left = np.concatenate(
        [points.left[same], points.left[first] - 1, points.left[last] + 1 + tail[0]]
    )
    right = np.concatenate(
        [points.right[same], points.right[first] - 1, points.right[last] + 1 + tail[1]]
    )
    order = np.lexsort((left, group))
    group, left, right = group[order], left[order], right[order]
    wide, high = np.diff(left) - 1, np.diff(right) - 1
    at = np.flatnonzero((np.diff(group) == 0) & ((wide > 0) | (high > 0)))
    rows = np.full((len(at), 4), -1, np.int64)
    for column, side, count in ((0, left, wide[at]), (2, right, high[at])):
        some = count > 0
        rows[some, column] = words.start[side[at[some]] + 1]
        rows[some, column + 1] = words.end[side[at[some] + 1] - 1]
    groups = np.append(points.group[first], np.iinfo(np.int64).max)
    return rows, np.searchsorted(group[at], groups)


def _respelt(reports: Sequence[Report], words: Words, points: Points) -> Array:
    """Mark matched words that are one when compared and are written otherwise."""
    marks = words.marks[points.left] | words.marks[points.right]
    respelt = np.zeros(len(points), bool)
    folded = cache(fold)
    asked = np.flatnonzero(marks & RESPELT)
    sides = []
    for at in (points.left[asked], points.right[asked]):
        columns = (words.owner[at].tolist(), words.start[at].tolist(), words.end[at].tolist())
        places = zip(*columns, strict=True)
        sides.append([folded(reports[nth].text[start:end]) for nth, start, end in places])
    respelt[asked] = [one != other for one, other in zip(*sides, strict=True)]
    return respelt
