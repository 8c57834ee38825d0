"""The funnel of a claim: outlets, publishers, origins; fewest, most and state."""

from twicetold.corroborate.bonds import hints, relays, ties, updated
from twicetold.corroborate.caveats import caveats, source_key
from twicetold.corroborate.findings import Findings
from twicetold.corroborate.joining import Joined, Ruling, joined
from twicetold.corroborate.lexis import newsroom
from twicetold.corroborate.origins import origins
from twicetold.corroborate.scene import Scene, Settings
from twicetold.corroborate.sides import sides
from twicetold.corroborate.sources import stand
from twicetold.corroborate.speakers import SpeakerRuling
from twicetold.corroborate.telling import Telling
from twicetold.corroborate.traces import Bond, Trace
from twicetold.corroborate.utterances import utterances
from twicetold.model import Appearance, Claim, Corroboration, Passage, Reading, Side, State

Rulings = tuple[tuple[SpeakerRuling, ...], tuple[tuple[Ruling, ...], ...]]
"""What people decided: of two speakers, and for each claim of two of its appearances."""


def corroborations(
    reading: Reading, claims: tuple[Claim, ...], *, settings: Settings | None = None
) -> tuple[Corroboration, ...]:
    """Find the origins of the claims of one story.

    Args:
        reading: What was read from the story's reports.
        claims: The story's claims.
        settings: What can be set; the stated defaults if None.

    Returns:
        One for each claim, in the same order.
    """
    return counted(reading, claims, settings or Settings())


def counted(
    reading: Reading,
    claims: tuple[Claim, ...],
    settings: Settings,
    *,
    rulings: Rulings = ((), ()),
) -> tuple[Corroboration, ...]:
    """Find the origins of claims as far as people left them open.

    Args:
        reading: What was read from the story's reports.
        claims: The story's claims.
        settings: What can be set.
        rulings: What people decided: of speakers, and for each claim of its appearances.
    """
    if not claims:
        return ()
    scene = Scene(reading, settings, rulings[0])
    doubts = caveats(scene)
    ruled = rulings[1] or ((),) * len(claims)
    return tuple(
        _corroboration(scene, doubts, claim, own) for claim, own in zip(claims, ruled, strict=True)
    )


def _corroboration(
    scene: Scene, doubts: dict[str, tuple[Passage, ...]], claim: Claim, rulings: tuple[Ruling, ...]
) -> Corroboration:
    quoted = utterances(scene, claim)
    shown = [_trace(scene, *one) for one in zip(claim.appearances, quoted, strict=True)]
    traces = updated(claim, shown)
    groups = joined(traces, rulings, alike=scene.identities.alike)
    telling = Telling(traces, groups, scene.identities, rulings)
    findings = Findings(traces, groups, telling, scene.identities)
    camps = sides(claim)
    whole = _side(scene, traces, groups, telling, tuple(range(len(traces))))
    each: tuple[Side, ...] = (whole,)
    if len(camps) > 1:
        each = tuple(_side(scene, traces, groups, telling, camp) for camp in camps)
    return Corroboration(
        claim=claim.id,
        origins=origins(traces, groups),
        pairs=findings.pairs(scene.settings.pairs_listed),
        caveats=_caveats(doubts, traces),
        sides=each,
        outlets=whole.outlets,
        publishers=whole.publishers,
        fewest=whole.fewest,
        most=whole.most,
        contested=len(camps) > 1,
        state=_state(scene, traces, whole, each),
    )


def _trace(scene: Scene, appearance: Appearance, quoted: list[Bond]) -> Trace:
    return Trace(
        report=scene.reports[appearance.report],
        words=appearance.content,
        stand=stand(scene, appearance),
        ties=(*ties(scene, appearance), *quoted),
        relays=tuple(relays(scene, appearance)),
        hints=tuple(hints(scene, appearance)),
    )


def _side(
    scene: Scene,
    traces: tuple[Trace, ...],
    groups: Joined,
    telling: Telling,
    camp: tuple[int, ...],
) -> Side:
    inside = set(camp)
    reports = [traces[index].report for index in camp]
    numbers = [n for n, group in enumerate(groups.groups) if inside & set(group)]
    return Side(
        appearances=camp,
        outlets=len({newsroom(report.outlet) for report in reports}),
        publishers=len({scene.newsrooms.publisher(report) for report in reports}),
        fewest=telling.fewest(numbers),
        most=len(numbers),
    )


def _caveats(
    doubts: dict[str, tuple[Passage, ...]], traces: tuple[Trace, ...]
) -> tuple[Passage, ...]:
    keys = {source_key(trace.stand) for trace in traces if trace.stand is not None}
    return tuple(sorted({words for key in keys for words in doubts.get(key, ())}))


def _state(scene: Scene, traces: tuple[Trace, ...], whole: Side, each: tuple[Side, ...]) -> State:
    """Give one of the five states of the method.

    A claim of one report, or of a report whose language is not read, is unmeasured. Two origins
    that contradict each other stand behind no value together: of a contested claim one side must
    have two of its own.
    """
    reports = {trace.report.id: trace.report for trace in traces}
    read = scene.settings.languages
    if len(reports) < 2 or any(
        report.language.split("-")[0] not in read for report in reports.values()
    ):
        return State.UNMEASURED
    if whole.outlets == 1 or whole.publishers == 1:
        return State.SINGLE_OUTLET
    if whole.most == 1:
        return State.DEPENDENT
    shown = any(side.fewest > 1 for side in each)
    return State.INDEPENDENT if shown else State.UNDETERMINED
