"""How likely two pieces carry one claim: what their shared words tell in this story."""

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from twicetold.align.pieces import Piece

SEEDS = 64
"""Pieces that hold a stem at most for it to bring two pieces together; a stem that more hold
says nothing by itself, and pairing them all would cost their square."""

GLIMPSE = 0.02
"""Share of two pieces' information that their seeds have in common at least, to look closer."""

_WEIGHTS = {
    "shared": -0.4,
    "around": 4.4,
    "across": 2.0,
    "told": 1.4,
    "run": 0.9,
    "size": -0.3,
}
"""What each look counts. A logistic regression, fitted to the pairs of the 28 dev stories by
``training/likeness.py``, which also prints what it is worth on stories left out."""

_CONSTANT = -6.9
"""Its constant: most pairs carry two claims."""


@dataclass(frozen=True, slots=True)
class Looks:
    """What is seen of two pieces.

    Attributes:
        shared: Information of the stems that both have, as a share of that of either, 0 to 1.
        around: Likewise for their sentences.
        across: The lesser share of one piece's information that the other's sentence has.
        told: Logarithm of one plus the bits that both tell.
        run: Logarithm of one plus the longest run of words in common.
        size: Logarithm of the fewer telling words.
    """

    shared: float
    around: float
    across: float
    told: float
    run: float
    size: float


class Likeness:
    """Weighs the pieces of one story against each other."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        """Count in how many pieces of the story each stem stands."""
        self._pieces = pieces
        self._postings: dict[str, list[int]] = defaultdict(list)
        for at, piece in enumerate(pieces):
            for stem in piece.tells:
                self._postings[stem].append(at)
        self._bits: dict[str, float] = {
            stem: math.log2(len(pieces) / len(found)) for stem, found in self._postings.items()
        }
        self._told = np.array([self._information(piece.tells) for piece in pieces])
        self._around: dict[int, float] = {}

    def _information(self, stems: frozenset[str]) -> float:
        most = math.log2(max(len(self._pieces), 2))
        return math.fsum(self._bits.get(stem, most) for stem in stems)

    def pairs(self) -> Iterator[tuple[int, int]]:
        """Give the pairs of pieces of different reports that share enough to be looked at."""
        count = len(self._pieces)
        report = [piece.content.report for piece in self._pieces]
        keys: list[int] = []
        bits: list[float] = []
        for stem, found in self._postings.items():
            if len(found) > SEEDS:
                continue
            for left, right in combinations(found, 2):
                if report[left] != report[right]:
                    keys.append(left * count + right)
                    bits.append(self._bits[stem])
        if not keys:
            return
        pairs, inverse = np.unique(np.array(keys, dtype=np.int64), return_inverse=True)
        shared = np.bincount(inverse, weights=np.array(bits))
        lefts, rights = pairs // count, pairs % count
        enough = shared >= GLIMPSE * (self._told[lefts] + self._told[rights] - shared)
        yield from zip(lefts[enough].tolist(), rights[enough].tolist(), strict=True)

    def looks(self, left: int, right: int) -> Looks:
        """Look at two pieces."""
        one, other = self._pieces[left], self._pieces[right]
        both = self._information(one.tells & other.tells)
        told_left, told_right = self._told[left], self._told[right]
        near = self._information(one.around & other.around)
        around = self._of_sentence(left) + self._of_sentence(right) - near
        return Looks(
            shared=_share(both, told_left + told_right - both),
            around=_share(near, around),
            across=min(
                _share(self._information(one.tells & other.around), told_left),
                _share(self._information(other.tells & one.around), told_right),
            ),
            told=math.log1p(both),
            run=math.log1p(longest_run(one.stems, other.stems)),
            size=math.log(min(len(one.tells), len(other.tells))),
        )

    def likelihood(self, left: int, right: int) -> float:
        """Give how likely two pieces carry one claim, 0 to 1."""
        looks = self.looks(left, right)
        score = _CONSTANT + math.fsum(
            weight * float(getattr(looks, name)) for name, weight in _WEIGHTS.items()
        )
        return 1.0 / (1.0 + math.exp(-score))

    def _of_sentence(self, at: int) -> float:
        if at not in self._around:
            self._around[at] = self._information(self._pieces[at].around)
        return self._around[at]


def _share(part: float, whole: float) -> float:
    return float(part / whole) if whole > 0 else 0.0


def longest_run(left: Sequence[str], right: Sequence[str]) -> int:
    """Count the words of the longest run that two sequences have in common."""
    best = 0
    before: Mapping[int, int] = {}
    places: dict[str, list[int]] = defaultdict(list)
    for at, word in enumerate(right):
        places[word].append(at)
    for word in left:
        here: dict[int, int] = {}
        for at in places.get(word, ()):
            here[at] = before.get(at - 1, 0) + 1
            best = max(best, here[at])
        before = here
    return best
