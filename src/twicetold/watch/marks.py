"""What is remembered of a story, and what changed since."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from twicetold.model import (
    Claim,
    Corroboration,
    Dossier,
    Series,
    State,
    identity,
)
from twicetold.watch.news import News, NewsKind


@dataclass(frozen=True, slots=True)
class ClaimMark:
    """What is remembered of a claim.

    Attributes:
        keys: Its appearances: digests of outlet and words, so that they last through editions.
        state: The state of its origins.
        most: How many origins it has at most.
        contested: Whether appearances contradict each other.
    """

    keys: tuple[str, ...]
    state: State
    most: int
    contested: bool


@dataclass(frozen=True, slots=True)
class FigureMark:
    """The latest value of a figure.

    Attributes:
        indicator: What is counted or measured.
        unit: Its unit.
        low: The least value.
        high: The greatest value.
    """

    indicator: str
    unit: str
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class StoryMark:
    """What is remembered of a story, to tell what changes.

    Attributes:
        claims: Of the claims that several reports carry.
        figures: Of the figures.
    """

    claims: tuple[ClaimMark, ...] = ()
    figures: tuple[FigureMark, ...] = ()


def marked(dossier: Dossier) -> StoryMark:
    """Tell what is to be remembered of a story."""
    outlets = {report.id: report.outlet for report in dossier.reports}
    pairs = zip(dossier.claims, dossier.corroborations, strict=True)
    return StoryMark(
        claims=tuple(
            ClaimMark(_keys(claim, outlets), found.state, found.most, found.contested)
            for claim, found in pairs
            if len(claim.appearances) > 1
        ),
        figures=tuple(_latest(series) for series in dossier.series),
    )


def _keys(claim: Claim, outlets: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(
        identity("k", outlets[one.report], *(passage.exact for passage in one.content))
        for one in claim.appearances
    )


def _latest(series: Series) -> FigureMark:
    return _mark(series, -1)


def _mark(series: Series, place: int) -> FigureMark:
    value = series.values[place].quantity
    return FigureMark(series.indicator, series.unit, value.low, value.high)


def changed(dossier: Dossier, before: StoryMark | None, at: str) -> Iterator[News]:
    """Tell what changed in a story.

    Args:
        dossier: The story as it is now.
        before: What was remembered of it; None for a story that is new.
        at: When this is seen, ISO 8601.
    """
    outlets = {report.id: report.outlet for report in dossier.reports}
    story = dossier.stories[0].id
    for claim, found in zip(dossier.claims, dossier.corroborations, strict=True):
        if len(claim.appearances) > 1:
            former = _former(_keys(claim, outlets), before or StoryMark())
            words = tuple(p for one in claim.appearances for p in one.content)
            for kind, says in _of_claim(found, former):
                yield News(kind, at, f"“{words[0].exact}”: {says}", story=story, passages=words)
    for series in dossier.series if before else ():
        was, now = _before(series, before or StoryMark()), _latest(series)
        if was is not None and was != now:
            says = f"{series.indicator}: {_range(was)} is now {_range(now)}"
            last = series.values[-1].quantity.passage
            yield News(NewsKind.FIGURE, at, says, story=story, passages=(last,))


def _before(series: Series, before: StoryMark) -> FigureMark | None:
    """Give the value that was told last; of a figure that moves first now, the one before."""
    for one in before.figures:
        if (one.indicator, one.unit) == (series.indicator, series.unit):
            return one
    return _mark(series, -2) if len(series.values) > 1 else None


def _former(keys: tuple[str, ...], before: StoryMark) -> ClaimMark | None:
    """Find the remembered claim that has most appearances in common."""
    shared = [(len(set(keys) & set(one.keys)), one) for one in before.claims]
    most = max((count for count, _ in shared), default=0)
    return next((one for count, one in shared if count == most), None) if most else None


def _of_claim(now: Corroboration, was: ClaimMark | None) -> Iterator[tuple[NewsKind, str]]:
    independent = was is not None and was.state is State.INDEPENDENT
    if now.state is State.INDEPENDENT and not independent:
        yield (
            NewsKind.ORIGINS,
            f"at least {now.fewest} origins that are shown to differ",
        )
    if was is not None and (now.most < was.most or (independent and now.state is not was.state)):
        yield NewsKind.FEWER, f"at most {now.most} origins, {was.most} before"
    if now.contested and not (was is not None and was.contested):
        yield NewsKind.CONTRADICTION, "reports contradict each other"


def _range(mark: FigureMark) -> str:
    low = "?" if mark.low is None else f"{mark.low:g}"
    high = "?" if mark.high is None else f"{mark.high:g}"
    said = low if low == high else f"{low} to {high}"
    return f"{said} {mark.unit}".strip()
