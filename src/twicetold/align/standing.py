"""How a pair of pieces stands among the others: its neighbours, its rivals, a third report."""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from twicetold.align.pieces import Piece

FAINT = 0.01
"""Likelihood below which a partner is no witness for a pair: it would say next to nothing."""

Likely = Mapping[tuple[int, int], float]


@dataclass(frozen=True, slots=True)
class Standing:
    """What the other pairs of a story say of a pair.

    Attributes:
        score: The log-odds that its own looks give.
        company: The likelihood of the likeliest pair of the sentences before both, plus that of
            the sentences after both, 0 to 2.
        rival: The likelihood of the likeliest pair that either has with another piece of the
            other's report, 0 to 1.
        third: How likely both go with one piece of a third report: the root of the product.
        foremost: 1 where neither has a likelier one in the other's report, else 0.
    """

    score: float
    company: float
    rival: float
    third: float
    foremost: float


def standings(
    pieces: Sequence[Piece], scores: Mapping[tuple[int, int], float]
) -> dict[tuple[int, int], Standing]:
    """Tell how each pair stands among the others.

    Args:
        pieces: The pieces of a story, by report and place.
        scores: For pairs of indices, smaller first, the log-odds that their looks give.

    Returns:
        For the same pairs, how they stand.
    """
    likely = {pair: logistic(score) for pair, score in scores.items()}
    near, best = company(pieces, likely), _best(pieces, likely)
    partners: dict[int, dict[int, float]] = defaultdict(dict)
    for (left, right), own in likely.items():
        if own >= FAINT:
            partners[left][right] = partners[right][left] = own
    reports = [piece.content.report for piece in pieces]
    found: dict[tuple[int, int], Standing] = {}
    for (left, right), score in scores.items():
        own = likely[left, right]
        rivals = [
            second if own == first else first
            for first, second in (best[left, reports[right]], best[right, reports[left]])
        ]
        found[left, right] = Standing(
            score=score,
            company=near[left, right],
            rival=max(rivals),
            third=_third(partners[left], partners[right]),
            foremost=float(own >= max(rivals)),
        )
    return found


def _third(left: Mapping[int, float], right: Mapping[int, float]) -> float:
    """Give how likely two pieces go with the same one of a third report, by their partners."""
    both = (left[at] * right[at] for at in left.keys() & right.keys())
    return math.sqrt(max(both, default=0.0))


def logistic(score: float) -> float:
    """Turn log-odds into a likelihood."""
    return 1.0 / (1.0 + math.exp(-score))


def _best(pieces: Sequence[Piece], likely: Likely) -> dict[tuple[int, str], tuple[float, float]]:
    """Give each piece's likelihoods with its likeliest and second partner in each report.

    A headline is no partner: it says again what the body says.
    """
    best: dict[tuple[int, str], tuple[float, float]] = defaultdict(lambda: (0.0, 0.0))
    for (left, right), found in likely.items():
        for at, other in ((left, right), (right, left)):
            if pieces[other].heading:
                continue
            key = (at, pieces[other].content.report)
            first, second = best[key]
            best[key] = (max(first, found), max(second, min(first, found)))
    return best


def company(pieces: Sequence[Piece], likely: Likely) -> dict[tuple[int, int], float]:
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
