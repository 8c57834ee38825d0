"""Lineage: what three or more versions of a passage say of the edits between two of them."""

from dataclasses import dataclass

import numpy as np

from twicetold.reuse.arrays import Words
from twicetold.reuse.letters import Array
from twicetold.reuse.points import Points

FEWEST_VERSIONS = 3
FEWEST_EDITS = 2
OWN_EDITS = 0.34
"""Share of the other's own edits that a version may have and still count as without."""


@dataclass(frozen=True, slots=True)
class Versions:
    """What the versions of a passage say of two of them.

    Attributes:
        left: Edits that the left version has alone.
        right: Edits that the right version has alone.
        together: Words that these two have and the other versions have not.
        count: How many versions there are, the two among them; of two none can be told.
        earlier: Whether another version comes before both in the order of time.
    """

    left: int
    right: int
    together: int
    count: int
    earlier: bool

    @property
    def apart(self) -> bool:
        """Tell whether each has edits that the other did not take over: neither is the source."""
        few, many = sorted((self.left, self.right))
        told = self.count >= FEWEST_VERSIONS and few >= FEWEST_EDITS
        return told and (few > OWN_EDITS * many or few > self.together)

    @property
    def sign(self) -> int:
        """Give 1 when the left is without edits of its own, -1 when the right is, else 0."""
        few, many = sorted((self.left, self.right))
        if self.count < FEWEST_VERSIONS or many < FEWEST_EDITS or few > OWN_EDITS * many:
            return 0
        return 0 if self.apart else (1 if self.left < self.right else -1)


UNTOLD = Versions(0, 0, 0, 2, earlier=False)
"""Where not all pairs were compared, or there are but two versions."""


def versions(words: Words, points: Points) -> tuple[Versions, ...]:
    """Tell for every passage whose edits they are, by the other links of the same words.

    A word that stands on one side only is an addition there when the other versions have not got
    it either, and an omission of the other side when they have. It takes a third version to tell.
    """
    if not len(points):
        return ()
    first, last = points.bounds()
    sides = (points.left, points.right)
    ends = [(side[first], side[last]) for side in sides]
    cover = _cover(words, *map(np.concatenate, zip(*ends, strict=True)))
    hits = np.bincount(np.concatenate(sides), minlength=len(words))
    others = cover - 1
    kept = (others > 0) & (2 * hits >= others)
    added = (others > 0) & ~kept
    alone = (others > 0) & (2 * (hits - 1) < others)
    together = alone[points.left] & alone[points.right]
    loose = [[_loose(flags, side, first) for flags in (added, kept)] for side in sides]
    reports = [words.owner[start] for start, _ in ends]
    later = reports[0] > reports[1]
    # Of each link, the stretch of the report that came later has a version before it.
    start, end = (np.where(later, one, other) for one, other in zip(*ends, strict=True))
    before = np.append(0, np.cumsum(_cover(words, start, end) > 0))
    seen = [before[end + 1] > before[start] for start, end in ends]
    count = np.maximum.reduceat(cover[points.left], first) + 1
    columns = (
        loose[0][0] + loose[1][1],
        loose[1][0] + loose[0][1],
        np.add.reduceat(together.astype(np.int64), first),
        count,
        np.where(later, seen[1], seen[0]),
    )
    rows = zip(*(column.tolist() for column in columns), strict=True)
    return tuple(Versions(*row) for row in rows)


def _cover(words: Words, start: Array, end: Array) -> Array:
    """Count for every word the stretches that hold it."""
    size = len(words) + 1
    steps = np.bincount(start, minlength=size) - np.bincount(end + 1, minlength=size)
    covered: Array = np.cumsum(steps)[:-1]
    return covered


def _loose(flags: Array, side: Array, first: Array) -> Array:
    """Count flagged words inside each passage that are not matched in it."""
    total = np.append(0, np.cumsum(flags))
    last = np.append(first[1:], len(side)) - 1
    inside = total[side[last] + 1] - total[side[first]]
    found: Array = inside - np.add.reduceat(flags[side].astype(np.int64), first)
    return found
