"""How much a shared word tells: rare words much, common words little."""

from functools import cache

import numpy as np

from twicetold.reuse.arrays import NAMED, Words, keys
from twicetold.reuse.letters import Array
from twicetold.text import background, lexicon

_BUCKETS_BITS = 18
_SHIFT = np.uint32(32 - _BUCKETS_BITS)
_PRIOR_WORDS = 20_000
"""How many words of the corpus weigh as much as the kept background: with fewer, a shared
passage would make its own words look common; with more, a corpus could not teach its subject."""
NAME_BITS = 4.0
MOST_BITS = 15.0
"""No word tells more: past that, counts are too small to say."""


def information(words: Words) -> Array:
    """Weigh every word by its surprise, minus the binary logarithm of its frequency.

    The frequency is that in the corpus and in the kept background (``text.background``)
    together, so that two reports alone are weighed as well.

    Args:
        words: The words of the corpus.

    Returns:
        Bits for every word, 0 to MOST_BITS.
    """
    bucket = words.key >> _SHIFT
    seen = np.bincount(bucket, minlength=1 << _BUCKETS_BITS)
    used = np.flatnonzero(seen)
    share = seen[used] + _expected()[used] * _PRIOR_WORDS
    bits = np.zeros(len(seen), np.float32)
    bits[used] = np.clip(-np.log2(share / (len(words) + _PRIOR_WORDS)), 0.0, MOST_BITS)
    found: Array = bits[bucket]
    return found


def within_reports(words: Words, bits: Array) -> Array:
    """Lower the weight of words that a report repeats.

    A report names its subject again and again; that another report on the same subject has the
    name as well is no surprise. A word that stands c times among the n words of a report weighs
    at most the binary logarithm of n / (c - 1).

    Args:
        words: The words of the corpus.
        bits: Their weights, from ``information``.

    Returns:
        Bits for every word, at most ``bits``.
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
        found = np.minimum(bits, np.log2(size / again)).astype(np.float32)
    named = (words.marks & NAMED) > 0
    return np.where(named, np.minimum(found, NAME_BITS), found)


@cache
def _expected() -> Array:
    """Give the share of all words that each bucket of keys has in the background."""
    spelt = lexicon.table("spellings")["one"]
    known = background.words()
    share = np.full(1 << _BUCKETS_BITS, background.probability(""))
    buckets = keys(spelt.get(word, word).split()[0] for word in known) >> _SHIFT
    np.add.at(share, buckets, np.array([background.probability(word) for word in known]))
    return share
