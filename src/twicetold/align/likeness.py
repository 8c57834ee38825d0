"""How likely two pieces carry one claim: what their shared words tell in this story."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass
from itertools import combinations

from twicetold.align.candidates import SEEDS, Index
from twicetold.align.pieces import Piece
from twicetold.align.values import counts

CAPITALS = 0.7
"""Share of a stem's places that are in capitals when it names something."""


@dataclass(frozen=True, slots=True)
class Looks:
    """What is seen of two pieces.

    Attributes:
        shared: Information of the stems that both have, as a share of that of either, 0 to 1.
        around: Likewise for their sentences.
        across: The lesser share of one piece's information that the other's sentence has.
        told: Logarithm of one plus the bits that both tell.
        told_plainly: Likewise without names: two pieces that only name one person are no claim.
        told_names: Likewise for names alone.
        plain: Logarithm of one plus the bits that the one with fewer tells without names.
        run: Logarithm of one plus the longest run of words in common.
        size: Logarithm of the fewer telling words.
        length: The words of the longer one.
        figures: 1 where both hold a quantity, else 0.
        saying: The greater share of either that says who said something.
    """

    shared: float
    around: float
    across: float
    told: float
    told_plainly: float
    told_names: float
    plain: float
    run: float
    size: float
    length: float
    figures: float
    saying: float


WEIGHTS = Looks(
    shared=-1.81,
    around=4.77,
    across=1.85,
    told=1.75,
    told_plainly=0.13,
    told_names=0.14,
    plain=0.40,
    run=1.02,
    size=-0.96,
    length=-0.06,
    figures=0.28,
    saying=-0.28,
)
"""What each look counts. A logistic regression, fitted to the pairs of the 28 dev stories by
``training/likeness.py``, which also prints what it is worth on stories left out."""

CONSTANT = -6.85
"""Its constant: most pairs carry two claims."""

COMPANY = 1.08
"""What it counts that the sentences before, or after, go together as well; fitted likewise."""

ALONE = -0.17
"""The constant of that second regression."""

COUNTED = 0.16
"""Least likelihood of two pieces that count what happened to the same, such as the killed: in one
story most often one figure, which may have grown or be disputed. Just enough to pair them where
nothing else is likelier."""

FIRST = 0.97
"""What the first regression's score counts in the second."""


def likelihoods(pieces: Sequence[Piece]) -> dict[tuple[int, int], float]:
    """Give how likely two pieces of different reports carry one claim.

    Args:
        pieces: The pieces of a story, by report and place.

    Returns:
        For pairs of indices, smaller first, a likelihood from 0 to 1; pairs that share next to
        nothing are left out.
    """
    weights = astuple(WEIGHTS)
    first = {
        pair: CONSTANT + math.fsum(w * look for w, look in zip(weights, astuple(seen), strict=True))
        for pair, seen in looks(pieces).items()
    }
    near = company(pieces, {pair: _logistic(score) for pair, score in first.items()})
    found = {
        pair: _logistic(ALONE + FIRST * score + COMPANY * near[pair])
        for pair, score in first.items()
    }
    for pair in _counting_alike(pieces):
        found[pair] = max(COUNTED, found.get(pair, 0.0))
    return found


def _counting_alike(pieces: Sequence[Piece]) -> Iterator[tuple[int, int]]:
    """Give the pairs that count what happened to the same, whatever the values."""
    places: dict[str, list[int]] = defaultdict(list)
    for at, piece in enumerate(pieces):
        for counted in counts(piece):
            places[counted].append(at)
    for found in places.values():
        if len(found) <= SEEDS:
            for left, right in combinations(found, 2):
                if pieces[left].content.report != pieces[right].content.report:
                    yield left, right


def _logistic(score: float) -> float:
    return 1.0 / (1.0 + math.exp(-score))


def looks(pieces: Sequence[Piece]) -> dict[tuple[int, int], Looks]:
    """Look at all pairs of pieces that share enough words to be worth it."""
    index = Index(pieces)
    names = _names(pieces)
    plain = [index.information(piece.tells - names) for piece in pieces]
    around = [index.information(piece.around) for piece in pieces]
    return {
        (left, right): _look(
            index,
            names,
            pieces[left],
            pieces[right],
            _Told(
                index.told[left],
                index.told[right],
                around[left] + around[right],
                min(plain[left], plain[right]),
            ),
        )
        for left, right in index.pairs()
    }


@dataclass(frozen=True, slots=True)
class _Told:
    left: float
    right: float
    around: float
    plain: float


def _look(index: Index, names: frozenset[str], one: Piece, other: Piece, told: _Told) -> Looks:
    stems = one.tells & other.tells
    both = index.information(stems)
    near = index.information(one.around & other.around)
    return Looks(
        shared=_share(both, told.left + told.right - both),
        around=_share(near, told.around - near),
        across=min(
            _share(index.information(one.tells & other.around), told.left),
            _share(index.information(other.tells & one.around), told.right),
        ),
        told=math.log1p(both),
        told_plainly=math.log1p(index.information(stems - names)),
        told_names=math.log1p(index.information(stems & names)),
        plain=math.log1p(told.plain),
        run=math.log1p(longest_run(one.stems, other.stems)),
        size=math.log1p(min(len(one.tells), len(other.tells))),
        length=float(max(len(one.stems), len(other.stems))),
        figures=float(bool(one.figures and other.figures)),
        saying=max(one.saying, other.saying),
    )


def _share(part: float, whole: float) -> float:
    return float(part / whole) if whole > 0 else 0.0


def _names(pieces: Sequence[Piece]) -> frozenset[str]:
    """Find the stems that the story's sentences write in capitals."""
    places: Counter[str] = Counter()
    capitals: Counter[str] = Counter()
    for piece in pieces:
        if not piece.heading:
            places.update(piece.tells)
            capitals.update(piece.names)
    return frozenset(stem for stem, found in capitals.items() if found >= CAPITALS * places[stem])


def company(
    pieces: Sequence[Piece], likely: Mapping[tuple[int, int], float]
) -> dict[tuple[int, int], float]:
    """Give how likely the neighbours of two pieces go together.

    Args:
        pieces: The pieces of a story, by report and place.
        likely: For pairs of indices, how likely they carry one claim.

    Returns:
        For each pair the best likelihood between the sentences before both, plus that between
        the sentences after both: 0 to 2.
    """
    places = _sentence_numbers(pieces)
    best: dict[tuple[int, int], float] = defaultdict(float)
    for (left, right), found in likely.items():
        ends = (places[left], places[right])
        best[ends] = max(best[ends], found)
    return {
        (left, right): best.get((places[left] - 1, places[right] - 1), 0.0)
        + best.get((places[left] + 1, places[right] + 1), 0.0)
        for left, right in likely
    }


def _sentence_numbers(pieces: Sequence[Piece]) -> list[int]:
    """Number the sentences through the story; reports are kept apart by a gap."""
    numbers: list[int] = []
    number = 0
    for at, piece in enumerate(pieces):
        if at and piece.sentence != pieces[at - 1].sentence:
            number += 1 if piece.sentence.report == pieces[at - 1].sentence.report else 2
        numbers.append(number)
    return numbers


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
