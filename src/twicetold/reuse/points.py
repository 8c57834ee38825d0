"""Points: matched words, the form in which passages travel between the steps."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from twicetold.reuse.letters import Array


@dataclass(frozen=True, slots=True)
class Points:
    """Words of two reports that are matched, grouped to passages.

    Attributes:
        group: Equal for the points of one passage; ascending.
        left: Index of the word in the one report; ascending in a group.
        right: Index of the word in the other report; ascending in a group.
    """

    group: Array
    left: Array
    right: Array

    def __len__(self) -> int:
        """Count the matched words."""
        return len(self.group)

    def only(self, keep: Array) -> "Points":
        """Keep some points, given as flags."""
        return Points(self.group[keep], self.left[keep], self.right[keep])

    def arranged(self, order: Array) -> "Points":
        """Put the groups in another order, given as their numbers, and name them anew."""
        first, last = self.bounds()
        size = (last - first + 1)[order]
        at = np.arange(size.sum()) + np.repeat(first[order] - np.cumsum(size) + size, size)
        return Points(np.repeat(np.arange(len(order)), size), self.left[at], self.right[at])

    def opens(self) -> Array:
        """Mark the first point of every group."""
        opens = np.ones(len(self), bool)
        opens[1:] = self.group[1:] != self.group[:-1]
        return opens

    def bounds(self) -> tuple[Array, Array]:
        """Give the index of the first and of the last point of every group."""
        first = np.flatnonzero(self.opens())
        return first, np.append(first[1:], len(self))[: len(first)] - 1

    def gaps(self) -> tuple[Array, Array]:
        """Count the words passed over before each point, on the left and on the right."""
        opens = self.opens()
        left = np.diff(self.left, prepend=self.left[:1]) - 1
        right = np.diff(self.right, prepend=self.right[:1]) - 1
        left[opens] = right[opens] = 0
        return left, right


def joined(parts: Sequence[Points]) -> Points:
    """Put points together and bring them in order.

    Where points of a group contradict each other, the later one yields until the rest runs
    forward on both sides.
    """
    group, left, right = (
        np.concatenate([getattr(part, name) for part in parts])
        for name in ("group", "left", "right")
    )
    packed = group.astype(np.uint64) << np.uint64(32) | left.astype(np.uint64)
    points = Points(group, left, right).only(np.lexsort((right, packed)))
    while True:
        wide, high = points.gaps()
        forward = (wide >= 0) & (high >= 0)
        if forward.all():
            return points
        points = points.only(forward)
