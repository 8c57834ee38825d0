"""The plain way, for comparison: an index of word n-grams, and their hits joined."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from benchmarks.reuse.score import Found
from twicetold.model import Report

GRAM = 4
MOST_REPORTS = 50
GAP = 6
FEWEST_WORDS = 8

_WORD = re.compile(r"\w+")


def naive(reports: Sequence[Report]) -> Iterator[Found]:
    """Find passages: shared 4-grams of words that lie within six words of each other, joined.

    Grams of more than 50 reports are left out, as is usual, lest it takes for ever.
    """
    words = [
        [(match.start(), match.end(), match.group().lower()) for match in _WORD.finditer(r.text)]
        for r in reports
    ]
    index: dict[tuple[str, ...], list[tuple[int, int]]] = defaultdict(list)
    for nth, read in enumerate(words):
        for at in range(len(read) - GRAM + 1):
            index[tuple(word[2] for word in read[at : at + GRAM])].append((nth, at))
    hits: dict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
    for postings in index.values():
        if 1 < len(postings) <= MOST_REPORTS:
            for nth, one in enumerate(postings):
                for other in postings[nth + 1 :]:
                    if one[0] != other[0]:
                        hits[one[0], other[0]].append((one[1], other[1]))
    for (left, right), pairs in hits.items():
        for (one, other), (last, after) in _joined(sorted(pairs)):
            if last - one >= FEWEST_WORDS:
                yield (
                    reports[left].id, words[left][one][0], words[left][last - 1][1],
                    reports[right].id, words[right][other][0], words[right][after - 1][1],
                )  # fmt: skip


def _joined(
    pairs: Sequence[tuple[int, int]],
) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Join hits that follow closely on both sides; gives the first words and those after the last."""
    open_runs: list[list[int]] = []
    for left, right in pairs:
        for run in reversed(open_runs):
            if left - run[2] <= GAP and -GRAM < right - run[3] <= GAP:
                run[2], run[3] = left + GRAM, right + GRAM
                break
        else:
            open_runs.append([left, right, left + GRAM, right + GRAM])
    for one, other, last, after in open_runs:
        yield (one, other), (last, after)
