"""Shared words are marked for the reports that share them, and no word moves."""

from hypothesis import given
from hypothesis import strategies as st

from tests.dossier.desk import report
from twicetold.dossier.reports import labelled
from twicetold.dossier.sharing import Shades, pairs
from twicetold.model import Direction, Edit, Reuse, ReuseKind, Wording

LEFT = report("ash", "The dam held all night, the army said.", published="2031-03-11")
RIGHT = report("birch", "Late: the dam held all week, it said.", published="2031-03-12")


def _reuse() -> Reuse:
    left, right = LEFT.passage(4, 22), RIGHT.passage(10, 27)
    edit = Edit(LEFT.passage(17, 22), RIGHT.passage(23, 27))
    return Reuse(
        left, right, Wording.REWRITE, ReuseKind.PROSE, (), (edit,), Direction.UNDECIDED, ()
    )


def test_each_side_is_measured_by_its_own_length() -> None:
    (found,) = pairs(labelled([LEFT, RIGHT]), [_reuse()])
    assert (round(found.left_share, 2), round(found.right_share, 2)) == (0.47, 0.46)


def test_shared_words_carry_the_letter_of_the_other_and_edits_too() -> None:
    found = pairs(labelled([LEFT, RIGHT]), [_reuse()])
    shades = Shades(found, 5).of(LEFT.passage(0, len(LEFT.text)))
    assert [(s.words, s.shared, s.edited) for s in shades] == [
        ("The ", (), ()),
        ("dam held all ", ("B",), ()),
        ("night", (), ("B",)),
        (", the army said.", (), ()),
    ]


@given(st.integers(0, 37), st.integers(0, 37))
def test_shades_joined_are_the_passage(one: int, other: int) -> None:
    passage = LEFT.passage(min(one, other), max(one, other))
    shades = Shades(pairs(labelled([LEFT, RIGHT]), [_reuse()]), 5).of(passage)
    assert "".join(shade.words for shade in shades) == passage.exact
