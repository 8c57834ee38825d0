"""The engine that spreads its tasks over the processors of one machine."""

import multiprocessing
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from pathlib import Path

from twicetold.run.engine import Tell
from twicetold.run.spill import Account, Local, Task

_ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


class Pool(Local):
    """Processes that are started afresh and share nothing but the disk."""

    def __init__(self, work: Path, tell: Tell, workers: int | None = None) -> None:
        """Begin, or go on with what lies in a folder.

        Args:
            work: The folder; made when there is none.
            tell: Told as the work goes on.
            workers: How many processes; one for each processor when None.
        """
        super().__init__(work, tell)
        count = workers or os.cpu_count() or 1
        context = multiprocessing.get_context("spawn")
        self._pool = ProcessPoolExecutor(count, context, initializer=_one_thread)

    def done(self, tasks: Sequence[Task]) -> Iterator[Account]:
        """Do the tasks, as many at once as there are processes."""
        for future in as_completed([self._pool.submit(task) for task in tasks]):
            yield future.result()

    def close(self) -> None:
        """End the processes; those still at work leave nothing half done."""
        self._pool.shutdown(cancel_futures=True)


def _one_thread() -> None:
    """Keep libraries from starting a thread for each processor in each process."""
    for name in _ONE_THREAD:
        os.environ[name] = "1"
