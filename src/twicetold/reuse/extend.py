"""Extension: word by word from what is known to match, in small boxes, many at once."""

from dataclasses import dataclass

import numpy as np

from twicetold.reuse.arrays import PARAGRAPH, SENTENCE, Array, Words

UNIT = 8
GAP = 2.0
SWAP = 2.6
SENTENCE_PRICE = 2.0
PARAGRAPH_PRICE = 5.0
BOX = 16
_CHUNK = 4096


@dataclass(frozen=True, slots=True)
class Boxes:
    """Pairs of short stretches of words that are to be aligned.

    Attributes:
        left: Index of the first word on the left, the last one when ``step`` is -1.
        right: Likewise on the right.
        wide: Words on the left, at most BOX.
        high: Words on the right, at most BOX.
        step: 1 to read forward, -1 backward.
    """

    left: Array
    right: Array
    wide: Array
    high: Array
    step: int


def aligned(words: Words, bits: Array, boxes: Boxes, *, free: bool):
    """Align.  Returns box, left, right of every matched word."""
    found = []
    size = np.maximum(boxes.wide, boxes.high)
    for low, top in ((0, 4), (4, 8), (8, BOX)):
        which = np.flatnonzero(
            (size > low) & (size <= top) & (np.minimum(boxes.wide, boxes.high) > 0)
        )
        for at in range(0, len(which), _CHUNK):
            some = which[at : at + _CHUNK]
            found.append(_aligned(words, bits, boxes, some, top, free))
    if not found:
        none = np.zeros(0, np.int64)
        return none, none, none
    return tuple(np.concatenate(column) for column in zip(*found, strict=True))


def _side(words, start, count, top, step):
    nth = np.arange(top)
    at = start[:, None] + step * nth
    inside = nth < count[:, None]
    at = np.where(inside, at, start[:, None])
    mark_at = at if step > 0 else np.minimum(at + 1, len(words) - 1)
    marks = words.marks[mark_at]
    price = np.where(
        marks & PARAGRAPH, PARAGRAPH_PRICE, np.where(marks & SENTENCE, SENTENCE_PRICE, 0.0)
    )
    return at, inside, np.round(UNIT * price).astype(np.int16)


def _aligned(words, bits, boxes, some, top, free):
    left, inside_left, price_left = _side(
        words, boxes.left[some], boxes.wide[some], top, boxes.step
    )
    right, inside_right, price_right = _side(
        words, boxes.right[some], boxes.high[some], top, boxes.step
    )
    n = len(some)
    gap, swap = np.int16(round(UNIT * GAP)), np.int16(round(UNIT * SWAP))
    key_left = words.key[left]
    key_right = words.key[right]
    same = (
        (key_left[:, :, None] == key_right[:, None, :])
        & inside_left[:, :, None]
        & inside_right[:, None, :]
    )
    gain = np.where(same, np.round(UNIT * bits[left]).astype(np.int16)[:, :, None], -swap)
    gain -= np.maximum(price_left[:, :, None], price_right[:, None, :])
    down = gap + price_left
    across = np.zeros((n, top + 1), np.int16)
    np.cumsum(gap + price_right, axis=1, out=across[:, 1:])
    score = np.empty((n, top + 1, top + 1), np.int16)
    score[:, 0] = -across
    for row in range(top):
        above = score[:, row]
        line = above - down[:, row, None]
        np.maximum(line[:, 1:], above[:, :-1] + gain[:, row], out=line[:, 1:])
        line += across
        np.maximum.accumulate(line, axis=1, out=line)
        score[:, row + 1] = line - across
    return _traced(
        score, gain, same, down, _End(free, boxes.wide[some], boxes.high[some]), (some, left, right)
    )


@dataclass(frozen=True, slots=True)
class _End:
    free: bool
    wide: Array
    high: Array


def _traced(score, gain, same, down, end, places):
    some, left, right = places
    n, side, _ = score.shape
    box = np.arange(n)
    if end.free:
        ends = np.where(same, score[:, 1:, 1:], np.int16(0)).reshape(n, -1)
        best = ends.argmax(axis=1)
        won = ends[box, best] > 0
        box, best = box[won], best[won]
        i, j = best // (side - 1) + 1, best % (side - 1) + 1
    else:
        i, j = end.wide.astype(np.int64), end.high.astype(np.int64)
    boxes, lefts, rights = [], [], []
    while len(box):
        here = score[box, i, j]
        diagonal = here == score[box, i - 1, j - 1] + gain[box, i - 1, j - 1]
        matched = diagonal & same[box, i - 1, j - 1]
        boxes.append(some[box[matched]])
        lefts.append(left[box[matched], i[matched] - 1])
        rights.append(right[box[matched], j[matched] - 1])
        up = ~diagonal & (here == score[box, i - 1, j] - down[box, i - 1])
        i = np.where(diagonal | up, i - 1, i)
        j = np.where(up, j, j - 1)
        on = (i > 0) & (j > 0)
        box, i, j = box[on], i[on], j[on]
    if not boxes:
        none = np.zeros(0, np.int64)
        return none, none, none
    return np.concatenate(boxes), np.concatenate(lefts), np.concatenate(rights)
