"""The last word of a sentence: "X said" on one side, "according to X" on the other."""

from functools import cache

import numpy as np

from twicetold.reuse.arrays import SENTENCE, Words, keys
from twicetold.reuse.letters import Array
from twicetold.reuse.points import Points
from twicetold.text import lexicon

_LOOK_BACK = 12
"""Words before the end of the passage among which the other side's attribution must stand."""


def tails(words: Words, points: Points) -> tuple[Array, Array]:
    """Count the words after each passage's last match that belong to it all the same.

    A passage ends in a matched word. Yet where one report closes the sentence with "said" and the
    other has moved the attribution to an earlier place and closes with the matched word, the
    sentence is shared to its end.

    Returns:
        For each passage 0 or 1 words on the left, and on the right.
    """
    first, last = points.bounds()
    closes = np.append(((words.marks[1:] & SENTENCE) > 0) | (np.diff(words.region) > 0), True)
    said, attributes = (np.isin(words.key, known) for known in _keys())
    found = np.zeros((2, len(first)), np.int64)
    for at, side, other in ((0, points.left, points.right), (1, points.right, points.left)):
        end, across = side[last], other[last]
        after = np.minimum(end + 1, len(words) - 1)
        moved = np.flatnonzero(~closes[end] & closes[after] & said[after] & closes[across])
        for passage in moved.tolist():
            start = max(int(other[first[passage]]), int(across[passage]) - _LOOK_BACK)
            matched = other[first[passage] : last[passage] + 1]
            unmatched = np.setdiff1d(np.arange(start, across[passage]), matched)
            found[at, passage] = attributes[unmatched].any()
    return found[0], found[1]


@cache
def _keys() -> tuple[Array, Array]:
    table = lexicon.table("pickups")
    return keys(table["closing"]), keys(table["attributing"])
