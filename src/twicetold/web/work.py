"""Work that takes longer than a request: done in another process, told of step by step."""

import asyncio
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from functools import partial
from itertools import count
from multiprocessing.queues import SimpleQueue
from secrets import token_hex
from threading import Thread
from typing import Concatenate, ParamSpec

from twicetold.model import Failure, TwicetoldError
from twicetold.web.crew import CONTEXT, Crew
from twicetold.web.settings import Settings

P = ParamSpec("P")

Step = tuple[str, str, int, int]
"""Id of the work, name of the stage, how much of it is done, how much there is (0: unknown)."""


class Phase(StrEnum):
    """How far a piece of work is."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a piece of work.

    Attributes:
        stories: The ids of the stories that it touched.
        reports: How many reports were new.
        known: How many captures changed nothing.
        failures: What could not be done.
    """

    stories: tuple[str, ...] = ()
    reports: int = 0
    known: int = 0
    failures: tuple[Failure, ...] = ()


@dataclass(frozen=True, slots=True)
class Work:
    """One piece of work.

    Attributes:
        id: Its id.
        subject: What it is about, in words.
        by: Who asked for it.
        asked: When, ISO 8601 in UTC.
        phase: How far it is.
        stage: What is being done.
        done: How much of the stage is done.
        total: How much of it there is; 0 when unknown.
        outcome: What came of it.
        reason: Why it failed; empty otherwise.
    """

    id: str
    subject: str
    by: str
    asked: str
    phase: Phase = Phase.WAITING
    stage: str = ""
    done: int = 0
    total: int = 0
    outcome: Outcome = Outcome()
    reason: str = ""

    @property
    def over(self) -> bool:
        """Tell whether nothing more will happen."""
        return self.phase in {Phase.DONE, Phase.FAILED}


class Full(TwicetoldError):
    """Too much work is waiting already."""


class Workshop:
    """Does work in another process, one piece after the other, and remembers the last ones."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._steps: SimpleQueue[Step | None] = CONTEXT.SimpleQueue()
        self._crew = Crew(partial(_begin, self._steps))
        self._works: OrderedDict[str, Work] = OrderedDict()
        self._tasks: dict[str, asyncio.Task[None]] = {}
        self._number = count(1)
        self._listener = Thread(target=self._listen, daemon=True)
        self._listener.start()

    def works(self) -> tuple[Work, ...]:
        """Give all work that is remembered, the latest first."""
        return tuple(reversed(self._works.values()))

    def work(self, id: str) -> Work | None:
        """Give one piece of work, if it is remembered."""
        return self._works.get(id)

    def begin(
        self,
        subject: str,
        by: str,
        errand: Callable[Concatenate[str, P], Outcome],
        *arguments: P.args,
        **named: P.kwargs,
    ) -> Work:
        """Ask for a piece of work.

        Args:
            subject: What it is about, in words.
            by: Who asks.
            errand: What is done: a function of a module, given the id of the work first.
            *arguments: What it is given beside.
            **named: Likewise.

        Raises:
            Full: Too much work is waiting already.
        """
        if len(self._tasks) >= self._settings.waiting_work:
            raise Full(f"{len(self._tasks)} pieces of work are waiting; come back later")
        id = f"w{next(self._number)}-{token_hex(4)}"
        work = Work(id, subject, by, datetime.now(UTC).isoformat(timespec="seconds"))
        self._works[id] = work
        self._tasks[id] = asyncio.create_task(
            self._do(id, partial(errand, id, *arguments, **named))
        )
        over = [known for known, one in self._works.items() if one.over]
        for known in over[: max(0, len(over) - self._settings.kept_work)]:
            del self._works[known]
        return work

    async def waited(self, id: str, seconds: float) -> Work:
        """Wait for a piece of work, not longer than some seconds, and give it as it is then."""
        task = self._tasks.get(id)
        if task is not None:
            await asyncio.wait({task}, timeout=seconds)
        return self._works[id]

    def close(self) -> None:
        """Let the work that has begun end; what waits is not done."""
        self._crew.close()
        self._steps.put(None)
        self._listener.join()

    async def _do(self, id: str, errand: Callable[[], Outcome]) -> None:
        try:
            outcome = await self._crew.do(errand)
        except TwicetoldError as error:
            self._works[id] = replace(self._works[id], phase=Phase.FAILED, reason=str(error))
        except BrokenProcessPool:
            reason = "the process that did it ended before it was done; ask again"
            self._works[id] = replace(self._works[id], phase=Phase.FAILED, reason=reason)
        else:
            self._works[id] = replace(self._works[id], phase=Phase.DONE, outcome=outcome)
        finally:
            del self._tasks[id]

    def _listen(self) -> None:
        while (step := self._steps.get()) is not None:
            id, stage, done, total = step
            work = self._works.get(id)
            if work is not None and not work.over:
                self._works[id] = replace(
                    work, phase=Phase.RUNNING, stage=stage, done=done, total=total
                )


_QUEUE: list["SimpleQueue[Step | None]"] = []


def _begin(steps: "SimpleQueue[Step | None]") -> None:
    _QUEUE.append(steps)


def tell(id: str, stage: str, done: int, total: int) -> None:
    """Tell, from the other process, how far a piece of work is."""
    for steps in _QUEUE:
        steps.put((id, stage, done, total))
