"""Alignments: chains filled in, extended, joined, cut where nothing is shared, and trimmed."""

from dataclasses import dataclass

import numpy as np

from twicetold.reuse import extend
from twicetold.reuse.arrays import SENTENCE, Array, Words
from twicetold.reuse.graph import labels

MOST_GAP = 10
WHOLE_SENTENCE = 3
FEWEST = 5
_ROUNDS = 64


@dataclass(frozen=True, slots=True)
class Points:
    """Matched words: sorted by group, then by place."""

    group: Array
    left: Array
    right: Array


def alignments(words: Words, bits: Array, segments, grain) -> Points:
    a0, a1, shift, head = segments
    length = a1 - a0 + 1
    seg = np.repeat(np.arange(len(a0)), length)
    left = a0[seg] + np.arange(len(seg)) - np.repeat(np.cumsum(length) - length, length)
    right = left + shift[seg]
    same = words.key[left] == words.key[right]
    points = _tidied(Points(head[seg][same], left[same], right[same]))
    total = np.bincount(points.group, weights=bits[points.left], minlength=len(a0))
    need = np.log2(max(2, len(words)))
    points = _of(points, (total >= need + grain.chain_bits)[points.group])
    points = _merged(words, [points, _filled(words, bits, points), *_extended(words, bits, points)])
    points = _trimmed(words, bits, _cut(words, points))
    return _best(words, bits, points, need + grain.passage_bits)


def _of(points, keep):
    return Points(points.group[keep], points.left[keep], points.right[keep])


def _joined(parts):
    return Points(
        *(np.concatenate([getattr(p, name) for p in parts]) for name in ("group", "left", "right"))
    )


def _tidied(points):
    """Sort; keep what goes forward on both sides."""
    order = np.lexsort((points.right, points.left, points.group))
    points = _of(points, order)
    while len(points.group):
        fresh = np.ones(len(points.group), bool)
        fresh[1:] = points.group[1:] != points.group[:-1]
        forward = fresh | np.concatenate(
            [[True], (points.left[1:] > points.left[:-1]) & (points.right[1:] > points.right[:-1])]
        )
        if forward.all():
            break
        points = _of(points, forward)
    return points


def bounds(points: Points) -> tuple[Array, Array]:
    """Give the index of the first and of the last matched word of every group."""
    first = np.flatnonzero(_opens(points))
    return first, np.append(first[1:], len(points.group))[: len(first)] - 1


def _opens(points):
    opens = np.ones(len(points.group), bool)
    opens[1:] = points.group[1:] != points.group[:-1]
    return opens


def _filled(words, bits, points):
    inner = ~_opens(points)
    at = np.flatnonzero(inner)
    wide = points.left[at] - points.left[at - 1] - 1
    high = points.right[at] - points.right[at - 1] - 1
    use = (np.minimum(wide, high) > 0) & (np.maximum(wide, high) <= extend.BOX)
    at, wide, high = at[use], wide[use], high[use]
    boxes = extend.Boxes(points.left[at - 1] + 1, points.right[at - 1] + 1, wide, high, 1)
    box, left, right = extend.aligned(words, bits, boxes, free=False)
    return Points(points.group[at[box]], left, right)


def _extended(words, bits, points):
    first = np.flatnonzero(_opens(points))
    last = np.concatenate([first[1:], [len(points.group)]]) - 1
    if not len(first):
        return
    edges = np.flatnonzero(np.diff(words.region, prepend=-1, append=-1))
    for at, step in ((first, -1), (last, 1)):
        group, left, right = points.group[at], points.left[at], points.right[at]
        for _ in range(_ROUNDS):
            if step > 0:
                room = [
                    edges[np.searchsorted(edges, x, side="right")] - 1 - x for x in (left, right)
                ]
            else:
                room = [
                    x - edges[np.searchsorted(edges, x, side="right") - 1] for x in (left, right)
                ]
            wide, high = (np.minimum(extend.BOX, r) for r in room)
            boxes = extend.Boxes(left + step, right + step, wide, high, step)
            box, more_left, more_right = extend.aligned(words, bits, boxes, free=True)
            if not len(box):
                break
            yield Points(group[box], more_left, more_right)
            order = np.lexsort((step * more_left, box))
            box, more_left, more_right = box[order], more_left[order], more_right[order]
            far = np.flatnonzero(np.diff(box, append=-1))
            far = far[np.abs(more_left[far] - left[box[far]]) >= extend.BOX // 2]
            group, left, right = group[box[far]], more_left[far], more_right[far]
            if not len(group):
                break


def _merged(words, parts):
    points = _joined(parts)
    width = np.uint64(32)
    packed = points.left.astype(np.uint64) << width | points.right.astype(np.uint64)
    order = np.argsort(packed, kind="stable")
    packed, group = packed[order], points.group[order]
    twice = np.flatnonzero(packed[1:] == packed[:-1])
    label = labels(group[twice], group[twice + 1], int(group.max(initial=-1)) + 1)
    return _tidied(Points(label[points.group], points.left, points.right))


def _gaps(points):
    """Words passed over before each point."""
    inner = ~_opens(points)
    wide = np.zeros(len(points.group), np.int64)
    high = wide.copy()
    wide[1:] = points.left[1:] - points.left[:-1] - 1
    high[1:] = points.right[1:] - points.right[:-1] - 1
    wide[~inner] = 0
    high[~inner] = 0
    return wide, high


def _cut(words, points):
    wide, high = _gaps(points)
    cut = _opens(points) | (np.maximum(wide, high) > MOST_GAP)
    for side, count in ((points.left, wide), (points.right, high)):
        at = np.flatnonzero(count >= WHOLE_SENTENCE)
        cut[at[_holds_sentence(words, side[at - 1] + 1, side[at])]] = True
    return Points(np.cumsum(cut) - 1, points.left, points.right)


def _holds_sentence(words, start, end):
    """Whether a whole sentence lies between start and end: opens at or after start, next opens at or before end."""
    opens = np.flatnonzero(words.marks & SENTENCE)
    opens = np.concatenate([opens, [len(words), len(words)]])
    k = np.searchsorted(opens, start, side="left")
    return (opens[np.minimum(k + 1, len(opens) - 1)] <= end) & (
        opens[np.minimum(k + 1, len(opens) - 1)] - opens[k] >= WHOLE_SENTENCE
    )


def _price(points):
    wide, high = _gaps(points)
    few = np.minimum(wide, high)
    return extend.SWAP * few + extend.GAP * (np.maximum(wide, high) - few)


def _trimmed(words, bits, points):
    for _ in range(3):
        if not len(points.group):
            return points
        gain = bits[points.left].astype(np.float64)
        price = _price(points)
        first = np.flatnonzero(_opens(points))
        last = np.concatenate([first[1:], [len(points.group)]])
        up = np.cumsum(gain - price)
        back = up - gain  # sum before this point including the price of the gap before it
        # best end: max up; best start: min of back (the sum up to and with the gap before)
        top = np.repeat(np.maximum.reduceat(up, first), last - first)
        low = np.repeat(np.minimum.reduceat(back, first), last - first)
        at = np.arange(len(up))
        end = np.maximum.reduceat(np.where(up == top, at, -1), first)
        start = np.minimum.reduceat(np.where(back == low, at, len(at)), first)
        bad = end < start
        keep = (
            (at >= np.repeat(start, last - first))
            & (at <= np.repeat(end, last - first))
            & ~np.repeat(bad, last - first)
        )
        if keep.all():
            break
        points = _of(points, keep)
    return points


def _best(words, bits, points, need):
    if not len(points.group):
        return points
    first = np.flatnonzero(_opens(points))
    count = np.diff(first, append=len(points.group))
    score = np.add.reduceat(bits[points.left] - _price(points), first)
    last = first + count - 1
    keep = (score >= need) & (count >= FEWEST)
    region = words.region
    pair = (
        region[points.left[first]].astype(np.int64) * (int(region[-1]) + 1)
        + region[points.right[first]]
    )
    order = np.lexsort((points.right[first], points.left[first], pair))
    order = order[keep[order]]
    la, lz, ra, rz = (
        side[at][order]
        for side, at in (
            (points.left, first),
            (points.left, last),
            (points.right, first),
            (points.right, last),
        )
    )
    lost = np.zeros(len(order), bool)
    (
        pair,
        score_,
    ) = pair[order], score[order]
    for step in range(1, 5):
        s = np.arange(len(order) - step) if len(order) > step else np.zeros(0, int)
        t = s + step
        over_left = np.minimum(lz[s], lz[t]) - np.maximum(la[s], la[t])
        over_right = np.minimum(rz[s], rz[t]) - np.maximum(ra[s], ra[t])
        clash = (pair[s] == pair[t]) & (over_left >= 0) & (over_right >= 0)
        weaker = np.where(score_[s] >= score_[t], t, s)
        lost[weaker[clash]] = True
    kept = np.zeros(len(first), bool)
    kept[order[~lost]] = True
    return _of(points, np.repeat(kept, count))
