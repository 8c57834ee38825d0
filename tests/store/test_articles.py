"""Captures, reports and editions in a store."""

import pytest

from tests.store.desk import QUAY, capture, read
from twicetold import extract
from twicetold.model import Added, Arrival, Missing
from twicetold.store import Batch, Shelf

URL = "https://beacon.example/quay"
LATER = QUAY.replace("two dockers", "three dockers")


def _add(batch: Batch, text: str = QUAY, **fields: str | None) -> Added:
    made, report = read(text, **fields)
    return batch.add(made, report, article=made.source)


def test_a_report_and_its_capture_come_back_as_they_went_in(shelf: Shelf) -> None:
    made, report = read()
    with shelf.batch() as batch:
        batch.add(made, report, article=made.source)
    assert shelf.reports([report.id, "r-unknown"]) == (report,)
    assert shelf.capture(report.id) == made


def test_the_same_capture_twice_changes_nothing(shelf: Shelf) -> None:
    with shelf.batch() as batch:
        first = _add(batch)
    before = shelf.tally()
    with shelf.batch() as batch:
        again = _add(batch)
    assert (first.arrival, again.arrival) == (Arrival.NEW, Arrival.KNOWN)
    assert shelf.tally() == before


def test_other_words_at_the_same_address_are_a_new_edition(shelf: Shelf) -> None:
    with shelf.batch() as batch:
        first, second = _add(batch), _add(batch, LATER)
    assert second == Added(Arrival.EDITION, second.report, first.report)
    assert [(one.number, one.current) for one in shelf.editions(URL)] == [(1, False), (2, True)]
    assert shelf.current() == (second.report,)
    assert shelf.edition(first.report).number == 1


def test_an_older_capture_that_comes_late_does_not_take_the_place_of_the_page(shelf: Shelf) -> None:
    with shelf.batch() as batch:
        now = _add(batch, LATER, retrieved="2031-05-06T08:00:00Z")
        late = _add(batch, QUAY, retrieved="2031-05-05T09:00:00+02:00")
    assert late.arrival is Arrival.EARLIER
    assert shelf.current() == (now.report,)
    assert len(shelf.editions(URL)) == 2


def test_a_page_that_changed_within_the_second_is_a_new_edition(shelf: Shelf) -> None:
    at = "2031-05-05T08:00:00Z"
    with shelf.batch() as batch:
        first, second = _add(batch, QUAY, retrieved=at), _add(batch, LATER, retrieved=at)
        again = _add(batch, QUAY, retrieved=at)
    assert second == Added(Arrival.EDITION, second.report, first.report)
    assert again.arrival is Arrival.KNOWN
    assert shelf.current() == (second.report,)


def test_a_page_that_reads_again_as_it_once_did_is_an_edition(shelf: Shelf) -> None:
    with shelf.batch() as batch:
        first = _add(batch, QUAY, retrieved="2031-05-05T08:00:00Z")
        _add(batch, LATER, retrieved="2031-05-06T08:00:00Z")
        back = _add(batch, QUAY, retrieved="2031-05-07T08:00:00Z")
        known = _add(batch, QUAY, retrieved="2031-05-07T08:00:00Z")
    assert (back.arrival, known.arrival) == (Arrival.EDITION, Arrival.KNOWN)
    assert shelf.current() == (first.report,)
    assert [one.current for one in shelf.editions(URL)] == [False, False, True]


def test_an_archive_read_twice_changes_nothing(shelf: Shelf) -> None:
    times = ("2031-05-05T08:00:00Z", "2031-05-06T08:00:00Z")
    with shelf.batch() as batch:
        for text, time in zip((QUAY, LATER), times, strict=True):
            _add(batch, text, retrieved=time)
    with shelf.batch() as batch:
        again = [_add(batch, t, retrieved=w) for t, w in zip((QUAY, LATER), times, strict=True)]
    assert {one.arrival for one in again} == {Arrival.KNOWN}


def test_a_corrected_date_renews_the_report_without_new_words(shelf: Shelf) -> None:
    with shelf.batch() as batch:
        first = _add(batch)
        second = _add(batch, published="2031-05-03")
    assert second == Added(Arrival.EDITION, first.report, first.report)
    assert [report.published for report in shelf.reports([first.report])] == ["2031-05-03"]
    assert shelf.current() == (first.report,)


def test_the_current_reports_can_be_walked_in_pieces(shelf: Shelf) -> None:
    with shelf.batch() as batch:
        ids = sorted(_add(batch, source=f"https://beacon.example/{n}").report for n in range(5))
    assert shelf.current(limit=2) == tuple(ids[:2])
    assert shelf.current(ids[1], limit=9) == tuple(ids[2:])


def test_what_is_not_there_is_missing(shelf: Shelf) -> None:
    assert shelf.editions(URL) == ()
    for ask in (shelf.capture, shelf.edition, shelf.story, shelf.dossier):
        with pytest.raises(Missing, match="unknown"):
            ask("unknown")


def test_any_sign_that_a_page_may_hold_is_kept(shelf: Shelf) -> None:
    made = capture("Odd signs\n\nA \0 null, a \N{PILE OF POO} and \ufffe were sent to the mayor.\n")
    report = extract.report(made)
    with shelf.batch() as batch:
        batch.add(made, report, article="\0" + made.source)
    assert shelf.reports([report.id]) == (report,)
    assert shelf.capture(report.id).body == made.body
