"""The people and bodies that a report names, wherever it names them."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from twicetold.attribute import cues
from twicetold.attribute.naming import key, known
from twicetold.text import lexicon

_PART = r"(?:(?:[A-Z]\.)+|(?:Mr|Mrs|Ms|Dr|Jr|Sr|St|Gen|Col|Lt|Sen|Rep|Gov|Prof|Capt|Maj|Sgt)\.|"
_PART += r"(?:[Aa]l-|[Ee]l-)?[A-Z][^\W\d_]*(?:[-'’][^\W\d_]+)*)"
_PARTICLE = r"(?:(?:al|el|bin|ibn|van|von|de|der|den|da|di|la|le|du|dos|of)[ ])*"
_RUN = re.compile(rf"\b(?=[A-Z]|[ae]l-){_PART}(?: {_PARTICLE}{_PART})*")
_BRACKETED = re.compile(r" \((?<=[^\W_] \()([A-Z][A-Za-z&.-]{1,9})\)")
_LONGEST_NAME = 80
"""Code points before a bracketed acronym in which the name is looked for that it stands for."""
_ACRONYM = re.compile(r"[A-Z][A-Z.&]{1,7}s?")
_THE = ("the ", "The ")
_SMALL = frozenset({"of", "for", "the", "and", "on", "in", "to", "&", "de"})
_PLACING = re.compile(
    r"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Oo]utside|[Ii]nside|[Aa]round|[Aa]cross|[Ii]nto|[Tt]owards?) $"
)
_PREPOSITION = 9
"""Code points before a name in which such a preposition stands."""
_LONGEST_PERSON = 4
"""Words of a person's name at most; longer runs of capitals are titles of works or bodies."""


@dataclass(frozen=True, slots=True)
class Cast:
    """The people and bodies that a report names.

    Attributes:
        people: For each surname, folded, the full names in the order of their first place.
        places: Where people are named in full, in order.
        named: Who is named at each of these places.
        first: The first place of each full name.
        bodies: For the initials, the first and the last word of each body's name of two words and
            more the names, in the order of the text.
        expansions: For each acronym the full name.
    """

    people: dict[str, tuple[str, ...]]
    places: tuple[int, ...]
    named: tuple[str, ...]
    first: dict[str, int]
    bodies: dict[str, tuple[str, ...]]
    expansions: dict[str, str]

    def person(self, name: str, place: int) -> str:
        """Give the fullest name that the report has for a person, titles left out.

        Args:
            name: A full name, a surname, or either with a title.
            place: Where it stands; of two people of one name the last one before it is meant.
        """
        titles = known("title")
        parts = [part for part in name.split() if part.lower().rstrip(".") not in titles]
        parts = parts or name.split()
        full_names = self.people.get(key(parts[-1]), ())
        if len(parts) > 1:
            fuller = [full for full in full_names if set(parts) <= set(full.split())]
            return max(fuller, key=len, default=" ".join(parts))
        if len(full_names) > 1:
            for at in range(bisect_left(self.places, place) - 1, -1, -1):
                if self.named[at] in full_names:
                    return self.named[at]
        if not full_names:
            by_first_name = {full for full in self.named if full.split()[0] == parts[0]}
            return by_first_name.pop() if len(by_first_name) == 1 else parts[0]
        return full_names[0]

    def body(self, name: str) -> str:
        """Give the full name behind an acronym, a first word or a last word of a body's name."""
        if name in self.expansions:
            return self.expansions[name]
        if _ACRONYM.fullmatch(name):
            named = self.bodies.get(name.replace(".", "").rstrip("s"), ())
            return named[0] if named else name
        if " " in name:
            return name
        by_key = {key(full): full for full in sorted(self.bodies.get(name, ()))}
        return by_key.popitem()[1] if len(by_key) == 1 and key(name) not in by_key else name

    def surname(self, name: str, place: int) -> str:
        """Give the person that a single name stands for, if one was named in full before it."""
        full = self.person(name, place)
        return full if self.first.get(full, place) < place else name

    def is_person(self, name: str) -> bool:
        """Tell whether the report names a person by this full name."""
        return name in self.people.get(key(name.split()[-1]) if name else "", ())

    def people_between(self, start: int, end: int) -> tuple[tuple[int, str], ...]:
        """Give the people named in full in a stretch, with their places."""
        first, after = bisect_left(self.places, start), bisect_right(self.places, end - 1)
        return tuple(zip(self.places[first:after], self.named[first:after], strict=True))


def is_name(word: str) -> bool:
    """Tell a name from a word that is capitalised because a sentence begins with it."""
    return word.lower() not in _grammar_words()


def cast(text: str) -> Cast:
    """Read who is named in a text."""
    full_names: list[tuple[int, str]] = []
    bodies: list[str] = []
    singles: list[tuple[int, str]] = []
    for match in _RUN.finditer(text):
        at, run = match.start(), match.group()
        called = _called(run)
        at += called.after
        if called.single:
            singles.append((at, called.single))
        if called.body:
            bodies.append(called.body)
        if called.person and not (run.startswith(_THE) or text.endswith(_THE, 0, match.start())):
            full_names.append((at, called.person))
    people, occurrences = _people(_without_places(text, full_names, singles), singles)
    return Cast(
        {surname: tuple(names) for surname, names in people.items()},
        tuple(at for at, _ in occurrences),
        tuple(full for _, full in occurrences),
        {full: at for at, full in reversed(occurrences)},
        _by_part(bodies),
        _expansions(text),
    )


def _without_places(
    text: str, full_names: Sequence[tuple[int, str]], singles: Sequence[tuple[int, str]]
) -> list[tuple[int, str]]:
    """Leave out names that mostly stand after "in", "at", "near" and never by their last word."""
    alone = {single for _, single in singles}
    named = Counter(full for _, full in full_names)
    placed = Counter(
        full
        for at, full in full_names
        if _PLACING.search(text, max(0, at - _PREPOSITION), at) and full.split()[-1] not in alone
    )
    return [(at, full) for at, full in full_names if 2 * placed[full] < named[full]]


def _people(
    full_names: Sequence[tuple[int, str]], singles: Sequence[tuple[int, str]]
) -> tuple[dict[str, list[str]], list[tuple[int, str]]]:
    """Tell people's names from others, and find where they are named, also by surname alone.

    Of a person the last name is repeated alone, of a product or body rather the first.
    """
    alone = Counter(single for _, single in singles)
    people: dict[str, list[str]] = {}
    occurrences: list[tuple[int, str]] = []
    for at, full in full_names:
        first, last = full.split()[0], full.split()[-1]
        if alone[first] > max(1, alone[last]):
            continue
        names = people.setdefault(key(last), [])
        if full not in names:
            names.append(full)
        occurrences.append((at, full))
    for at, single in singles:
        names = people.get(key(single), [])
        if len(names) == 1:
            occurrences.append((at, names[0]))
    return people, sorted(occurrences)


@dataclass(frozen=True, slots=True)
class _Called:
    """What one run of capitals can name, and how many code points stand before it."""

    after: int = 0
    single: str = ""
    body: str = ""
    person: str = ""


@lru_cache(maxsize=8192)
def _called(run: str) -> _Called:
    run = run.replace("’", "'").removesuffix("'s")
    if " " not in run:
        return _Called(single=run if is_name(run) else "")
    after, parts = _without_leading(run)
    office = _after_office(parts)
    before, name = parts[: max(0, office - 1)], parts[office:]
    person = " ".join(name) if _like_person(name) else ""
    if len(parts) == 1:
        return _Called(after, single=parts[0], person=person)
    body = " ".join(before or parts) if parts and (not office or len(before) > 1) else ""
    return _Called(after, body=body, person=person)


def _without_leading(run: str) -> tuple[int, list[str]]:
    """Leave out a first word that is capitalised only because a sentence begins."""
    start, parts = 0, run.split()
    while parts and parts[0].lower() in _grammar_words():
        start += len(parts[0]) + 1
        parts.pop(0)
    return start, parts


def _after_office(parts: Sequence[str]) -> int:
    """Give the index after the last role, title or possessor of a run of capitals."""
    offices = _offices()
    after = 0
    low = [part.lower() for part in parts]
    if " ".join(low) in known("institution") or known("organisation").intersection(low[-1:]):
        return after
    for at, part in enumerate(parts):
        if part.lower().rstrip(".") in offices or part.endswith("'s"):
            after = at + 1
    return after


def _like_person(parts: Sequence[str]) -> bool:
    """Tell whether capitals can be a person's name: two to four, none of a body or place."""
    if not 2 <= len(parts) <= _LONGEST_PERSON:
        return False
    low = [part.lower().rstrip(".") for part in parts]
    return not (
        any(
            part in _SMALL or (part.isupper() and len(part) > 1 and "." not in part)
            for part in parts
        )
        or " ".join(low) in known("institution")
        or known("organisation").intersection(low)
        or low[0] in known("place_first")
        or low[-1] in known("place_last")
        or _ACRONYM.fullmatch(parts[-1])
        or any(part.endswith("s") and part in cues.kinds() for part in low[1:])
    )


def _expansions(text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for match in _BRACKETED.finditer(text):
        acronym = match.group(1).rstrip("s")
        before = text[max(0, match.start() - _LONGEST_NAME) : match.start()].split()
        name = " ".join(before[-_reach(before, acronym) :])
        if name[:1].isupper():
            found.setdefault(acronym, name)
    return found


def _by_part(bodies: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Find bodies by their initials, by a first word that stands for them, and by the last."""
    found: dict[str, list[str]] = {}
    institutions = known("organisation")
    for full in dict.fromkeys(bodies):
        first, *rest = full.split()
        found.setdefault(_initials(full), []).append(full)
        if rest:
            found.setdefault(rest[-1].lower(), []).append(full)
        if rest and all(word.lower().rstrip(".") in institutions for word in rest):
            found.setdefault(first, []).append(full)
    return {part: tuple(names) for part, names in found.items()}


def _reach(words: Sequence[str], acronym: str) -> int:
    """Count the words that an acronym stands for, from the right."""
    letters = "".join(sign for sign in acronym if sign.isupper())
    for count in range(1, len(words) + 1):
        if words[-count] not in _SMALL and _initials(" ".join(words[-count:])).startswith(letters):
            return count
    return len(letters)


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split() if word.lower() not in _SMALL)


@cache
def _offices() -> frozenset[str]:
    return known("role") | known("title")


@cache
def _grammar_words() -> frozenset[str]:
    table = lexicon.table("grammar")
    words = {word for name in table for word in table[name] if not name.startswith("not_")}
    return frozenset(words - known("given_name"))
