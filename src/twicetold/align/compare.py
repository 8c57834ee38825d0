"""How two pieces that carry one claim compare: a verdict with the differences behind it."""

from collections.abc import Iterator
from dataclasses import dataclass

from twicetold.align.opposed import opposed
from twicetold.align.pieces import Piece
from twicetold.align.utterance import Utterance, utterance
from twicetold.align.values import Finding, Measured, days, figures, moves
from twicetold.model import Difference, DifferenceKind, Passage, Verdict
from twicetold.text import lexicon
from twicetold.text.tokens import tokens


@dataclass(frozen=True, slots=True)
class Compared:
    """What comparing two pieces gave.

    Attributes:
        verdict: How they relate.
        differences: In what they differ, by place.
    """

    verdict: Verdict
    differences: tuple[Difference, ...]


def compare(left: Piece, right: Piece) -> Compared:
    """Compare two pieces of different reports that carry one claim.

    Args:
        left: A piece.
        right: A piece of another report.

    Returns:
        The verdict and the differences. ``contradicts`` where a figure or a day of the one
        cannot hold with the other's, or where both quote one utterance in other words;
        ``clipped`` where one quotes fewer words of it; ``same`` where the words are the same
        but for house style and names; else ``equivalent``.
    """
    spoken = None if left.heading or right.heading else utterance(left, right)
    verdicts: set[Verdict] = set()
    differences: list[Difference] = []
    for measured in figures(left, right):
        differences.append(measured.difference)
        verdicts.add(_of_figures(measured, left, right))
    dated = days(left.moments, right.moments)
    if dated:
        finding, difference = dated
        differences.append(difference)
        verdicts.add(Verdict.CONTRADICTS if finding is Finding.APART else Verdict.EQUIVALENT)
    if spoken:
        differences.extend(_quoted(spoken))
        if spoken.changed:
            verdicts.add(Verdict.CONTRADICTS)
        elif spoken.dropped:
            verdicts.add(Verdict.CLIPPED)
    if not spoken and not left.heading and not right.heading:
        turned = tuple(opposed(left, right))
        differences.extend(turned)
        verdicts.update(Verdict.CONTRADICTS for _ in turned)
    differences.extend(_weakened(left, right))
    differences.extend(_attributed(left, right))
    if not verdicts:
        verdicts.add(Verdict.SAME if left.stems == right.stems else Verdict.EQUIVALENT)
    return Compared(_heaviest(verdicts), tuple(sorted(differences, key=_place)))


def _of_figures(measured: Measured, left: Piece, right: Piece) -> Verdict:
    if measured.finding is not Finding.APART:
        return Verdict.EQUIVALENT
    return Verdict.UPDATE if moves(measured, left, right) else Verdict.CONTRADICTS


def _heaviest(verdicts: set[Verdict]) -> Verdict:
    order = (Verdict.CONTRADICTS, Verdict.UPDATE, Verdict.CLIPPED, Verdict.EQUIVALENT, Verdict.SAME)
    return next(verdict for verdict in order if verdict in verdicts)


def _place(difference: Difference) -> tuple[str, int, int]:
    left, right = difference.left, difference.right
    return difference.kind, left.start if left else -1, right.start if right else -1


def _quoted(spoken: Utterance) -> Iterator[Difference]:
    for changes, note in (
        (spoken.changed, "quoted in other words"),
        (spoken.dropped, "quoted by one only"),
        (spoken.marked, "an outlet's mark on the words"),
    ):
        for change in changes:
            yield Difference(DifferenceKind.WORDING, change.left, change.right, note)


def _weakened(left: Piece, right: Piece) -> Iterator[Difference]:
    """Give the words that weaken one side, or put it off, where the other has none."""
    for words, note in (("hedges", "hedged on one side"), ("plans", "planned on one side")):
        here, there = _first_of(left, words), _first_of(right, words)
        if (here is None) != (there is None):
            yield Difference(DifferenceKind.HEDGE, here, there, note)


def _first_of(piece: Piece, kind: str) -> Passage | None:
    known = lexicon.words("alignment", kind)
    text, offset = piece.content.exact, piece.content.start
    for word in tokens(text):
        if word.fold in known:
            return piece.content.cut(word.start + offset, word.end + offset)
    return None


def _attributed(left: Piece, right: Piece) -> Iterator[Difference]:
    if (left.attribution is None) != (right.attribution is None):
        here = left.content if left.attribution else None
        there = right.content if right.attribution else None
        yield Difference(DifferenceKind.ATTRIBUTION, here, there, "attributed on one side")
