"""A dossier laid out for reading: what the templates show, in the order they show it.

Every word of a report in a view is a passage; the rest is counts, names of rules and labels.
"""

from collections import Counter
from dataclasses import dataclass

from twicetold.dossier.claims import ClaimView, alone, carried, claim_view
from twicetold.dossier.figures import FigureView, figures
from twicetold.dossier.reports import ReportView, labelled
from twicetold.dossier.sharing import PairView, pairs
from twicetold.dossier.speakers import SpeakerView, hedged, speakers
from twicetold.dossier.timeline import DayView, timeline
from twicetold.model import (
    Attribution,
    Corroboration,
    Dossier,
    Name,
    Passage,
    Reuse,
    Role,
    State,
)


@dataclass(frozen=True, slots=True)
class CaveatView:
    """Words of a report that limit what it could check.

    Attributes:
        passage: The words.
        label: The report.
        claims: The claims that they bear on.
    """

    passage: Passage
    label: str
    claims: tuple[ClaimView, ...]


@dataclass(frozen=True, slots=True)
class StoryView:
    """One story.

    Attributes:
        id: The story's id.
        title: The headline of its earliest report, or that report's first words.
        reports: Its reports, earliest first.
        states: How many of the claims that several reports carry have each state.
        contested: How many of them are contested.
        carried: The claims that several reports carry, contested ones first.
        alone: The claims that one report carries, in the order of the reports.
        days: What happened and what was published, day by day.
        figures: Its figures, those with several values first.
        speakers: Who says what, the most carried first.
        caveats: The caveats on verification.
        hedged: The statements that words weaken.
        pairs: What each two reports share, the pair that shares most first.
        reuses: The passages that its reports share, the longest first.
        names: The names learnt that its reports use.
    """

    id: str
    title: str
    reports: tuple[ReportView, ...]
    states: tuple[tuple[State, int], ...]
    contested: int
    carried: tuple[ClaimView, ...]
    alone: tuple[ClaimView, ...]
    days: tuple[DayView, ...]
    figures: tuple[FigureView, ...]
    speakers: tuple[SpeakerView, ...]
    caveats: tuple[CaveatView, ...]
    hedged: tuple[tuple[ReportView, Attribution], ...]
    pairs: tuple[PairView, ...]
    reuses: tuple[Reuse, ...]
    names: tuple[Name, ...]

    @property
    def outlets(self) -> int:
        """Count the outlets."""
        return len({view.report.outlet for view in self.reports})

    @property
    def publishers(self) -> int:
        """Count the publishers."""
        return len({view.report.publisher for view in self.reports})


def stories(dossier: Dossier) -> tuple[StoryView, ...]:
    """Lay out every story of a dossier, the one with most reports first."""
    corroborations = {found.claim: found for found in dossier.corroborations}
    views = [_story(dossier, index, corroborations) for index in range(len(dossier.stories))]
    return tuple(sorted(views, key=lambda view: (-len(view.reports), view.id)))


def _story(dossier: Dossier, index: int, corroborations: dict[str, Corroboration]) -> StoryView:
    story = dossier.stories[index]
    members = frozenset(story.reports)
    reports = labelled(report for report in dossier.reports if report.id in members)
    said = [a for a in dossier.attributions if a.report in members]
    setting = (reports, {a.id: a for a in said})
    claims = [
        claim_view(claim, corroborations[claim.id], setting)
        for claim in dossier.claims
        if claim.story == story.id
    ]
    several = carried(claims)
    single = alone(claims, len(several) + 1)
    reuses = _reuses(dossier, members)
    return StoryView(
        id=story.id,
        title=_title(reports[0]),
        reports=reports,
        states=_states(several),
        contested=sum(view.corroboration.contested for view in several),
        carried=several,
        alone=single,
        days=timeline(reports, (*several, *single)),
        figures=figures(
            (s for s in dossier.series if s.story == story.id), reports, (*several, *single)
        ),
        speakers=speakers(reports, said, several),
        caveats=_caveats(several, reports),
        hedged=hedged(reports, said),
        pairs=pairs(reports, reuses),
        reuses=reuses,
        names=tuple(n for n in dossier.names if any(p.report in members for p in n.evidence)),
    )


def _title(view: ReportView) -> str:
    headline = view.report.headline
    if headline is not None:
        return headline.exact
    body = view.report.first(Role.BODY)
    return body.exact[:100] if body is not None else view.report.source


def _states(views: tuple[ClaimView, ...]) -> tuple[tuple[State, int], ...]:
    counted = Counter(view.corroboration.state for view in views)
    return tuple((state, counted[state]) for state in State if counted[state])


def _caveats(
    views: tuple[ClaimView, ...], reports: tuple[ReportView, ...]
) -> tuple[CaveatView, ...]:
    bearing: dict[Passage, dict[int, ClaimView]] = {}
    for view in views:
        for passage in view.corroboration.caveats:
            bearing.setdefault(passage, {})[view.number] = view
    order = {view.report.id: at for at, view in enumerate(reports)}
    return tuple(
        CaveatView(passage, reports[order[passage.report]].label, tuple(bearing[passage].values()))
        for passage in sorted(bearing, key=lambda p: (order[p.report], p.start))
    )


def _reuses(dossier: Dossier, members: frozenset[str]) -> tuple[Reuse, ...]:
    inside = [r for r in dossier.reuses if r.left.report in members and r.right.report in members]
    return tuple(sorted(inside, key=lambda r: (-len(r.left.exact), r.left, r.right)))
