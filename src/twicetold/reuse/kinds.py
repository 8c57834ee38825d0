"""Set phrases: what many reports share that have nothing else in common."""

from functools import cache

import numpy as np

from twicetold.reuse.alignment import Points, bounds
from twicetold.reuse.arrays import Array, Words, keys
from twicetold.reuse.graph import labels
from twicetold.text import lexicon
from twicetold.text.tokens import tokens

MOST_WORDS = 40
CARRIERS = 5
APART = 0.7
CONNECTED_WORDS = 25
ROUNDS = 2
COVERED = 0.8


def stock(words: Words, points: Points, outlet: Array) -> Array:
    """Tell which passages are set phrases, by the lexicon or by the company they keep.

    Args:
        words: The words of the corpus.
        points: The matched words.
        outlet: A number for each report, equal for reports of one outlet.

    Returns:
        One flag for each passage.
    """
    first, _ = bounds(points)
    if not len(first):
        return np.zeros(0, bool)
    known = _listed(words, points)
    for _ in range(ROUNDS):
        known |= _learnt(words, points, outlet, known)
    return known


def nearest(words: Words, points: Points, stocked: Array) -> Array:
    """Tell which passages to keep: of set phrases between reports that share nothing else, one
    link from each report to the next that has the phrase."""
    first, last = bounds(points)
    left = words.report(points.left[first])
    right = words.report(points.right[first])
    pair = left * len(words.first) + right
    tied = np.isin(pair, pair[~stocked])
    loose = np.flatnonzero(stocked & ~tied)
    order = loose[np.lexsort((right[loose], points.left[first][loose]))]
    place = points.left[last][order]
    opens = np.ones(len(order), bool)
    opens[1:] = (left[order][1:] != left[order][:-1]) | (points.left[first][order][1:] > place[:-1])
    keep = np.ones(len(first), bool)
    keep[order[~opens]] = False
    return keep


def _learnt(words: Words, points: Points, outlet: Array, known: Array) -> Array:
    """Find passages whose carriers have nothing else to do with each other."""
    first, last = bounds(points)
    count = last - first + 1
    left, right = words.report(points.left[first]), words.report(points.right[first])
    tie = ~known & (outlet[left] != outlet[right])
    _, of_pair = np.unique(left * len(words.first) + right, return_inverse=True)
    shared = np.bincount(of_pair, weights=np.where(tie, count, 0))
    strong = tie & (shared[of_pair] > CONNECTED_WORDS)
    story = labels(left[strong], right[strong], len(words.first))
    short = np.flatnonzero(count <= MOST_WORDS)
    place = _places(points, first[short], last[short])
    size = int(place.max(initial=-1)) + 1
    phrase = labels(*np.split(place, 2), size)
    carrier = np.zeros(size, np.int64)
    carrier[place] = np.concatenate([left[short], right[short]])
    carriers = np.bincount(phrase, minlength=size)
    stories = np.unique(phrase * len(words.first) + story[carrier]) // len(words.first)
    apart = np.bincount(stories, minlength=size)
    learnt = (apart >= CARRIERS) & (apart >= APART * carriers)
    flags = np.zeros(len(first), bool)
    flags[short] = learnt[phrase[place[: len(short)]]]
    return flags


def _places(points: Points, first: Array, last: Array) -> Array:
    """Number the places where short passages lie: overlapping ones of a report are one place."""
    starts = np.concatenate([points.left[first], points.right[first]])
    ends = np.concatenate([points.left[last], points.right[last]])
    order = np.argsort(starts, kind="stable")
    reach = np.maximum.accumulate(ends[order])
    opens = np.ones(len(order), bool)
    opens[1:] = starts[order][1:] > reach[:-1]
    place = np.zeros(len(order), np.int64)
    place[order] = np.cumsum(opens) - 1
    return place


def _listed(words, points):
    first, last = bounds(points)
    count = last - first + 1
    inside = np.zeros(len(points.left), bool)
    key = words.key[points.left]
    short = np.flatnonzero(np.repeat(count <= MOST_WORDS, count))
    for phrase in _phrases():
        at = short[key[short] == phrase[0]]
        for nth, word in enumerate(phrase[1:], 1):
            at = at[at + nth < len(key)]
            at = at[key[at + nth] == word]
        for nth in range(len(phrase)):
            inside[at + nth] = True
    return np.add.reduceat(inside, first) >= COVERED * count


@cache
def _phrases():
    return tuple(keys(t.fold for t in tokens(p)) for p in lexicon.table("stock")["phrases"])
