"""Shared passages between reports."""

from collections.abc import Sequence

import numpy as np

from twicetold.model import Report, Reuse
from twicetold.reuse.direction import Lineage
from twicetold.reuse.grain import CORPUS, STORY, Grain
from twicetold.reuse.kinds import nearest, stock
from twicetold.reuse.nouns import reuses
from twicetold.reuse.passes import ordered, shared_words
from twicetold.reuse.points import Points

__all__ = ["shared", "within"]


def shared(reports: Sequence[Report]) -> tuple[Reuse, ...]:
    return _passed(reports, CORPUS)


def within(reports: Sequence[Report]) -> tuple[Reuse, ...]:
    return _passed(reports, STORY)


def _passed(reports, grain):
    listed = ordered(reports)
    words, points = shared_words(listed, grain)
    outlet = np.unique([r.outlet for r in listed], return_inverse=True)[1]
    stocked = stock(words, points, outlet)
    keep = nearest(words, points, stocked)
    first, last = points.bounds()
    count = last - first + 1
    rank = np.empty(len(listed), np.int64)
    rank[sorted(range(len(listed)), key=lambda at: listed[at].id)] = np.arange(len(listed))
    left, right = words.report(points.left[first]), words.report(points.right[first])
    flip = np.repeat(rank[left] > rank[right], count)
    points = Points(
        points.group,
        np.where(flip, points.right, points.left),
        np.where(flip, points.left, points.right),
    )
    points = points.only(np.repeat(keep, count))
    found = list(reuses(listed, words, points, stocked[keep], [Lineage()] * int(keep.sum())))
    found.sort(key=lambda reuse: (reuse.left, reuse.right))
    return tuple(found)
