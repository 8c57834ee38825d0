"""Groups of pieces as claims; what stands in no group is a claim of one report."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from twicetold.align.compare import compare
from twicetold.align.facets import facets
from twicetold.align.group import ENOUGH, groups
from twicetold.align.inside import Inside
from twicetold.align.likeness import likelihoods
from twicetold.align.pieces import Piece, pieces
from twicetold.align.standing import Likely
from twicetold.align.widen import widened
from twicetold.model import (
    Appearance,
    Attribution,
    Claim,
    Comparison,
    Moment,
    Passage,
    Reading,
    identity,
)

SAYING = 0.5
"""Share of a clause that says who said something from which it is no claim of its own."""

REMAINING = 3
"""Telling words of a clause that remains of a sentence in part attributed or shared."""


def claims(reading: Reading) -> tuple[Claim, ...]:
    """Find the claims of a story, what carries each and how the appearances compare.

    Args:
        reading: What was read from the story's reports.

    Returns:
        The claims that several reports carry and those of one report: every attribution and
        every sentence in the outlet's own voice that is in no group, or the clauses that remain
        of one. Sorted by place.
    """
    cut = pieces(reading)
    return assembled(reading, cut, likelihoods(cut))


def assembled(
    reading: Reading, cut: Sequence[Piece], likely: Likely, *, enough: float = ENOUGH
) -> tuple[Claim, ...]:
    """Make the claims of a story of its pieces.

    Args:
        reading: What was read from the story's reports.
        cut: The pieces of its sentences.
        likely: For pairs of indices, smaller first, how likely they carry one claim.
        enough: Likelihood from which two are paired.

    Returns:
        What ``claims`` gives.
    """
    grouped = groups(cut, likely, enough=enough)
    together = [*widened(cut, grouped), *facets(cut, grouped)]
    shared = [_claim(reading, group) for group in together]
    taken = [piece for group in together for piece in group]
    inside = Inside(reading)
    single = [_lone(reading, one, inside) for one in _alone(reading, cut, taken)]
    return tuple(sorted([*shared, *single], key=_place))


def _place(claim: Claim) -> tuple[str, int, int, str]:
    first = claim.appearances[0].content[0]
    return first.report, first.start, first.end, claim.id


def _claim(reading: Reading, group: Sequence[Piece]) -> Claim:
    chosen = sorted(_one_a_report(group), key=lambda piece: piece.content)
    comparisons = [
        Comparison(left, right, found.verdict, found.differences)
        for left, right in combinations(range(len(chosen)), 2)
        for found in [compare(chosen[left], chosen[right])]
    ]
    return _identified(reading, [_appearance(piece) for piece in chosen], comparisons)


def _one_a_report(group: Iterable[Piece]) -> Iterator[Piece]:
    """Fold a report's repeats: the fullest wording in its body stands for them."""
    by_report: dict[str, list[Piece]] = defaultdict(list)
    for piece in group:
        by_report[piece.content.report].append(piece)
    for repeats in by_report.values():
        yield min(repeats, key=lambda piece: (piece.heading, -len(piece.tells), piece.content))


def _appearance(piece: Piece) -> Appearance:
    return Appearance(
        report=piece.content.report,
        content=(piece.content,),
        attribution=piece.attribution,
        when=_when(piece.moments),
        figures=piece.figures,
    )


def _identified(
    reading: Reading, appearances: Sequence[Appearance], comparisons: Sequence[Comparison]
) -> Claim:
    places = [f"{p.report}:{p.start}-{p.end}" for a in appearances for p in a.content]
    id = identity("c", reading.story.id, *places)
    return Claim(id, reading.story.id, tuple(appearances), tuple(comparisons))


def _alone(
    reading: Reading, cut: Sequence[Piece], taken: Iterable[Piece]
) -> Iterator[Attribution | Passage]:
    """Give the attributions and what the outlets say in their own voice that is in no group."""
    occupied: dict[str, list[Passage]] = defaultdict(list)
    for piece in taken:
        occupied[piece.content.report].append(piece.content)
    spoken: dict[str, list[Passage]] = defaultdict(list)
    for attribution in reading.attributions:
        spoken[attribution.report].extend(attribution.content)
        if not any(_meets(content, occupied) for content in attribution.content):
            yield attribution
    partly: set[Passage] = set()
    for sentence in reading.sentences:
        if _meets(sentence, occupied) or _meets(sentence, spoken):
            partly.add(sentence)
        else:
            yield sentence
    for piece in cut:
        own = piece.attribution is None and piece.saying < SAYING and len(piece.tells) >= REMAINING
        if own and piece.sentence in partly and not _meets(piece.content, occupied):
            yield piece.content


def _meets(passage: Passage, others: dict[str, list[Passage]]) -> bool:
    return any(other.span.overlaps(passage.span) for other in others[passage.report])


def _lone(reading: Reading, one: Attribution | Passage, inside: Inside) -> Claim:
    content = one.content if isinstance(one, Attribution) else (one,)
    appearance = Appearance(
        report=one.report,
        content=content,
        attribution=one.id if isinstance(one, Attribution) else None,
        when=_when(inside.moments(content)),
        figures=inside.figures(content),
    )
    return _identified(reading, [appearance], [])


def _when(moments: Sequence[Moment]) -> Moment | None:
    """Choose the first moment, one that is resolved where there is any."""
    return min(moments, key=lambda moment: moment.start is None, default=None)
