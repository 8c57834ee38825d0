"""One writer at a time: the others wait, and say so."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy import Connection, text
from sqlalchemy.exc import OperationalError

from twicetold.model import ShelfError
from twicetold.store.faults import busy

PATIENCE = 600.0
"""Seconds for which a writer waits for another one; a batch takes seconds, seldom a minute."""

WRITES = "twicetold_writes"
"""The execution option that marks a connection as a writer's."""

_PAUSE = 0.1
_LOCK = 7_741_318_052
"""The number under which PostgreSQL knows our writers' lock; any that others do not use."""


@dataclass(frozen=True, slots=True)
class Turns:
    """How writers of one store take turns.

    Attributes:
        place: What people call the store.
        waiting: Told once, in a sentence, that another process writes and this one waits.
        patience: Seconds to wait at most.
    """

    place: str
    waiting: Callable[[str], None]
    patience: float = PATIENCE

    @contextmanager
    def taken(self, connection: Connection) -> Iterator[None]:
        """Begin a transaction as the only writer; keep it at the end, undo it on an exception.

        Raises:
            ShelfError: Another process wrote for longer than the patience.
        """
        connection = connection.execution_options(**{WRITES: True})
        until = time.monotonic() + self.patience
        told = False
        while not _begun(connection):
            if not told:
                self.waiting(f"{self.place}: another process is writing; waiting for it to end")
                told = True
            if time.monotonic() >= until:
                raise ShelfError(
                    f"{self.place}: another process has been writing for {self.patience:.0f} "
                    "seconds; try again when it has ended"
                )
            time.sleep(_PAUSE)
        try:
            yield
            connection.commit()
        finally:
            connection.rollback()


def _begun(connection: Connection) -> bool:
    try:
        connection.begin()
        if connection.dialect.name == "sqlite":
            return True
        got = connection.scalar(text("SELECT pg_try_advisory_xact_lock(:lock)"), {"lock": _LOCK})
    except OperationalError as error:
        connection.rollback()
        if busy(error):
            return False
        raise
    if not got:
        connection.rollback()
    return bool(got)
