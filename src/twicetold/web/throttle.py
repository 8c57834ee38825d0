"""Wrong passwords are counted, and who gives many of them waits."""

from collections import defaultdict, deque
from collections.abc import Callable
from time import monotonic

_MOST = 10_000
"""Addresses and names that are remembered; beyond that the oldest are forgotten."""


class Throttle:
    """Counts failures for each key within a window of time."""

    def __init__(self, tries: int, window: float, clock: Callable[[], float] = monotonic) -> None:
        self._tries = tries
        self._window = window
        self._clock = clock
        self._failures: defaultdict[str, deque[float]] = defaultdict(deque)

    def wait(self, *keys: str) -> int:
        """Tell for how many seconds whoever has any of these keys must wait; 0 for not at all."""
        now = self._clock()
        left = 0.0
        for key in keys:
            times = self._failures.get(key)
            while times and times[0] <= now - self._window:
                times.popleft()
            if times and len(times) >= self._tries:
                left = max(left, times[-self._tries] + self._window - now)
        return int(left) + 1 if left > 0 else 0

    def failed(self, *keys: str) -> None:
        """Count a failure."""
        for key in keys:
            self._failures[key].append(self._clock())
            if len(self._failures) > _MOST:
                del self._failures[next(iter(self._failures))]

    def passed(self, *keys: str) -> None:
        """Forget the failures of a key: it gave the right password."""
        for key in keys:
            self._failures.pop(key, None)
