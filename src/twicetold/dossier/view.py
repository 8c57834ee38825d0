"""A dossier laid out for reading: what the templates show, in the order they show it.

Every word of a report in a view is a passage; the rest is counts, names of rules and labels.
"""

from collections import defaultdict
from dataclasses import dataclass
from string import ascii_uppercase

from twicetold.model import (
    Attribution,
    Claim,
    Comparison,
    Corroboration,
    Dossier,
    Name,
    Part,
    Passage,
    Report,
    Reuse,
    Role,
    Series,
    Speaker,
    State,
    Verdict,
)


@dataclass(frozen=True, slots=True)
class ReportView:
    """One report of a story.

    Attributes:
        label: A letter that stands for it within the story: A, B, … Z, AA.
        report: The report.
        paragraphs: Its parts with their words.
    """

    label: str
    report: Report
    paragraphs: tuple[tuple[Part, Passage], ...]


@dataclass(frozen=True, slots=True)
class AppearanceView:
    """One appearance of a claim.

    Attributes:
        report: The report that carries it.
        content: The words.
        attribution: The attribution they stand in, if any.
    """

    report: ReportView
    content: tuple[Passage, ...]
    attribution: Attribution | None


@dataclass(frozen=True, slots=True)
class ClaimView:
    """One claim with its origins.

    Attributes:
        number: Its place in the story's list, from 1.
        title: The words that stand for it, those of its longest appearance.
        claim: The claim.
        corroboration: Its origins.
        appearances: Its appearances, in the claim's order.
        cells: For each report of the story the sign of what it does with the claim.
    """

    number: int
    title: Passage
    claim: Claim
    corroboration: Corroboration
    appearances: tuple[AppearanceView, ...]
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SpeakerView:
    """One speaker and the statements that reports carry.

    Attributes:
        speaker: The speaker as resolved in the first report.
        statements: The attributions with their reports.
    """

    speaker: Speaker
    statements: tuple[tuple[ReportView, Attribution], ...]


@dataclass(frozen=True, slots=True)
class StoryView:
    """One story.

    Attributes:
        id: The story's id.
        title: The headline of its earliest report, or that report's first words.
        reports: Its reports, earliest first.
        carried: The claims that several reports carry, contested ones first.
        alone: The claims that one report carries, in the order of the reports.
        reuses: The passages that its reports share, the longest first.
        speakers: Who says what, the most carried first.
        series: Its figures.
        names: The names learnt that its reports use.
    """

    id: str
    title: str
    reports: tuple[ReportView, ...]
    carried: tuple[ClaimView, ...]
    alone: tuple[ClaimView, ...]
    reuses: tuple[Reuse, ...]
    speakers: tuple[SpeakerView, ...]
    series: tuple[Series, ...]
    names: tuple[Name, ...]


_SIGNS = {
    Verdict.CONTRADICTS: "contradicts",
    Verdict.UPDATE: "update",
    Verdict.CLIPPED: "clipped",
    Verdict.EQUIVALENT: "equivalent",
    Verdict.SAME: "same",
}
"""What a cell of the matrix shows, the sign that matters most first."""

_STATES = tuple(State)


def stories(dossier: Dossier) -> tuple[StoryView, ...]:
    """Lay out every story of a dossier, the one with most reports first."""
    corroborations = {found.claim: found for found in dossier.corroborations}
    views = [_story(dossier, index, corroborations) for index in range(len(dossier.stories))]
    return tuple(sorted(views, key=lambda view: (-len(view.reports), view.id)))


def _story(dossier: Dossier, index: int, corroborations: dict[str, Corroboration]) -> StoryView:
    story = dossier.stories[index]
    members = frozenset(story.reports)
    reports = _labelled([report for report in dossier.reports if report.id in members])
    attributions = {a.id: a for a in dossier.attributions if a.report in members}
    claims = [
        _claim(claim, corroborations[claim.id], reports, attributions)
        for claim in dossier.claims
        if claim.story == story.id
    ]
    carried = sorted((view for view in claims if _reports_of(view) > 1), key=_weight)
    alone = sorted((view for view in claims if _reports_of(view) == 1), key=_place)
    return StoryView(
        id=story.id,
        title=_title(reports[0]),
        reports=reports,
        carried=tuple(_numbered(carried, 1)),
        alone=tuple(_numbered(alone, len(carried) + 1)),
        reuses=_reuses(dossier, members),
        speakers=_speakers(reports, attributions),
        series=tuple(series for series in dossier.series if series.story == story.id),
        names=tuple(n for n in dossier.names if any(p.report in members for p in n.evidence)),
    )


def _labelled(reports: list[Report]) -> tuple[ReportView, ...]:
    ordered = sorted(reports, key=lambda report: (report.reference or "9999", report.source))
    return tuple(
        ReportView(
            _letters(index),
            report,
            tuple((part, report.passage(part.start, part.end)) for part in report.parts),
        )
        for index, report in enumerate(ordered)
    )


def _letters(index: int) -> str:
    letters = ascii_uppercase[index % 26]
    return letters if index < 26 else _letters(index // 26 - 1) + letters


def _title(view: ReportView) -> str:
    headline = view.report.headline
    if headline is not None:
        return headline.exact
    body = view.report.first(Role.BODY)
    return body.exact[:100] if body is not None else view.report.source


def _claim(
    claim: Claim,
    corroboration: Corroboration,
    reports: tuple[ReportView, ...],
    attributions: dict[str, Attribution],
) -> ClaimView:
    known = {view.report.id: view for view in reports}
    appearances = tuple(
        AppearanceView(
            known[appearance.report],
            appearance.content,
            attributions.get(appearance.attribution or ""),
        )
        for appearance in claim.appearances
    )
    longest = max(claim.appearances, key=lambda a: max(len(p.exact) for p in a.content))
    return ClaimView(
        number=0,
        title=max(longest.content, key=lambda passage: len(passage.exact)),
        claim=claim,
        corroboration=corroboration,
        appearances=appearances,
        cells=tuple(_cell(claim, view.report.id) for view in reports),
    )


def _cell(claim: Claim, report: str) -> str:
    own = {i for i, appearance in enumerate(claim.appearances) if appearance.report == report}
    if not own:
        return "silent"
    verdicts = {c.verdict for c in claim.comparisons if c.left in own or c.right in own}
    return next((sign for verdict, sign in _SIGNS.items() if verdict in verdicts), "carries")


def _reports_of(view: ClaimView) -> int:
    return len({appearance.report for appearance in view.claim.appearances})


def _weight(view: ClaimView) -> tuple[bool, int, int, int, str]:
    found = view.corroboration
    return (
        not found.contested,
        -_reports_of(view),
        _STATES.index(found.state),
        -len(view.title.exact),
        view.claim.id,
    )


def _place(view: ClaimView) -> tuple[str, int, str]:
    return (view.appearances[0].report.label, view.title.start, view.claim.id)


def _numbered(views: list[ClaimView], first: int) -> list[ClaimView]:
    return [
        ClaimView(number, v.title, v.claim, v.corroboration, v.appearances, v.cells)
        for number, v in enumerate(views, start=first)
    ]


def _reuses(dossier: Dossier, members: frozenset[str]) -> tuple[Reuse, ...]:
    inside = [r for r in dossier.reuses if r.left.report in members and r.right.report in members]
    return tuple(sorted(inside, key=lambda r: (-len(r.left.exact), r.left, r.right)))


def _speakers(
    reports: tuple[ReportView, ...], attributions: dict[str, Attribution]
) -> tuple[SpeakerView, ...]:
    statements: dict[str, list[tuple[ReportView, Attribution]]] = defaultdict(list)
    speakers: dict[str, Speaker] = {}
    for view in reports:
        for attribution in attributions.values():
            if attribution.report == view.report.id and attribution.speaker is not None:
                speakers.setdefault(attribution.speaker.key, attribution.speaker)
                statements[attribution.speaker.key].append((view, attribution))
    views = [SpeakerView(speakers[key], tuple(said)) for key, said in statements.items()]
    return tuple(
        sorted(views, key=lambda v: (-len(_carriers(v)), -len(v.statements), v.speaker.key))
    )


def _carriers(view: SpeakerView) -> frozenset[str]:
    return frozenset(report.label for report, _ in view.statements)


def differing(view: ClaimView) -> tuple[Comparison, ...]:
    """Give the comparisons of a claim that say more than that the words are the same."""
    return tuple(
        comparison
        for comparison in view.claim.comparisons
        if comparison.verdict is not Verdict.SAME or comparison.differences
    )
