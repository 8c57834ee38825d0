"""What is kept of every host while it is asked: its turn, its pace, its rest."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from twicetold.model import Unreachable


class Resting(Unreachable):
    """A host is not asked for a while.

    Attributes:
        left: The seconds until it may be asked again.
    """

    def __init__(self, reason: str, left: float) -> None:
        """Say why and how long."""
        super().__init__(reason)
        self.left = left


class Host:
    """One host: it gets one request at a time, none too soon after the last, none at rest."""

    def __init__(self, name: str, stopped: threading.Event) -> None:
        """Begin.

        Args:
            name: Host and port.
            stopped: Ends all waiting.
        """
        self._name = name
        self._stopped = stopped
        self._turn = threading.Lock()
        self._next = 0.0
        self._rest = ""
        self._until = 0.0

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Hold the host for one address, with all that is asked again.

        Raises:
            Resting: It must not be asked now.
        """
        with self._turn:
            left = self._until - time.monotonic()
            if left > 0:
                raise Resting(f"was not asked, as {self._name} {self._rest}", left)
            yield

    def pace(self, pause: float) -> None:
        """Wait until the host may be asked, and note that it is asked now."""
        self.wait(self._next - time.monotonic())
        self._next = time.monotonic() + pause

    def wait(self, seconds: float) -> None:
        """Wait.

        Raises:
            Unreachable: The run was ended meanwhile.
        """
        if self._stopped.wait(max(0.0, seconds)):
            raise Unreachable("was not asked, as the run was ended; run it again to go on")

    def rest(self, reason: str, seconds: float) -> None:
        """Leave the host alone for some time."""
        self._rest = reason
        self._until = time.monotonic() + seconds


class Hosts:
    """All hosts that were asked; several threads may look one up."""

    def __init__(self) -> None:
        """Begin with none."""
        self._hosts: dict[str, Host] = {}
        self._lock = threading.Lock()
        self._stopped = threading.Event()

    def named(self, name: str) -> Host:
        """Give the host with a name."""
        with self._lock:
            return self._hosts.setdefault(name, Host(name, self._stopped))

    def stop(self) -> None:
        """End all waiting; no host is asked any more."""
        self._stopped.set()
