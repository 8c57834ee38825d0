"""The funnel of a claim as a drawing: outlets, their publishers, the origins behind them."""

from collections import defaultdict
from dataclasses import dataclass

from twicetold.dossier import wording
from twicetold.dossier.claims import ClaimView, ordered
from twicetold.dossier.flow import Box, Column, Flow, Line, flow
from twicetold.model import Origin, OriginKind

_WIDTHS = (210, 180, 440)
_TONES = 6


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the funnel as a table.

    Attributes:
        label: The report.
        outlet: Who published it.
        publisher: Who owns the outlet.
        origins: The origins of what it says.
    """

    label: str
    outlet: str
    publisher: str
    origins: tuple[str, ...]


def rows(view: ClaimView, limit: int) -> tuple[Row, ...]:
    """Give the funnel as a table, a row for each report, up to a limit."""
    origins: dict[str, dict[str, None]] = defaultdict(dict)
    for origin in view.corroboration.origins:
        for index in origin.appearances:
            origins[view.appearances[index].report.label][name(origin, view)] = None
    reports = {shown.report.label: shown.report.report for shown in view.appearances}
    return tuple(
        Row(label, reports[label].outlet, reports[label].publisher, tuple(origins[label]))
        for label in ordered(reports)[:limit]
    )


def funnel(view: ClaimView, limit: int) -> Flow:
    """Draw how the outlets that carry a claim merge into its origins.

    Lines have the colour of the origin; dashed arcs join origins that may be one.

    Args:
        view: The claim.
        limit: Boxes of a column that are drawn.
    """
    outlets: dict[str, Box] = {}
    publishers: dict[str, Box] = {}
    lines: dict[Line, None] = {}
    for number, origin in enumerate(view.corroboration.origins):
        tone = number % _TONES
        for index in _in_order(origin, view):
            report = view.appearances[index].report
            outlet, publisher = report.report.outlet, report.report.publisher
            words = f"{report.label}  {outlet}"
            outlets.setdefault(report.label, Box(report.label, words, href=report.report.id))
            publishers.setdefault(publisher, Box(publisher, publisher))
            lines[Line(0, report.label, publisher, tone)] = None
            lines[Line(1, publisher, str(number), tone)] = None
    origins = tuple(_box(number, o, view) for number, o in enumerate(view.corroboration.origins))
    found = view.corroboration
    most = "" if found.fewest == found.most else f" to {found.most}"
    return flow(
        (
            Column("outlets", tuple(outlets.values()), _WIDTHS[0]),
            Column("publishers", tuple(publishers.values()), _WIDTHS[1]),
            Column("origins", origins, _WIDTHS[2]),
        ),
        tuple(lines),
        doubts=_doubts(view),
        limit=limit,
        label=f"{found.outlets} outlets, {found.publishers} publishers, "
        f"{found.fewest}{most} origins",
    )


def name(origin: Origin, view: ClaimView) -> str:
    """Name an origin as the reports do, where one of them names it; else by its key."""
    if origin.kind is OriginKind.UNKNOWN:
        return "source not shown"
    for index in origin.appearances:
        attribution = view.appearances[index].attribution
        speaker = attribution.speaker if attribution is not None else None
        if speaker is not None and origin.key in (speaker.key, speaker.name.casefold()):
            return speaker.name
    return origin.key


def _box(number: int, origin: Origin, view: ClaimView) -> Box:
    rules = dict.fromkeys(wording.rule(reason.rule) for reason in origin.reasons)
    kind = "" if origin.kind is OriginKind.UNKNOWN else f"{origin.kind}: "
    return Box(str(number), name(origin, view), kind + ", ".join(rules), number % _TONES)


def _in_order(origin: Origin, view: ClaimView) -> list[int]:
    """Sort the appearances of an origin by report, those of one publisher together."""
    reports = {index: view.appearances[index].report for index in origin.appearances}
    first: dict[str, tuple[int, str]] = {}
    for report in reports.values():
        place = (len(report.label), report.label)
        publisher = report.report.publisher
        first[publisher] = min(place, first.get(publisher, place))
    return sorted(
        reports,
        key=lambda index: (
            first[reports[index].report.publisher],
            len(reports[index].label),
            reports[index].label,
        ),
    )


def _doubts(view: ClaimView) -> tuple[tuple[str, str], ...]:
    """Give the pairs of neighbouring origins between which nothing keeps a pair apart."""
    home = {
        index: str(number)
        for number, origin in enumerate(view.corroboration.origins)
        for index in origin.appearances
    }
    ends = (
        (home.get(pair.left, ""), home.get(pair.right, ""))
        for pair in view.corroboration.pairs
        if pair.state == "undetermined"
    )
    found = {(min(end), max(end)) for end in ends if end[0] != end[1]}
    return tuple(sorted(found))
