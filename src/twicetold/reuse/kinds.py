"""Set phrases: what many reports share that have nothing else in common."""

from dataclasses import dataclass, replace

import numpy as np

from twicetold.reuse.graph import labels
from twicetold.reuse.information import Weighed
from twicetold.reuse.letters import Array
from twicetold.reuse.passages import Passages
from twicetold.reuse.setphrases import learnt

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


@dataclass(frozen=True, slots=True, eq=False)
class Stretches:
    """Words in a row of reports; a place is the report's rank times 2**32 plus the word's number.

    Attributes:
        start: Place of the first word.
        end: The place after the last one.
    """

    start: Array
    end: Array

    def __len__(self) -> int:
        """Count the stretches."""
        return len(self.start)

    def hold(self, read: Weighed) -> Array:
        """Mark the words of reports that lie in the stretches."""
        words = read.words
        if not len(self):
            return np.zeros(len(words), bool)
        number = np.arange(len(words)) - words.first[words.owner]
        places = _places(read.ranks[words.owner], number)
        nth = np.searchsorted(self.start, places, side="right") - 1
        found: Array = (nth >= 0) & (places < self.end[nth])
        return found

    def before(self, place: Array) -> Array:
        """Count the words of sorted, separate stretches that lie before each place."""
        total = np.append(0, np.cumsum(self.end - self.start))
        nth = np.searchsorted(self.start, place)
        over = np.where(nth > 0, self.end[nth - 1] - place, 0) if len(self.end) else 0
        found: Array = total[nth] - np.maximum(over, 0)
        return found


def taught(passages: Passages, outlets: Array) -> Stretches:
    """Find the stretches of reports that are set phrases, by the company they keep.

    A phrase is learnt to be set where it stands in the reports of many stories that share nothing
    else and are on other matters, so it takes a corpus to learn one. Reports of one outlet do not
    tie a story together, so that the outlet's own boilerplate is learnt as well.

    Args:
        passages: All passages of a corpus.
        outlets: A number for each report, by rank, equal for reports of one outlet.

    Returns:
        The stretches, sorted and separate.
    """
    sides = _stretches(passages)
    known = passages.listed >= COVERED * passages.size
    found = Stretches(sides[0].start[:0], sides[0].end[:0])
    for _ in range(_ROUNDS):
        found = _learnt(passages, sides, (outlets, known))
        shares = [
            (found.before(side.end) - found.before(side.start)) / (side.end - side.start)
            for side in sides
        ]
        known = np.maximum(passages.listed / passages.size, np.maximum(*shares)) >= COVERED
    return found


def settled(read: Weighed, passages: Passages, phrases: Array) -> Passages:
    """Tell set phrases from prose, and leave out what only set phrases tie together.

    Of a set phrase between reports that share nothing else one link is kept, from each report to
    the last earlier one that has it; so all reports that have it stay linked, their number stays
    linear, and no later report has a say.

    Args:
        read: The reports.
        passages: All passages that some of the reports share with earlier ones.
        phrases: What is known of learnt phrases, as from ``setphrases.rows``.

    Returns:
        The passages that are kept, ``stock`` told.
    """
    if not len(passages):
        return passages
    points, known = passages.points(read), learnt(read.words, phrases)
    inside = (known[points.left] | known[points.right]).astype(np.int32)
    inside = np.maximum(np.add.reduceat(inside, passages.opens()[:-1]), passages.listed)
    passages = replace(passages, stock=inside >= COVERED * passages.size)
    return passages.only(np.flatnonzero(_nearest(passages)))


def _nearest(passages: Passages) -> Array:
    """Flag the passages to keep."""
    pair = _places(passages.left, passages.right)
    loose = np.flatnonzero(passages.stock & ~np.isin(pair, pair[~passages.stock]))
    side = _stretches(passages)[1]
    order = loose[np.lexsort((-passages.left[loose], side.start[loose]))]
    reach = np.maximum.accumulate(side.end[order])
    keep = np.ones(len(passages), bool)
    keep[order[1:][side.start[order][1:] < reach[:-1]]] = False
    return keep


def _places(rank: Array, number: Array) -> Array:
    found: Array = rank.astype(np.int64) << np.int64(32) | number.astype(np.int64)
    return found


def _stretches(passages: Passages) -> tuple[Stretches, Stretches]:
    """Give the stretches that passages take up on the left, and on the right."""
    opens = passages.opens()
    first, last = opens[:-1], opens[1:] - 1
    left, right = (
        Stretches(_places(rank, side[first]), _places(rank, side[last]) + 1)
        for rank, side in ((passages.left, passages.at), (passages.right, passages.other))
    )
    return left, right


def _learnt(
    passages: Passages, sides: tuple[Stretches, Stretches], told: tuple[Array, Array]
) -> Stretches:
    """Find the stretches that are shared with many stories, seldom twice with one.

    Args:
        passages: The passages.
        sides: Their stretches.
        told: For each report its outlet; for each passage whether it is known to be a set phrase.
    """
    outlets, known = told
    left, right = passages.left, passages.right
    tie = ~known & (outlets[left] != outlets[right])
    _, of_pair = np.unique(_places(left, right), return_inverse=True)
    shared = np.bincount(of_pair, weights=np.where(tie, passages.size, 0))
    tied = tie & (shared[of_pair] >= CONNECTED) if len(left) else tie
    story = labels(left[tied], right[tied], len(outlets))
    start, end = (np.concatenate([getattr(side, at) for side in sides]) for at in ("start", "end"))
    other, own = story[np.concatenate([right, left])], story[np.concatenate([left, right])]
    strange = np.flatnonzero((other != own) & ~np.concatenate([passages.akin, passages.akin]))
    edges = np.unique(np.concatenate([start, end]))
    start, end = np.searchsorted(edges, start), np.searchsorted(edges, end)
    order = strange[np.lexsort((start[strange], other[strange]))]
    every = _cover(start, end, len(edges))
    apart = _cover(*_united(start[order], end[order], other[order]), len(edges))
    found = (apart >= MANY) | ((apart >= STRANGERS) & (apart >= APART * every))
    turns = np.diff(found.astype(np.int8), prepend=0, append=0)
    return Stretches(edges[np.flatnonzero(turns > 0)], edges[np.flatnonzero(turns < 0)])


def _united(start: Array, end: Array, group: Array) -> tuple[Array, Array]:
    """Unite overlapping stretches of one group; sorted by group and start."""
    if not len(start):
        return start, end
    # A group's offset keeps the running end of one group from reaching into the next.
    offset = group.astype(np.int64) << np.int64(32)
    reach = np.maximum.accumulate(end + offset)
    heads = np.flatnonzero(np.append(True, (start + offset)[1:] >= reach[:-1]))
    return start[heads], np.maximum.reduceat(end, heads)


def _cover(start: Array, end: Array, edges: int) -> Array:
    """Count for every edge the stretches that hold the words after it."""
    steps = np.bincount(start, minlength=edges) - np.bincount(end, minlength=edges)
    covered: Array = np.cumsum(steps)
    return covered
