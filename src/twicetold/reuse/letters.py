"""Letters as arrays: classes, word boundaries and hashes of code points."""

import unicodedata
from functools import cache, lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from twicetold.text.tokens import fold

Array = NDArray[Any]

LETTER, DIGIT, APOSTROPHE, POINT, NEWLINE, STOP, ODD, CAPITAL = (1 << n for n in range(8))
"""Bits of a code point's class. A word with an odd code point has to be folded as a whole."""

_PLANE = 1 << 16
_STEP = 0x9E3779B97F4A7C15
_BASE = 0xD1342543DE82EF95
_BLOCK = 1 << 16
"""Code points that are hashed at once, so that all arrays stay in the processor's cache."""


def code_points(text: str) -> Array:
    """Give the code points of a text, lone surrogates too."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)


@cache
def _tables() -> tuple[Array, Array]:
    """Give class and hash of every code point of the first plane.

    A letter whose folding is not one letter (``ß``) is odd: its word is folded letter by letter.
    """
    classes = np.zeros(_PLANE, np.uint8)
    folded = np.arange(_PLANE, dtype=np.uint64)
    for point in range(_PLANE):
        classes[point], folded[point] = _class_and_fold(chr(point))
    return classes, scattered(folded)


def _class_and_fold(sign: str) -> tuple[int, int]:
    if sign in "'’":
        return APOSTROPHE, ord(sign)
    if sign in ".,":
        return POINT | (STOP if sign == "." else 0), ord(sign)
    if sign in "!?…":
        return STOP, ord(sign)
    if sign in "\n\r\x0b\x0c\x85\u2028\u2029":
        return NEWLINE, ord(sign)
    if unicodedata.combining(sign):
        return LETTER | ODD, ord(sign)
    if not sign.isalnum() and sign != "_":
        return 0, ord(sign)
    if sign.isdecimal():
        return DIGIT, unicodedata.decimal(sign) + ord("0")
    bare = fold(sign)
    kind = LETTER | (CAPITAL if sign.isupper() else 0)
    return (kind, ord(bare)) if len(bare) == 1 else (kind | ODD, ord(sign))


def scattered(numbers: Array) -> Array:
    """Scatter numbers over 64 bits (splitmix64), the same on every machine."""
    mixed = numbers * np.uint64(_STEP) + np.uint64(_STEP)
    mixed = (mixed ^ (mixed >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    mixed = (mixed ^ (mixed >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    result: Array = mixed ^ (mixed >> np.uint64(31))
    return result


def classified(points: Array) -> Array:
    """Give the class of every code point.

    Apostrophes inside words and points inside numbers are taken as part of them.
    """
    classes = _tables()[0][np.minimum(points, _PLANE - 1)]
    for point in np.unique(points[points >= _PLANE]):
        classes[points == point] = LETTER | ODD if chr(point).isalnum() else 0
    inner = classes[1:-1]
    before, after = classes[:-2] | 0, classes[2:] | 0
    inside_word = (inner & APOSTROPHE) & ((before & after & LETTER) << 2)
    inside_number = (inner & POINT) & ((before & after & DIGIT) << 2)
    inner[inside_word > 0] = LETTER | ODD
    inner[inside_number > 0] = DIGIT | ODD
    return classes


def word_bounds(classes: Array) -> tuple[Array, Array]:
    """Find where words start and end: runs of letters, or of digits."""
    kind = np.zeros(len(classes) + 2, np.uint8)
    kind[1:-1] = classes & (LETTER | DIGIT)
    change = kind[1:] != kind[:-1]
    return (
        np.flatnonzero(change & (kind[1:] > 0)),
        np.flatnonzero(change & (kind[:-1] > 0)),
    )


def word_hashes(points: Array, starts: Array, ends: Array) -> Array:
    """Hash each word: the sum of its scattered letters times the power of their place.

    With the power counted from the start of a block, one running sum serves all words of the
    block; the inverse power of a word's start takes the block out again.
    """
    hashes = np.zeros(len(starts), np.uint64)
    opened = 0
    while opened < len(starts):
        low = starts[opened]
        closed = max(opened + 1, int(np.searchsorted(ends, low + _BLOCK, side="right")))
        high = ends[closed - 1]
        power, inverse = _powers(_BLOCK) if high - low <= _BLOCK else _powers(int(high - low))
        summed = np.zeros(high - low + 1, np.uint64)
        np.cumsum(_scattered_letters(points[low:high]) * power[: high - low], out=summed[1:])
        first, last = starts[opened:closed] - low, ends[opened:closed] - low
        hashes[opened:closed] = (summed[last] - summed[first]) * inverse[first]
        opened = closed
    return hashes


def _scattered_letters(points: Array) -> Array:
    letters = _tables()[1][np.minimum(points, _PLANE - 1)]
    astral = points >= _PLANE
    if astral.any():
        letters[astral] = scattered(points[astral].astype(np.uint64))
    return letters


@lru_cache(maxsize=1)
def _powers(size: int) -> tuple[Array, Array]:
    """Give the powers of an odd number modulo 2 ** 64, and those of its inverse."""
    both = []
    for number in (_BASE, pow(_BASE, -1, 1 << 64)):
        factors = np.full(size, number, np.uint64)
        factors[0] = 1
        both.append(np.cumprod(factors))
    return both[0], both[1]


def short_keys(hashes: Array) -> Array:
    """Shorten hashes to 32 bits; among a million words a hundred pairs meet, seldom in a row."""
    return (scattered(hashes) >> np.uint64(32)).astype(np.uint32)
