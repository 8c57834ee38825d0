"""Reports of one event are found together, others apart."""

from tests.story.reports import ELECTION, FLOOD, SHARED, report, reuse
from twicetold import story
from twicetold.model import ReuseKind


def groups(*texts: str, days: tuple[str, ...] = ()) -> set[frozenset[str]]:
    reports = [
        report(f"r-{number}", text, days[number] if days else None)
        for number, text in enumerate(texts)
    ]
    return {frozenset(one.reports) for one in story.stories(reports, ())}


def test_two_reports_of_one_event_are_one_story_without_any_other_report() -> None:
    assert groups(*FLOOD) == {frozenset({"r-0", "r-1"})}


def test_two_events_are_two_stories() -> None:
    found = groups(*FLOOD, *ELECTION)
    assert found == {frozenset({"r-0", "r-1"}), frozenset({"r-2", "r-3"})}


def test_every_report_is_in_exactly_one_story_even_an_empty_one() -> None:
    reports = [report("r-a", FLOOD[0]), report("r-b", ""), report("r-c", "Short.")]
    found = [id for one in story.stories(reports, ()) for id in one.reports]
    assert sorted(found) == ["r-a", "r-b", "r-c"]


def test_the_order_of_the_reports_does_not_matter() -> None:
    reports = [report(f"r-{n}", text) for n, text in enumerate((*FLOOD, *ELECTION))]
    assert story.stories(reports, ()) == story.stories(reports[::-1], ())


def test_like_reports_that_lie_months_apart_are_two_stories() -> None:
    assert len(groups(*FLOOD, days=("2031-03-01", "2031-09-01"))) == 2


def test_a_coarser_grain_joins_what_a_finer_one_keeps_apart() -> None:
    reports = [report("r-0", FLOOD[0], "2031-03-01"), report("r-1", FLOOD[1], "2031-04-10")]
    assert len(story.stories(reports, ())) == 2
    assert len(story.stories(reports, (), grain=story.AFFAIR)) == 1


def test_much_shared_prose_binds_reports_whose_other_words_differ() -> None:
    one = report("r-a", FLOOD[0] + " " + SHARED)
    two = report("r-b", ELECTION[0] * 8 + " " + SHARED)
    assert len(story.stories([one, two], [])) == 2
    assert len(story.stories([one, two], [reuse(one, two, SHARED)])) == 1


def test_a_shared_quotation_binds_nothing() -> None:
    one = report("r-a", FLOOD[0] * 8 + " " + SHARED)
    two = report("r-b", ELECTION[0] * 8 + " " + SHARED)
    quoted = reuse(one, two, SHARED, ReuseKind.QUOTATION)
    assert len(story.stories([one, two], [quoted])) == 2


def test_a_report_alone_goes_to_the_story_that_is_clearly_nearest() -> None:
    short = "A boat in Oldmere was sent to a home for an old dog on Sunday, neighbours said."
    found = groups(*FLOOD, short, *ELECTION)
    assert frozenset({"r-0", "r-1", "r-2"}) in found
