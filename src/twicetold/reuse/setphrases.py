"""Set phrases: the lexicon's, and those that a corpus teaches as four words in a row each."""

from functools import cache

import numpy as np

from twicetold.reuse.arrays import Words, keys
from twicetold.reuse.letters import Array, scattered
from twicetold.reuse.points import Points
from twicetold.text import lexicon
from twicetold.text.tokens import tokens

ROW = 4
"""Words in a row by which a learnt phrase is known again."""

_FACTORS = scattered(np.arange(ROW, dtype=np.uint64)) | np.uint64(1)
_SEEN_BITS = 16


def listed(words: Words, points: Points) -> Array:
    """Mark the matched words that belong to a set phrase of the lexicon."""
    inside = np.zeros(len(points), bool)
    key = words.key[points.left]
    starts = np.flatnonzero(np.isin(key, _first()))
    begun = set(key[starts].tolist())
    for phrase in (phrase for phrase in _phrases() if int(phrase[0]) in begun):
        at = starts[starts <= len(key) - len(phrase)]
        at = at[points.group[at] == points.group[at + len(phrase) - 1]]
        for nth, word in enumerate(phrase):
            at = at[key[at + nth] == word]
        for nth in range(len(phrase)):
            inside[at + nth] = True
    return inside


def learnt(words: Words, phrases: Array) -> Array:
    """Mark the words that belong to a learnt phrase.

    Args:
        words: The words of some reports.
        phrases: Sorted numbers, as from ``rows``.
    """
    inside = np.zeros(len(words), bool)
    if len(phrases) and len(words) >= ROW:
        at, hashes = _rows(words, np.arange(len(words) - ROW + 1))
        # Most rows belong to none; a small table of the upper bits tells that at once.
        seen = np.zeros(1 << _SEEN_BITS, bool)
        seen[phrases >> np.uint64(64 - _SEEN_BITS)] = True
        some = np.flatnonzero(seen[hashes >> np.uint64(64 - _SEEN_BITS)])
        at, hashes = at[some], hashes[some]
        place = np.minimum(np.searchsorted(phrases, hashes), len(phrases) - 1)
        at = at[phrases[place] == hashes]
        for nth in range(ROW):
            inside[at + nth] = True
    return inside


def rows(words: Words, inside: Array) -> Array:
    """Give the rows of four words, all of them flagged, as sorted numbers of 64 bits.

    Args:
        words: The words of some reports.
        inside: One flag a word.
    """
    whole = np.cumsum(np.append(0, inside.astype(np.int64)))
    at = np.flatnonzero(whole[ROW:] - whole[:-ROW] == ROW)
    return np.unique(_rows(words, at)[1])


def _rows(words: Words, at: Array) -> tuple[Array, Array]:
    """Hash the rows that start at some words and cross no border; gives starts and hashes."""
    at = at[words.region[at] == words.region[at + ROW - 1]]
    hashes = np.zeros(len(at), np.uint64)
    for nth, factor in enumerate(_FACTORS):
        hashes += words.key[at + nth] * factor
    return at, hashes


@cache
def _first() -> Array:
    return np.unique([phrase[0] for phrase in _phrases()])


@cache
def _phrases() -> tuple[Array, ...]:
    phrases = lexicon.table("stock")["phrases"]
    return tuple(keys(token.fold for token in tokens(phrase)) for phrase in phrases)
