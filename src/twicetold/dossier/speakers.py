"""Who says what, where it is carried, and by which way it came: speaker, agency, outlets."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from twicetold.dossier.claims import ClaimView, ordered
from twicetold.dossier.flow import Box, Column, Flow, Line, flow
from twicetold.dossier.reports import ReportView
from twicetold.model import Attribution, Passage, Scope, Speaker

_WIDTHS = (240, 190, 230)
_DIRECT = "no agency credited"
_DRAWN = 14
"""Speakers in the drawing; the list under it has all."""


@dataclass(frozen=True, slots=True)
class StatementView:
    """One statement, once, with the reports that carry it.

    Attributes:
        content: Its words, as the first report has them.
        labels: The reports that carry it.
        form: Whose words they are.
        chain: Who carried it to the reports.
        claim: The number of the claim that it makes, if several reports carry that.
        hedges: The words that weaken it.
    """

    content: tuple[Passage, ...]
    labels: tuple[str, ...]
    form: str
    chain: tuple[Passage, ...]
    claim: ClaimView | None
    hedges: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class SpeakerView:
    """One speaker and the statements that reports carry.

    Attributes:
        speaker: The speaker as resolved in the first report.
        statements: What the speaker says, the most carried first.
        labels: The reports that carry any of it.
    """

    speaker: Speaker
    statements: tuple[StatementView, ...]
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WayView:
    """One way by which words of one speaker came.

    Attributes:
        number: The speaker's place in the list of speakers, from 0.
        speaker: The speaker.
        agency: The agency credited for the text, or that none is.
        reports: The reports that carry words of the speaker and credit it.
    """

    number: int
    speaker: SpeakerView
    agency: str
    reports: tuple[ReportView, ...]


def speakers(
    reports: Sequence[ReportView],
    attributions: Iterable[Attribution],
    claims: Iterable[ClaimView],
) -> tuple[SpeakerView, ...]:
    """Gather what each speaker says; statements that make one claim are one."""
    home = {a.attribution.id: view for view in claims for a in view.appearances if a.attribution}
    labels = {view.report.id: view.label for view in reports}
    order = {view.report.id: at for at, view in enumerate(reports)}
    known: dict[str, Speaker] = {}
    said: dict[str, dict[str, list[Attribution]]] = defaultdict(lambda: defaultdict(list))
    for attribution in sorted(attributions, key=lambda a: (order[a.report], a.content[0])):
        if attribution.speaker is not None:
            key = attribution.speaker.key
            known.setdefault(key, attribution.speaker)
            claim = home.get(attribution.id)
            said[key][claim.claim.id if claim else attribution.id].append(attribution)
    views = [
        _speaker(known[key], [_statement(group, labels, home) for group in groups.values()])
        for key, groups in said.items()
    ]
    return tuple(sorted(views, key=lambda v: (-len(v.labels), -len(v.statements), v.speaker.key)))


def hedged(
    reports: Sequence[ReportView], attributions: Iterable[Attribution]
) -> tuple[tuple[ReportView, Attribution], ...]:
    """Give the statements that words weaken, in the order of the reports."""
    order = {view.report.id: at for at, view in enumerate(reports)}
    found = [attribution for attribution in attributions if attribution.hedges]
    found.sort(key=lambda a: (order[a.report], a.content[0]))
    return tuple((reports[order[attribution.report]], attribution) for attribution in found)


def ways(reports: Sequence[ReportView], views: Sequence[SpeakerView]) -> tuple[WayView, ...]:
    """Tell by which way the words of each speaker came: speaker, agency, outlets.

    The agency is the one that a report credits for its text. Only speakers whom at least two
    reports carry are told of.
    """
    known = {view.label: view for view in reports}
    found: dict[tuple[int, str], list[ReportView]] = defaultdict(list)
    for number, view in enumerate([view for view in views if len(view.labels) > 1][:_DRAWN]):
        for label in view.labels:
            found[number, _agency(known[label])].append(known[label])
    return tuple(
        WayView(number, views[number], agency, tuple(carriers))
        for (number, agency), carriers in found.items()
    )


def provenance(found: Sequence[WayView], limit: int) -> Flow:
    """Draw the ways by which the words of the speakers came."""
    agencies = list(dict.fromkeys(way.agency for way in found))
    tones = {agency: -1 if agency == _DIRECT else at % 6 for at, agency in enumerate(agencies)}
    speaking = {way.number: way.speaker for way in found}
    outlets = {report.label: report for way in found for report in way.reports}
    second = {(way.agency, report.label) for way in found for report in way.reports}
    return flow(
        (
            Column(
                "speakers", tuple(_spoken(at, view) for at, view in speaking.items()), _WIDTHS[0]
            ),
            Column(
                "credited agencies",
                tuple(Box(agency, agency, tone=tones[agency]) for agency in agencies),
                _WIDTHS[1],
            ),
            Column(
                "outlets",
                tuple(
                    Box(
                        label,
                        f"{label}  {outlets[label].report.outlet}",
                        href=outlets[label].report.id,
                    )
                    for label in ordered(outlets)
                ),
                _WIDTHS[2],
            ),
        ),
        (
            *(Line(0, str(way.number), way.agency, way.number % 6) for way in found),
            *(Line(1, left, right, tones[left]) for left, right in sorted(second)),
        ),
        limit=limit,
        label="speakers, the agencies that carried their words, and the outlets",
    )


def _spoken(number: int, view: SpeakerView) -> Box:
    role = ", ".join(part for part in (view.speaker.role, view.speaker.organisation) if part)
    return Box(str(number), view.speaker.name, role, number % 6)


def _agency(view: ReportView) -> str:
    credited = Counter(c.agency for c in view.report.credits if c.scope is Scope.TEXT)
    return min(credited, key=lambda name: (-credited[name], name)) if credited else _DIRECT


def _statement(
    group: list[Attribution], labels: dict[str, str], home: dict[str, ClaimView]
) -> StatementView:
    claim = home.get(group[0].id)
    carriers = {carrier.passage: None for attribution in group for carrier in attribution.chain}
    hedges = {passage: None for attribution in group for passage in attribution.hedges}
    return StatementView(
        content=group[0].content,
        labels=tuple(dict.fromkeys(labels[attribution.report] for attribution in group)),
        form=group[0].form.value,
        chain=_once(carriers),
        claim=claim if claim is not None and len({a.report for a in group}) > 1 else None,
        hedges=_once(hedges),
    )


def _once(passages: Iterable[Passage]) -> tuple[Passage, ...]:
    """Keep one passage for each wording."""
    return tuple({passage.exact.casefold(): passage for passage in passages}.values())


def _speaker(speaker: Speaker, statements: list[StatementView]) -> SpeakerView:
    labels = dict.fromkeys(label for statement in statements for label in statement.labels)
    statements.sort(key=lambda s: -len(s.labels))
    ordered = sorted(labels, key=lambda label: (len(label), label))
    return SpeakerView(speaker, tuple(statements), tuple(ordered))
