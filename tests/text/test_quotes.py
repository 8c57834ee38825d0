"""Quotation marks of every newsroom, and apostrophes that are none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twicetold.text.quotes import quotations


def quoted(text: str) -> list[str]:
    return [text[q.inner.start : q.inner.end] for q in quotations(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('She said "we go" and left.', ["we go"]),
        ("She said “we go” and left.", ["we go"]),
        ("She said ‘we go’ and left.", ["we go"]),
        ("She said 'we go' and left.", ["we go"]),
        ("Elle dit «on y va».", ["on y va"]),
        ("The mayor's men said the guards' camp wasn't theirs.", []),
        ("He called it 'the men's hall' twice.", ["the men's hall"]),
        ("“He said ‘never’ to me,” she said.", ["He said ‘never’ to me,", "never"]),
        ("\"He said 'never' to me,\" she said.", ["He said 'never' to me,", "never"]),
        ("In the '90s and the '80s.", []),
    ],
)
def test_what_stands_inside_the_marks(text: str, words: list[str]) -> None:
    assert quoted(text) == words


def test_a_quotation_that_goes_on_in_the_next_paragraph_is_not_closed() -> None:
    first, second = quotations("“One thing.\n“And another.”")
    assert (first.closed, second.closed) == (False, True)


def test_a_quotation_inside_another_is_one_deeper() -> None:
    outer, inner = quotations("“He said ‘never’ to me”")
    assert (outer.depth, inner.depth) == (0, 1)


@given(st.text(alphabet="ab “”‘’\"'«»\n.", max_size=60))
def test_quotations_lie_inside_any_text(text: str) -> None:
    for quotation in quotations(text):
        assert 0 <= quotation.outer.start < quotation.inner.start <= quotation.inner.end
        assert quotation.inner.end <= quotation.outer.end <= len(text)
        assert "\n" not in text[quotation.inner.start : quotation.inner.end]
