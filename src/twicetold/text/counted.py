"""What is counted: the noun after a number, and what happened to those counted."""

from dataclasses import dataclass
from functools import cache

from twicetold.text import lexicon
from twicetold.text.words import Words

LONGEST_PHRASE = 6
"""The most words of a counted noun phrase."""

FARTHEST_EVENT = 7
"""The most words between those counted and what happened to them."""

FARTHEST_TOLL = 8
"""The most words between ``death toll`` and its value."""

_AUXILIARIES = frozenset(
    {"have", "has", "had", "been", "were", "was", "are", "is", "be", "being", "get", "got"}
)
_PASSIVE = frozenset({"been", "were", "was", "are", "is", "be", "being", "get", "got"})
_OBJECT_STARTS = frozenset({"a", "an", "the", "his", "her", "its", "their", "at", "more", "up"})
_SKIPPED = frozenset(
    {"also", "reportedly", "now", "so", "far", "still", "already", "who", "that", "and", "or"}
    | {"feared", "believed", "reported", "presumed", "confirmed", "thought", "known", "left"}
    | {"to", "have", "either", "all", "both", "later", "since", "would", "could", "may", "might"}
    | {"there", "yesterday", "today", "overnight", "as", "of", "them", "people"}
)
_LEADS = frozenset({"a", "total", "of", "the", "another", "further", "some", "lives"})


@dataclass(frozen=True, slots=True)
class Noun:
    """A counted noun phrase.

    Attributes:
        modifiers: The folded words before the head that tell groups apart.
        head: The folded head in the singular; empty when nothing is named.
        last: Index of the word after the phrase.
        event: The family that the noun itself names, as ``killed`` in ``38 deaths``.
    """

    modifiers: tuple[str, ...]
    head: str
    last: int
    event: str = ""


def noun(words: Words, at: int, *, one: bool = False, hyphened: bool = False) -> Noun:
    """Read the noun phrase that begins at a word.

    Args:
        words: The words of a sentence.
        at: Index of the word after the number or unit.
        one: Whether the phrase is in the singular, as after ``one`` or ``90-second``.
        hyphened: Whether it is joined to the number by a hyphen, as in ``three-member``.
    """
    taken: list[int] = []
    last = at
    while last < len(words.tokens) and len(taken) < LONGEST_PHRASE and _belongs(words, last, at):
        if _is_event(words, last) and not _precedes_noun(words, last):
            break
        taken.append(last)
        last += 1
        if hyphened or (not one and _is_plural(words.fold(last - 1)) and not _goes_on(words, last)):
            break
    return _made(words, taken, last if taken else at)


def _belongs(words: Words, at: int, first: int) -> bool:
    gap, word = words.gap(at), words.fold(at)
    if gap.strip(" -\u2011\u00a0\u202f“”\"'‘’.") and at != first:
        return False
    if "." in gap and not (len(word) == 1 and len(words.fold(at - 1)) == 1) and at != first:
        return False
    if at == first and gap.strip(" -\u2011\u00a0\u202f“\"'‘"):
        return False
    if word in lexicon.words("counting", "stops") or not word[:1].isalpha():
        return False
    numbers = lexicon.table("numbers")
    if word in numbers["cardinals"] or (at > first and word.endswith("ing") and at > first + 1):
        return False
    return not (at > first and word.endswith("ed") and not _precedes_noun(words, at))


def _is_plural(word: str) -> bool:
    if word in lexicon.table("counting")["plurals"]:
        return True
    return word.endswith("s") and not word.endswith(("ss", "us", "is", "ous")) and len(word) > 2


def _goes_on(words: Words, at: int) -> bool:
    """Tell whether the plural before is itself a modifier, as in ``women protesters``."""
    before = words.fold(at - 1)
    follows = words.fold(at)
    if words.gap(at) != " " or follows in lexicon.words("counting", "stops"):
        return False
    modifying = before in {"arms", "sports", "women", "men", "police", "military", "crew", "staff", "youth", "fish", "aircraft", "operations", "systems", "savings", "dead", "injured", "wounded", "homeless", "unemployed", "elderly", "jobless", "poor", "series"}  # fmt: skip
    return modifying and (_is_plural(follows) and follows not in _AUXILIARIES)


def _precedes_noun(words: Words, at: int) -> bool:
    """Tell whether a participle stands before the noun that it describes: ``armed men``."""
    following = words.fold(at + 1)
    if words.gap(at + 1) != " " or following in lexicon.words("counting", "stops"):
        return False
    return _is_plural(following) or (
        _is_plural(words.fold(at + 2))
        and words.gap(at + 2) == " "
        and following not in lexicon.words("counting", "stops")
    )


def _is_event(words: Words, at: int) -> bool:
    return words.after(at, _phrases("passive")) is not None and words.fold(at) not in _phrases(
        "nouns"
    )


def _made(words: Words, taken: list[int], last: int) -> Noun:
    folds = _acronyms_joined(words, taken)
    if not folds:
        return Noun((), "", last)
    written, head = folds[-1]
    modifiers = tuple(fold for capital, fold in folds[:-1] if capital or not _is_plain(fold))
    event = _phrases("nouns").get(head, "")
    if event:
        singular = (
            "casualty"
            if event == "casualty"
            else (singular_of(modifiers[-1]) if modifiers else "person")
        )
        if event == "casualty":
            return Noun(modifiers, "casualty", last)
        return Noun(
            modifiers[:-1], "person" if singular in {"person", ""} else singular, last, event
        )
    if head in lexicon.words("counting", "persons"):
        return Noun(modifiers, "person", last)
    return Noun(modifiers, singular_of(head), last)


def _acronyms_joined(words: Words, taken: list[int]) -> list[tuple[bool, str]]:
    """Give the words with their capitals, ``U.S.`` as one."""
    found: list[tuple[bool, str]] = []
    for at in taken:
        word = words.fold(at)
        if found and len(word) == 1 and "." in words.gap(at) and words.capital(at):
            found[-1] = (True, found[-1][1] + word)
        else:
            found.append((words.capital(at), word))
    return found


def _is_plain(word: str) -> bool:
    if word in lexicon.words("counting", "plain"):
        return True
    return word.endswith("ly") or (word.endswith("ed") and len(word) > 4)


def singular_of(word: str) -> str:
    """Give the singular of a folded noun.

    >>> singular_of("militias"), singular_of("children"), singular_of("bus")
    ('militia', 'child', 'bus')
    """
    plurals: dict[str, str] = lexicon.table("counting")["plurals"]
    if word in plurals:
        return plurals[word]
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 2:
        return word[:-1]
    return word


def event_after(words: Words, at: int, stop: int) -> str:
    """Find what is said to have happened to those counted, after their noun.

    Args:
        words: The words of a sentence.
        at: Index of the word after the noun.
        stop: Index where the next number begins; nothing beyond it is looked at.

    Returns:
        The family's name; empty when nothing of the lexicon is said.
    """
    passive, here = False, at
    while here < min(stop, at + FARTHEST_EVENT):
        if (
            words.gap(here).strip(" -“”\"'‘’\u00a0")
            and here > at
            or words.gap(here)[:1] in ".;:!?()"
        ):
            return ""
        found = words.after(here, _phrases("passive"))
        if found is not None:
            return found[1] if _is_said_of(words, here, found[0], passive=passive) else ""
        word = words.fold(here)
        if word not in _AUXILIARIES and word not in _SKIPPED and not word.endswith("ly"):
            return ""
        passive = passive or word in _PASSIVE
        here += 1
    return ""


def _is_said_of(words: Words, at: int, last: int, *, passive: bool) -> bool:
    """Tell ``38 were killed`` and ``38 killed in a raid`` from ``38 killed three soldiers``."""
    if passive or words.phrase(at, last) in _phrases("intransitive"):
        return True
    if words.fold(at - 1) in {"have", "has", "had"}:
        return False
    following = words.fold(last)
    if words.gap(last).strip():
        return True
    starts_object = (
        following in _OBJECT_STARTS
        or following[:1].isdecimal()
        or following in lexicon.table("numbers")["cardinals"]
        or (words.capital(last) and following not in _days())
    )
    return not starts_object


@cache
def _days() -> frozenset[str]:
    table = lexicon.table("moments")
    return frozenset([*table["weekdays"], *table["months"]])


def event_before(words: Words, first: int) -> str:
    """Find the verb of which those counted are the object: ``killing 38``, ``the deaths of 38``."""
    at = first
    while at > 0 and words.fold(at - 1) in _LEADS and words.gap(at) == " ":
        found = words.before(at, _phrases("active"))
        if found is not None:
            break
        at -= 1
    found = words.before(at, _phrases("active"))
    return found[1] if found else ""


def toll_before(words: Words, first: int) -> str:
    """Find the toll whose value a bare number is: ``the death toll rose to 38``."""
    for at in range(first, max(0, first - FARTHEST_TOLL), -1):
        found = words.before(at, _phrases("tolls"))
        if found is not None:
            return found[1]
        if at < first and words.gap(at).strip(" -\u00a0"):
            return ""
    return ""


@cache
def _phrases(kind: str) -> dict[str, str]:
    return {
        phrase: family["name"]
        for family in lexicon.table("events")["family"]
        for phrase in family.get(kind, ())
    }
