"""Postings: what was put in comes out, however many segments and merges there were."""

import numpy as np
import pytest

from twicetold.store import Rows, Shelf
from twicetold.store.postings import MOST_OF_SEED, POSTING
from twicetold.store.tables import segments


def _rows(rank: int, seeds: list[int]) -> Rows:
    rows = np.zeros(len(seeds), POSTING)
    rows["seed"], rows["rank"], rows["first"] = seeds, rank, np.arange(len(seeds))
    rows["span"], rows["told"] = 4, rank % 1000
    return rows


def _sorted(rows: Rows) -> list[tuple[int, ...]]:
    return sorted(tuple(row) for row in rows.tolist())


def test_rows_are_found_again_after_many_merges(shelf: Shelf) -> None:
    chance = np.random.default_rng(5)
    put = []
    for rank in range(70):
        seeds = chance.integers(0, 2**64, 40, dtype=np.uint64).tolist()
        put.append(_rows(rank, [*seeds, 7 + rank // 10, 2**64 - 1 - rank]))
        with shelf.batch() as batch:
            batch.post(put[-1])
    every = np.concatenate(put)
    wanted = np.append(every["seed"][::3], np.uint64(12345))
    found = shelf.posted(wanted)
    assert _sorted(found) == _sorted(every[np.isin(every["seed"], wanted)])
    with shelf.connected() as connection:  # type: ignore[attr-defined]
        assert len(connection.execute(segments.select()).all()) < 16


def test_a_large_segment_is_read_by_its_blocks(shelf: Shelf) -> None:
    chance = np.random.default_rng(6)
    rows = [
        _rows(rank, chance.integers(0, 2**64, 9_000, dtype=np.uint64).tolist()) for rank in range(9)
    ]
    for one in rows:
        with shelf.batch() as batch:
            batch.post(one)
    every = np.concatenate(rows)
    wanted = every["seed"][:: len(every) // 50]
    assert _sorted(shelf.posted(wanted)) == _sorted(every[np.isin(every["seed"], wanted)])


@pytest.mark.parametrize("reports", [3, 200])
def test_of_a_common_seed_the_highest_ranks_are_kept(shelf: Shelf, reports: int) -> None:
    for rank in range(reports):
        with shelf.batch() as batch:
            batch.post(_rows(rank, [99] * 5 + [rank]))
    ranks = shelf.posted(np.array([99], np.uint64))["rank"]
    highest = np.sort(ranks)[::-1][:MOST_OF_SEED]
    due = np.repeat(np.arange(reports)[::-1], 3)[:MOST_OF_SEED]
    assert highest.tolist() == due.tolist()
    assert len(ranks) <= 16 * MOST_OF_SEED


def test_no_seeds_give_no_rows(shelf: Shelf) -> None:
    assert len(shelf.posted(np.zeros(0, np.uint64))) == 0
    with shelf.batch() as batch:
        batch.post(_rows(0, []))
        batch.post(_rows(0, [5]))
    assert len(shelf.posted(np.array([6], np.uint64))) == 0
    assert len(shelf.posted(np.zeros(0, np.uint64))) == 0
