"""Who spoke, across reports: by name, role and organisation, never by guess."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from twicetold.corroborate.likeness import (
    bare,
    colleague,
    described,
    handles,
    kin,
    namesake,
    one_body,
)
from twicetold.corroborate.people import Person, folded, ordinary, person
from twicetold.corroborate.unions import Unions
from twicetold.model import Attribution, Name
from twicetold.text.tokens import fold

_CAPITALISED = re.compile(r"\b[A-Z][\w-]+")

NAMESAKES = 200
"""So many ways to call speakers may share a word; among more, only equal ones are matched."""


@dataclass(frozen=True, slots=True)
class Identity:
    """One speaker of a story.

    Attributes:
        key: What the speaker is called, folded; one speaker has one key.
        firm: Whether the reports name the speaker, the office or the organisation.
        plural: Whether the words call several.
    """

    key: str
    firm: bool
    plural: bool


@dataclass(frozen=True, slots=True)
class SpeakerRuling:
    """A person's answer for two speakers.

    Attributes:
        left: Report and speaker key of the one.
        right: Report and speaker key of the other.
        answer: ``same``, ``different`` or ``unsure``.
    """

    left: tuple[str, str]
    right: tuple[str, str]
    answer: str


class Identities:
    """The speakers of a story, matched across its reports."""

    def __init__(
        self,
        attributions: Iterable[Attribution],
        names: Iterable[Name],
        rulings: Iterable[SpeakerRuling] = (),
        *,
        texts: Iterable[str] = (),
    ) -> None:
        """Match the speakers of the attributions.

        Args:
            attributions: Who said what in the story.
            names: The names learnt to stand for one thing.
            rulings: What people decided of two speakers.
            texts: The reports' texts, which show what words are no names.
        """
        self._rulings = tuple(rulings)
        self._ordinary = ordinary(texts)
        self._people = self._mentioned(attributions, names)
        self._groups = Unions[Person]()
        self._doubts: list[tuple[Person, Person]] = []
        people = sorted(set(self._people.values()), key=_fullest_first)
        for one in people:
            self._groups.add(one)
        self._rule()
        self._match([one for one in people if one.name], namesake)
        offices = [one for one in people if not one.home]
        self._match(sorted(offices, key=lambda one: bool(one.body)), colleague)
        self._keys: dict[Person, str] = {}
        self._members: dict[str, list[Person]] = {}
        self._last: dict[str, list[str]] = defaultdict(list)
        self._settle()
        self._unsure = {self._pair(left, right) for left, right in self._doubts}
        self._told_apart = {
            self._pair(self._people[ruling.left], self._people[ruling.right])
            for ruling in self._rulings
            if ruling.answer == "different"
        }

    def _mentioned(
        self, attributions: Iterable[Attribution], names: Iterable[Name]
    ) -> dict[tuple[str, str], Person]:
        variants = {folded(way): folded(name.key) for name in names for way in name.variants}
        found: dict[tuple[str, str], Person] = {}
        for attribution in attributions:
            if attribution.speaker is not None:
                called = person(attribution.speaker, attribution.report, self._ordinary)
                key = (attribution.report, attribution.speaker.key)
                found.setdefault(key, _known(called, variants))
        for ruling in self._rulings:
            for mention in (ruling.left, ruling.right):
                found[mention] = replace(found[mention], mark=" ".join(mention))
        return found

    def _pair(self, left: Person, right: Person) -> frozenset[str]:
        return frozenset(self._keys[self._groups.root(one)] for one in (left, right))

    def of(self, attribution: Attribution) -> Identity | None:
        """Give who spoke, if the report shows it."""
        if attribution.speaker is None:
            return None
        found = self._people[attribution.report, attribution.speaker.key]
        return Identity(self._keys[self._groups.root(found)], not found.home, found.plural)

    def unsure(self, left: str, right: str) -> bool:
        """Tell whether the one may be the other, where several speakers fit."""
        return frozenset((left, right)) in self._unsure

    def decided(self, left: str, right: str) -> bool:
        """Tell whether a person told two keys apart."""
        return frozenset((left, right)) in self._told_apart

    def differ(self, left: str, right: str) -> bool:
        """Tell whether two keys are shown to be two speakers; never where it is unsure.

        A key that is no speaker's differs from none.
        """
        if left == right or self.unsure(left, right):
            return False
        if left not in self._members or right not in self._members:
            return False
        ones, twos = (_best_known(self._members[key]) for key in (left, right))
        return all(_apart(one, two) for one in ones for two in twos)

    def alike(self, left: str, right: str) -> bool:
        """Tell whether two sources are called by the same words, or unnamed ones by such."""
        if left == right:
            return True
        if left not in self._members or right not in self._members:
            return False
        ones, twos = self._members[left], self._members[right]
        return any(described(one, two) for one in ones for two in twos)

    def spoken_of(self, words: str) -> Iterator[tuple[str, int, int]]:
        """Find speakers whom words name by the last word of their name.

        Yields:
            The speaker's key, and where the name stands in the words.
        """
        for match in _CAPITALISED.finditer(words):
            for key in self._last.get(fold(match.group()), ()):
                yield key, match.start(), match.end()

    def handles(self, key: str, *, sought: bool) -> frozenset[str]:
        """Give words such that speakers who share none are told apart without a look.

        Args:
            key: The speaker.
            sought: Whether the words are to find others, or to be found by.
        """
        found: set[str] = set()
        for one in self._members[key]:
            names = (way for way in handles(one, sought=sought) if not way.startswith("role "))
            found |= set(names)
            kinds = ("office", "named") if sought and not one.name else ("office",)
            own = kinds if sought else ("named" if one.name else "office",)
            found |= {f"role {role} {kind}" for role in one.roles for kind in own}
            found |= bare(one, sought=sought)
        return frozenset(found)

    def _rule(self) -> None:
        """Join and part what people decided; of two that cannot both stand the first does."""
        for ruling in self._rulings:
            left, right = self._people[ruling.left], self._people[ruling.right]
            if ruling.answer == "same":
                self._groups.join(left, right)
            else:
                self._groups.part(left, right)
            if ruling.answer == "unsure":
                self._doubts.append((left, right))

    def _match(self, people: list[Person], fits: Callable[[Person, Person], bool]) -> None:
        """Join each with those who fit; where they are several speakers, it is unsure which."""
        buckets: dict[str, list[Person]] = defaultdict(list)
        for one in people:
            for handle in sorted(handles(one)):
                buckets[handle].append(one)
        for one in people:
            near: dict[Person, None] = {}
            for handle in sorted(handles(one, sought=True)):
                if len(buckets[handle]) <= NAMESAKES:
                    near.update(dict.fromkeys(buckets[handle]))
            fitting = [
                other
                for other in near
                if other != one and not self._groups.parted(one, other) and fits(one, other)
            ]
            roots = sorted({self._groups.root(other) for other in fitting})
            if len(roots) == 1 or (fits is namesake and len(one.name) > 1):
                for root in roots:
                    self._groups.join(root, one)
            else:
                self._doubts.extend((one, root) for root in roots)

    def _settle(self) -> None:
        for group in self._groups.groups():
            key = _key(group)
            while key in self._members:
                key += " (another)"
            self._members[key] = group
            self._keys[self._groups.root(group[0])] = key
            for last in sorted({one.name[-1] for one in group if one.name}):
                self._last[last].append(key)


def _known(one: Person, variants: dict[tuple[str, ...], tuple[str, ...]]) -> Person:
    """Put the learnt name in the place of its variants."""
    return replace(
        one,
        name=variants.get(one.name, one.name),
        organisation=variants.get(one.organisation, one.organisation),
    )


def _fullest_first(one: Person) -> tuple[int, Person]:
    return (-len(one.name), one)


def _key(group: list[Person]) -> str:
    """Name a speaker by the shortest full name, else by the longest description."""
    full = [one for one in group if len(one.name) > 1]
    if full:
        return min(full, key=lambda one: (len(one.name), one.key)).key
    return max(group, key=lambda one: (bool(one.name), len(one.key), one.key)).key


def _best_known(group: list[Person]) -> list[Person]:
    """Give the ways to call a speaker that name him, if any does."""
    return [one for one in group if one.name] or group


def _apart(one: Person, two: Person) -> bool:
    """Tell whether two ways to call a speaker are shown to call two."""
    if one.home or two.home:
        known = bool(one.organisation and two.organisation)
        return known and not one_body(one.organisation, two.organisation)
    return not kin(one, two)
