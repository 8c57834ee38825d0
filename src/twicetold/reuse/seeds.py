"""Seeds: the shortest runs of words that two reports hardly share by chance."""

from dataclasses import dataclass

import numpy as np

from twicetold.reuse.arrays import Words
from twicetold.reuse.grain import CROWD_LINKS, Grain
from twicetold.reuse.letters import Array, scattered

REPEATS = 3
"""Postings of the same words that one report may have; more would hide other reports."""

LONGEST_RUN = 8
"""Words in a run; where eight words of a row do not tell enough, no seed starts."""

CONTENT_BITS = 8.5
"""A word that tells at least as much is a content word; in news, four words out of ten."""

CONTENT_RUN = 3
CONTENT_REACH = 10
"""Words between the first and the last content word of a loose seed, at most."""

_PARTITION = 4_000_000
"""Postings that are sorted at once; a larger corpus is sorted in slices of their hashes."""

_CHUNK = 1 << 18
"""Words from which runs are taken at once, so that all arrays stay near the processor."""


@dataclass(frozen=True, slots=True)
class Postings:
    """Where seeds stand.

    Attributes:
        hashes: The words of the seed as a number of 64 bits.
        first: Index of its first word.
        last: Index of its last word.
    """

    hashes: Array
    first: Array
    last: Array


@dataclass(frozen=True, slots=True)
class Seeds:
    """Pairs of words of two reports that are the same and stand in the same company.

    Attributes:
        left: Index of the word in the report that comes first.
        right: Index of the word in the other.
        until: For every word of the corpus, the last word of the run that starts there; the word
            itself where none does.
    """

    left: Array
    right: Array
    until: Array


def seeds(words: Words, bits: Array, grain: Grain) -> Seeds:
    """Find the seeds that reports share, by sorting hashes.

    From every word the shortest run that tells enough is taken; a second kind takes content words
    only, so that a swapped preposition does not hide it. Equal ones are linked, each to the next
    ``grain.cap`` in the order of the reports; so a passage in ten thousand reports costs ten
    thousand times the cap, and all its reports are linked.

    Args:
        words: The words of the corpus.
        bits: What each word tells, equal for equal words.
        grain: How fine to look.
    """
    need = float(np.log2(max(2, len(words)))) + grain.seed_bits
    every = np.arange(len(words), dtype=np.int32)
    runs = _postings(words, bits, every, (need, LONGEST_RUN))
    content = np.flatnonzero(bits >= CONTENT_BITS)
    loose = _loose(_postings(words, bits, content, (need, CONTENT_RUN)))
    left, right = _linked(words, runs, grain)
    one, other = _linked(words, loose, grain)
    until = np.arange(len(words), dtype=np.int32)
    until[runs.first] = runs.last
    return Seeds(
        np.concatenate([runs.first[left], loose.first[one], loose.last[one]]).astype(np.int64),
        np.concatenate([runs.first[right], loose.first[other], loose.last[other]]).astype(np.int64),
        until,
    )


def _postings(words: Words, bits: Array, at: Array, need: tuple[float, int]) -> Postings:
    """Take from every word of ``at`` the shortest run that tells enough, if one is short enough."""
    found = [_postings_from(words, bits, at[:0], (need, 0))]
    for start in range(0, len(at), _CHUNK):
        stretch = at[start : start + _CHUNK + need[1] - 1]
        found.append(_postings_from(words, bits, stretch, (need, _CHUNK)))
    return Postings(
        np.concatenate([part.hashes for part in found]),
        np.concatenate([part.first for part in found]),
        np.concatenate([part.last for part in found]),
    )


def _postings_from(
    words: Words, bits: Array, at: Array, asked: tuple[tuple[float, int], int]
) -> Postings:
    """Take the runs that start among the first words of a stretch."""
    (enough, longest), starts = asked
    total = np.append(0.0, np.cumsum(bits[at], dtype=np.float64))
    region = words.region[at]
    size = np.zeros(len(at), np.int8)
    for count in range(min(longest, len(at)), 1, -1):
        fits = total[count:] - total[:-count] >= enough
        fits &= region[count - 1 :] == region[: len(at) - count + 1]
        size[: len(at) - count + 1][fits] = count
    chosen = np.flatnonzero(size[:starts])
    size = size[chosen]
    hashes = np.zeros(len(chosen), np.uint64)
    mixed = scattered(words.key[at].astype(np.uint64))
    for nth in range(longest):
        more = np.flatnonzero(size > nth)
        hashes[more] = scattered(hashes[more] + mixed[chosen[more] + nth])
    return Postings(hashes, at[chosen].astype(np.int32), at[chosen + size - 1].astype(np.int32))


def _loose(found: Postings) -> Postings:
    """Keep seeds with other words between theirs; without, a run has them already."""
    gap = found.last - found.first
    keep = np.flatnonzero((gap >= CONTENT_RUN) & (gap <= CONTENT_REACH))
    return Postings(found.hashes[keep], found.first[keep], found.last[keep])


def _linked(words: Words, found: Postings, grain: Grain) -> tuple[Array, Array]:
    """Link equal postings of different reports; gives two indices into ``found`` a link."""
    slices = 1 + len(found.hashes) // _PARTITION
    pairs: list[tuple[Array, Array]] = []
    for nth in range(slices):
        some = np.arange(len(found.hashes), dtype=np.int32)
        if slices > 1:
            some = some[found.hashes % np.uint64(slices) == nth]
        order, value = _sorted(found.hashes[some])
        some = some[order]
        report = words.owner[found.first[some]]
        often = np.zeros(len(some), bool)
        often[REPEATS:] = (value[REPEATS:] == value[:-REPEATS]) & (
            report[REPEATS:] == report[:-REPEATS]
        )
        some, value, report = some[~often], value[~often], report[~often]
        pairs.extend((some[one], some[other]) for one, other in _steps(value, report, grain))
    none = np.zeros(0, np.int64)
    left, right = zip(*pairs, strict=True) if pairs else ((none,), (none,))
    return np.concatenate(left), np.concatenate(right)


def _sorted(hashes: Array) -> tuple[Array, Array]:
    """Sort hashes and their places in one go: the place takes the lowest bits.

    Returns:
        The order, and the hashes in that order without the bits that the places took.
    """
    width = np.uint64(max(1, len(hashes).bit_length()))
    packed = hashes >> width << width
    packed |= np.arange(len(hashes), dtype=np.uint64)
    packed.sort()
    order = (packed & ((np.uint64(1) << width) - np.uint64(1))).astype(np.int64)
    return order, packed >> width


def _steps(value: Array, report: Array, grain: Grain) -> list[tuple[Array, Array]]:
    """Link each posting to the next one, the next but one and so on, as long as they are equal."""
    found = []
    opens = np.flatnonzero(np.append(True, value[1:] != value[:-1])[: len(value)])
    size = np.diff(opens, append=len(value))
    crowded = np.repeat(size > (grain.crowd or len(value)), size)
    here, step = np.arange(len(value)), 1
    while len(here) and (grain.cap is None or step <= grain.cap):
        here = here[here + step < len(value)]
        here = here[value[here] == value[here + step]]
        if step == CROWD_LINKS + 1:
            here = here[~crowded[here]]
        apart = here[report[here] != report[here + step]]
        found.append((apart, apart + step))
        step += 1
    return found
