"""The corpus pass composed from its kernels in parts, as engines and stores do it."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from twicetold.model import Report, Reuse
from twicetold.reuse import kernels
from twicetold.reuse.kernels import Background, Links, Passages, Seeds
from twicetold.reuse.letters import Array

PARTS = 3
"""Parts into which rows are split by a number of theirs, as a shuffle would."""


def joined(parts: Sequence[Seeds]) -> Seeds:
    names = ("hashes", "report", "first", "span", "told")
    return Seeds(*(np.concatenate([getattr(part, name) for part in parts]) for name in names))


class Spread:
    """A corpus whose reports come in steps, each worked in batches of some size."""

    def __init__(self, known: Background, size: int) -> None:
        self.known = known
        self.reports: list[Report] = []
        self._size = size
        self._stored: list[Seeds] = []
        self._reuses: list[Reuse] = []

    def add(self, fresh: Sequence[Report]) -> None:
        """Add reports that rank after all that are there."""
        since = len(self.reports)
        self.reports.extend(sorted(fresh, key=kernels.place))
        for opened in range(since, len(self.reports), self._size):
            batch = self.reports[opened : opened + self._size]
            ranks = np.arange(opened, opened + len(batch))
            self._stored.append(kernels.seeds(batch, ranks, self.known))
        if self._stored:
            self._reuses.extend(self._found(self._links(since)))

    def reuses(self) -> tuple[Reuse, ...]:
        def place(one: Reuse) -> tuple[str, str, int, int]:
            return one.left.report, one.right.report, one.left.start, one.right.start

        return tuple(sorted(self._reuses, key=place))

    def passages(self, since: int = 0) -> Passages:
        """Give all passages as they are before they are settled."""
        links = self._links(since)
        return kernels.aligned(self.reports, np.arange(len(self.reports)), links, self.known)

    def _links(self, since: int) -> Links:
        rows = joined(self._stored)
        parts = [
            kernels.linked(rows.only(rows.hashes % np.uint64(PARTS) == nth), since=since)
            for nth in range(PARTS)
        ]
        names = ("left", "right", "at", "other", "span", "told")
        found = Links(*(np.concatenate([getattr(part, name) for part in parts]) for name in names))
        return kernels.promising(found, self.known)

    def _found(self, links: Links) -> list[Reuse]:
        found: list[Reuse] = []
        for later in np.unique(links.right).tolist():
            some = links.only(links.right == later)
            ranks = np.unique(np.append(some.left, later))
            reports = [self.reports[rank] for rank in ranks.tolist()]
            passages = kernels.aligned(reports, ranks, some, self.known)
            kept = kernels.settled(reports, ranks, passages, self.known)
            found.extend(kernels.reuses(reports, ranks, kept, self.known))
        return found


def background(reports: Sequence[Report], size: int) -> Background:
    """Learn the background of a corpus in parts."""
    listed = sorted(reports, key=kernels.place)
    known = kernels.together(
        kernels.counted(listed[at : at + size]) for at in range(0, len(listed), size)
    )
    whole = Spread(known, size)
    whole.add(listed)
    outlets: Array = np.unique([report.outlet for report in listed], return_inverse=True)[1]
    stretches = kernels.taught(whole.passages(), outlets)
    phrases = kernels.phrases(listed, np.arange(len(listed)), stretches)
    return replace(known, phrases=phrases)
