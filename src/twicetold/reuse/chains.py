"""Chains: seeds of two reports that follow one another in both."""

import numpy as np

from twicetold.reuse.arrays import Array, Words

_SAME_DIAGONAL = 8
_REACH = 16
_DRIFT = 10
_OVERLAP = 3
_AHEAD = 3


def diagonals(words, left, right):
    width = np.uint64(max(1, int(len(words)).bit_length()))
    packed = (right - left).astype(np.uint64) << width | left.astype(np.uint64)
    packed.sort()
    low = (packed & np.uint64((1 << int(width)) - 1)).astype(np.int64)
    shift = (packed >> width).astype(np.int64)
    high = low + shift
    opens = np.ones(len(low), bool)
    opens[1:] = (
        (shift[1:] != shift[:-1])
        | (low[1:] - low[:-1] > _SAME_DIAGONAL)
        | (words.region[low[1:]] != words.region[low[:-1]])
        | (words.region[high[1:]] != words.region[high[:-1]])
    )
    first = np.flatnonzero(opens)
    last = np.concatenate([first[1:], [len(low)]]) - 1
    return low[first], low[last], shift[first]


def chained(words, a0, a1, shift):
    """sorted by pair, place"""
    ra = words.region[a0].astype(np.int64)
    rb = words.region[a0 + shift].astype(np.int64)
    pair = ra * (int(words.region[-1]) + 1) + rb
    order = np.lexsort((shift, a0, pair))
    a0, a1, shift, pair = a0[order], a1[order], shift[order], pair[order]
    n = len(a0)
    after = np.full(n, -1)
    before = np.full(n, -1)
    best_after = np.full(n, 1 << 30)
    best_before = np.full(n, 1 << 30)
    for step in range(1, _AHEAD + 1):
        s = np.arange(n - step)
        t = s + step
        ga = a0[t] - a1[s]
        gb = ga + shift[t] - shift[s]
        drift = np.abs(shift[t] - shift[s])
        ok = (
            (pair[s] == pair[t])
            & (np.minimum(ga, gb) > -_OVERLAP)
            & (np.maximum(ga, gb) <= _REACH)
            & (drift <= _DRIFT)
        )
        ok &= (a1[t] > a1[s]) & (a1[t] + shift[t] > a1[s] + shift[s])
        s, t, cost = s[ok], t[ok], (np.maximum(ga, gb) + drift)[ok]
        better = cost < best_after[s]
        after[s[better]], best_after[s[better]] = t[better], cost[better]
        better = cost < best_before[t]
        before[t[better]], best_before[t[better]] = s[better], cost[better]
    own = np.arange(n)
    mutual = (before >= 0) & (after[before] == own)
    head = np.where(mutual, before, own)
    while True:
        further = head[head]
        if (further == head).all():
            break
        head = further
    return a0, a1, shift, head
