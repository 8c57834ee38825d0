"""Cutting: passages end where nothing is shared, begin and end in words that tell something."""

import numpy as np

from twicetold.reuse import extend
from twicetold.reuse.arrays import PARAGRAPH, SENTENCE, Words
from twicetold.reuse.letters import Array
from twicetold.reuse.points import Points, joined

MOST_GAP = 10
"""Words in a row that one side may have alone; more is another passage."""

WHOLE_SENTENCE = 3
"""Words of a sentence that stands wholly unmatched inside a passage: there it is cut, so that no
passage holds a sentence that is not shared."""

FEWEST = 6
"""Matched words of a passage. With 5, names and set phrases of every desk come in."""

_NEIGHBOURS = 4
"""Passages of the same two reports that are tried for overlap, in order of place."""


def cut(words: Words, points: Points) -> Points:
    """Cut passages at long gaps and around whole sentences that are not shared."""
    wide, high = points.gaps()
    apart = points.opens() | (np.maximum(wide, high) > MOST_GAP)
    opens = np.append(np.flatnonzero(words.marks & SENTENCE), [len(words), len(words)])
    for side, gap in ((points.left, wide), (points.right, high)):
        at = np.flatnonzero(gap >= WHOLE_SENTENCE)
        nth = np.searchsorted(opens, side[at - 1] + 1)
        start, after = opens[nth], opens[np.minimum(nth + 1, len(opens) - 1)]
        apart[at[(after <= side[at]) & (after - start >= WHOLE_SENTENCE)]] = True
    return Points(np.cumsum(apart) - 1, points.left, points.right)


def trimmed(words: Words, bits: Array, points: Points) -> Points:
    """Trim passages to the stretch that scores best."""
    if not len(points):
        return points
    gain, price = worth(bits, points), _prices(words, points)
    first, last = points.bounds()
    size = last - first + 1
    total = np.cumsum(gain - price)
    before = total - gain
    at = np.arange(len(total))
    top = np.repeat(np.maximum.reduceat(total, first), size)
    end = np.maximum.reduceat(np.where(total == top, at, -1), first)
    # The best start is the lowest valley before that end.
    before = np.where(at <= np.repeat(end, size), before, np.inf)
    low = np.repeat(np.minimum.reduceat(before, first), size)
    start = np.minimum.reduceat(np.where(before == low, at, len(at)), first)
    return points.only((at >= np.repeat(start, size)) & (at <= np.repeat(end, size)))


def widened(words: Words, points: Points) -> Points:
    """Add the equal words of the sentence that stand right before and after each passage.

    Where the words of its edge stand twice in a report the alignment can take the wrong ones,
    which trimming then cuts away.
    """
    if not len(points):
        return points
    parts = [points]
    first, last = points.bounds()
    for edge, step in ((first, -1), (last, 1)):
        group, left, right = points.group[edge], points.left[edge], points.right[edge]
        for _ in range(MOST_GAP):
            grows = _continues(words, left, right, step)
            group, left, right = group[grows], left[grows] + step, right[grows] + step
            parts.append(Points(group, left, right))
    return joined(parts)


def _continues(words: Words, left: Array, right: Array, step: int) -> Array:
    """Tell where the next words on both sides are equal and of the same sentence."""
    goes_on = np.ones(len(left), bool)
    for side in (left, right):
        after = np.clip(side + step, 0, len(words) - 1)
        goes_on &= (after == side + step) & (words.region[after] == words.region[side])
        goes_on &= (words.marks[np.maximum(side, after)] & SENTENCE) == 0
    equal = words.key[np.clip(left + step, 0, len(words) - 1)]
    found: Array = goes_on & (equal == words.key[np.clip(right + step, 0, len(words) - 1)])
    return found


def best(words: Words, bits: Array, points: Points, need: float) -> Points:
    """Keep passages that tell enough; of two that lie over each other on both sides, the better."""
    if not len(points):
        return points
    first, last = points.bounds()
    size = last - first + 1
    score = np.add.reduceat(worth(bits, points) - _prices(words, points), first)
    enough = np.flatnonzero((score >= need) & (size >= FEWEST))
    regions = int(words.region[-1]) + 1
    pair = words.region[points.left[first]].astype(np.int64) * regions
    pair += words.region[points.right[first]]
    place = points.right[first[enough]], points.left[first[enough]], pair[enough]
    order = enough[np.lexsort(place)]
    lost = np.zeros(len(first), bool)
    for step in range(1, _NEIGHBOURS + 1):
        one, other = order[: max(0, len(order) - step)], order[step:]
        over = pair[one] == pair[other]
        for side in (points.left, points.right):
            start = np.maximum(side[first[one]], side[first[other]])
            over &= start <= np.minimum(side[last[one]], side[last[other]])
        weaker = np.where(score[one] >= score[other], other, one)
        lost[weaker[over]] = True
    kept = np.zeros(len(first), bool)
    kept[enough] = True
    return points.only(np.repeat(kept & ~lost, size))


def worth(bits: Array, points: Points) -> Array:
    """Give what each matched word tells, by the report to which it tells less."""
    found: Array = np.minimum(bits[points.left], bits[points.right]).astype(np.float64)
    return found


def _prices(words: Words, points: Points) -> Array:
    """Give what the words between each point and the one before it cost."""
    wide, high = points.gaps()
    few = np.minimum(wide, high)
    price = extend.SWAP * few + extend.GAP * (np.maximum(wide, high) - few)
    broken = np.zeros(len(points))
    for mark in (SENTENCE, PARAGRAPH):
        passed = np.cumsum((words.marks & mark) > 0, dtype=np.int32)
        for side in (points.left, points.right):
            broken[np.diff(passed[side], prepend=0) > 0] = extend.BREAK[mark]
    return np.where(points.opens(), 0.0, price + broken)
