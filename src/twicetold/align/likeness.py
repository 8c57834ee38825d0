"""How likely two pieces carry one claim: two logistic regressions over what is seen of them."""

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from itertools import combinations
from operator import attrgetter, mul

from twicetold.align.candidates import SEEDS
from twicetold.align.looks import Looks, looks
from twicetold.align.pieces import Piece
from twicetold.align.standing import Standing, logistic, standings
from twicetold.align.values import counts

COUNTED = 0.21
"""Least likelihood of two pieces that count what happened to the same, such as the killed: in one
story most often one figure, which may have grown or be disputed. Just enough to pair them where
nothing else is likelier."""

_LOOKS = attrgetter(*(look.name for look in fields(Looks)))
_STANDING = attrgetter(*(one.name for one in fields(Standing)))


@dataclass(frozen=True, slots=True)
class Weights:
    """What is counted of each look, and of each way to stand.

    Attributes:
        looks: What each look counts in a pair's own score.
        constant: The constant of that score: most pairs carry two claims.
        standing: What that score and the pair's standing count in its likelihood.
        alone: The constant of the likelihood.
    """

    looks: Looks
    constant: float
    standing: Standing
    alone: float


FITTED = Weights(
    looks=Looks(
        shared=-1.03,
        around=3.51,
        across=2.81,
        told=2.38,
        plain=0.35,
        run=-0.69,
        size=-1.21,
        news=-2.40,
        news_around=0.87,
        news_told=-1.45,
        rarest=0.17,
        apart=-0.62,
        earlier=-0.15,
        later=-0.65,
        proportion=-0.82,
        doubles=0.82,
        words=0.33,
        inside=2.75,
    ),
    constant=-4.63,
    standing=Standing(
        score=0.87,
        company=0.75,
        rival=-0.64,
        third=1.41,
        foremost=0.31,
    ),
    alone=-0.47,
)
"""Fitted to the pairs of the 28 dev stories by ``training/likeness.py``, which also prints what
they are worth on stories left out."""


def likelihoods(
    pieces: Sequence[Piece], *, weights: Weights = FITTED
) -> dict[tuple[int, int], float]:
    """Give how likely two pieces of different reports carry one claim.

    Args:
        pieces: The pieces of a story, by report and place.
        weights: What each look and standing counts.

    Returns:
        For pairs of indices, smaller first, a likelihood from 0 to 1; pairs that share next to
        nothing are left out.
    """
    each, counted = _LOOKS(weights.looks), _STANDING(weights.standing)
    scores = {
        pair: weights.constant + _weighed(each, _LOOKS(seen))
        for pair, seen in looks(pieces).items()
    }
    found = {
        pair: logistic(weights.alone + _weighed(counted, _STANDING(standing)))
        for pair, standing in standings(pieces, scores).items()
    }
    for pair in _counting_alike(pieces):
        found[pair] = max(COUNTED, found.get(pair, 0.0))
    return found


def _weighed(weights: Sequence[float], values: Sequence[float]) -> float:
    return math.fsum(map(mul, weights, values))


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
