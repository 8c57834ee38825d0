"""The plain way, for comparison: an index of word n-grams, and their hits joined."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from benchmarks.reuse.score import Found

from twicetold.model import Report

GRAM = 4
MOST_POSTINGS = 50
GAP = 6
FEWEST_WORDS = 8

_WORD = re.compile(r"\w+")

Hits = dict[tuple[int, int], list[tuple[int, int]]]
"""For each two reports the words where the same gram begins."""


def naive(reports: Sequence[Report]) -> Iterator[Found]:
    """Find passages: shared 4-grams of words that lie within six words of each other, joined.

    Grams that stand in more than 50 places are left out, as is usual, lest it takes for ever.
    """
    read = [list(_WORD.finditer(report.text)) for report in reports]
    for (left, right), pairs in _hits(read).items():
        for (one, other), (last, after) in _joined(sorted(pairs)):
            if last - one >= FEWEST_WORDS:
                yield (
                    reports[left].id, read[left][one].start(), read[left][last - 1].end(),
                    reports[right].id, read[right][other].start(), read[right][after - 1].end(),
                )  # fmt: skip


def _hits(read: Sequence[Sequence[re.Match[str]]]) -> Hits:
    index: dict[tuple[str, ...], list[tuple[int, int]]] = defaultdict(list)
    for nth, matches in enumerate(read):
        words = [match.group().lower() for match in matches]
        for at in range(len(words) - GRAM + 1):
            index[tuple(words[at : at + GRAM])].append((nth, at))
    hits: Hits = defaultdict(list)
    for postings in index.values():
        if len(postings) <= MOST_POSTINGS:
            for (left, one), (right, other) in combinations(postings, 2):
                if left != right:
                    hits[left, right].append((one, other))
    return hits


def _joined(
    pairs: Sequence[tuple[int, int]],
) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Join hits that follow closely on both sides; gives first words and those after the last."""
    runs: list[list[int]] = []
    for left, right in pairs:
        for run in reversed(runs):
            if left - run[2] <= GAP and -GRAM < right - run[3] <= GAP:
                run[2], run[3] = left + GRAM, right + GRAM
                break
        else:
            runs.append([left, right, left + GRAM, right + GRAM])
    for one, other, last, after in runs:
        yield (one, other), (last, after)
