"""Batches: whole or not at all, one writer at a time, and a disk that is full."""

import sqlite3
from contextlib import closing
from pathlib import Path
from threading import Event, Thread

import pytest

from tests.store.desk import QUAY, read
from twicetold import store
from twicetold.model import Arrival, Failure, ShelfError
from twicetold.store import Batch, Shelf
from twicetold.store.sql import SqlBatch


def _add(batch: Batch, number: int = 0) -> Arrival:
    made, report = read(QUAY * 20, source=f"https://beacon.example/{number}")
    return batch.add(made, report, article=made.source).arrival


def _fail_midway(shelf: Shelf) -> None:
    with shelf.batch() as batch:
        _add(batch)
        raise RuntimeError("power cut")


def _fill_up(shelf: Shelf) -> None:
    with shelf.batch() as batch:
        assert isinstance(batch, SqlBatch)
        pages = batch._connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        batch._connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 3}")
        for number in range(1, 50):
            _add(batch, number)


def test_nothing_of_a_batch_that_fails_is_kept(shelf: Shelf) -> None:
    with pytest.raises(RuntimeError, match="power cut"):
        _fail_midway(shelf)
    assert shelf.tally().reports == 0
    with shelf.batch() as batch:
        assert _add(batch) is Arrival.NEW


def test_a_batch_reads_what_it_has_written_and_others_do_not(shelf: Shelf) -> None:
    with shelf.batch() as batch:
        _add(batch)
        assert batch.tally().reports == 1
        assert shelf.tally().reports == 0
    assert shelf.tally().reports == 1


def test_a_second_writer_waits_and_says_so(place: str) -> None:
    told: list[str] = []
    begun, done = Event(), Event()

    def first() -> None:
        with store.opened(place) as shelf, shelf.batch() as batch:
            _add(batch, 1)
            begun.set()
            done.wait(10)

    def second_waits(line: str) -> None:
        told.append(line)
        done.set()

    writer = Thread(target=first)
    writer.start()
    begun.wait(10)
    with store.opened(place, waiting=second_waits) as shelf, shelf.batch() as batch:
        _add(batch, 2)
    writer.join()
    with store.opened(place) as shelf:
        assert shelf.tally().reports == 2
    assert len(told) == 1
    assert "another process is writing; waiting" in told[0]


def test_patience_ends_with_a_sentence(place: str) -> None:
    with store.opened(place) as first, store.opened(place, patience=0.2) as second:
        with (
            first.batch(),
            pytest.raises(ShelfError, match="another process has been writing"),
            second.batch(),
        ):
            pass
        with second.batch() as batch:
            _add(batch)


def test_a_full_disk_is_named_and_the_store_left_as_it_was(tmp_path: Path) -> None:
    place = tmp_path / "news.db"
    with store.opened(str(place)) as shelf:
        with shelf.batch() as batch:
            _add(batch, 0)
        with pytest.raises(ShelfError, match="disk is full"):
            _fill_up(shelf)
        assert shelf.tally().reports == 1
    with closing(sqlite3.connect(place)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_a_failure_is_kept_until_its_source_is_read(shelf: Shelf) -> None:
    source = "https://beacon.example/0"
    with shelf.batch() as batch:
        batch.fail(Failure("ingest", source, "it did not answer"))
        batch.fail(Failure("ingest", source, "it did not answer again"))
        batch.fail(Failure("ingest", "other", "it is empty"))
    assert [one.reason for one in shelf.failures()] == ["it did not answer again", "it is empty"]
    with shelf.batch() as batch:
        _add(batch)
    assert [one.subject for one in shelf.failures()] == ["other"]


def test_notes_are_kept_by_book_and_listed_in_pieces(shelf: Shelf) -> None:
    with shelf.batch() as batch:
        for key in ("b", "a", "é", "Z"):
            batch.put_note("visits", key, key.encode())
        batch.put_note("news", "a", b"other")
        batch.put_note("visits", "a", b"again")
        batch.put_note("visits", "b", None)
    assert shelf.note("visits", "a") == b"again"
    assert shelf.note("visits", "b") is None
    assert [key for key, _ in shelf.notes("visits")] == ["Z", "a", "é"]
    assert shelf.notes("visits", after="a", limit=1) == (("é", "é".encode()),)
