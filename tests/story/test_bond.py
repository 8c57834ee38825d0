"""What binds two reports is shown in their own words."""

from tests.story.reports import ELECTION, FLOOD, report
from twicetold import story
from twicetold.model import Usage


def test_the_binding_words_stand_in_both_reports() -> None:
    one, two = report("r-0", FLOOD[0]), report("r-1", FLOOD[1])
    found = story.bond(one, two)
    assert {left.exact for left, _ in found.words} >= {"Oldmere", "Tarn", "Mill", "Lane"}
    assert all(one.passage(left.start, left.end) == left for left, _ in found.words)
    assert all(two.passage(right.start, right.end) == right for _, right in found.words)


def test_reports_of_two_events_have_a_weak_bond() -> None:
    near = story.bond(report("r-0", FLOOD[0]), report("r-1", FLOOD[1]))
    far = story.bond(report("r-0", FLOOD[0]), report("r-1", ELECTION[1]))
    assert far.likeness < story.INCIDENT.least < near.likeness


def test_shared_prose_and_days_are_named() -> None:
    one = report("r-0", FLOOD[0], "2031-03-01")
    two = report("r-1", FLOOD[1], "2031-03-04T10:00:00Z")
    found = story.bond(two, one, shared={("r-0", "r-1"): 30})
    assert (found.left, found.right, found.prose, found.days) == ("r-0", "r-1", 30, 3)


def test_the_days_are_unknown_where_a_date_is() -> None:
    assert story.bond(report("r-0", FLOOD[0], "2031"), report("r-1", FLOOD[1])).days is None


def test_a_word_that_every_report_holds_binds_less() -> None:
    one, two = report("r-0", FLOOD[0]), report("r-1", FLOOD[1])
    usual = Usage(10_000, (("lane", 10_000), ("mill", 10_000), ("oldmere", 10_000)))
    assert story.bond(one, two, usage=usual).likeness < story.bond(one, two).likeness
