"""Pieces into groups that carry one claim: consistent pairs, no chains of near-matches."""

from collections.abc import Sequence
from dataclasses import dataclass

from twicetold.align.pieces import Piece
from twicetold.align.standing import Likely

ENOUGH = 0.2
"""Likelihood from which two pieces are paired. Chosen on the 28 dev stories, story by story left
out: the pairs' F is flat from .2 to .25."""

HEADED = 0.9
"""Likewise for a headline, standfirst or summary, which says again what the body says."""

TOGETHER = 0.2
"""Mean likelihood, over all pairs of pieces of two reports, that a group keeps at least."""

REPEATS = 0.6
"""Share of the telling words of two pieces of one report that are the same in a repeat."""


@dataclass(frozen=True, slots=True)
class _Link:
    likelihood: float
    left: int
    right: int


def groups(
    pieces: Sequence[Piece], likely: Likely, *, enough: float = ENOUGH
) -> tuple[tuple[int, ...], ...]:
    """Group the pieces of a story by the claim that they carry.

    Pairs are taken in the order of their likelihood, those of the body first. Two groups become
    one where their pieces go together on the whole and no report has two different pieces in it.

    Args:
        pieces: The pieces of a story.
        likely: For pairs of indices, smaller first, how likely they carry one claim.
        enough: Likelihood from which two are paired.

    Returns:
        Groups of two pieces or more, each sorted, in order.
    """
    home = {at: frozenset([at]) for at in range(len(pieces))}
    for link in _links(pieces, likely, enough):
        left, right = home[link.left], home[link.right]
        if left is right or not _go_together(pieces, likely, left, right):
            continue
        both = left | right
        for at in both:
            home[at] = both
    return tuple(sorted({tuple(sorted(group)) for group in home.values() if len(group) > 1}))


def _links(pieces: Sequence[Piece], likely: Likely, enough: float) -> list[_Link]:
    links = [
        _Link(found, *pair)
        for pair, found in likely.items()
        if found >= (HEADED if any(pieces[at].heading for at in pair) else enough)
    ]
    links.sort(
        key=lambda link: (
            pieces[link.left].heading or pieces[link.right].heading,
            -link.likelihood,
            link.left,
            link.right,
        )
    )
    return links


def _go_together(
    pieces: Sequence[Piece], likely: Likely, left: frozenset[int], right: frozenset[int]
) -> bool:
    found: list[float] = []
    for one in left:
        for other in right:
            if pieces[one].content.report != pieces[other].content.report:
                found.append(likely.get((min(one, other), max(one, other)), 0.0))
            elif not repeats(pieces[one], pieces[other]):
                return False
    return sum(found) >= TOGETHER * len(found)


def repeats(left: Piece, right: Piece) -> bool:
    """Tell whether two pieces of one report say the same in nearly the same words."""
    return len(left.tells & right.tells) >= REPEATS * len(left.tells | right.tells)
