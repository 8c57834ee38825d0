"""Direction: who took from whom, weighed from evidence that can be shown."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from twicetold.model import Direction, Passage, ReuseKind
from twicetold.reuse.evidence import Carried
from twicetold.reuse.lineage import Versions
from twicetold.reuse.sides import Side, marks

BESIDE = 300
"""Characters around a passage in which a carrier still speaks for it; about a paragraph."""

SHORTEST_LEAD = timedelta(minutes=10)
"""Two reports nearer in time may both come from a wire; clocks of outlets differ as well."""

DECIDED = 1.0
CREDITED, AGENCY, EARLIER, VERSIONS, STYLE, HINT = 4.0, 2.5, 2.0, 1.5, 1.0, 0.4
"""Weights of evidence, in steps of what decides alone: a credit outweighs the clock, the clock
outweighs the versions, and hints decide nothing among themselves."""

NOTHING = "no credit, time, version or style shows who took it from whom"
NOT_PROSE = {
    ReuseKind.QUOTATION: "both may have the quotation from its speaker",
    ReuseKind.STOCK: "a set phrase is nobody's",
}

NEARLY_WHOLE, IN_PART = 0.8, 0.5
"""Shares of two reports where one stands in the other, which has more. Only a hint: the longer
one may as well have added to the shorter."""

FEWEST_MARKS = 4
"""Quotation marks and apostrophes that show a report's own style."""


@dataclass(frozen=True, slots=True)
class _Weight:
    """One piece of evidence; above 0 the left came first, below 0 the right."""

    sign: float
    reason: str


@dataclass(frozen=True, slots=True)
class Bearing:
    """What bears on the direction besides the two reports.

    Attributes:
        present: Keys of the outlets that the corpus has reports of.
        kind: What is shared. Of a speaker's words and of set phrases only a credit tells the way:
            who printed them first need not be whom the other has them from.
        versions: What the versions of the passage say.
        shares: How much of either report stands in the other, 0 to 1.
    """

    present: frozenset[str]
    kind: ReuseKind
    versions: Versions
    shares: tuple[float, float]


def direction(
    passages: tuple[Passage, Passage], sides: tuple[Side, Side], bearing: Bearing
) -> tuple[Direction, tuple[str, ...]]:
    """Weigh the evidence for who took a passage from whom.

    Args:
        passages: The passage in the one report, and in the other.
        sides: What the two reports show.
        bearing: What else bears on it.

    Returns:
        The direction, and the evidence on which it rests, heaviest first.
    """
    told = sides[0].carried or sides[1].carried
    credited = list(_credited(passages, sides)) if told else []
    third = tuple(_third_parties(passages, sides, bearing.present)) if told else ()
    weights, timed, versions = credited, list(_earlier(sides)), bearing.versions
    if bearing.kind is ReuseKind.PROSE:
        weights = [*credited, *_ranked(sides), *timed, *_styled(passages, sides)]
        weights.extend(_versions(sides, versions, timed))
        weights.extend(_datelined(sides))
        weights.extend(_contained(sides, bearing.shares))
    weights.sort(key=lambda weight: (-abs(weight.sign), weight.reason))
    reasons = tuple(weight.reason for weight in weights)
    if third and not credited:
        return Direction.COMMON_SOURCE, (*third, *reasons)
    if bearing.kind is not ReuseKind.PROSE:
        reasons = reasons or (NOT_PROSE[bearing.kind],)
    elif not credited and _apart(versions, timed):
        return Direction.COMMON_SOURCE, (_own_edits(versions), *reasons)
    total = sum(weight.sign for weight in weights)
    if total >= DECIDED:
        return Direction.LEFT_TO_RIGHT, reasons
    if total <= -DECIDED:
        return Direction.RIGHT_TO_LEFT, reasons
    return Direction.UNDECIDED, reasons or (NOTHING,)


def _beside(side: Side, passage: Passage) -> Iterator[Carried]:
    """Give what a report says of the passage: credits, and mentions in it or beside it."""
    for told in side.carried:
        at = told.passage
        near = at.start < passage.end + BESIDE and at.end > passage.start - BESIDE
        if near or told.whole:
            yield told


def _said(side: Side, told: Carried) -> str:
    at = told.passage
    return f"{side.report.outlet} names {told.name}: “{at.exact}” ({at.start}–{at.end})"


def _credited(passages: tuple[Passage, Passage], sides: tuple[Side, Side]) -> Iterator[_Weight]:
    for side, other, passage, sign in ((*sides, passages[0], -1), (*sides[::-1], passages[1], 1)):
        for told in _beside(side, passage):
            if told.key in other.names and told.key not in side.names:
                yield _Weight(sign * CREDITED, _said(side, told))
                break


def _third_parties(
    passages: tuple[Passage, Passage], sides: tuple[Side, Side], present: frozenset[str]
) -> Iterator[str]:
    """Give the third parties from which both have the passage."""
    third: list[dict[str, str]] = []
    for side, passage in zip(sides, passages, strict=True):
        found: dict[str, str] = {}
        for told in _beside(side, passage):
            if not any(told.key in one.names for one in sides):
                found.setdefault(told.key, _said(side, told))
        third.append(found)
    for key in sorted(third[0].keys() | third[1].keys()):
        named = [found[key] for found in third if key in found]
        if len(named) == 2:
            yield from named
        elif key not in present:
            yield f"{named[0]}, of which there is no report here"


def _ranked(sides: tuple[Side, Side]) -> Iterator[_Weight]:
    left, right = sides
    if left.agency != right.agency:
        agency = left if left.agency else right
        yield _Weight(AGENCY if left.agency else -AGENCY, f"{agency.report.outlet} is an agency")


def _earlier(sides: tuple[Side, Side]) -> Iterator[_Weight]:
    left, right = (side.published for side in sides)
    if left is None or right is None:
        return
    for first, then, sign, at in ((left, right, 1, 0), (right, left, -1, 1)):
        lead = then.earliest - first.latest
        if lead >= SHORTEST_LEAD or (lead >= timedelta() and first.latest > first.earliest):
            outlets = (sides[at].report.outlet, sides[1 - at].report.outlet)
            yield _Weight(
                sign * EARLIER,
                f"{outlets[0]} came out first, {first.words} against {then.words} of {outlets[1]}",
            )


def _styled(passages: tuple[Passage, Passage], sides: tuple[Side, Side]) -> Iterator[_Weight]:
    """Find marks inside the passage that depart from the report's own style elsewhere."""
    departs = [_departs(side, own) for side, own in zip(sides, passages, strict=True)]
    if departs[0] != departs[1]:
        at = 0 if departs[0] else 1
        yield _Weight(
            -STYLE if departs[0] else STYLE,
            f"{sides[at].report.outlet} sets other quotation marks here than elsewhere",
        )


def _departs(side: Side, passage: Passage) -> bool:
    if not all(side.marks):
        return False
    inside = marks(passage.exact)
    own = 0 if inside[0] == 0 else 1
    return (
        inside[own] == 0
        and side.marks[own] >= FEWEST_MARKS
        and side.marks[1 - own] == inside[1 - own]
    )


def _apart(versions: Versions, timed: Sequence[_Weight]) -> bool:
    """Tell whether the versions speak against a copy of one by the other.

    With times, that takes a version before both: of a copy of a copy the first and the last look
    like that as well. A later version without the earlier one's edits is not from the earlier.
    """
    if not timed:
        return versions.apart
    return versions.earlier and (versions.apart or timed[0].sign * versions.sign < 0)


def _own_edits(versions: Versions) -> str:
    words = f"{versions.left} and {versions.right} words"
    return f"among {versions.count} versions each has edits that the other lacks, {words}"


def _versions(
    sides: tuple[Side, Side], versions: Versions, timed: Sequence[_Weight]
) -> Iterator[_Weight]:
    """A version without edits of its own is the source, unless it came later."""
    if versions.sign and not (timed and timed[0].sign * versions.sign < 0):
        root = sides[0 if versions.sign > 0 else 1].report
        few, many = sorted((versions.left, versions.right))
        yield _Weight(
            versions.sign * VERSIONS,
            f"among {versions.count} versions that of {root.outlet} has {few} words of its own, "
            f"the other {many}",
        )


def _contained(sides: tuple[Side, Side], shares: tuple[float, float]) -> Iterator[_Weight]:
    """A report that stands nearly whole in a much longer one was rather cut from it."""
    for at, sign in ((0, -1), (1, 1)):
        if shares[at] >= NEARLY_WHOLE and shares[1 - at] <= IN_PART:
            short, long = sides[at].report.outlet, sides[1 - at].report.outlet
            yield _Weight(sign * HINT, f"nearly all of {short} stands in {long}, which has more")


def _datelined(sides: tuple[Side, Side]) -> Iterator[_Weight]:
    left, right = (side.report.dateline for side in sides)
    if (left is None) != (right is None):
        filed = left or right
        at = 0 if left else 1
        yield _Weight(
            HINT if left else -HINT,
            f"{sides[at].report.outlet} has a dateline: “{filed.passage.exact if filed else ''}”",
        )
