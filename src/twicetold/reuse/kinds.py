"""Set phrases: what many reports share that have nothing else in common."""

from functools import cache

import numpy as np

from twicetold.reuse.arrays import Words, keys
from twicetold.reuse.graph import labels
from twicetold.reuse.kinship import akin
from twicetold.reuse.letters import Array
from twicetold.reuse.points import Points
from twicetold.text import lexicon
from twicetold.text.tokens import tokens

COVERED = 0.8
"""Share of a passage's matched words that belong to set phrases when the passage is one."""

STRANGERS = 4
"""Stories, beside its own, in which a phrase stands before it counts as set."""

APART = 0.6
"""Share of a phrase's links that lead to different stories: news is copied within one story."""

MANY = 8
"""Stories that make a phrase set, however often it stands in one of them."""

CONNECTED = 40
"""Matched words that two reports share at least, in all, when they belong to one story."""

_ROUNDS = 2


def stock(words: Words, points: Points, outlet: Array) -> Array:
    """Tell which passages are set phrases, by the lexicon or by the company they keep.

    A phrase is learnt to be set where it stands in the reports of many stories that share nothing
    else and are on other matters, so it takes a corpus to learn one. Reports of one outlet do not
    tie a story together, so that the outlet's own boilerplate is learnt as well.

    Args:
        words: The words of the corpus.
        points: The matched words.
        outlet: A number for each report, equal for reports of one outlet.

    Returns:
        One flag for each passage.
    """
    first, last = points.bounds()
    known = np.zeros(len(first), bool)
    if not len(first):
        return known
    size = last - first + 1
    kin = akin(words, points)
    listed = _listed(words, points)
    known = np.add.reduceat(listed, first) >= COVERED * size
    for _ in range(_ROUNDS):
        learnt = _learnt(words, points, (outlet, known, kin))
        inside = listed | learnt[points.left] | learnt[points.right]
        known = np.add.reduceat(inside, first) >= COVERED * size
    return known


def nearest(words: Words, points: Points, stocked: Array) -> Array:
    """Tell which passages to keep: a set phrase ties no reports together.

    Of a set phrase between reports that share nothing else one link is kept, from each report to
    the next one that has it; so all reports that have it stay linked, and their number stays
    linear.

    Returns:
        One flag for each passage.
    """
    first, last = points.bounds()
    left, right = _owners(words, points)
    pair = left * len(words.first) + right
    loose = np.flatnonzero(stocked & ~np.isin(pair, pair[~stocked]))
    order = loose[np.lexsort((right[loose], points.left[first[loose]]))]
    start, end = points.left[first[order]], points.left[last[order]]
    reach = np.maximum.accumulate(end)
    keep = np.ones(len(first), bool)
    keep[order[1:][start[1:] <= reach[:-1]]] = False
    return keep


def _learnt(words: Words, points: Points, told: tuple[Array, Array, Array]) -> Array:
    """Mark the words that are shared with many stories, seldom twice with one.

    Args:
        words: The words of the corpus.
        points: The matched words.
        told: For each report its outlet; for each passage whether it is known to be a set phrase;
            for each passage whether its reports are about one matter.
    """
    outlet, known, kin = told
    first, last = points.bounds()
    left, right = _owners(words, points)
    tie = ~known & (outlet[left] != outlet[right])
    _, of_pair = np.unique(left * len(words.first) + right, return_inverse=True)
    shared = np.bincount(of_pair, weights=np.where(tie, last - first + 1, 0))
    tied = tie & (shared[of_pair] >= CONNECTED)
    story = labels(left[tied], right[tied], len(words.first))
    start = np.concatenate([points.left[first], points.right[first]])
    end = np.concatenate([points.left[last], points.right[last]])
    other = story[np.concatenate([right, left])]
    own = story[np.concatenate([left, right])]
    strange = np.flatnonzero((other != own) & ~np.concatenate([kin, kin]))
    order = strange[np.lexsort((start[strange], other[strange]))]
    links = _cover(words, start, end)
    strangers = _cover(words, *_united(start[order], end[order], other[order]))
    return (strangers >= MANY) | ((strangers >= STRANGERS) & (strangers >= APART * links))


def _owners(words: Words, points: Points) -> tuple[Array, Array]:
    """Give the two reports of every passage."""
    first, _ = points.bounds()
    left, right = (words.owner[side[first]] for side in (points.left, points.right))
    return left.astype(np.int64), right.astype(np.int64)


def _united(start: Array, end: Array, group: Array) -> tuple[Array, Array]:
    """Unite overlapping stretches of one group; sorted by group and start."""
    if not len(start):
        return start, end
    # A group's offset keeps the running end of one group from reaching into the next.
    offset = group.astype(np.int64) << np.int64(33)
    reach = np.maximum.accumulate(end + offset)
    opens = np.append(True, (start + offset)[1:] > reach[:-1])
    heads = np.flatnonzero(opens)
    return start[heads], np.maximum.reduceat(end, heads)


def _cover(words: Words, start: Array, end: Array) -> Array:
    """Count for every word the stretches that hold it."""
    size = len(words) + 1
    steps = np.bincount(start, minlength=size) - np.bincount(end + 1, minlength=size)
    covered: Array = np.cumsum(steps)[:-1]
    return covered


def _listed(words: Words, points: Points) -> Array:
    """Mark the matched words that belong to a set phrase of the lexicon."""
    inside = np.zeros(len(points), bool)
    key = words.key[points.left]
    starts = np.flatnonzero(np.isin(key, [phrase[0] for phrase in _phrases()]))
    for phrase in _phrases():
        at = starts[starts <= len(key) - len(phrase)]
        for nth, word in enumerate(phrase):
            at = at[key[at + nth] == word]
        for nth in range(len(phrase)):
            inside[at + nth] = True
    return inside


@cache
def _phrases() -> tuple[Array, ...]:
    phrases = lexicon.table("stock")["phrases"]
    return tuple(keys(token.fold for token in tokens(phrase)) for phrase in phrases)
