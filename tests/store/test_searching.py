"""Passages found by their words."""

import pytest

from tests.store.desk import QUAY, read
from twicetold.store import Shelf


@pytest.fixture
def full(shelf: Shelf) -> Shelf:
    with shelf.batch() as batch:
        for number, published in enumerate(("2031-05-04", "2031-05-06")):
            made, report = read(source=f"https://beacon.example/{number}", published=published)
            batch.add(made, report, article=made.source)
        made, report = read(
            "Café opens\n\nThe O'Neil brothers' café sold 1,500 buns on its first day.\n",
            source="b",
        )
        batch.add(made, report, article=made.source)
    return shelf


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("dockers", 2),
        ("DOCKERS crane", 2),
        ('"two dockers"', 2),
        ('"dockers two"', 0),
        ("cafe", 2),
        ("CAFÉ buns", 1),
        ("o'neil", 1),
        ("O’Neil", 1),
        ("1,500", 1),
        ("crane buns", 0),
        ("dockers' \"", 2),
        ("AND OR * ( :", 0),
        ("", 0),
    ],
)
def test_words_find_the_passages_that_hold_them_all(full: Shelf, words: str, found: int) -> None:
    assert len(full.search(words)) == found


def test_passages_of_the_latest_report_come_first(full: Shelf) -> None:
    sources = [full.reports([p.report])[0].source for p in full.search("dockers")]
    assert sources == ["https://beacon.example/1", "https://beacon.example/0"]


def test_a_passage_is_exact(full: Shelf) -> None:
    (passage,) = full.search("tovane", limit=1)
    report = full.reports([passage.report])[0]
    assert report.passage(passage.start, passage.end) == passage
    assert "Tovane" in passage.exact


def test_an_earlier_edition_is_not_found(full: Shelf) -> None:
    made, report = read(QUAY.replace("dockers", "sailors"), source="https://beacon.example/1")
    with full.batch() as batch:
        batch.add(made, report, article=made.source)
    assert len(full.search("dockers")) == 1
    assert len(full.search("sailors")) == 1
