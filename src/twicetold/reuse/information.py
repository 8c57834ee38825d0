"""How much a shared word tells: rare words much, common words little."""

from dataclasses import dataclass
from functools import cache

import numpy as np

from twicetold.reuse.arrays import NAMED, Words, keys
from twicetold.reuse.background import BUCKETS_BITS, SHIFT, Background, together
from twicetold.reuse.letters import Array
from twicetold.text import background as english
from twicetold.text import lexicon

UNIT = 8
"""Bits are counted in eighths, so that sums are the same in whatever order they are added up."""

_PRIOR_WORDS = 20_000
"""How many words of the corpus weigh as much as the kept background: with fewer, a shared
passage would make its own words look common; with more, a corpus could not teach its subject."""
NAME_BITS = 4
MOST_BITS = 15
"""No word tells more: past that, counts are too small to say."""


@dataclass(frozen=True, slots=True, eq=False)
class Weighed:
    """Reports as the kernels take them; ranks ascend, so that words stand in the order of linking.

    Attributes:
        words: Their words.
        ranks: The rank of each report.
        told: What each word tells, in eighths of a bit, 0 to 120; equal for equal words.
        bits: What it tells where it stands, at most as much.
    """

    words: Words
    ranks: Array
    told: Array
    bits: Array

    def at(self, rank: Array, number: Array) -> Array:
        """Give the index of words that are known by their report's rank and their number in it."""
        found: Array = self.words.first[np.searchsorted(self.ranks, rank)] + number
        return found


def weighed(words: Words, ranks: Array, known: Background) -> Weighed:
    """Weigh the words of reports.

    Args:
        words: The words.
        ranks: The rank of each report, ascending.
        known: What is known of the corpus.
    """
    told = information(words, known)
    return Weighed(words, np.asarray(ranks), told, within_reports(words, told))


def information(words: Words, known: Background) -> Array:
    """Weigh every word by its surprise, minus the binary logarithm of its frequency.

    The frequency is that in the corpus and in the kept background (``text.background``)
    together, so that two reports alone are weighed as well.

    Args:
        words: Words of the corpus.
        known: What is known of the corpus.

    Returns:
        Eighths of a bit for every word, 0 to UNIT * MOST_BITS; 8 bits each.
    """
    bucket = words.key >> SHIFT
    if len(words) < len(_expected()) and len(known.buckets):
        at = np.minimum(np.searchsorted(known.buckets, bucket), len(known.buckets) - 1)
        seen = np.where(known.buckets[at] == bucket, known.counts[at], 0)
        return _units(seen, _expected()[bucket], known.words)
    seen = np.zeros(len(_expected()), np.int64)
    seen[known.buckets] = known.counts
    found: Array = _units(seen, _expected(), known.words)[bucket]
    return found


def _units(seen: Array, expected: Array, count: int) -> Array:
    share = (seen + expected * _PRIOR_WORDS) / (count + _PRIOR_WORDS)
    return _eighths(-np.log2(share))


def _eighths(bits: Array) -> Array:
    rounded: Array = np.round(UNIT * np.clip(bits, 0.0, MOST_BITS)).astype(np.uint8)
    return rounded


def within_reports(words: Words, told: Array) -> Array:
    """Lower the weight of words that a report repeats, and of names and figures.

    A report names its subject again and again; that another report on the same subject has the
    name as well is no surprise. A word that stands c times among the n words of a report weighs
    at most the binary logarithm of n / (c - 1).

    Args:
        words: Words of the corpus.
        told: Their weights, from ``information``.

    Returns:
        Eighths of a bit for every word, at most ``told``; 8 bits each.
    """
    packed = words.owner.astype(np.uint64) << np.uint64(32) | words.key
    order = np.argsort(packed)
    packed = packed[order]
    same = np.append(False, packed[1:] == packed[:-1])[: len(packed)]
    opens = np.flatnonzero(~same)
    counts = np.diff(opens, append=len(order))
    again = np.flatnonzero(counts > 1)
    at = order[
        np.repeat(opens[again] - np.cumsum(counts[again]) + counts[again], counts[again])
        + np.arange(counts[again].sum())
    ]
    often = np.repeat(counts[again] - 1, counts[again])
    found = told.copy()
    found[at] = np.minimum(
        told[at], _eighths(np.log2(np.diff(words.first)[words.owner[at]] / often))
    )
    named = (words.marks & NAMED) > 0
    found[named] = np.minimum(found[named], UNIT * NAME_BITS)
    return found


def filled(known: Background, words: int) -> Background:
    """Fill the background of a small corpus up with the kept one.

    A corpus that is begun with a few reports and grows reckons chance for what it grows to.

    Args:
        known: What is known of the corpus.
        words: How many words it shall stand for at least.
    """
    missing = words - known.words
    if missing <= 0:
        return known
    counts = np.round(_expected() / _expected().sum() * missing).astype(np.int64)
    buckets = np.flatnonzero(counts).astype(np.uint32)
    none = np.zeros(0, np.uint64)
    kept = Background(missing, buckets, counts[buckets], frozenset(), frozenset(), none)
    return together([known, kept])


@cache
def _expected() -> Array:
    """Give the share of all words that each bucket of keys has in the background."""
    spelt = lexicon.table("spellings")["one"]
    known = english.words()
    share = np.full(1 << BUCKETS_BITS, english.probability(""))
    buckets = keys(spelt.get(word, word).split()[0] for word in known) >> SHIFT
    np.add.at(share, buckets, np.array([english.probability(word) for word in known]))
    return share
