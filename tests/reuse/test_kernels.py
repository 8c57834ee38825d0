"""The kernels: the same reuses however the work is parted."""

import numpy as np
import pytest
from benchmarks.reuse.corpus import corpus

from tests.reuse.desk import OWN, WIRE, report
from tests.reuse.spread import Spread, background
from twicetold import reuse
from twicetold.model import Report, Reuse
from twicetold.reuse import kept, kernels, passes

COUNT = 45


@pytest.fixture(scope="module")
def reports() -> tuple[Report, ...]:
    return corpus(COUNT, 5).reports


@pytest.fixture(scope="module")
def whole(reports: tuple[Report, ...]) -> tuple[Reuse, ...]:
    return reuse.shared(reports)


@pytest.mark.parametrize("size", [1, 7, COUNT])
def test_batches_of_any_size_give_the_same_reuses(
    reports: tuple[Report, ...], whole: tuple[Reuse, ...], size: int
) -> None:
    spread = Spread(background(reports, size), size)
    spread.add(reports[::-1])
    assert len(whole) > COUNT
    assert spread.reuses() == whole


def test_three_steps_give_the_reuses_of_one(
    reports: tuple[Report, ...], whole: tuple[Reuse, ...]
) -> None:
    listed = sorted(reports, key=kernels.place)
    grown = Spread(background(reports, COUNT), 20)
    for start, end in ((0, 25), (25, 26), (26, COUNT)):
        grown.add(listed[start:end])
    assert grown.reuses() == whole


def test_a_crowd_grows_without_changing_what_was_linked() -> None:
    made = [report(f"{OWN[nth % 6]} Paper {nth}.\n{WIRE}", f"r-{nth:03}") for nth in range(60)]
    listed = sorted(made, key=kernels.place)
    grown = Spread(background(made, 60), 60)
    for start in range(0, 60, 20):
        grown.add(listed[start : start + 20])
    assert grown.reuses() == reuse.shared(made)


def test_a_background_is_written_and_read() -> None:
    known = background([report(WIRE, "r-1", "Karvan Wire"), report(OWN[0], "r-2")], 1)
    again = kernels.unpacked(kernels.packed(known))
    assert again.version == known.version
    assert (again.words, again.present) == (known.words, known.present)
    assert np.array_equal(again.buckets, known.buckets)
    assert np.array_equal(again.counts, known.counts)


def test_one_pass_in_many_batches_gives_the_same_reuses(
    reports: tuple[Report, ...], whole: tuple[Reuse, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    sizes = {"BATCH_LINKS": 500, "BATCH_PASSAGES": 40, "BATCH_REPORTS": 2}
    words = {"MOST_WORDS": 10_000, "PART_WORDS": 3000, "GROUP_WORDS": 7000}
    for name, size in (sizes | words).items():
        monkeypatch.setattr(passes, name, size)
    monkeypatch.setattr(kept, "BATCH_LETTERS", 20_000)
    assert reuse.shared(reports) == whole
