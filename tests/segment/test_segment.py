"""Sentences come from the parts that speak, once."""

from twicetold import segment
from twicetold.model import Part, Report, Role

TEXT = "A headline\nFollow us\nFirst sentence. Second one.\nA headline\nBy Ann Lee"
PARTS = (
    Part(Role.HEADLINE, 0, 10),
    Part(Role.FURNITURE, 11, 20),
    Part(Role.BODY, 21, 48),
    Part(Role.HEADLINE, 49, 59, repeats=0),
    Part(Role.BYLINE, 60, 70),
)


def test_sentences_leave_out_furniture_bylines_and_repeats() -> None:
    report = Report("r-1", "a.txt", "a", "a", TEXT, PARTS)
    found = [sentence.exact for sentence in segment.sentences(report)]
    assert found == ["A headline", "First sentence.", "Second one."]


def test_every_sentence_equals_its_text() -> None:
    report = Report("r-1", "a.txt", "a", "a", TEXT, PARTS)
    for sentence in segment.sentences(report):
        assert report.text[sentence.start : sentence.end] == sentence.exact
