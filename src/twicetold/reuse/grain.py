"""Grain: how fine a pass looks, and what it asks of a passage."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Grain:
    """The settings of one pass.

    Bits are counted beyond what chance gives in a corpus of that size: beyond the binary
    logarithm of its number of words. So one setting serves ten reports and a hundred thousand.

    Attributes:
        crowd: How many earlier postings with the same words make a crowd: to fewer a posting is
            linked to each of them, to more only to the last ``CROWD_LINKS``, which keeps all of
            them in one linked group. None to link all.
        seed_bits: Bits of a seed, the shortest run of words that is looked for.
        chain_bits: Bits of a chain of seeds before it is read word by word.
        passage_bits: Bits of a passage, prices for edits subtracted.
        whole: Whether all pairs of all reports are linked, so that the versions of a passage can
            be weighed against each other.
    """

    crowd: int | None
    seed_bits: float
    chain_bits: float
    passage_bits: float
    whole: bool


CROWD_LINKS = 4
"""Two would do for a linked group; with four an edit seldom breaks it."""

CORPUS = Grain(crowd=24, seed_bits=1.0, chain_bits=4.0, passage_bits=28.0, whole=False)
"""The pass over a whole corpus.

``passage_bits``: with 28 the stories of the development set (../shared/data/corroboration) give
three phrases that two desks may well have written each on its own for every page of real copying;
with 20 five, and on the zipf corpus case recall is .976 instead of .963.
"""

STORY = Grain(crowd=None, seed_bits=0.0, chain_bits=2.0, passage_bits=28.0, whole=True)
"""The finer pass inside one story: all pairs, and shorter seeds since a story is small."""

ALL_PAIRS = Grain(crowd=None, seed_bits=1.0, chain_bits=4.0, passage_bits=28.0, whole=True)
"""The corpus pass without cap: every pair, however many carry the passage."""
