"""Sentence boundaries where news trips over them."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twicetold.text.sentences import sentences

CASES = [
    ["Mr. Lund left on Jan. 5.", "He came back."],
    ["He went to D.C.", "His wife stayed."],
    ["The U.S. envoy met Dr. Moss.", "They talked."],
    ["“It is over,” she said.", "“We go home.”", "He nodded."],
    ["It cost 3.5 million.", "Nobody paid."],
    ["“Why now?” he asked.", "Nobody knew."],
    ["The army said so.", "Mrs. Lund did not."],
    ["The Tarn Water Co. said it had paid $1.2m.", "The town had not."],
    ["One stop ... and another."],
    ["He arrived at 5 p.m. on Friday.", "It rained."],
]


@pytest.mark.parametrize("wanted", CASES, ids=lambda case: case[0])
def test_sentences_end_where_a_reader_ends_them(wanted: list[str]) -> None:
    text = " ".join(wanted)
    assert [text[s.start : s.end] for s in sentences(text)] == wanted


@pytest.mark.parametrize(
    "text",
    [
        "A headline without a stop\nThe text begins.",
        "A headline of an editor who did not know when to end it at all\n\nThe text begins.",
        "• A point of the summary that is as long as a line of a letter\n• And another point",
    ],
)
def test_a_line_break_ends_a_sentence(text: str) -> None:
    assert len(sentences(text)) == 2


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_line_that_an_editor_broke_goes_on(end: str) -> None:
    text = end.join(
        [
            "The ferry that left Orval for the islands on Monday with the",
            "Lorn family aboard did not arrive, the harbour master said. Two",
            "boats went out. They found",
            "nobody.",
        ]
    )
    found = [text[one.start : one.end].replace(end, " ") for one in sentences(text)]
    assert found[0].endswith("the harbour master said.")
    assert found[1] == "Two boats went out."


def test_the_width_of_the_first_line_counts_what_stands_before_the_block() -> None:
    text = "ORVAL, Meridia (XPA) - The ferry that left for the\nislands on Monday did not arrive."
    assert len(sentences(text, text.index("The"))) == 1


def test_a_block_keeps_the_offsets_of_the_whole_text() -> None:
    text = "Not this. Only this one. Nor this."
    (found,) = sentences(text, 10, 24)
    assert text[found.start : found.end] == "Only this one."


@given(st.text(max_size=80))
def test_sentences_stand_in_order_and_lose_only_white_space(text: str) -> None:
    found = sentences(text)
    assert all(left.end <= right.start for left, right in pairwise(found))
    kept = "".join(text[s.start : s.end] for s in found)
    assert "".join(kept.split()) == "".join(text.split())
