"""Stories hold every report once, whatever the texts say and however the reports arrive."""

from hypothesis import given
from hypothesis import strategies as st

from tests.story.reports import FLOOD, report
from twicetold import story
from twicetold.story import Memory

WORDS = st.lists(st.sampled_from(FLOOD[0].split()), max_size=12).map(" ".join)
TEXTS = st.lists(st.one_of(st.text(max_size=60), WORDS), max_size=8)
DAYS = st.sampled_from([None, "2031", "2031-03-01", "2031-03-20T01:00:00Z", "0001-01-01"])


@given(TEXTS, st.lists(DAYS, min_size=8, max_size=8))
def test_every_report_is_in_one_story_in_batch_and_as_they_arrive(
    texts: list[str], days: list[str | None]
) -> None:
    reports = [report(f"r-{n}", text, days[n]) for n, text in enumerate(texts)]
    batch = story.stories(reports, ())
    assert sorted(id for one in batch for id in one.reports) == [one.id for one in reports]
    memory = Memory()
    for one in reports:
        arrival = story.profile(one)
        memory.keep([arrival], story.joined([arrival], memory))
    kept = memory.stories()
    assert sorted(id for one in kept for id in one.reports) == [one.id for one in reports]
    ids = [one.id for one in kept]
    assert len(set(ids)) == len(ids)
    assert not {alias for one in kept for alias in one.aliases} & set(ids)


@given(st.text(max_size=200))
def test_the_words_of_a_bond_are_words_of_the_reports(text: str) -> None:
    one, two = report("r-0", text), report("r-1", text + " " + FLOOD[0])
    for left, right in story.bond(one, two).words:
        assert one.passage(left.start, left.end) == left
        assert two.passage(right.start, right.end) == right
