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
    ReportReading,
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
    reports, failures = _extracted(ingest.captures(sources, limits or ingest.Limits()), tell)
    tell("reuse", 0, len(reports))
    shared = reuse.shared(reports)
    stories = story.stories(reports, shared)
    known = {report.id: report for report in reports}
    by_story = _by_story(stories, shared)
    readings: list[Reading] = []
    for one in stories:
        tell("attribute", sum(len(read.reports) for read in readings), len(reports))
        members = tuple(known[id] for id in one.reports)
        alone = tuple(read(report, tagger=tagger) for report in members)
        readings.append(reading(one, members, alone, by_story.get(one.id, [])))
    found = compiled(readings, decisions, across=by_story[""], progress=tell)
    return replace(found, failures=tuple(sorted({*failures, *found.failures})))


def _tell_nobody(_stage: str, _done: int, _total: int) -> None:
    pass


def _extracted(
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


def read(report: Report, *, tagger: attribute.Tagger | None = None) -> ReportReading:
    """Read one report alone; of a language that is not read, nothing is.

    Args:
        report: The report.
        tagger: Finds statements beside the rules.
    """
    if report.language not in _LANGUAGES_READ:
        return ReportReading(report.id, (), (), (), ())
    sentences = segment.sentences(report)
    return ReportReading(
        report=report.id,
        sentences=sentences,
        moments=moments.named(report),
        quantities=numbers.named(report),
        attributions=attribute.attributions(report, sentences, tagger=tagger),
    )


def reading(
    one: Story,
    reports: tuple[Report, ...],
    alone: Sequence[ReportReading],
    shared: Sequence[Reuse],
) -> Reading:
    """Read the reports of one story together.

    Args:
        one: The story.
        reports: Its reports, sorted by id.
        alone: What was read from each of them, in the same order.
        shared: The passages that the corpus pass found among them.
    """
    reuses = reuse.within(reports, shared)
    return Reading(
        story=one,
        reports=reports,
        sentences=tuple(chain.from_iterable(found.sentences for found in alone)),
        moments=tuple(chain.from_iterable(found.moments for found in alone)),
        quantities=tuple(chain.from_iterable(found.quantities for found in alone)),
        attributions=tuple(chain.from_iterable(found.attributions for found in alone)),
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


def _not_measured(reports: Sequence[Report]) -> tuple[Failure, ...]:
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
    return tuple(sorted(failures))


def compiled(
    readings: Sequence[Reading],
    decisions: Sequence[Decision] = (),
    *,
    across: Sequence[Reuse] = (),
    progress: Progress | None = None,
) -> Dossier:
    """Find claims and origins in what was read, and put everything together.

    Args:
        readings: What was read of each story.
        decisions: What people decided.
        across: The passages that reports of different stories share.
        progress: Called as the work goes on.

    Returns:
        The dossier; its failures are what could not be measured.
    """
    decided = _decided(readings, decisions, progress or _tell_nobody)
    claims = tuple(chain.from_iterable(one.claims for one in decided))
    reports = sorted((r for one in readings for r in one.reports), key=lambda r: r.id)
    named: dict[str, list[Moment]] = {report.id: [] for report in reports}
    for moment in chain.from_iterable(one.moments for one in readings):
        named[moment.passage.report].append(moment)
    attributions = _sorted_attributions(readings)
    reuses = (*across, *chain.from_iterable(one.reuses for one in readings))
    return Dossier(
        version=VERSION,
        reports=tuple(reports),
        moments=tuple(tuple(named[report.id]) for report in reports),
        stories=tuple(one.story for one in readings),
        reuses=tuple(sorted(reuses, key=lambda found: (found.left, found.right))),
        attributions=attributions,
        claims=claims,
        corroborations=tuple(chain.from_iterable(one.corroborations for one in decided)),
        series=series(claims, reports, attributions),
        names=tuple(sorted({name for one in readings for name in one.names}, key=lambda n: n.key)),
        failures=_not_measured(reports),
        decisions=corroborate.together(decided),
    )


def _decided(
    readings: Sequence[Reading], decisions: Sequence[Decision], tell: Progress
) -> tuple[corroborate.Decided, ...]:
    decided = []
    for count, found in enumerate(readings):
        tell("claims", count, len(readings))
        decided.append(corroborate.decided(found, align.claims(found), decisions))
    return tuple(decided)


def _sorted_attributions(readings: Sequence[Reading]) -> tuple[Attribution, ...]:
    found = chain.from_iterable(one.attributions for one in readings)
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
    own, failures = _extracted(ingest.captures([page], bounds), tell)
    if not own:
        return Checked(None, None, failures)
    others, more = _extracted(ingest.captures(against, bounds), tell) if against else ((), ())
    report = own[0]
    others = tuple(other for other in others if other.id != report.id)
    tell("reuse", 0, len(others))
    reuses = reuse.shared((report, *others), all_pairs=True) if others else ()
    return Checked(report, reuse.checked(report, others, reuses), (*failures, *more))
