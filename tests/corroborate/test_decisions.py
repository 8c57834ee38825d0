"""People's decisions: read, replayed, overruled, undone, orphaned."""

import json
from dataclasses import replace

import pytest

from tests.corroborate.desk import Desk, passage, person
from twicetold.corroborate import Malformed, decided, parsed, together, written
from twicetold.model import Decision, DecisionKind, DecisionState, PairState, Passage, State

LOST = "nine boats were lost"
BRANN = person("Ilka Brann", "spokeswoman", "harbour police")
SOLE = person("Tomas Sole", "mayor", "Quillmouth")


def decision(
    kind: DecisionKind,
    left: Passage | None,
    right: Passage | None,
    answer: str,
    at: str = "2031-06-01T10:00:00+02:00",
) -> Decision:
    return Decision(kind, left, right, answer, "Jonna Reek", at, "seen in the archive")


def one_speaker() -> Desk:
    desk = Desk()
    for outlet in ("Herald", "Gazette"):
        text = f"{outlet} readers learn that Ilka Brann said nine boats were lost."
        desk.quotes(outlet, text, LOST, speaker=BRANN, source="Ilka Brann")
    return desk


def two_accounts() -> Desk:
    desk = Desk()
    desk.tells("Herald", "At dawn nine boats were lost.", LOST)
    desk.tells("Gazette", "By dawn nine boats were lost.", LOST)
    return desk


def sides(desk: Desk, words: str = LOST) -> tuple[Passage, Passage]:
    one, two = desk.reports[:2]
    return passage(one, words), passage(two, words)


def states(desk: Desk, *decisions: Decision) -> list[DecisionState]:
    return [one.state for one in decided(desk.reading(), (desk.claim(),), decisions).replayed]


def replayed(desk: Desk, *decisions: Decision) -> tuple[str, str, str]:
    found = decided(desk.reading(), (desk.claim(),), decisions).corroborations[0]
    return str(found.pairs[0].state), found.pairs[0].rule, str(found.state)


def test_two_origins_are_split() -> None:
    desk = one_speaker()
    split = decision(DecisionKind.ORIGINS, *sides(desk), "different")
    assert replayed(desk, split) == ("different", "decided-different", "independent")
    assert desk.found().state is State.DEPENDENT


def test_two_origins_are_merged_with_the_reason() -> None:
    desk = two_accounts()
    merge = decision(DecisionKind.ORIGINS, *sides(desk), "same")
    assert replayed(desk, merge) == ("same", "decided-same", "dependent")
    found = decided(desk.reading(), (desk.claim(),), (merge,)).corroborations[0]
    assert found.origins[0].reasons[0].rule == "decided-same"


def test_two_origins_are_left_in_doubt() -> None:
    desk = one_speaker()
    doubt = decision(DecisionKind.ORIGINS, *sides(desk), "unsure")
    assert replayed(desk, doubt) == ("undetermined", "decided-unsure", "undetermined")


def test_two_speakers_are_told_apart() -> None:
    desk = one_speaker()
    apart = decision(DecisionKind.SPEAKERS, *sides(desk, "Ilka Brann"), "different")
    assert replayed(desk, apart) == ("different", "two-speakers", "independent")


def test_two_speakers_are_known_to_be_one() -> None:
    desk = Desk()
    one = desk.quotes(
        "Herald", "Ilka Brann said nine boats were lost.", LOST, speaker=BRANN, source="Ilka Brann"
    )
    two = desk.quotes(
        "Gazette",
        "An officer said nine boats were lost.",
        LOST,
        speaker=person("an officer", "officer"),
        source="An officer",
    )
    same = decision(
        DecisionKind.SPEAKERS, passage(one, "Ilka Brann"), passage(two, "An officer"), "same"
    )
    assert replayed(desk, same) == ("same", "same-speaker", "dependent")


def test_two_names_are_known_to_be_one() -> None:
    desk = Desk()
    one = desk.quotes(
        "Herald",
        "The Orvan Column said nine boats were lost.",
        LOST,
        speaker=person("Orvan Column"),
    )
    two = desk.quotes(
        "Gazette", "Kardun said nine boats were lost.", LOST, speaker=person("Kardun")
    )
    same = decision(
        DecisionKind.NAMES, passage(one, "Orvan Column"), passage(two, "Kardun"), "same"
    )
    assert replayed(desk, same)[:2] == ("same", "same-speaker")


def test_an_appearance_is_taken_out_of_a_claim_and_put_into_another() -> None:
    desk = two_accounts()
    left, right = sides(desk)
    apart = decision(DecisionKind.APPEARANCES, left, right, "different")
    out = decided(desk.reading(), (desk.claim(),), (apart,))
    assert [len(claim.appearances) for claim in out.claims] == [1, 1]
    back = decision(DecisionKind.APPEARANCES, left, right, "same", "2031-06-02T10:00:00Z")
    assert decided(desk.reading(), (desk.claim(),), (apart, back)).claims == (desk.claim(),)
    joined = decided(desk.reading(), out.claims, (back,))
    assert [len(claim.appearances) for claim in joined.claims] == [2]


def test_of_two_that_contradict_the_later_one_stands() -> None:
    desk = one_speaker()
    split = decision(DecisionKind.ORIGINS, *sides(desk), "different", "2031-06-01T10:00:00+02:00")
    merge = decision(DecisionKind.ORIGINS, *sides(desk)[::-1], "same", "2031-06-01T09:00:00Z")
    assert states(desk, merge, split) == [DecisionState.OVERRULED, DecisionState.APPLIED]
    assert replayed(desk, merge, split)[0] == "same"


def test_an_undone_decision_is_as_if_never_made() -> None:
    desk = one_speaker()
    split = decision(DecisionKind.ORIGINS, *sides(desk), "different")
    undo = decision(DecisionKind.UNDO, None, None, split.id, "2031-06-03T10:00:00Z")
    assert states(desk, split, undo) == [DecisionState.OVERRULED, DecisionState.APPLIED]
    found = decided(desk.reading(), (desk.claim(),), (split, undo)).corroborations
    assert found == (desk.found(),)


def test_an_undo_of_nothing_is_orphaned() -> None:
    undo = decision(DecisionKind.UNDO, None, None, "d-0123456789abcdef")
    assert states(one_speaker(), undo) == [DecisionState.ORPHANED]


def test_a_decision_whose_words_are_gone_is_orphaned_and_changes_nothing() -> None:
    desk = one_speaker()
    left, right = sides(desk)
    gone = Passage(right.report, right.start, right.end, "nine boats were sunk")
    split = decision(DecisionKind.ORIGINS, left, gone, "different")
    assert states(desk, split) == [DecisionState.ORPHANED]
    assert replayed(desk, split)[0] == "same"


def test_a_decision_stands_when_reports_are_added() -> None:
    desk = one_speaker()
    split = decision(DecisionKind.ORIGINS, *sides(desk), "different")
    desk.quotes(
        "Lantern", "Tomas Sole said nine boats were lost.", LOST, speaker=SOLE, source="Tomas Sole"
    )
    found = decided(desk.reading(), (desk.claim(),), (split,)).corroborations[0]
    assert (found.pairs[0].state, found.most) == (PairState.DIFFERENT, 3)


def test_decisions_give_the_same_in_any_order() -> None:
    desk = one_speaker()
    left, right = sides(desk)
    some = [
        decision(DecisionKind.ORIGINS, left, right, "different", "2031-06-01T10:00:00Z"),
        decision(DecisionKind.RELIABILITY, left, None, "B", "2031-06-02T10:00:00Z"),
        decision(DecisionKind.ORIGINS, right, left, "unsure", "2031-06-03T10:00:00Z"),
    ]
    forth = decided(desk.reading(), (desk.claim(),), some)
    assert decided(desk.reading(), (desk.claim(),), some[::-1]) == forth


def test_a_grade_is_applied_and_changes_no_finding() -> None:
    desk = one_speaker()
    grade = decision(DecisionKind.CREDIBILITY, sides(desk)[0], None, "2")
    out = decided(desk.reading(), (desk.claim(),), (grade,))
    assert out.corroborations == (desk.found(),)
    assert [one.state for one in out.replayed] == [DecisionState.APPLIED]


def test_a_decision_applied_in_one_story_is_applied() -> None:
    desk, other = one_speaker(), two_accounts()
    split = decision(DecisionKind.ORIGINS, *sides(desk), "different")
    parts = [decided(one.reading(), (one.claim(),), (split,)) for one in (other, desk)]
    assert [one.state for one in together(parts)] == [DecisionState.APPLIED]


def test_lines_are_read_back_as_written() -> None:
    split = decision(DecisionKind.ORIGINS, *sides(one_speaker()), "different")
    assert parsed([written(split), "", written(split)]) == ((split,), ())


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"answer": "perhaps"}, "is no answer to origins"),
        ({"right": None}, "needs 2 passages"),
        ({"at": "yesterday"}, "no ISO 8601 time"),
        ({"by": " "}, "by whom"),
        ({"note": "changed"}, "its id does not follow"),
        ({"colour": "red"}, "unknown field"),
    ],
)
def test_a_broken_line_is_named_and_the_rest_is_used(
    change: dict[str, object], reason: str
) -> None:
    split = decision(DecisionKind.ORIGINS, *sides(one_speaker()), "different")
    fields = json.loads(written(split))
    if change.keys() != {"note"}:
        fields.pop("id")
    line = json.dumps({**fields, **change})
    found, failures = parsed([line, written(split)], "boats.jsonl")
    assert found == (split,)
    assert (failures[0].stage, failures[0].subject) == ("decisions", "boats.jsonl, line 1")
    assert reason in failures[0].reason


def test_a_half_written_line_is_named() -> None:
    found, failures = parsed(['{"kind": "orig'])
    assert (found, failures[0].subject) == ((), "decisions, line 1")


def test_a_decision_without_its_passages_is_not_written() -> None:
    split = decision(DecisionKind.ORIGINS, *sides(one_speaker()), "different")
    with pytest.raises(Malformed):
        written(replace(split, left=None))
