"""Processes that work for the server, so that who reads never waits for who works."""

import asyncio
import multiprocessing
from collections.abc import Callable
from concurrent.futures.process import BrokenProcessPool, ProcessPoolExecutor
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")

CONTEXT = multiprocessing.get_context("spawn")
"""New processes begin afresh: a copy of one with threads and open stores would be no good one."""


class Crew:
    """One process, begun when it is first needed and again when it has died."""

    def __init__(self, begin: Callable[[], None] | None = None) -> None:
        self._begin = begin
        self._processes = self._new()

    async def do(self, errand: Callable[P, R], *arguments: P.args, **named: P.kwargs) -> R:
        """Do something in the process and give what came of it.

        Args:
            errand: A function of a module.
            *arguments: What it is given.
            **named: None; the process takes no named arguments.

        Raises:
            BrokenProcessPool: The process died; the next errand has a new one.
        """
        processes = self._processes
        try:
            return await asyncio.wrap_future(processes.submit(errand, *arguments, **named))
        except BrokenProcessPool:
            if self._processes is processes:
                self._processes = self._new()
            raise

    def close(self) -> None:
        """Let what has begun end; what waits is not done."""
        self._processes.shutdown(wait=True, cancel_futures=True)

    def _new(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(1, mp_context=CONTEXT, initializer=self._begin)


def ready() -> None:
    """Do nothing: the first errand finds its process begun."""
