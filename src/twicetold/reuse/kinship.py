"""Kinship: whether two reports are about one matter, told from the rare words that both use."""

import numpy as np

from twicetold.reuse.arrays import Words
from twicetold.reuse.information import UNIT
from twicetold.reuse.letters import Array
from twicetold.reuse.points import Points

RARE_BITS = 10.0
"""Words that tell less stand in reports on anything."""

AKIN = 0.16
"""Share of the shorter report's rare words that both use, beyond chance, in reports of one matter.

Chosen on the 28 stories of ../shared/data/corroboration: 95 % of the pairs within a story have
more, 97 % of the pairs across stories have less, though most of these are all on one country's
politics.
"""

_SIZE = 2048
_CHUNK = 1 << 16
_ONES = np.array([number.bit_count() for number in range(256)], np.uint8)


def akin(words: Words, points: Points, told: Array) -> Array:
    """Tell of which passages the two reports are about one matter, the passage itself set aside.

    The rare words of a report are kept as a signature of 2,048 bits, and signatures are compared.

    Args:
        words: The words of the reports.
        points: The matched words.
        told: What each word tells, in eighths of a bit; equal for equal words.

    Returns:
        One flag for each passage.
    """
    rare = told >= UNIT * RARE_BITS
    at = np.flatnonzero(rare)
    bit = words.key[at] % np.uint32(_SIZE)
    signature = np.zeros((len(words.first) - 1, _SIZE // 8), np.uint8)
    ones = np.left_shift(np.uint8(1), (bit & 7).astype(np.uint8))
    np.bitwise_or.at(signature, (words.owner[at], bit >> 3), ones)
    first, _ = points.bounds()
    if not len(first):
        return np.zeros(0, bool)
    left, right = (words.owner[side[first]] for side in (points.left, points.right))
    inside = np.add.reduceat(rare[points.left].astype(np.int64), first)
    size = _ONES[signature].sum(axis=1, dtype=np.int64)
    one, other, both = size[left] - inside, size[right] - inside, -inside
    for start in range(0, len(first), _CHUNK):
        some = slice(start, start + _CHUNK)
        shared = signature[left[some]] & signature[right[some]]
        both[some] += _ONES[shared].sum(axis=1, dtype=np.int64)
    found: Array = both - one * other / _SIZE >= np.maximum(1, AKIN * np.minimum(one, other))
    return found
