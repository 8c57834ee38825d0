"""Text as arrays: every word of every report as one number, with its place."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate

import numpy as np

from twicetold.model import Report, Role, TooLarge
from twicetold.reuse import letters
from twicetold.reuse.letters import Array
from twicetold.text import lexicon
from twicetold.text.tokens import fold, tokens

SPEAKING = frozenset({Role.HEADLINE, Role.STANDFIRST, Role.SUMMARY, Role.CAPTION, Role.BODY})
MOST_LETTERS = 2**31 - 1
"""Code points of reports that are read together, so that every place fits into 32 bits."""

BATCH_LETTERS = 4_000_000
"""Code points that are read at once; more need more memory and are no faster."""

SENTENCE, PARAGRAPH, RESPELT, NAMED, REGION = 1, 2, 4, 8, 16
"""Bits of ``Words.marks``: the word opens a sentence, opens a paragraph, is written otherwise
than it is compared (``couldn't`` as could + not, ``two`` as 2), is a figure or has a capital
inside a sentence, opens a region."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a corpus, report after report; one entry a word in every array but ``first``.

    Attributes:
        key: The folded word as a number of 32 bits; equal words have equal keys.
        start: First code point in the report's text.
        end: The code point after the last one; the words of a contraction share one place.
        owner: Index of the report that the word belongs to.
        region: Equal for words of one report between which nothing was left out.
        marks: Bits SENTENCE, PARAGRAPH, RESPELT, NAMED and REGION.
        first: For each report the index of its first word, and the number of words at the end.
    """

    key: Array
    start: Array
    end: Array
    owner: Array
    region: Array
    marks: Array
    first: Array

    def __len__(self) -> int:
        """Count the words."""
        return len(self.key)

    @classmethod
    def of(cls, key: Array, start: Array, end: Array, marks: Array, first: Array) -> "Words":
        """Make words of what is kept of them; owners and regions follow from it."""
        owner = np.repeat(np.arange(len(first) - 1, dtype=np.int32), np.diff(first))
        region = np.cumsum((marks & REGION) > 0, dtype=np.int32)
        return cls(key, start, end, owner, region, marks, first)


def words(reports: Sequence[Report]) -> Words:
    """Read the words of reports, without furniture, bylines, datelines, credits and repeats.

    Args:
        reports: The reports, in the order in which the arrays shall have them.

    Raises:
        TooLarge: The reports have more than MOST_LETTERS code points.
    """
    letters_in_all = sum(len(report.text) for report in reports)
    if letters_in_all > MOST_LETTERS:
        raise TooLarge(
            f"the reports have {letters_in_all} characters, more than {MOST_LETTERS} "
            "(MOST_LETTERS); compare them in parts"
        )
    read = [_read(batch) for batch in _batches(reports)] or [_read(())]
    counts, key, start, end, region, marks = map(np.concatenate, zip(*read, strict=True))
    first = np.append(0, np.cumsum(counts))
    jumps = np.append(False, region[1:] != region[:-1])[: len(region)]
    jumps[first[:-1][counts > 0]] = True
    marks[jumps] |= REGION
    return Words.of(key, start, end, marks, first)


def keys(spellings: Iterable[str]) -> Array:
    """Give the keys of single folded words, as ``words`` would.

    >>> [int(key) for key in keys(["siege", "siege"])] == [int(keys(["siege"])[0])] * 2
    True
    """
    listed = list(spellings)
    points = letters.code_points("\n".join(listed) + "\n")
    ends = np.flatnonzero(points == ord("\n"))
    starts = np.concatenate([[0], ends[:-1] + 1])
    return letters.short_keys(letters.word_hashes(points, starts, ends))


def _batches(reports: Sequence[Report]) -> Iterator[Sequence[Report]]:
    opened, size = 0, 0
    for at, report in enumerate(reports):
        if size and size + len(report.text) > BATCH_LETTERS:
            yield reports[opened:at]
            opened, size = at, 0
        size += len(report.text) + 1
    if opened < len(reports):
        yield reports[opened:]


def _read(reports: Sequence[Report]) -> tuple[Array, ...]:
    """Read one batch: the number of words of each report, then the arrays of ``Words``."""
    text = "\n".join(report.text for report in reports) + "\n"
    bounds = np.array(list(accumulate((len(r.text) + 1 for r in reports), initial=0)))
    points = letters.code_points(text)
    classes = letters.classified(points)
    starts, ends = letters.word_bounds(classes)
    region = _regions(reports, bounds, starts, ends)
    marks = _breaks(classes, starts, ends)
    hashes = letters.word_hashes(points, starts, ends)
    odd = _sums((classes & letters.ODD) > 0, starts, ends) > 0
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


def _sums(flags: Array, starts: Array, ends: Array) -> Array:
    """Count the flags that are set between each start and its end."""
    counted = np.append(np.int32(0), np.cumsum(flags, dtype=np.int32))
    found: Array = counted[ends] - counted[starts]
    return found


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
    nth = np.searchsorted(np.array(opens), starts, side="right") - 1
    inside = (nth >= 0) & (ends <= np.array(closes)[nth])
    region = np.array(numbers)[nth] + np.cumsum(~inside)
    return np.where(inside, region, -1).astype(np.int32)


def _breaks(classes: Array, starts: Array, ends: Array) -> Array:
    """Mark the words that open a sentence or a paragraph, and names and figures."""
    marks = np.zeros(len(starts), np.uint8)
    if not len(starts):
        return marks
    between = (ends[:-1], starts[1:])
    line = _sums((classes & letters.NEWLINE) > 0, *between) > 0
    stop = (_sums((classes & letters.STOP) > 0, *between) > 0) & (ends[:-1] - starts[:-1] > 2)
    named = np.where(classes[starts] & (letters.CAPITAL | letters.DIGIT), NAMED, 0)
    marks[1:] = np.where(line, PARAGRAPH | SENTENCE, np.where(stop, SENTENCE, named[1:]))
    marks[0] = PARAGRAPH | SENTENCE
    return marks


def _compared(text: str, found: _Found) -> tuple[Array, Array, Array]:
    """Resolve contractions and spellings.

    Returns:
        For each word as it is compared: the index of the word that it stands in, its key, and
        whether it is written otherwise.
    """
    key = letters.short_keys(found.hashes)
    asked = found.odd | np.isin(key, _spelt_keys())
    if not asked.any():
        return np.arange(len(key)), key, np.zeros(len(key), bool)
    _, sample, kind = np.unique(found.hashes[asked], return_index=True, return_inverse=True)
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
    if folded[:1].isdecimal():
        return (folded.replace(",", ""),)
    spelt = lexicon.table("spellings")["one"]
    bare = [token.fold for token in tokens(folded)] if "'" in folded else [folded]
    return tuple(word for one in bare for word in spelt.get(one, one).split())


@cache
def _spelt_keys() -> Array:
    return keys(lexicon.table("spellings")["one"])
