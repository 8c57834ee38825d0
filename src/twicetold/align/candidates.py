"""Which pieces of a story are worth a closer look: an index of what their words tell."""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

import numpy as np

from twicetold.align.pieces import Piece

SEEDS = 64
"""Pieces that hold a stem at most for it to bring two pieces together; a stem that more hold
says nothing by itself, and pairing them all would cost their square."""

GLIMPSE = 0.02
"""Share of two pieces' information that their seeds have in common at least, to look closer."""


class Index:
    """The stems of a story's pieces and how much each tells there."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        """Count in how many pieces each stem stands."""
        self._reports = [piece.content.report for piece in pieces]
        self._postings: dict[str, list[int]] = defaultdict(list)
        for at, piece in enumerate(pieces):
            for stem in piece.tells:
                self._postings[stem].append(at)
        self._most = math.log2(max(len(pieces), 2))
        self._bits = {
            stem: math.log2(len(pieces) / len(found)) for stem, found in self._postings.items()
        }
        self.told = np.array([self.information(piece.tells) for piece in pieces])

    def information(self, stems: Iterable[str]) -> float:
        """Give what stems tell, in bits: the rarer among the story's pieces, the more."""
        return math.fsum(self._bits.get(stem, self._most) for stem in stems)

    def pairs(self) -> Iterator[tuple[int, int]]:
        """Give the pairs of pieces of different reports that share enough to be looked at.

        Yields:
            Indices, the smaller first, in order.
        """
        count = len(self._reports)
        keys: list[int] = []
        bits: list[float] = []
        for stem, found in sorted(self._postings.items()):
            if len(found) > SEEDS:
                continue
            for left, right in combinations(found, 2):
                if self._reports[left] != self._reports[right]:
                    keys.append(left * count + right)
                    bits.append(self._bits[stem])
        if not keys:
            return
        pairs, inverse = np.unique(np.array(keys, dtype=np.int64), return_inverse=True)
        shared = np.bincount(inverse, weights=np.array(bits))
        lefts, rights = pairs // count, pairs % count
        enough = shared >= GLIMPSE * (self.told[lefts] + self.told[rights] - shared)
        yield from zip(lefts[enough].tolist(), rights[enough].tolist(), strict=True)
