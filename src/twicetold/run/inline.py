"""The engine that does everything here, one task after the other."""

from collections.abc import Iterator, Sequence

from twicetold.run.spill import Account, Local, Task


class Inline(Local):
    """One process; what others are measured against."""

    def done(self, tasks: Sequence[Task]) -> Iterator[Account]:
        """Do the tasks in their order."""
        for task in tasks:
            yield task()
