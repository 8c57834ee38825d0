"""Adding in steps: what a store holds is what a batch over all of it would find."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.store.desk import QUAY, capture
from twicetold import compare, ingest
from twicetold.model import (
    Arrival,
    Capture,
    Decision,
    DecisionKind,
    DecisionState,
    Dossier,
    Failure,
    Passage,
)
from twicetold.reuse import kernels
from twicetold.store import Shelf
from twicetold.watch import adding, regrouping, sharing

EXAMPLES = Path(__file__).resolve().parents[2] / "examples" / "reports"
ECHO = QUAY.replace("The harbour office", "Mirel Tovane, who is a foreman,")


def _add(
    shelf: Shelf, captures: Iterable[Capture | Failure], batch: int = 100
) -> list[adding.Step]:
    return list(adding.added(shelf, captures, settings=adding.Settings(batch=batch)))


def _findings(found: Dossier, reports: tuple[str, ...]) -> list[object]:
    """Give what was found about some reports, apart from ids that follow from a story's id."""
    pairs = zip(found.claims, found.corroborations, strict=True)
    claims = [
        (claim.appearances, claim.comparisons, replace(origins, claim=""))
        for claim, origins in pairs
        if claim.appearances[0].report in reports
    ]
    return [
        sorted(claims, key=repr),
        [one for one in found.reuses if {one.left.report, one.right.report} <= set(reports)],
        [one for one in found.attributions if one.report in reports],
        [one for one in found.reports if one.id in reports],
    ]


@pytest.fixture
def grown(shelf: Shelf) -> Shelf:
    """Give a store to which the example was added in three batches."""
    assert len(_add(shelf, ingest.captures([str(EXAMPLES)], ingest.Limits()), 4)) == 3
    return shelf


def test_the_dossier_of_a_story_is_that_of_compare(grown: Shelf) -> None:
    whole = compare([str(EXAMPLES)])
    homes = {one.reports: one.id for one in grown.homes(report.id for report in whole.reports)}
    assert set(homes) == {one.reports for one in whole.stories}
    for reports, id in homes.items():
        assert _findings(grown.dossier(id), reports) == _findings(whole, reports)


def test_shared_passages_of_steps_are_those_of_one_batch(grown: Shelf) -> None:
    ids = grown.current()
    in_steps = grown.reuses(ids)
    with grown.batch() as batch:
        known = sharing.background(batch, ())
        batch.unlearn()
        sharing.keep(batch, known)
        at_once = sharing.shared(batch, batch.reports(ids), known)
    pairs = {(one.left, one.right) for one in at_once}
    assert {(one.left, one.right) for one in in_steps} == pairs
    assert len(pairs) > 10


def test_regrouping_a_store_that_is_as_a_batch_changes_no_story(grown: Shelf) -> None:
    ids = grown.current()
    before = grown.homes(ids)
    regrouping.regrouped(grown)
    assert grown.homes(ids) == before
    with grown.batch() as batch:
        reports = batch.reports(ids)
        known = sharing.background(batch, ())
    counted = kernels.filled(kernels.counted(reports), sharing.LEAST_WORDS)
    assert known.version == replace(counted, phrases=known.phrases).version


def test_what_is_added_again_changes_nothing(grown: Shelf) -> None:
    before = (grown.tally(), grown.stories())
    (step,) = _add(grown, ingest.captures([str(EXAMPLES)], ingest.Limits()))
    assert {one.arrival for one in step.added} == {Arrival.KNOWN}
    assert step.stories == ()
    assert (grown.tally(), grown.stories()) == before


def test_a_new_edition_takes_the_place_of_the_one_before(shelf: Shelf) -> None:
    first = capture(QUAY, "https://beacon.example/quay")
    other = capture(ECHO, "https://herald.example/quay", outlet="Herald")
    _add(shelf, [first, other])
    (story,) = shelf.homes(shelf.current())
    later = capture(QUAY.replace("two dockers", "nine dockers"), first.source)
    ((added,),) = [step.added for step in _add(shelf, [later])]
    assert added.arrival is Arrival.EDITION
    (grown,) = shelf.homes(shelf.current())
    assert (grown.id, len(grown.reports)) == (story.id, 2)
    assert added.report in grown.reports
    assert added.before not in {one.id for one in shelf.dossier(story.id).reports}


def test_what_cannot_be_read_is_kept_as_a_failure_and_stops_nothing(shelf: Shelf) -> None:
    empty = replace(capture(), body=b"", source="https://beacon.example/empty")
    told = Failure("ingest", "https://beacon.example/none", "it did not answer")
    (step,) = _add(shelf, [empty, told, capture()])
    assert [one.arrival for one in step.added] == [Arrival.NEW]
    assert shelf.failures() == tuple(sorted(step.failures))
    assert len(step.failures) == 2
    (run,) = shelf.runs()
    assert (run.command, run.captures, run.added, run.failures) == ("add", 3, 1, 2)


def test_a_decision_is_replayed_over_its_story_and_can_be_undone(shelf: Shelf) -> None:
    captures = [
        capture(QUAY, "https://beacon.example/quay"),
        capture(ECHO, "https://herald.example/quay", outlet="Herald"),
    ]
    _add(shelf, captures)
    (story,) = shelf.homes(shelf.current())
    passages: list[Passage] = []
    for report in shelf.reports(story.reports):
        start = report.text.index("We heard a crack and ran,")
        passages.append(report.passage(start, start + 25))
    one = Decision(
        DecisionKind.ORIGINS, passages[0], passages[1], "different", "Ada", "2031-05-05T10:00:00Z"
    )
    assert adding.decided(shelf, [one]) == (story.id,)
    (replayed,) = shelf.dossier(story.id).decisions
    assert (replayed.decision, replayed.state) == (one, DecisionState.APPLIED)
    undo = Decision(DecisionKind.UNDO, None, None, one.id, "Ada", "2031-05-05T11:00:00Z")
    assert adding.decided(shelf, [undo]) == (story.id,)
    states = {one.decision.kind: one.state for one in shelf.dossier(story.id).decisions}
    assert states[DecisionKind.ORIGINS] is DecisionState.OVERRULED


def test_two_folders_may_hold_files_of_one_name(tmp_path: Path) -> None:
    names = {adding.article(capture(source=str(tmp_path / day / "a.txt"))) for day in "ab"}
    assert len(names) == 2
    assert len(adding.article(capture(source="https://beacon.example/" + "x" * 5000))) < 100
