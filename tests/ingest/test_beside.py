"""Work for many hosts at once: one at a time for each, results in the order asked."""

import threading

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from twicetold.ingest.beside import side_by_side


@settings(deadline=None, max_examples=60)
@given(st.lists(st.sampled_from("abcde"), max_size=40), st.integers(-1, 4))
def test_results_come_in_the_order_asked_and_no_host_is_asked_twice_at_once(
    hosts: list[str], most: int
) -> None:
    busy: set[str] = set()
    most_busy = [0]
    lock = threading.Lock()

    def work(one: tuple[int, str]) -> tuple[int, str]:
        with lock:
            assert one[1] not in busy
            busy.add(one[1])
            most_busy[0] = max(most_busy[0], len(busy))
        with lock:
            busy.remove(one[1])
        return one

    wanted = list(enumerate(hosts))
    found = side_by_side(wanted, lambda one: one[1], work, most=most, stop=lambda: None)
    assert list(found) == wanted
    assert most_busy[0] <= max(1, most)


def test_whoever_stops_early_stops_the_work() -> None:
    stopped = threading.Event()
    done: list[int] = []

    def work(number: int) -> int:
        if number:
            assert stopped.wait(5)
        done.append(number)
        return number

    found = side_by_side(range(100), str, work, most=3, stop=stopped.set)
    assert next(found) == 0
    found.close()  # type: ignore[attr-defined]
    assert len(done) < 10


def test_a_fault_in_the_work_is_raised() -> None:
    found = side_by_side([1, 0], str, lambda one: 1 // one, most=2, stop=lambda: None)
    assert next(found) == 1
    with pytest.raises(ZeroDivisionError):
        next(found)
