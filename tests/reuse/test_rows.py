"""Each kernel on its own: seeds, links, what is promising, set phrases, the background."""

from collections import Counter
from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest

from tests.reuse.desk import OWN, WIRE, report
from twicetold import reuse
from twicetold.model import ReuseKind
from twicetold.reuse import kernels
from twicetold.reuse.kernels import Background, Passages, Seeds
from twicetold.reuse.kinds import Stretches

LINE = (
    "Readers who wish to correct a matter of fact are asked to write to the ombudsman at the "
    "address on the masthead before noon."
)
MADE = [report(f"{own}\n{WIRE}", f"r-{nth}") for nth, own in enumerate(OWN)]


@pytest.fixture(scope="module")
def known() -> Background:
    return kernels.counted(MADE)


def _rows(hashes: list[int], reports: list[int], first: list[int] | None = None) -> Seeds:
    return Seeds(
        hashes=np.array(hashes, np.uint64),
        report=np.array(reports, np.int32),
        first=np.array(first or [0] * len(hashes), np.int32),
        span=np.full(len(hashes), 4, np.uint8),
        told=np.full(len(hashes), 200, np.uint16),
    )


def _pairs(rows: Seeds, since: int = 0) -> set[tuple[int, int]]:
    links = kernels.linked(rows, since=since)
    return set(zip(links.left.tolist(), links.right.tolist(), strict=True))


def test_seeds_are_each_reports_own(known: Background) -> None:
    together = kernels.seeds(MADE[:2], np.array([4, 7]), known)
    alone = [
        kernels.seeds([made], np.array([rank]), known)
        for made, rank in zip(MADE[:2], (4, 7), strict=True)
    ]
    assert sorted(set(together.report.tolist())) == [4, 7]
    for rank, own in zip((4, 7), alone, strict=True):
        some = together.only(together.report == rank)
        assert np.array_equal(np.sort(some.hashes), np.sort(own.hashes))
        assert np.array_equal(np.sort(some.first), np.sort(own.first))


def test_parts_hold_whole_hashes_and_all_rows(known: Background) -> None:
    rows = kernels.seeds(MADE, np.arange(len(MADE)), known)
    parts = rows.parted(5)
    assert sum(len(part) for part in parts) == len(rows)
    for one, other in combinations(parts, 2):
        assert not np.isin(one.hashes, other.hashes).any()


def test_equal_seeds_are_linked_to_all_earlier_ones() -> None:
    assert _pairs(_rows([9, 9, 9, 5], [3, 1, 2, 1])) == {(1, 2), (1, 3), (2, 3)}


def test_a_crowd_is_linked_to_the_last_four_only() -> None:
    found = _pairs(_rows([9] * 40, list(range(40))))
    earlier = Counter(right for _, right in found)
    assert [earlier[rank] for rank in (1, 23, 24, 39)] == [1, 23, 4, 4]
    assert (35, 39) in found


def test_links_of_new_reports_need_the_last_rows_of_a_crowd_only() -> None:
    whole, last = _rows([9] * 40, list(range(40))), _rows([9] * 25, list(range(15, 40)))
    assert _pairs(whole, since=39) == _pairs(last, since=39)
    assert _pairs(whole, since=39) == {pair for pair in _pairs(whole) if pair[1] >= 39}


def test_what_a_report_repeats_hides_no_other_report() -> None:
    rows = _rows([9] * 31, [1] * 30 + [2], list(range(31)))
    links = kernels.linked(rows)
    assert links.at.tolist() == [2, 1, 0]


def test_hashes_that_differ_in_their_lowest_bit_are_not_linked() -> None:
    assert _pairs(_rows([8, 9, 8, 9], [1, 2, 3, 4])) == {(1, 3), (2, 4)}


def test_a_pair_is_promising_by_what_all_its_seeds_tell(known: Background) -> None:
    need = int(8 * (known.chance + 4)) + 1
    links = kernels.linked(_rows([9, 9, 5, 5, 6, 6], [1, 2, 1, 3, 1, 3]))
    links = replace(links, told=np.full(len(links), need // 2 + 1, np.uint16))
    kept = kernels.promising(links, known)
    assert set(zip(kept.left.tolist(), kept.right.tolist(), strict=True)) == {(1, 3)}


def test_backgrounds_add_up_in_any_order() -> None:
    parts = [kernels.counted([made]) for made in MADE]
    whole = kernels.counted(MADE)
    assert kernels.together(parts).version == kernels.together(parts[::-1]).version
    assert kernels.together(parts).version == whole.version
    assert kernels.together([]).words == 0


def test_stretches_count_what_lies_before_a_place() -> None:
    stretches = Stretches(np.array([10, 30]), np.array([20, 40]))
    assert stretches.before(np.array([5, 10, 15, 25, 35, 50])).tolist() == [0, 0, 5, 10, 15, 20]


def _passages(known: Background) -> Passages:
    ranks = np.arange(len(MADE))
    links = kernels.promising(kernels.linked(kernels.seeds(MADE, ranks, known)), known)
    return kernels.aligned(MADE, ranks, links, known)


def test_every_pair_is_read_from_its_first_to_its_last_word(known: Background) -> None:
    found = _passages(known)
    count = len(MADE)
    assert len(found) == count * (count - 1) // 2
    assert set(found.size.tolist()) == {len(WIRE.split())}
    assert (found.left < found.right).all()
    assert not found.stock.any()


def test_phrases_that_are_known_make_a_passage_stock() -> None:
    made = [report(f"{own}\n{LINE}", f"r-{nth}") for nth, own in enumerate(OWN[:3])]
    ranks = np.arange(3)
    told = kernels.counted(made)
    rows = kernels.promising(kernels.linked(kernels.seeds(made, ranks, told)), told)
    found = kernels.aligned(made, ranks, rows, told)
    assert len(kernels.settled(made, ranks, found, told)) == 3
    last = Stretches(np.array([14]), np.array([14 + len(LINE.split())]))
    phrases = kernels.phrases(made[:1], ranks[:1], last)
    kept = kernels.settled(made, ranks, found, replace(told, phrases=phrases))
    assert kept.stock.all()
    assert list(zip(kept.left.tolist(), kept.right.tolist(), strict=True)) == [(0, 1), (1, 2)]
    nouns = tuple(kernels.reuses(made, ranks, kept, told))
    assert {one.kind for one in nouns} == {ReuseKind.STOCK}


def test_what_is_streamed_is_what_is_shared() -> None:
    assert tuple(reuse.streamed(MADE)) == reuse.shared(MADE)
