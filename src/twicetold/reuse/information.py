"""How much a shared word tells: rare words much, common words little."""

from functools import cache

import numpy as np

from twicetold.reuse.arrays import NAMED, Words, keys
from twicetold.reuse.background import BUCKETS_BITS, SHIFT, Background
from twicetold.reuse.letters import Array
from twicetold.text import background as english
from twicetold.text import lexicon

UNIT = 8
"""Bits are counted in eighths, so that sums are the same in whatever order they are added up."""

_PRIOR_WORDS = 20_000
"""How many words of the corpus weigh as much as the kept background: with fewer, a shared
passage would make its own words look common; with more, a corpus could not teach its subject."""
NAME_BITS = 4.0
MOST_BITS = 15.0
"""No word tells more: past that, counts are too small to say."""


def information(words: Words, known: Background) -> Array:
    """Weigh every word by its surprise, minus the binary logarithm of its frequency.

    The frequency is that in the corpus and in the kept background (``text.background``)
    together, so that two reports alone are weighed as well.

    Args:
        words: Words of the corpus.
        known: What is known of the corpus.

    Returns:
        Bits for every word in whole eighths, 0 to MOST_BITS.
    """
    bucket = words.key >> SHIFT
    if len(words) < len(known.counts):
        return _bits(known.counts[bucket], _expected()[bucket], known.words)
    found: Array = _bits(known.counts, _expected(), known.words)[bucket]
    return found


def _bits(seen: Array, expected: Array, count: int) -> Array:
    share = (seen + expected * _PRIOR_WORDS) / (count + _PRIOR_WORDS)
    return _eighths(np.clip(-np.log2(share), 0.0, MOST_BITS))


def _eighths(bits: Array) -> Array:
    rounded: Array = (np.round(UNIT * bits) / UNIT).astype(np.float32)
    return rounded


def within_reports(words: Words, bits: Array) -> Array:
    """Lower the weight of words that a report repeats, and of names and figures.

    A report names its subject again and again; that another report on the same subject has the
    name as well is no surprise. A word that stands c times among the n words of a report weighs
    at most the binary logarithm of n / (c - 1).

    Args:
        words: Words of the corpus.
        bits: Their weights, from ``information``.

    Returns:
        Bits for every word in whole eighths, at most ``bits``.
    """
    report = words.owner
    packed = report.astype(np.uint64) << np.uint64(32) | words.key
    order = np.argsort(packed)
    opens = np.flatnonzero(np.diff(packed[order], prepend=packed[order[:1]] + np.uint64(1)))
    counts = np.diff(opens, append=len(order))
    again = np.empty(len(words), np.float32)
    again[order] = np.repeat(counts - 1, counts)
    size = np.diff(words.first)[report]
    with np.errstate(divide="ignore"):
        most = np.minimum(np.log2(size / again), MOST_BITS)
    found = np.minimum(bits, _eighths(most))
    named = (words.marks & NAMED) > 0
    return np.where(named, np.minimum(found, np.float32(NAME_BITS)), found)


@cache
def _expected() -> Array:
    """Give the share of all words that each bucket of keys has in the background."""
    spelt = lexicon.table("spellings")["one"]
    known = english.words()
    share = np.full(1 << BUCKETS_BITS, english.probability(""))
    buckets = keys(spelt.get(word, word).split()[0] for word in known) >> SHIFT
    np.add.at(share, buckets, np.array([english.probability(word) for word in known]))
    return share
