"""Attributions of any text: passages equal their text, and no text breaks the room."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.attribute.texts import report
from twicetold.attribute import attributions, caveats
from twicetold.model import Attribution, Passage
from twicetold.segment import sentences

NEWS = [
    "the",
    "a",
    "he",
    "she",
    "said",
    "says",
    "that",
    "told",
    "Omar",
    "Belk",
    "reportedly",
    ",",
    ".",
    ":",
    ";",
    "(",
    ")",
    "“",
    "”",
    '"',
    "'",
    "‘",
    "’",
    "«",
    "who",
    "which",
    "according",
    "to",
    "Acme",
    "Group",
    "spokesman",
    "Tuesday",
    "statement",
    "and",
    "but",
    "plans",
    "claims",
    "reports",
    "wants",
    "by",
    "calls",
    "on",
    "could",
    "not",
    "be",
    "verified",
    "In",
    "recording",
    "posted",
    "released",
    "I",
    "12",
    "—",
    "\n",
    "?",
    "!",
    "…",
    "قال",
    "מסר",
]

anything = st.text(max_size=300)
newsy = st.lists(st.sampled_from(NEWS), max_size=80).map(" ".join)


def _passages(one: Attribution) -> list[Passage]:
    carried = [carrier.passage for carrier in one.chain]
    return [*one.content, *one.source, *one.cue, *one.addressee, *one.hedges, *carried]


@settings(deadline=None, max_examples=150)
@given(st.one_of(anything, newsy))
def test_every_passage_equals_its_text(text: str) -> None:
    read = report(text)
    found = attributions(read, sentences(read))

    for one in found:
        assert one.content
        for passage in _passages(one):
            assert passage.report == read.id
            assert passage.exact == text[passage.start : passage.end] != ""
    for passage in caveats(read, sentences(read)):
        assert passage.exact == text[passage.start : passage.end]


@settings(deadline=None, max_examples=100)
@given(newsy)
def test_parents_are_attributions_of_the_report_and_ids_differ(text: str) -> None:
    read = report(text)
    found = attributions(read, sentences(read))
    ids = [one.id for one in found]

    assert len(set(ids)) == len(ids)
    assert all(one.parent in ids and one.parent != one.id for one in found if one.parent)


@settings(deadline=None, max_examples=50)
@given(newsy)
def test_the_same_report_gives_the_same_attributions(text: str) -> None:
    read = report(text)

    assert attributions(read, sentences(read)) == attributions(read, sentences(read))


def test_a_text_without_punctuation_is_read() -> None:
    read = report("the mayor said the dam would hold and nobody in the town believed her " * 40)

    assert attributions(read, sentences(read))


def test_one_quotation_mark_is_no_quotation() -> None:
    read = report('The mayor said the 12" pipe had burst near the mill.')

    assert len(attributions(read, sentences(read))) == 1


def test_a_line_of_100_000_characters_is_read_in_pieces() -> None:
    line = ("the mayor said that the dam would hold and the river fell " * 2000)[:100_000]
    read = report(line)
    found = attributions(read, sentences(read))

    assert len(found) > 1000
    assert max(len(part.exact) for one in found for part in one.content) < 3000


def test_right_to_left_text_is_left_alone() -> None:
    read = report("قال المتحدث إن السد سيصمد. אמר הדובר כי הסכר יחזיק.")

    assert attributions(read, sentences(read)) == ()
