"""How much a shared word tells: rare words much, common words little."""

from functools import cache

import numpy as np

from twicetold.reuse.arrays import Array, Words, keys
from twicetold.text import background, lexicon

_BUCKETS_BITS = 18
_SHIFT = np.uint32(32 - _BUCKETS_BITS)
_PRIOR_WORDS = 20_000
"""How many words of the corpus weigh as much as the kept background: with fewer, a shared
passage would make its own words look common; with more, a corpus could not teach its subject."""
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
    expected = _expected() * _PRIOR_WORDS
    bits = -np.log2((seen + expected) / (len(words) + _PRIOR_WORDS))
    found: Array = np.clip(bits, 0.0, MOST_BITS).astype(np.float32)[bucket]
    return found


@cache
def _expected() -> Array:
    """Give the share of all words that each bucket of keys has in the background."""
    spelt = lexicon.table("spellings")["one"]
    known = background.words()
    share = np.full(1 << _BUCKETS_BITS, background.probability(""))
    buckets = keys(spelt.get(word, word).split()[0] for word in known) >> _SHIFT
    np.add.at(share, buckets, np.array([background.probability(word) for word in known]))
    return share
