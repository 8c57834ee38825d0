"""Stories grow as reports arrive, and their ids last."""

from collections.abc import Sequence

from tests.story.reports import ELECTION, FLOOD, SHARED, report, reuse
from twicetold import story
from twicetold.model import Report, Story
from twicetold.story import Memory

BRIDGE = "Crews closed the bridge at Oldmere when the Tarn flooded Mill Lane, the fire chief said."


def arrive(memory: Memory, *reports: Report) -> tuple[Story, ...]:
    profiles = [story.profile(one) for one in reports]
    changed = story.joined(profiles, memory)
    memory.keep(profiles, changed)
    return changed


def as_sets(stories: Sequence[Story]) -> set[frozenset[str]]:
    return {frozenset(one.reports) for one in stories}


def test_reports_that_arrive_one_by_one_are_grouped_as_in_a_batch() -> None:
    reports = [report(f"r-{n}", text) for n, text in enumerate((*FLOOD, *ELECTION, BRIDGE))]
    memory = Memory()
    for one in reports:
        arrive(memory, one)
    assert as_sets(memory.stories()) == as_sets(story.stories(reports, ()))


def test_a_story_keeps_its_id_when_a_report_joins() -> None:
    memory = Memory()
    (first,) = arrive(memory, report("r-0", FLOOD[0]))
    (grown,) = arrive(memory, report("r-1", FLOOD[1]))
    assert grown == Story(first.id, ("r-0", "r-1"))


def test_only_what_changed_is_given_back() -> None:
    memory = Memory()
    arrive(memory, *(report(f"r-{n}", text) for n, text in enumerate((*FLOOD, *ELECTION))))
    (changed,) = arrive(memory, report("r-9", BRIDGE))
    assert changed.reports == ("r-0", "r-1", "r-9")


def test_a_report_that_binds_two_stories_merges_them_and_the_lost_id_is_an_alias() -> None:
    memory = Memory()
    (one,) = arrive(memory, report("r-0", FLOOD[0]))
    (two,) = arrive(memory, report("r-1", ELECTION[0]))
    both = report("r-2", FLOOD[0] + " " + ELECTION[0] + " " + SHARED)
    copies = [report("r-0", both.text), report("r-1", both.text)]
    reuses = [reuse(copy, both, both.text) for copy in copies]
    reuses.append(reuse(copies[0], copies[1], both.text))
    (merged,) = story.joined([story.profile(both)], memory, reuses=reuses)
    assert merged.reports == ("r-0", "r-1", "r-2")
    assert {merged.id, *merged.aliases} == {one.id, two.id}


def test_a_new_grouping_inherits_the_ids_of_the_former_one() -> None:
    former = [Story("s-old", ("a", "b", "c"), ("s-older",)), Story("s-two", ("d",))]
    fresh = [Story("s-x", ("a", "b")), Story("s-y", ("c", "d", "e", "f"))]
    assert story.regrouped(fresh, former) == (
        Story("s-old", ("a", "b"), ("s-older",)),
        Story("s-two", ("c", "d", "e", "f")),
    )


def test_of_joined_stories_the_larger_ones_id_stays() -> None:
    former = [Story("s-1", ("a",)), Story("s-2", ("b", "c"), ("s-0",))]
    (found,) = story.regrouped([Story("s-x", ("a", "b", "c"))], former)
    assert found == Story("s-2", ("a", "b", "c"), ("s-0", "s-1"))


def test_a_part_that_splits_off_gets_an_id_that_was_never_given() -> None:
    began = story.stories([report("r-0", FLOOD[0])], ())[0]
    former = [Story(began.id, ("r-0", "r-1", "r-2"))]
    fresh = [Story(began.id, ("r-0",)), Story("s-x", ("r-1", "r-2"))]
    found = story.regrouped(fresh, former)
    assert {one.id: one.reports for one in found}[began.id] == ("r-1", "r-2")
    assert len({one.id for one in found}) == 2


def test_the_days_around_an_arrival_are_all_that_is_asked_for() -> None:
    memory = Memory()
    arrive(memory, report("r-0", FLOOD[0], "2031-03-01"))
    (found,) = arrive(memory, report("r-1", FLOOD[1], "2031-09-01"))
    assert found.reports == ("r-1",)
