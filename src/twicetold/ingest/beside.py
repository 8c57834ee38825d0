"""Work for many hosts side by side, its results in a fixed order."""

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")
_AHEAD = 4
"""Results for each host at work that may wait for one that comes before them."""


def side_by_side(
    wanted: Sequence[T],
    host: Callable[[T], str],
    work: Callable[[T], R],
    *,
    most: int,
    stop: Callable[[], None],
) -> Iterator[R]:
    """Do some work for each of many, one at a time for each host.

    Args:
        wanted: What to work on.
        host: Gives the host of one.
        work: What is done with one, in a thread.
        most: Hosts that are worked for at the same time.
        stop: Called when the results are not wanted to the end, so that the work at hand ends.

    Yields:
        The results in the order of ``wanted``, whatever was done first.
    """
    lanes: dict[str, deque[int]] = {}
    for number, one in enumerate(wanted):
        lanes.setdefault(host(one), deque()).append(number)
    running: dict[Future[R], str] = {}
    done: dict[int, Future[R]] = {}
    most = max(1, most)
    ended = False
    pool = ThreadPoolExecutor(most, thread_name_prefix="host")
    try:
        for number in range(len(wanted)):
            while number not in done:
                _start(lanes, running, done, lambda at: pool.submit(work, wanted[at]), most)
                for future in wait(running, return_when=FIRST_COMPLETED).done:
                    done[lanes[running.pop(future)].popleft()] = future
            yield done.pop(number).result()
        ended = True
    finally:
        if not ended:
            stop()
        pool.shutdown(cancel_futures=True)


def _start(
    lanes: dict[str, deque[int]],
    running: dict[Future[R], str],
    done: dict[int, Future[R]],
    submit: Callable[[int], Future[R]],
    most: int,
) -> None:
    """Begin with the next of each host that is not at work, what is wanted first going first."""
    busy = set(running.values())
    fronts = sorted((lane[0], host) for host, lane in lanes.items() if lane and host not in busy)
    for at, host in fronts:
        if len(running) >= most or (running and len(running) + len(done) >= _AHEAD * most):
            return
        running[submit(at)] = host
