"""Shared passages between reports."""

from collections.abc import Sequence

import numpy as np

from twicetold.model import Report, Reuse
from twicetold.reuse.alignment import Points, alignments, bounds
from twicetold.reuse.arrays import words as read
from twicetold.reuse.chains import chained, diagonals
from twicetold.reuse.direction import Lineage
from twicetold.reuse.information import information
from twicetold.reuse.kinds import nearest, stock
from twicetold.reuse.nouns import reuses
from twicetold.reuse.seeds import Grain, links

__all__ = ["shared", "within"]

CORPUS = Grain(24, 2, 6, 10)
STORY = Grain(None, 0, 2, 8)


def shared(reports: Sequence[Report]) -> tuple[Reuse, ...]:
    return _passed(reports, CORPUS)


def within(reports: Sequence[Report]) -> tuple[Reuse, ...]:
    return _passed(reports, STORY)


def _passed(reports, grain):
    ordered = sorted(reports, key=lambda r: (r.published or "", r.text, r.id))
    words = read(ordered)
    if not len(words):
        return ()
    bits = information(words)
    segments = chained(words, *diagonals(words, *links(words, bits, grain)))
    points = alignments(words, bits, segments, grain)
    outlet = np.unique([r.outlet for r in ordered], return_inverse=True)[1]
    stocked = stock(words, points, outlet)
    keep = nearest(words, points, stocked)
    first, last = bounds(points)
    count = last - first + 1
    rank = np.empty(len(ordered), np.int64)
    rank[sorted(range(len(ordered)), key=lambda at: ordered[at].id)] = np.arange(len(ordered))
    left, right = words.report(points.left[first]), words.report(points.right[first])
    flip = np.repeat(rank[left] > rank[right], count)
    points = Points(
        points.group,
        np.where(flip, points.right, points.left),
        np.where(flip, points.left, points.right),
    )
    kept = np.repeat(keep, count)
    points = Points(points.group[kept], points.left[kept], points.right[kept])
    found = list(reuses(ordered, words, points, stocked[keep], [Lineage()] * int(keep.sum())))
    found.sort(key=lambda reuse: (reuse.left, reuse.right))
    return tuple(found)
