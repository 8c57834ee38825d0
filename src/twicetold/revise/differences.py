"""Where the words of two editions differ: sentences first, then words inside them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from twicetold.model import Passage, Report, ReportReading

LEAST_KIN = 50.0
"""Sentences are the same one reworded when their words are at least so like, 0 to 100; by
judgement, as half of the words then still stand."""

MOST_COMPARED = 40_000
"""So many pairs of sentences are compared at most where editions differ; beyond, sentences count
as taken out and added."""

_WORD = re.compile(r"\w+(?:[.,:'’]\w+)*|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Difference:
    """Words that differ.

    Attributes:
        left: The words of the earlier edition; None where words were added.
        right: The words of the later edition; None where words were taken out.
        whole: Whether they are a whole sentence that the other edition has not.
    """

    left: Passage | None
    right: Passage | None
    whole: bool = False


def differences(
    earlier: tuple[Report, ReportReading], later: tuple[Report, ReportReading]
) -> Iterator[Difference]:
    """Give the words that differ, in the order of the text."""
    left, right = earlier[1].sentences, later[1].sentences
    matcher = SequenceMatcher(
        None, [one.exact for one in left], [one.exact for one in right], autojunk=False
    )
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag != "equal":
            for one, other in _paired(left[i:j], right[k:m]):
                if one is not None and other is not None:
                    yield from _inside(one, other)
                else:
                    yield Difference(one, other, whole=True)


def _paired(
    left: Sequence[Passage], right: Sequence[Passage]
) -> Iterator[tuple[Passage | None, Passage | None]]:
    """Pair reworded sentences, in order and so that as much as can be is alike."""
    kin = _kinship(left, right)
    best = [[0.0] * (len(right) + 1) for _ in range(len(left) + 1)]
    for i in reversed(range(len(left))):
        for j in reversed(range(len(right))):
            paired = kin[i][j] + best[i + 1][j + 1] if kin[i][j] else 0.0
            best[i][j] = max(best[i + 1][j], best[i][j + 1], paired)
    i = j = 0
    while i < len(left) or j < len(right):
        both = i < len(left) and j < len(right) and kin[i][j] > 0.0
        if both and best[i][j] == kin[i][j] + best[i + 1][j + 1]:
            yield left[i], right[j]
            i, j = i + 1, j + 1
        elif j >= len(right) or (i < len(left) and best[i + 1][j] >= best[i][j + 1]):
            yield left[i], None
            i += 1
        else:
            yield None, right[j]
            j += 1


def _kinship(left: Sequence[Passage], right: Sequence[Passage]) -> list[list[float]]:
    if len(left) * len(right) > MOST_COMPARED:
        return [[0.0] * len(right) for _ in left]
    return [
        [fuzz.ratio(one.exact, other.exact, score_cutoff=LEAST_KIN) for other in right]
        for one in left
    ]


def _inside(left: Passage, right: Passage) -> Iterator[Difference]:
    """Give the runs of words that differ between two forms of one sentence."""
    one, other = _words(left), _words(right)
    codes = Levenshtein.opcodes([word.exact for word in one], [word.exact for word in other])
    for differs, run in groupby(codes, key=lambda code: code.tag != "equal"):
        if differs:
            first, *more = run
            last = more[-1] if more else first
            yield Difference(
                _run(left, one[first.src_start : last.src_end]),
                _run(right, other[first.dest_start : last.dest_end]),
            )


def _words(sentence: Passage) -> list[Passage]:
    return [
        sentence.cut(sentence.start + word.start(), sentence.start + word.end())
        for word in _WORD.finditer(sentence.exact)
    ]


def _run(sentence: Passage, words: Sequence[Passage]) -> Passage | None:
    return sentence.cut(words[0].start, words[-1].end) if words else None
