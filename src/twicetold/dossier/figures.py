"""Figures over time: who gave which value, as of when, and how it stands to the others."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from math import isfinite

from twicetold.dossier.claims import ClaimView
from twicetold.dossier.reports import ReportView, instant
from twicetold.dossier.wording import number, stamp
from twicetold.model import Moment, Series, SeriesValue, Verdict

WIDTH, HEIGHT = 640, 190
_LEFT, _RIGHT, _TOP, _BOTTOM = 62, 40, 18, 34
_NEAR = 15
"""Pixels within which two points are moved apart."""


@dataclass(frozen=True, slots=True)
class Point:
    """One value in a chart.

    Attributes:
        label: The report that gives it.
        x: Pixels from the left.
        high: Pixels from the top to the greatest value.
        low: Pixels from the top to the least value.
        dated: Whether its place is the as-of time; else it is the publication's.
        state: ``update``, ``contradicts`` or empty.
    """

    label: str
    x: float
    high: float
    low: float
    dated: bool
    state: str


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark on an axis.

    Attributes:
        at: Pixels.
        words: What it says.
    """

    at: float
    words: str


@dataclass(frozen=True, slots=True)
class ValueView:
    """One value of a figure.

    Attributes:
        value: The value.
        label: The report that gives it.
        time: When it held; when the report came out where no time is given. It sorts.
        state: ``update``, ``contradicts`` or empty.
        relation: How it stands to other values, in words.
        claim: The claim that carries it.
        speaker: Who gives it, as the report names them; empty for the outlet's own voice.
    """

    value: SeriesValue
    label: str
    time: str
    state: str
    relation: str
    claim: ClaimView
    speaker: str


@dataclass(frozen=True, slots=True)
class FigureView:
    """One figure with its values.

    Attributes:
        series: The figure.
        values: Its values in order of time.
        points: Its chart; empty where all values are one, or there is no time to put them on.
        steps: The line through the values that follow each other, as an SVG path.
        days: The marks of the axis of time.
        levels: The marks of the axis of values.
    """

    series: Series
    values: tuple[ValueView, ...]
    points: tuple[Point, ...]
    steps: str
    days: tuple[Tick, ...]
    levels: tuple[Tick, ...]

    @property
    def moves(self) -> bool:
        """Tell whether the reports give more than one value."""
        return len({(v.value.quantity.low, v.value.quantity.high) for v in self.values}) > 1


def figures(
    found: Iterable[Series], reports: Sequence[ReportView], claims: Iterable[ClaimView]
) -> tuple[FigureView, ...]:
    """Lay out figures, those with several values first."""
    shown = {view.report.id: view for view in reports}
    known = {view.claim.id: view for view in claims}
    views = [_figure(series, shown, known) for series in found]
    return tuple(sorted(views, key=lambda v: (not v.moves, -len(v.values), v.series.indicator)))


def _figure(
    series: Series, shown: dict[str, ReportView], known: dict[str, ClaimView]
) -> FigureView:
    values = tuple(
        sorted(
            (_valued(value, shown, known[value.claim]) for value in series.values),
            key=lambda view: (view.time, view.value.quantity.passage),
        )
    )
    bare = FigureView(series, values, (), "", (), ())
    drawn = [view for view in values if _drawable(view)]
    if not bare.moves or len(drawn) < 2:
        return bare
    times = [_seconds(view.time) for view in drawn]
    xs = [_scaled(time, (min(times), max(times)), (_LEFT + 8, WIDTH - _RIGHT)) for time in times]
    top = max(_high(view.value) for view in drawn) * 1.08 or 1.0
    points: list[Point] = []
    for view, x in zip(drawn, xs, strict=True):
        high = _scaled(_high(view.value), (0, top), (HEIGHT - _BOTTOM, _TOP))
        low = _scaled(_low(view.value), (0, top), (HEIGHT - _BOTTOM, _TOP))
        point = Point(view.label, x, high, low, view.value.as_of is not None, view.state)
        points.append(_moved(point, points))
    return FigureView(series, values, tuple(points), _steps(points), _days(drawn, xs), _levels(top))


def _valued(value: SeriesValue, shown: dict[str, ReportView], view: ClaimView) -> ValueView:
    """Say how a value stands to those of the other appearances of its claim."""
    report = shown[value.quantity.passage.report]
    time = _time(value.as_of, report)
    found: dict[str, set[str]] = {"contradicts": set(), "updates": set(), "updated by": set()}
    for comparison in view.claim.comparisons:
        ends = (comparison.left, comparison.right)
        if value.appearance not in ends:
            continue
        at = sum(ends) - value.appearance
        other = view.appearances[at].report
        if comparison.verdict is Verdict.CONTRADICTS:
            found["contradicts"].add(other.label)
        elif comparison.verdict is Verdict.UPDATE:
            figures = view.claim.appearances[at].figures
            as_of = next(
                (f.as_of for f in figures if f.indicator == value.quantity.indicator), None
            )
            later = _time(as_of, other) < time
            found["updates" if later else "updated by"].add(other.label)
    said = [f"{words} {', '.join(sorted(of))}" for words, of in found.items() if of]
    updates = found["updates"] or found["updated by"]
    state = "contradicts" if found["contradicts"] else "update" if updates else ""
    said_by = view.appearances[value.appearance].attribution
    speaker = said_by.speaker.name if said_by is not None and said_by.speaker is not None else ""
    return ValueView(value, report.label, time, state, "; ".join(said), view, speaker)


def _time(as_of: Moment | None, report: ReportView) -> str:
    return instant((as_of.start if as_of is not None else None) or report.report.reference)


def _seconds(time: str) -> float:
    return datetime.fromisoformat(time).replace(tzinfo=UTC).timestamp()


def _drawable(view: ValueView) -> bool:
    bounds = (view.value.quantity.low, view.value.quantity.high)
    if not any(bound is not None for bound in bounds):
        return False
    if not all(bound is None or isfinite(bound) for bound in bounds):
        return False
    try:
        datetime.fromisoformat(view.time)
    except ValueError:
        return False
    return True


def _high(value: SeriesValue) -> float:
    high = value.quantity.high
    return high if high is not None else value.quantity.low or 0.0


def _low(value: SeriesValue) -> float:
    low = value.quantity.low
    return low if low is not None else 0.0


def _scaled(value: float, of: tuple[float, float], onto: tuple[float, float]) -> float:
    if of[0] == of[1]:
        return (onto[0] + onto[1]) / 2
    share = (value - of[0]) / (of[1] - of[0])
    return round(onto[0] + share * (onto[1] - onto[0]), 1)


def _moved(point: Point, others: Sequence[Point]) -> Point:
    """Move a point aside from those that stand in its place."""
    x = point.x
    while any(abs(o.x - x) < _NEAR and abs(o.high - point.high) < _NEAR for o in others):
        x += _NEAR if point.x < WIDTH / 2 else -_NEAR
    return Point(point.label, x, point.high, point.low, point.dated, point.state)


def _steps(points: Sequence[Point]) -> str:
    """Draw the line through the values that no other contradicts."""
    kept = sorted((p for p in points if p.state != "contradicts"), key=lambda p: p.x)
    if len(kept) < 2:
        return ""
    first, *rest = kept
    return f"M{first.x:g} {first.high:g}" + "".join(f"H{p.x:g}V{p.high:g}" for p in rest)


def _days(drawn: Sequence[ValueView], xs: Sequence[float]) -> tuple[Tick, ...]:
    ticks: list[Tick] = []
    for view, x in sorted(zip(drawn, xs, strict=True), key=lambda both: both[1]):
        words = stamp(view.time.partition("T")[0])
        if words not in {tick.words for tick in ticks} and (not ticks or x - ticks[-1].at > 72):
            ticks.append(Tick(x, words))
    return tuple(ticks)


def _levels(top: float) -> tuple[Tick, ...]:
    step = 10.0 ** (len(str(int(top))) - 1)
    while top / step < 3:
        step /= 2
    levels = [step * at for at in range(int(top / step) + 1)]
    while len(levels) > 6:
        levels = levels[::2]
    return tuple(
        Tick(_scaled(level, (0, top), (HEIGHT - _BOTTOM, _TOP)), number(level)) for level in levels
    )
