"""Tokens are folded, their places are not."""

from hypothesis import given
from hypothesis import strategies as st

from twicetold.text.tokens import fold, tokens


def folds(text: str) -> list[str]:
    return [token.fold for token in tokens(text)]


def test_a_contraction_meets_its_long_form() -> None:
    assert folds("couldn’t") == folds("could not")
    assert folds("won't") == folds("will not")


def test_both_words_of_a_contraction_stand_at_one_place() -> None:
    first, second = tokens("it couldn't")[1:]
    assert (first.start, first.end) == (second.start, second.end) == (3, 11)


def test_a_possessive_ending_is_no_word_of_its_own() -> None:
    assert folds("the guard's men") == ["the", "guard", "men"]


def test_a_number_with_separators_is_one_word() -> None:
    assert folds("1,500 men, 3.5 km") == ["1,500", "men", "3.5", "km"]


def test_hyphens_part_words() -> None:
    assert folds("90-second") == ["90", "second"]


def test_case_and_accents_fold_away() -> None:
    assert fold("ÉCLAIR") == fold("eclair")


def test_a_stretch_of_a_text_keeps_the_offsets_of_the_whole() -> None:
    found = tokens("one two three", 4, 7)
    assert [(t.start, t.end, t.fold) for t in found] == [(4, 7, "two")]


@given(st.text())
def test_tokens_stand_in_order_inside_any_text(text: str) -> None:
    found = tokens(text)
    places = [(token.start, token.end) for token in found]
    assert places == sorted(places)
    assert all(0 <= start < end <= len(text) for start, end in places)
