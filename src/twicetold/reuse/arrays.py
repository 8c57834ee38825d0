"""Text as arrays: every word of every report as one number, with its place."""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate
from typing import Any

import numpy as np
from numpy.typing import NDArray

from twicetold.model import Report, Role
from twicetold.text import lexicon
from twicetold.text.tokens import fold, tokens

Array = NDArray[Any]

SPEAKING = frozenset({Role.HEADLINE, Role.STANDFIRST, Role.SUMMARY, Role.CAPTION, Role.BODY})
BATCH_LETTERS = 4_000_000
"""Code points that are read at once; more need more memory and are no faster."""

SENTENCE, PARAGRAPH, RESPELT = 1, 2, 4
"""Bits of ``Words.marks``: the word opens a sentence, opens a paragraph, is written otherwise
than it is compared (``couldn't`` as could + not, ``two`` as 2)."""

_LETTER, _DIGIT, _APOSTROPHE, _POINT, _NEWLINE, _STOP, _ODD = 1, 2, 4, 8, 16, 32, 64
_PLANE = 1 << 16
_STEP = 0x9E3779B97F4A7C15
_BASE = 0xD1342543DE82EF95
_BLOCK = 1 << 16


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a corpus, report after report; one entry a word in every array but ``first``.

    Attributes:
        key: The folded word as a number of 32 bits; equal words have equal keys.
        start: First code point in the report's text.
        end: The code point after the last one; the words of a contraction share one place.
        region: Equal for words of one report between which nothing was left out.
        marks: Bits SENTENCE, PARAGRAPH and RESPELT.
        first: For each report the index of its first word, and the number of words at the end.
    """

    key: Array
    start: Array
    end: Array
    region: Array
    marks: Array
    first: Array

    def __len__(self) -> int:
        """Count the words."""
        return len(self.key)

    def report(self, at: Array) -> Array:
        """Give the index of the report that each word belongs to."""
        return np.searchsorted(self.first, at, side="right") - 1


def words(reports: Sequence[Report]) -> Words:
    """Read the words of reports, without furniture, bylines, datelines, credits and repeats.

    Args:
        reports: The reports, in the order in which the arrays shall have them.
    """
    read = [_read(batch) for batch in _batches(reports)]
    counts = np.concatenate([counts for counts, *_ in read]) if read else np.zeros(0, np.int64)
    first = np.concatenate([[0], np.cumsum(counts)])
    key, start, end, region, marks = (
        np.concatenate([arrays[at] for _, *arrays in read]) if read else np.zeros(0, kind)
        for at, kind in enumerate((np.uint32, np.int32, np.int32, np.int32, np.uint8))
    )
    jumps = np.concatenate([[False], region[1:] != region[:-1]]) if len(region) else region != 0
    jumps[first[:-1][counts > 0]] = True
    return Words(key, start, end, np.cumsum(jumps, dtype=np.int32), marks, first)


def keys(spellings: Iterable[str]) -> Array:
    """Give the keys of single folded words, as ``words`` would.

    >>> [int(key) for key in keys(["siege", "siege"])] == [int(keys(["siege"])[0])] * 2
    True
    """
    listed = list(spellings)
    points = _points("\n".join(listed) + "\n")
    ends = np.flatnonzero(points == ord("\n"))
    starts = np.concatenate([[0], ends[:-1] + 1])
    return _shortened(_hashes(points, starts, ends))


def _batches(reports: Sequence[Report]) -> Iterator[Sequence[Report]]:
    opened, letters = 0, 0
    for at, report in enumerate(reports):
        if letters and letters + len(report.text) > BATCH_LETTERS:
            yield reports[opened:at]
            opened, letters = at, 0
        letters += len(report.text) + 1
    if opened < len(reports):
        yield reports[opened:]


def _read(reports: Sequence[Report]) -> tuple[Array, ...]:
    """Read one batch: the number of words of each report, then the arrays of ``Words``."""
    text = "\n".join(report.text for report in reports) + "\n"
    bounds = np.array(list(accumulate((len(r.text) + 1 for r in reports), initial=0)))
    points = _points(text)
    classes = _classes(points)
    starts, ends = _bounds(classes)
    region = _regions(reports, bounds, starts, ends)
    marks = _breaks(classes, starts, ends)
    hashes = _hashes(points, starts, ends)
    odd = _sums(classes >= _ODD, starts, ends) > 0
    which, key, respelt = _compared(text, _Found(starts, ends, hashes, odd))
    which, key, respelt = (array[region[which] >= 0] for array in (which, key, respelt))
    marks = np.where(np.diff(which, prepend=-1) > 0, marks[which], np.uint8(0))
    report = np.searchsorted(bounds, starts[which], side="right") - 1
    return (
        np.bincount(report, minlength=len(reports)),
        key,
        (starts[which] - bounds[report]).astype(np.int32),
        (ends[which] - bounds[report]).astype(np.int32),
        region[which],
        marks | np.where(respelt, np.uint8(RESPELT), np.uint8(0)),
    )


@dataclass(frozen=True, slots=True)
class _Found:
    """Words as they stand in a text, before contractions and spellings are resolved."""

    starts: Array
    ends: Array
    hashes: Array
    odd: Array


def _points(text: str) -> Array:
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)


def _sums(flags: Array, starts: Array, ends: Array) -> Array:
    """Count the flags that are set between each start and its end."""
    counted = np.concatenate([[0], np.cumsum(flags, dtype=np.int32)])
    return counted[ends] - counted[starts]


@cache
def _tables() -> tuple[Array, Array]:
    """Give class and hash of every code point of the first plane.

    A letter whose folding is not one letter (``ß``) is odd: its word is folded letter by letter.
    """
    classes = np.zeros(_PLANE, np.uint8)
    folded = np.arange(_PLANE, dtype=np.uint64)
    for point in range(_PLANE):
        classes[point], folded[point] = _class_and_fold(chr(point))
    return classes, _scattered(folded)


def _class_and_fold(sign: str) -> tuple[int, int]:
    if sign in "'’":
        return _APOSTROPHE, ord(sign)
    if sign in ".,":
        return _POINT | (_STOP if sign == "." else 0), ord(sign)
    if sign in "!?…":
        return _STOP, ord(sign)
    if sign in "\n\r\x0b\x0c\x85\u2028\u2029":
        return _NEWLINE, ord(sign)
    if unicodedata.combining(sign):
        return _LETTER | _ODD, ord(sign)
    if not sign.isalnum() and sign != "_":
        return 0, ord(sign)
    if sign.isdecimal():
        return _DIGIT, unicodedata.decimal(sign) + ord("0")
    bare = fold(sign)
    return (_LETTER, ord(bare)) if len(bare) == 1 else (_LETTER | _ODD, ord(sign))


def _scattered(numbers: Array) -> Array:
    """Scatter numbers over 64 bits (splitmix64), the same on every machine."""
    mixed = numbers * np.uint64(_STEP) + np.uint64(_STEP)
    mixed = (mixed ^ (mixed >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    mixed = (mixed ^ (mixed >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    scattered: Array = mixed ^ (mixed >> np.uint64(31))
    return scattered


def _classes(points: Array) -> Array:
    classes = _tables()[0][np.minimum(points, _PLANE - 1)]
    for point in np.unique(points[points >= _PLANE]):
        classes[points == point] = _LETTER | _ODD if chr(point).isalnum() else 0
    inner = classes[1:-1]
    before, after = classes[:-2] | 0, classes[2:] | 0
    inside_word = (inner & _APOSTROPHE) & ((before & after & _LETTER) << 2)
    inside_number = (inner & _POINT) & ((before & after & _DIGIT) << 2)
    inner[inside_word > 0] = _LETTER | _ODD
    inner[inside_number > 0] = _DIGIT | _ODD
    return classes


def _bounds(classes: Array) -> tuple[Array, Array]:
    """Find where words start and end: runs of letters, or of digits."""
    kind = np.zeros(len(classes) + 2, np.uint8)
    kind[1:-1] = classes & (_LETTER | _DIGIT)
    change = kind[1:] != kind[:-1]
    return (
        np.flatnonzero(change & (kind[1:] > 0)),
        np.flatnonzero(change & (kind[:-1] > 0)),
    )


def _regions(reports: Sequence[Report], bounds: Array, starts: Array, ends: Array) -> Array:
    """Number the regions that words belong to; -1 for a word that is left out."""
    opens, closes, numbers, number = [], [], [], 0
    for report, bound in zip(reports, bounds[:-1].tolist(), strict=True):
        number += 1
        for part in report.parts:
            if part.role in SPEAKING and part.repeats is None:
                opens.append(bound + part.start)
                closes.append(bound + part.end)
                numbers.append(number)
            else:
                number += 1
    if not opens:
        return np.full(len(starts), -1, np.int32)
    part = np.searchsorted(np.array(opens), starts, side="right") - 1
    inside = (part >= 0) & (ends <= np.array(closes)[part])
    region = np.array(numbers)[part] + np.cumsum(~inside)
    return np.where(inside, region, -1).astype(np.int32)


def _breaks(classes: Array, starts: Array, ends: Array) -> Array:
    """Mark the words that open a sentence or a paragraph."""
    marks = np.zeros(len(starts), np.uint8)
    if not len(starts):
        return marks
    between = (ends[:-1], starts[1:])
    line = _sums((classes & _NEWLINE) > 0, *between) > 0
    stop = (_sums((classes & _STOP) > 0, *between) > 0) & (ends[:-1] - starts[:-1] > 2)
    marks[1:] = np.where(line, PARAGRAPH | SENTENCE, np.where(stop, SENTENCE, 0))
    marks[0] = PARAGRAPH | SENTENCE
    return marks


def _hashes(points: Array, starts: Array, ends: Array) -> Array:
    """Hash each word: the sum of its scattered letters times the power of their place."""
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
        letters[astral] = _scattered(points[astral].astype(np.uint64))
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


def _shortened(hashes: Array) -> Array:
    return (_scattered(hashes) >> np.uint64(32)).astype(np.uint32)


def _compared(text: str, found: _Found) -> tuple[Array, Array, Array]:
    """Resolve contractions and spellings.

    Returns:
        For each word as it is compared: the index of the word that it stands in, its key, and
        whether it is written otherwise.
    """
    key = _shortened(found.hashes)
    asked = found.odd | np.isin(key, _spelt_keys())
    if not asked.any():
        return np.arange(len(key)), key, np.zeros(len(key), bool)
    _, sample, kind = np.unique(key[asked], return_index=True, return_inverse=True)
    places = zip(found.starts[asked][sample], found.ends[asked][sample], strict=True)
    written = [fold(text[start:end]) for start, end in places]
    answers = [_resolved(word) for word in written]
    lengths = np.array([len(answer) for answer in answers])
    counts = np.ones(len(key), np.int64)
    counts[asked] = lengths[kind]
    which = np.repeat(np.arange(len(key)), counts)
    nth = np.arange(len(which)) - np.repeat(np.cumsum(counts) - counts, counts)
    kinds = np.full(len(key), -1)
    kinds[asked] = kind
    of_kind, at = kinds[which], kinds[which] >= 0
    resolved = key[which]
    flat = keys(word for answer in answers for word in answer)
    resolved[at] = flat[(np.cumsum(lengths) - lengths)[of_kind[at]] + nth[at]]
    respelt = np.zeros(len(which), bool)
    differs = [answer != (word,) for word, answer in zip(written, answers, strict=True)]
    respelt[at] = np.array(differs)[of_kind[at]]
    return which, resolved, respelt


def _resolved(folded: str) -> tuple[str, ...]:
    """Give the words that a folded word stands for.

    >>> _resolved("couldn't"), _resolved("1,500"), _resolved("percent")
    (('could', 'not'), ('1500',), ('per', 'cent'))
    """
    if folded[0].isdecimal():
        return (folded.replace(",", ""),)
    spelt = lexicon.table("spellings")["one"]
    bare = [token.fold for token in tokens(folded)] if "'" in folded else [folded]
    return tuple(word for one in bare for word in spelt.get(one, one).split())


@cache
def _spelt_keys() -> Array:
    return keys(lexicon.table("spellings")["one"])
