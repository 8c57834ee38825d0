"""Things joined into groups, in whatever order the joins come; some may never be joined."""

from collections import defaultdict
from typing import Generic, TypeVar

Thing = TypeVar("Thing")


class Unions(Generic[Thing]):
    """Groups of things; joining is transitive."""

    def __init__(self) -> None:
        """Begin without things."""
        self._parents: dict[Thing, Thing] = {}
        self._parted: dict[Thing, set[Thing]] = {}

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

    def part(self, left: Thing, right: Thing) -> None:
        """Keep the groups of two things from ever being joined."""
        for one, other in ((left, right), (right, left)):
            self._parted.setdefault(self.root(one), set()).add(other)

    def parted(self, left: Thing, right: Thing) -> bool:
        """Tell whether the groups of two things may never be joined."""
        two = self.root(right)
        return any(self.root(foe) == two for foe in self._parted.get(self.root(left), ()))

    def join(self, left: Thing, right: Thing) -> bool:
        """Make one group of the groups of two things.

        Returns:
            Whether they were two and now are one.
        """
        one, two = self.root(left), self.root(right)
        if one == two or self.parted(one, two):
            return False
        self._parents[two] = one
        if two in self._parted:
            self._parted.setdefault(one, set()).update(self._parted.pop(two))
        return True

    def groups(self) -> list[list[Thing]]:
        """Give the groups, and the things in each, in the order in which things were added."""
        found: dict[Thing, list[Thing]] = defaultdict(list)
        for thing in self._parents:
            found[self.root(thing)].append(thing)
        return list(found.values())
