"""Grain: how fine a pass looks, and what it asks of a passage."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Grain:
    """The settings of one pass.

    Bits are counted beyond what chance gives in a corpus of that size: beyond the binary
    logarithm of its number of words. So one setting serves ten reports and a hundred thousand.

    Attributes:
        cap: How many later postings with the same words each posting is linked to; None for all.
        crowd: How many postings with the same words make a crowd; in a crowd each is linked to
            the next ``CROWD_LINKS`` only, which keeps all of them in one linked group.
        seed_bits: Bits of a seed, the shortest run of words that is looked for.
        chain_bits: Bits of a chain of seeds before it is read word by word.
        passage_bits: Bits of a passage, prices for edits subtracted.
    """

    cap: int | None
    crowd: int | None
    seed_bits: float
    chain_bits: float
    passage_bits: float


CROWD_LINKS = 4
"""Two would do for a linked group; with four an edit seldom breaks it."""

CORPUS = Grain(cap=24, crowd=32, seed_bits=1.0, chain_bits=4.0, passage_bits=28.0)
"""The pass over a whole corpus.

``passage_bits``: with 28 the stories of the development set (../shared/data/corroboration) give
three phrases that two desks may well have written each on its own for every page of real copying;
with 20 five, and on the zipf corpus case recall is .976 instead of .963.
"""

STORY = Grain(cap=None, crowd=None, seed_bits=0.0, chain_bits=2.0, passage_bits=28.0)
"""The finer pass inside one story: all pairs, and shorter seeds since a story is small."""

ALL_PAIRS = Grain(cap=None, crowd=None, seed_bits=1.0, chain_bits=4.0, passage_bits=28.0)
"""The corpus pass without cap: every pair, however many carry the passage."""
