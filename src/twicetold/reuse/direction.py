"""Direction: who took from whom, weighed from evidence that can be shown."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from twicetold.model import Direction, Passage, Report
from twicetold.reuse.evidence import (
    Carried,
    Published,
    called,
    carried,
    carriers,
    is_agency,
    published,
)

BESIDE = 300
"""Characters around a passage in which a carrier still speaks for it; about a paragraph."""

SHORTEST_LEAD = timedelta(minutes=10)
"""Two reports nearer in time may both come from a wire; clocks of outlets differ as well."""

DECIDED = 1.0
"""Weights below are in steps of what decides alone; a hint decides with two others only."""
FEWEST_MARKS = 4
"""Quotation marks and apostrophes that show a report's own style."""

CREDITED, AGENCY, EARLIER, VERSIONS, STYLE, HINT = 4.0, 2.5, 2.0, 1.5, 1.0, 0.4


@dataclass(frozen=True, slots=True)
class Side:
    """What one report shows, whatever the passage.

    Attributes:
        report: The report.
        names: Keys of its outlet and publisher.
        agency: Whether that is a known agency.
        carried: Where it says whose words it carries.
        published: When it came out.
    """

    report: Report
    names: frozenset[str]
    agency: bool
    carried: tuple[Carried, ...]
    published: Published | None


class Sides:
    """What the reports of a corpus show, read once each.

    Attributes:
        present: Keys of the outlets and publishers that the corpus has reports of.
    """

    def __init__(self, reports: Sequence[Report]) -> None:
        self._known = carriers(reports)
        self._read: dict[str, Side] = {}
        self.present = frozenset(key for report in reports for key in _names(report))

    def __call__(self, report: Report) -> Side:
        """Give what a report shows."""
        if report.id not in self._read:
            names, agency = _names(report), is_agency(report)
            told = carried(report, self._known)
            self._read[report.id] = Side(report, names, agency, told, published(report))
        return self._read[report.id]


@dataclass(frozen=True, slots=True)
class Lineage:
    """What the versions of a passage say of two of them, when there are three or more.

    Attributes:
        sign: 1 when the left has no edits of its own, -1 when the right has none, else 0.
        root: The report from which both depart, each in its own way, if there is one.
        versions: How many versions there are.
    """

    sign: int = 0
    root: Report | None = None
    versions: int = 2


@dataclass(frozen=True, slots=True)
class _Weight:
    """One piece of evidence; above 0 the left came first, below 0 the right."""

    sign: float
    reason: str


def direction(
    left: Passage,
    right: Passage,
    sides: tuple[Side, Side],
    *,
    present: frozenset[str],
    lineage: Lineage,
) -> tuple[Direction, tuple[str, ...]]:
    """Weigh the evidence for who took a passage from whom.

    Args:
        left: The passage in the one report.
        right: The passage in the other.
        sides: What the two reports show.
        present: Keys of the outlets that the corpus has reports of.
        lineage: What the versions of the passage say.

    Returns:
        The direction, and the evidence on which it rests, heaviest first.
    """
    credits = list(_credited(left, right, sides))
    common = tuple(_common(left, right, sides, present))
    weights = [*credits, *_ranked(sides), *_earlier(sides), *_styled(left, right, sides)]
    weights.extend(_lineage(sides, lineage))
    weights.extend(_datelined(sides))
    weights.sort(key=lambda weight: (-abs(weight.sign), weight.reason))
    reasons = tuple(weight.reason for weight in weights)
    total = sum(weight.sign for weight in weights)
    if common and not credits:
        return Direction.COMMON_SOURCE, (*common, *reasons)
    if lineage.root is not None and not credits:
        root = (
            f"both depart from the version of {lineage.root.outlet}, each in its own way, "
            f"among {lineage.versions} versions"
        )
        return Direction.COMMON_SOURCE, (root, *reasons)
    if total >= DECIDED:
        return Direction.LEFT_TO_RIGHT, reasons
    if total <= -DECIDED:
        return Direction.RIGHT_TO_LEFT, reasons
    return Direction.UNDECIDED, reasons or ("no credit, time, version or style shows who took it",)


def _names(report: Report) -> frozenset[str]:
    return frozenset((called(report.outlet), called(report.publisher)))


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


def _credited(left: Passage, right: Passage, sides: tuple[Side, Side]) -> Iterator[_Weight]:
    for side, other, passage, sign in ((*sides, left, -1), (*sides[::-1], right, 1)):
        for told in _beside(side, passage):
            if told.key in other.names and told.key not in side.names:
                yield _Weight(sign * CREDITED, _said(side, told))
                break


def _common(
    left: Passage, right: Passage, sides: tuple[Side, Side], present: frozenset[str]
) -> Iterator[str]:
    """Give the third parties from which both have the passage."""
    third: list[dict[str, str]] = []
    for side, passage in zip(sides, (left, right), strict=True):
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


def _styled(left: Passage, right: Passage, sides: tuple[Side, Side]) -> Iterator[_Weight]:
    """Find marks inside the passage that depart from the report's own style elsewhere."""
    departs = [_departs(side.report, own) for side, own in zip(sides, (left, right), strict=True)]
    if departs[0] != departs[1]:
        at = 0 if departs[0] else 1
        yield _Weight(
            -STYLE if at == 0 else STYLE,
            f"{sides[at].report.outlet} sets other quotation marks here than elsewhere",
        )


def _departs(report: Report, passage: Passage) -> bool:
    for own, other in (("\"'", "“”‘’"), ("“”‘’", "\"'")):
        inside = (sum(map(passage.exact.count, own)), sum(map(passage.exact.count, other)))
        if inside[0] or not inside[1]:
            continue
        outside = sum(map(report.text.count, own)), sum(map(report.text.count, other)) - inside[1]
        if outside[0] >= FEWEST_MARKS and outside[1] == 0:
            return True
    return False


def _lineage(sides: tuple[Side, Side], lineage: Lineage) -> Iterator[_Weight]:
    if lineage.sign:
        root = sides[0 if lineage.sign > 0 else 1].report
        yield _Weight(
            lineage.sign * VERSIONS,
            f"among {lineage.versions} versions that of {root.outlet} has no edits of its own",
        )


def _datelined(sides: tuple[Side, Side]) -> Iterator[_Weight]:
    left, right = (side.report.dateline for side in sides)
    if (left is None) != (right is None):
        filed = left or right
        at = 0 if left else 1
        yield _Weight(
            HINT if left else -HINT,
            f"{sides[at].report.outlet} has a dateline: “{filed.passage.exact if filed else ''}”",
        )
