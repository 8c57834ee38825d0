"""Rechecking: exact, moved, changed, gone; never a look-alike."""

from dataclasses import replace

import pytest
from sqlalchemy import update

from tests.store.desk import QUAY, capture
from twicetold import extract
from twicetold.store import Shelf, tables
from twicetold.store.packing import squeezed
from twicetold.watch import adding, rechecking


@pytest.fixture
def full(shelf: Shelf) -> Shelf:
    list(adding.added(shelf, [capture()]))
    return shelf


def _overwrite(shelf: Shelf, **columns: object) -> None:
    with shelf.batch() as batch:
        batch._connection.execute(update(tables.captures).values(**columns))  # type: ignore[attr-defined]


def test_passages_stand_where_they_were_taken_from(full: Shelf) -> None:
    (found,) = rechecking.rechecked(full)
    assert (found.moved, found.changed, found.gone, found.reason) == ((), (), (), "")
    assert found.exact > 5


def test_damaged_bytes_are_told(full: Shelf) -> None:
    _overwrite(full, body=squeezed(b"something else"))
    (found,) = rechecking.rechecked(full)
    assert "damaged" in found.reason
    assert found.exact == 0
    assert found.gone


def test_words_are_moved_changed_or_exact_to_the_letter() -> None:
    report = extract.report(capture())
    quote = report.text.index("We heard a crack")
    harbour = report.text.index("The harbour office")
    crane = report.text.index("A crane fell")
    passages = [
        report.passage(crane, crane + 12),
        report.passage(quote, quote + 16),
        report.passage(harbour, harbour + 18),
    ]
    now = report.text.replace("We heard", "Then: We heard").replace("The harbour", "The Harbour")
    found = rechecking.compared(report, passages, now, live=False)
    assert found.exact == 1
    assert [(move.before, move.after.exact) for move in found.moved] == [
        (passages[1], passages[1].exact)
    ]
    assert found.moved[0].after.start == quote + 6
    assert found.changed == (passages[2],)


def test_words_that_stand_twice_are_not_taken_for_the_ones_meant() -> None:
    report = extract.report(capture())
    start = report.text.index("two dockers")
    passage = report.passage(start, start + 11)
    found = rechecking.compared(report, [passage], "two dockers, two dockers", live=True)
    assert (found.exact, found.moved, found.changed) == (0, (), (passage,))


def test_a_report_without_an_address_cannot_be_asked_for(shelf: Shelf) -> None:
    list(adding.added(shelf, [replace(capture(QUAY), source="quay.txt")]))
    kept, live = rechecking.rechecked(shelf, live=True)
    assert (kept.live, live.live) == (False, True)
    assert "no address" in live.reason
