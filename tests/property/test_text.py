"""Whatever the text: offsets are right, nothing fails, the same text gives the same values."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from twicetold.model import Passage, Report
from twicetold.text import moments, names, numbers
from twicetold.text.parts import bare

WORDS = st.sampled_from(
    [
        "38",
        "three",
        "men",
        "killed",
        "on",
        "Monday",
        "late",
        "5",
        "March",
        "2019",
        "a",
        "half",
        "$",
        "million",
        "per",
        "cent",
        "ago",
        "years",
        "10:30",
        "GMT",
        "(SDF)",
        "Orvell",
        "of",
        "and",
        "-",
        "to",
        "1,000",
        "%",
        "next",
        "31",
        "February",
        "0",
        "hundred",
        "’s",
        "aged",
        "U.S.",
        "İ",
        "٣",
        "from",
    ]
)
TEXTS = st.one_of(st.text(max_size=200), st.lists(WORDS, max_size=25).map(" ".join))


def passages(report: Report) -> list[Passage]:
    found = [moment.passage for moment in moments.named(report)]
    found.extend(quantity.passage for quantity in numbers.named(report))
    found.extend(mention.passage for mention in names.mentions(report))
    return found


@given(TEXTS)
@settings(max_examples=150, deadline=None)
def test_every_passage_equals_its_text(text: str) -> None:
    report = bare(text, "2019-03-13")
    assert all(report.passage(p.start, p.end) == p and p.exact for p in passages(report))


@given(TEXTS)
@settings(max_examples=100, deadline=None)
def test_values_are_in_the_order_of_the_text_and_do_not_overlap(text: str) -> None:
    report = bare(text, "2019-03-13")
    moments_at = [moment.passage for moment in moments.named(report)]
    names_at = [mention.passage for mention in names.mentions(report)]
    for left, right in [*pairwise(moments_at), *pairwise(names_at)]:
        assert left.end <= right.start


@given(TEXTS)
@settings(max_examples=100, deadline=None)
def test_bounds_and_intervals_run_forward(text: str) -> None:
    report = bare(text, "2019-03-13T10:00")
    for quantity in numbers.named(report):
        if quantity.low is not None and quantity.high is not None:
            assert quantity.low <= quantity.high
    for moment in moments.named(report):
        assert (moment.start is None) == (moment.end is None) == (moment.precision is None)
        assert moment.start is None or moment.end is None or moment.start < moment.end
