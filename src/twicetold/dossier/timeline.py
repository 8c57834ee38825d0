"""What happened when, and what was published when: two dates that are kept apart."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from twicetold.dossier.claims import ClaimView
from twicetold.dossier.reports import ReportView, instant
from twicetold.model import Moment


@dataclass(frozen=True, slots=True)
class EventView:
    """What one claim places on a day.

    Attributes:
        claim: The claim.
        moment: The moment, in the words of the first report that gives one.
        labels: The reports that place it there.
    """

    claim: ClaimView
    moment: Moment
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PublicationView:
    """A report that came out, or came out anew.

    Attributes:
        report: The report.
        at: When, ISO 8601.
        again: Whether it is the time of its update.
    """

    report: ReportView
    at: str
    again: bool


@dataclass(frozen=True, slots=True)
class DayView:
    """One day, or a month or year where the words are no finer.

    Attributes:
        day: ISO 8601.
        events: What claims place on it, the most carried first.
        publications: What came out on it, in order.
    """

    day: str
    events: tuple[EventView, ...]
    publications: tuple[PublicationView, ...]


def timeline(reports: Iterable[ReportView], claims: Iterable[ClaimView]) -> tuple[DayView, ...]:
    """Put claims of events and publications on the days that the reports give them."""
    events: dict[str, list[EventView]] = defaultdict(list)
    for view in claims:
        for event in _events(view):
            events[_day(event.moment.start)].append(event)
    published: dict[str, list[PublicationView]] = defaultdict(list)
    for report in reports:
        for at, again in ((report.report.published, False), (report.report.updated, True)):
            if at is not None:
                published[_day(at)].append(PublicationView(report, at, again))
    return tuple(
        DayView(
            day,
            tuple(sorted(events[day], key=lambda e: (-len(e.labels), e.claim.number))),
            tuple(sorted(published[day], key=lambda p: (instant(p.at), p.report.label, p.again))),
        )
        for day in sorted({*events, *published})
    )


def _events(view: ClaimView) -> Iterable[EventView]:
    found: dict[str, list[tuple[str, Moment]]] = defaultdict(list)
    order = {id(a): at for at, a in enumerate(view.in_order)}
    zipped = zip(view.appearances, view.claim.appearances, strict=True)
    for shown, appearance in sorted(zipped, key=lambda both: order[id(both[0])]):
        if appearance.when is not None and appearance.when.start is not None:
            found[_day(appearance.when.start)].append((shown.report.label, appearance.when))
    for named in found.values():
        yield EventView(view, named[0][1], tuple(dict.fromkeys(label for label, _ in named)))


def _day(written: str | None) -> str:
    return (written or "").partition("T")[0]
