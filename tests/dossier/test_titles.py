"""The words that stand for a claim."""

import pytest

from tests.dossier.desk import report, words
from twicetold.dossier.titles import title

TEXT = (
    "The council said that the bridge at Morrow was shut. "
    "It was closed at noon, said Ada Moss. The bridge at Morrow was closed at noon."
)


def _title(*exact: str) -> tuple[str, str]:
    one = report("ash", TEXT)
    found = title([words(one, part) for part in exact], {one.id: one})
    return found.passage.exact, found.words


def test_a_full_clause_comes_before_a_longer_fragment() -> None:
    fragment = "said that the bridge at Morrow was shut"
    assert _title(fragment, "It was closed at noon")[0] == "It was closed at noon"


def test_a_fragment_is_shown_with_the_sign_that_words_are_left_out() -> None:
    assert _title("closed at noon, said")[1] == "… closed at noon, said …"


def test_a_leading_that_is_left_out_and_the_words_stay_a_passage_of_the_report() -> None:
    assert _title("that the bridge at Morrow was shut")[0] == "the bridge at Morrow was shut"


@pytest.mark.parametrize("exact", ["The bridge at Morrow was closed at noon", TEXT])
def test_a_whole_sentence_has_no_sign_around_it(exact: str) -> None:
    assert _title(exact)[1] == exact
