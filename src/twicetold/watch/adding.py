"""The journey, a batch at a time: what ``twicetold add`` does with captures and a store.

Extraction and reading happen before a batch begins, what hangs on the store inside it: the words
shared with stored reports, the stories that are joined, and those stories, read anew. A batch is
one transaction; it is over when its ``Step`` is given, and what it added is then kept for good.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from hashlib import sha256
from itertools import islice
from pathlib import Path

import msgspec

from twicetold import extract, pipeline, story
from twicetold.attribute import Tagger
from twicetold.model import (
    Added,
    Arrival,
    Capture,
    Decision,
    DecisionKind,
    Failure,
    Missing,
    Report,
    ReportReading,
    Run,
    Story,
    TwicetoldError,
    identity,
)
from twicetold.store import Batch, Pages, Shelf
from twicetold.version import VERSION
from twicetold.watch import sharing

LONGEST_ARTICLE = 1000
"""Signs of an address by which an article is known; longer ones are known by a digest."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What bears on what is found, and how much is done at once.

    Attributes:
        batch: Captures in one transaction; a story is read once for all that it gains by it.
        grain: How fine stories are cut.
        tagger: Finds statements beside the rules.
    """

    batch: int = 100
    grain: story.Grain = story.INCIDENT
    tagger: Tagger | None = None

    @property
    def digest(self) -> str:
        """Give 64 hexadecimal digits that follow from what bears on the findings."""
        bearing = (VERSION, self.grain.name, self.tagger is not None, story.PROFILE_VERSION)
        return sha256(msgspec.json.encode(bearing)).hexdigest()


@dataclass(frozen=True, slots=True)
class Step:
    """What one batch did; all of it is kept.

    Attributes:
        added: What became of each capture that could be read, in their order.
        failures: What could not be read.
        stories: Ids of the stories that were read anew, sorted.
    """

    added: tuple[Added, ...]
    failures: tuple[Failure, ...]
    stories: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Read:
    capture: Capture
    report: Report
    alone: ReportReading


def added(
    shelf: Shelf,
    captures: Iterable[Capture | Failure],
    *,
    settings: Settings | None = None,
    command: str = "add",
    progress: pipeline.Progress | None = None,
) -> Iterator[Step]:
    """Add captures to a store, with all that follows from them.

    Args:
        shelf: The store.
        captures: As from ``ingest.captures``.
        settings: How; the stated defaults if None.
        command: What the run is called in the store.
        progress: Called as the work goes on.

    Yields:
        A step as each batch has been kept.
    """
    chosen = settings or Settings()
    begun = _now()
    run = Run(command, begun, begun, VERSION, chosen.digest, 0, 0, 0)
    coming = iter(captures)
    while some := list(islice(coming, chosen.batch)):
        read, failures = _read(shelf, some, chosen, progress)
        with shelf.batch() as batch:
            step = _kept(batch, read, failures, chosen)
            run = _gone_on(run, step)
            batch.record(run)
        yield step


def article(capture: Capture) -> str:
    """Tell what all editions of a capture's article have in common.

    Returns:
        The address; of a file the absolute path, so that two folders may hold the same names.
    """
    address = capture.given.url or capture.source
    found = address if "://" in address else str(Path(address).absolute())
    return found if len(found) <= LONGEST_ARTICLE else identity("a", found)


def decided(
    shelf: Shelf, decisions: Sequence[Decision], *, settings: Settings | None = None
) -> tuple[str, ...]:
    """Keep decisions and read anew the stories that they are about.

    Args:
        shelf: The store.
        decisions: What people decided.
        settings: How; the stated defaults if None.

    Returns:
        The ids of these stories, sorted.
    """
    with shelf.batch() as batch:
        before = {one.id: one for one in batch.decisions()}
        for one in decisions:
            batch.decide(one)
        about = [
            before.get(one.answer, one) if one.kind is DecisionKind.UNDO else one
            for one in decisions
        ]
        reports = [side.report for one in about for side in (one.left, one.right) if side]
        touched = batch.homes(_current(batch, reports))
        for one_story in touched:
            reread(batch, one_story, settings or Settings())
    return tuple(one.id for one in touched)


def reread(batch: Batch, one: Story, settings: Settings) -> None:
    """Read a story anew from its reports, and keep what was found."""
    reports = batch.reports(one.reports)
    alone = {found.report: found for found in batch.readings(one.reports)}
    reading = pipeline.reading(
        one,
        reports,
        [
            alone.get(report.id) or pipeline.read(report, tagger=settings.tagger)
            for report in reports
        ],
        batch.reuses(one.reports),
    )
    batch.put_story(pipeline.compiled((reading,), _about(batch, one)))


def _read(
    shelf: Pages,
    captures: Sequence[Capture | Failure],
    settings: Settings,
    progress: pipeline.Progress | None,
) -> tuple[list[_Read], list[Failure]]:
    """Extract and read each capture alone, unless the store has done so."""
    read: list[_Read] = []
    failures: list[Failure] = []
    for count, capture in enumerate(captures):
        if progress is not None:
            progress("read", count, len(captures))
        if isinstance(capture, Failure):
            failures.append(capture)
            continue
        try:
            report = extract.report(capture)
        except TwicetoldError as error:
            failures.append(Failure("extract", capture.source, str(error)))
            continue
        known = shelf.readings([report.id]) if shelf.reports([report.id]) == (report,) else ()
        alone = known[0] if known else pipeline.read(report, tagger=settings.tagger)
        read.append(_Read(capture, report, alone))
    return read, failures


def _kept(
    batch: Batch, read: Sequence[_Read], failures: Sequence[Failure], settings: Settings
) -> Step:
    for failure in failures:
        batch.fail(failure)
    kept: list[Added] = []
    standing: dict[str, _Read] = {}
    for one in read:
        name = article(one.capture)
        kept.append(batch.add(one.capture, one.report, article=name))
        if kept[-1].arrival in {Arrival.NEW, Arrival.EDITION}:
            batch.put_reading(one.alone)
            standing[name] = one
            if kept[-1].before not in {None, one.report.id}:
                batch.reseat(str(kept[-1].before), one.report.id)
    stories = _joined(batch, {one.report.id: one.report for one in standing.values()}, settings)
    for one_story in stories:
        reread(batch, one_story, settings)
    ids = tuple(one_story.id for one_story in stories)
    return Step(tuple(kept), tuple(failures), ids)


def _joined(batch: Batch, standing: dict[str, Report], settings: Settings) -> tuple[Story, ...]:
    """Find the stories of reports that are new or read otherwise than before.

    Args:
        batch: The store.
        standing: The reports, by id; the new edition of an article has taken the seat of the one
            before.
        settings: How.

    Returns:
        The stories whose reports changed, sorted by id.
    """
    known = {profile.report for profile in batch.profiles(standing)}
    fresh = [standing[id] for id in sorted(standing.keys() - known)]
    reuses = sharing.shared(batch, fresh, sharing.background(batch, fresh)) if fresh else ()
    batch.put_reuses(reuses)
    profiles = {report.id: story.profile(report) for report in fresh}
    seated = batch.homes(standing)
    at_home = {id for one in seated for id in one.reports}
    batch.put_profiles(profiles[id] for id in sorted(profiles.keys() & at_home))
    arrivals = [profiles[id] for id in sorted(profiles.keys() - at_home)]
    joined = story.joined(arrivals, batch, reuses=reuses, grain=settings.grain) if arrivals else ()
    batch.put_profiles(arrivals)
    touched = {one.id: one for one in (*seated, *joined)}
    for one in joined:
        for alias in one.aliases:
            touched.pop(alias, None)
    return tuple(touched[id] for id in sorted(touched))


def _about(batch: Batch, one: Story) -> tuple[Decision, ...]:
    """Give the decisions about the words of a story's articles, and those that undo them."""
    decisions = batch.decisions()
    sides = {
        decision.id: {side.report for side in (decision.left, decision.right) if side}
        for decision in decisions
    }
    named = {report for reports in sides.values() for report in reports}
    inside = {id for id in named if set(_current(batch, [id])) & set(one.reports)}
    about = {id for id, reports in sides.items() if reports & inside}
    return tuple(
        decision
        for decision in decisions
        if decision.id in about or (decision.kind is DecisionKind.UNDO and decision.answer in about)
    )


def _current(batch: Pages, reports: Iterable[str]) -> tuple[str, ...]:
    """Give the reports that now stand for the articles of some reports."""
    found: set[str] = set()
    for report in set(reports):
        try:
            editions = batch.editions(batch.edition(report).article)
        except Missing:
            continue
        found |= {one.report for one in editions if one.current}
    return tuple(sorted(found))


def _gone_on(run: Run, step: Step) -> Run:
    changed = sum(one.arrival is not Arrival.KNOWN for one in step.added)
    return replace(
        run,
        ended=_now(),
        captures=run.captures + len(step.added) + len(step.failures),
        added=run.added + changed,
        failures=run.failures + len(step.failures),
    )


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")
