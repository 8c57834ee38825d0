"""The journey from sources to a dossier, in the one order that the stages have."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from twicetold import align, attribute, corroborate, extract, ingest, reuse, segment, story
from twicetold.dossier.series import series
from twicetold.model import (
    Attribution,
    Capture,
    Check,
    Decision,
    Dossier,
    Failure,
    Moment,
    Passage,
    Reading,
    Report,
    Reuse,
    Story,
    TwicetoldError,
)
from twicetold.text import moments, names, numbers
from twicetold.version import VERSION

Progress = Callable[[str, int, int], None]
"""Told the stage, how much of it is done and how much there is (0 when unknown)."""

_LANGUAGES_READ = frozenset({"en", "und"})


def compare(
    sources: Sequence[str],
    *,
    decisions: Sequence[Decision] = (),
    tagger: attribute.Tagger | None = None,
    limits: ingest.Limits | None = None,
    progress: Progress | None = None,
) -> Dossier:
    """Read reports, group them into stories and find each claim's origins.

    Args:
        sources: Paths of files and folders.
        decisions: What people decided, replayed over the findings.
        tagger: Finds statements beside the rules, for instance ``attribute.tagger.load()``.
        limits: The sizes and counts at which reading stops; their stated defaults if None.
        progress: Called as the work goes on.

    Returns:
        What was found. What could not be read is among its failures and stopped nothing.
    """
    tell = progress or _tell_nobody
    reports, failures = _read(ingest.captures(sources, limits or ingest.Limits()), tell)
    tell("reuse", 0, len(reports))
    shared = reuse.shared(reports)
    stories = story.stories(reports, shared)
    known = {report.id: report for report in reports}
    by_story = _by_story(stories, shared)
    readings: list[Reading] = []
    for one in stories:
        tell("attribute", sum(len(read.reports) for read in readings), len(reports))
        members = tuple(known[id] for id in one.reports)
        readings.append(_reading(one, members, by_story.get(one.id, []), tagger))
    decided = _decided(tuple(readings), decisions, tell)
    found = _dossier(tuple(readings), decided, by_story[""])
    return replace(found, failures=tuple(sorted({*failures, *_not_measured(reports)})))


def _tell_nobody(_stage: str, _done: int, _total: int) -> None:
    pass


def _read(
    captures: Iterable[Capture | Failure], tell: Progress
) -> tuple[tuple[Report, ...], tuple[Failure, ...]]:
    reports: dict[str, Report] = {}
    failures: list[Failure] = []
    for count, capture in enumerate(captures, start=1):
        tell("read", count, 0)
        if isinstance(capture, Failure):
            failures.append(capture)
            continue
        try:
            report = extract.report(capture)
        except TwicetoldError as error:
            failures.append(Failure("extract", capture.source, str(error)))
        else:
            reports[report.id] = report
    return tuple(reports[id] for id in sorted(reports)), tuple(failures)


def _reading(
    one: Story,
    reports: tuple[Report, ...],
    shared: Sequence[Reuse],
    tagger: attribute.Tagger | None,
) -> Reading:
    spoken = tuple(report for report in reports if report.language in _LANGUAGES_READ)
    sentences = {report.id: segment.sentences(report) for report in spoken}
    attributions = (
        attribute.attributions(report, sentences[report.id], tagger=tagger) for report in spoken
    )
    reuses = reuse.within(reports, shared)
    return Reading(
        story=one,
        reports=reports,
        sentences=tuple(chain.from_iterable(sentences.values())),
        moments=tuple(chain.from_iterable(moments.named(report) for report in spoken)),
        quantities=tuple(chain.from_iterable(numbers.named(report) for report in spoken)),
        attributions=tuple(chain.from_iterable(attributions)),
        reuses=reuses,
        names=names.learnt(reports, reuses),
    )


def _by_story(stories: tuple[Story, ...], shared: tuple[Reuse, ...]) -> dict[str, list[Reuse]]:
    """Sort shared passages by story; those between stories stand under the empty id."""
    home = {id: one.id for one in stories for id in one.reports}
    sorted_out: dict[str, list[Reuse]] = defaultdict(list)
    for found in shared:
        left, right = home[found.left.report], home[found.right.report]
        sorted_out[left if left == right else ""].append(found)
    return sorted_out


def _not_measured(reports: tuple[Report, ...]) -> tuple[Failure, ...]:
    failures: list[Failure] = []
    for report in reports:
        if report.reference is None:
            failures.append(
                Failure(
                    "moments",
                    report.source,
                    "no publication date was found, so dates such as 'on Sunday' stay unresolved; "
                    "hand the report in as JSONL with 'published' to give one",
                )
            )
        if report.language not in _LANGUAGES_READ:
            failures.append(
                Failure(
                    "attribute",
                    report.source,
                    f"language '{report.language}' is not read: shared passages are found, "
                    "its claims are unmeasured",
                )
            )
    return tuple(failures)


def _decided(
    readings: tuple[Reading, ...], decisions: Sequence[Decision], tell: Progress
) -> tuple[corroborate.Decided, ...]:
    decided = []
    for count, reading in enumerate(readings):
        tell("claims", count, len(readings))
        decided.append(corroborate.decided(reading, align.claims(reading), decisions))
    return tuple(decided)


def _dossier(
    readings: tuple[Reading, ...],
    decided: tuple[corroborate.Decided, ...],
    across: Sequence[Reuse],
) -> Dossier:
    claims = tuple(chain.from_iterable(one.claims for one in decided))
    reports = sorted((r for reading in readings for r in reading.reports), key=lambda r: r.id)
    named: dict[str, list[Moment]] = {report.id: [] for report in reports}
    for moment in chain.from_iterable(reading.moments for reading in readings):
        named[moment.passage.report].append(moment)
    attributions = _sorted_attributions(readings)
    reuses = (*across, *chain.from_iterable(reading.reuses for reading in readings))
    return Dossier(
        version=VERSION,
        reports=tuple(reports),
        moments=tuple(tuple(named[report.id]) for report in reports),
        stories=tuple(reading.story for reading in readings),
        reuses=tuple(sorted(reuses, key=lambda found: (found.left, found.right))),
        attributions=attributions,
        claims=claims,
        corroborations=tuple(chain.from_iterable(one.corroborations for one in decided)),
        series=series(claims, reports, attributions),
        names=tuple(sorted({name for r in readings for name in r.names}, key=lambda n: n.key)),
        failures=(),
        decisions=corroborate.together(decided),
    )


def _sorted_attributions(readings: tuple[Reading, ...]) -> tuple[Attribution, ...]:
    found = chain.from_iterable(reading.attributions for reading in readings)
    return tuple(sorted(found, key=_place))


def _place(attribution: Attribution) -> tuple[str, int, str]:
    first: Passage = attribution.content[0]
    return (attribution.report, first.start, attribution.id)


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found about one page.

    Attributes:
        report: The page as it was read; None when it could not be.
        check: Its credits and with whom it shares words; None when it could not be read.
        failures: What could not be read.
    """

    report: Report | None
    check: Check | None
    failures: tuple[Failure, ...]


def check(
    page: str,
    against: Sequence[str] = (),
    *,
    limits: ingest.Limits | None = None,
    progress: Progress | None = None,
) -> Checked:
    """Tell whether a page is wire copy, from its credits and the words it shares.

    Args:
        page: Path of the page.
        against: Paths of the reports that it is held against.
        limits: The sizes and counts at which reading stops; their stated defaults if None.
        progress: Called as the work goes on.
    """
    tell, bounds = progress or _tell_nobody, limits or ingest.Limits()
    own, failures = _read(ingest.captures([page], bounds), tell)
    if not own:
        return Checked(None, None, failures)
    others, more = _read(ingest.captures(against, bounds), tell) if against else ((), ())
    report = own[0]
    others = tuple(other for other in others if other.id != report.id)
    tell("reuse", 0, len(others))
    reuses = reuse.shared((report, *others), all_pairs=True) if others else ()
    return Checked(report, reuse.checked(report, others, reuses), (*failures, *more))
