"""Marked stretches never lose or move a word."""

from hypothesis import given
from hypothesis import strategies as st

from twicetold.dossier.marks import stretches
from twicetold.dossier.sharing import Anchors
from twicetold.model import Part, Report, Role, Span


def _report(text: str) -> Report:
    return Report("r-1", "a", "a", "a", text, (Part(Role.BODY, 0, len(text)),))


@given(st.text(max_size=40), st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50))))
def test_stretches_joined_are_the_passage(text: str, pairs: list[tuple[int, int]]) -> None:
    spans = [Span(min(pair), max(pair)) for pair in pairs]
    found = stretches(_report(text).passage(0, len(text)), spans)
    assert "".join(stretch.words for stretch in found) == text


def test_only_what_a_span_holds_is_marked() -> None:
    found = stretches(_report("abcdef").passage(1, 5), [Span(0, 2), Span(4, 9)])
    assert [(s.words, s.marked) for s in found] == [("b", True), ("cd", False), ("e", True)]


def test_a_passage_is_anchored_at_the_part_it_begins_in() -> None:
    parts = (Part(Role.HEADLINE, 0, 3), Part(Role.BODY, 5, 9))
    report = Report("r-1", "a", "a", "a", "One\n\ntwo.", parts)
    assert Anchors([report]).of(report.passage(6, 8)) == "r-1-1"
