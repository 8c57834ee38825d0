"""Pieces that were cut too short for their claim take back the clause beside them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from twicetold.align.candidates import Index
from twicetold.align.pieces import Piece

TAKEN_BACK = 0.25
"""Share of what a neighbour tells that the other reports' pieces of the claim tell too, for it to
be part of the claim. Chosen on the 28 dev stories: precision and recall of the pairs rise together
from none to .25, and fall at .15."""


def widened(pieces: Sequence[Piece], grouped: Iterable[Sequence[int]]) -> Iterator[list[Piece]]:
    """Give the pieces of each group, widened by neighbours that belong to the claim.

    A neighbour stands beside the piece in its sentence, is in no group, and tells much of what
    the group's other pieces tell and the piece does not.

    Args:
        pieces: The pieces of a story, by report and place.
        grouped: The groups of pieces that carry one claim, as indices.

    Yields:
        For each group its pieces, in the order given.
    """
    groups = list(grouped)
    taken = {at for group in groups for at in group}
    index = Index(pieces)
    for group in groups:
        found: list[Piece] = []
        for at in group:
            piece = pieces[at]
            others = frozenset[str]().union(
                *(
                    pieces[other].tells
                    for other in group
                    if pieces[other].content.report != piece.content.report
                )
            )
            for beside in (at - 1, at + 1):
                if 0 <= beside < len(pieces) and beside not in taken:
                    neighbour = pieces[beside]
                    if _belongs(index, pieces[at], neighbour, others):
                        piece = _joined(piece, neighbour)
            found.append(piece)
        yield found


def _belongs(index: Index, piece: Piece, neighbour: Piece, others: frozenset[str]) -> bool:
    if neighbour.sentence != piece.sentence or neighbour.quoted or piece.quoted:
        return False
    new = neighbour.tells - piece.tells
    told = index.information(new)
    return told > 0 and index.information(new & others) >= TAKEN_BACK * told


def _joined(piece: Piece, neighbour: Piece) -> Piece:
    first, last = sorted((piece, neighbour), key=lambda one: one.content)
    return replace(
        piece,
        content=piece.sentence.cut(first.content.start, last.content.end),
        stems=(*first.stems, *last.stems),
        tells=first.tells | last.tells,
        names=first.names | last.names,
        quotes=(*first.quotes, *last.quotes),
        figures=(*first.figures, *last.figures),
        moments=(*first.moments, *last.moments),
    )
