"""Things joined into groups, in whatever order the joins come."""

from collections import defaultdict
from typing import Generic, TypeVar

Thing = TypeVar("Thing")


class Unions(Generic[Thing]):
    """Groups of things; joining is transitive."""

    def __init__(self) -> None:
        """Begin without things."""
        self._parents: dict[Thing, Thing] = {}

    def add(self, thing: Thing) -> None:
        """Add a thing, in a group of its own if it is new."""
        self._parents.setdefault(thing, thing)

    def root(self, thing: Thing) -> Thing:
        """Give the thing that stands for the group for now."""
        top = thing
        while self._parents[top] != top:
            top = self._parents[top]
        while self._parents[thing] != top:
            self._parents[thing], thing = top, self._parents[thing]
        return top

    def join(self, left: Thing, right: Thing) -> None:
        """Make one group of the groups of two things."""
        self._parents[self.root(right)] = self.root(left)

    def groups(self) -> list[list[Thing]]:
        """Give the groups, and the things in each, in the order in which things were added."""
        found: dict[Thing, list[Thing]] = defaultdict(list)
        for thing in self._parents:
            found[self.root(thing)].append(thing)
        return list(found.values())
