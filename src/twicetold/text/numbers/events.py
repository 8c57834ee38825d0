"""What happened to those counted: ``killing 38``, ``38 have been killed``, ``38 dead``."""

from functools import cache

from twicetold.text import lexicon
from twicetold.text.numbers.words import Phrases, Words, is_adverb, phrases

FARTHEST = 7
"""The most words between those counted and what is said to have happened to them."""

FARTHEST_TOLL = 8
"""The most words between ``death toll`` and its value."""

_FARTHEST_LEAD = 4
_INSIDE = " -\u2011\u00a0\u202f“”\"'‘’"


def named_by(noun: str) -> str:
    """Give the family that a noun names, as ``killed`` for ``deaths``; empty when it names none."""
    return _phrases("nouns").values.get(noun, "")


def things(family: str) -> bool:
    """Tell whether a family happens to things rather than to persons."""
    return family in _families_of_things()


def begins(words: Words, at: int) -> bool:
    """Tell whether what happened is said from a word on, as in ``38 dead`` or ``38 wounded``."""
    return (
        words.fold(at) not in _phrases("nouns").values
        and words.after(at, _phrases("passive")) is not None
    )


def after(words: Words, at: int, stop: int) -> str:
    """Find what is said to have happened to those counted, after their noun.

    Args:
        words: The words of a sentence.
        at: Index of the word after the noun.
        stop: Index where the next number begins; nothing from there on is looked at.

    Returns:
        The family's name; empty when nothing of the lexicon is said.
    """
    passive, here = False, _past_aside(words, at)
    start, signs = here, _INSIDE + ("," if here > at else "")
    while here < stop and here - start < FARTHEST and words.joins(here, signs):
        signs = _INSIDE
        found = words.after(here, _phrases("passive"))
        if found is not None:
            return found[1] if _is_said_of(words, here, found[0], passive=passive) else ""
        word = words.fold(here)
        if not _may_stand_between(word):
            return ""
        passive = passive or word in lexicon.words("counting", "passive")
        here += 1
    return ""


def before(words: Words, first: int) -> str:
    """Find the verb of which those counted are the object: ``killing 38``, ``the deaths of 38``."""
    for at in range(first, max(0, first - _FARTHEST_LEAD), -1):
        found = words.before(at, _phrases("active")) if words.joins(at, _INSIDE) else None
        if found is not None:
            return found[1]
        if words.fold(at - 1) not in lexicon.words("counting", "leads"):
            return ""
    return ""


def of_lives(words: Words, first: int, last: int) -> str:
    """Find what became of lives: ``claimed 14 lives``, ``14 lives were lost``."""
    taken = words.before(first, _phrases("lives"))
    for at in range(last, min(last + FARTHEST, len(words.tokens))):
        if taken is None and words.fold(at) == "lost":
            return "killed"
    return taken[1] if taken else ""


def toll(words: Words, first: int) -> str:
    """Find the toll whose value a bare number is: ``the death toll rose to 38``."""
    for at in range(first, max(0, first - FARTHEST_TOLL), -1):
        found = words.before(at, _phrases("tolls"))
        if found is not None:
            return found[1]
        if not words.joins(at - 1, _INSIDE):
            return ""
    return ""


def _past_aside(words: Words, at: int) -> int:
    """Step over ``, including three children,`` between those counted and their verb."""
    if "," not in words.gap(at) or words.fold(at) not in {
        "including",
        "among",
        "most",
        "many",
        "some",
    }:
        return at
    for end in range(at + 1, min(at + 2 * FARTHEST, len(words.tokens))):
        if "," in words.gap(end):
            return end
    return at


def _may_stand_between(word: str) -> bool:
    between = lexicon.words("counting", "auxiliaries") | lexicon.words("counting", "skipped")
    return word in between or is_adverb(word)


def _is_said_of(words: Words, at: int, last: int, *, passive: bool) -> bool:
    """Tell ``38 were killed`` and ``38 killed in a raid`` from ``38 killed three soldiers``."""
    if passive or words.phrase(at, last) in _phrases("intransitive").values:
        return True
    if words.fold(at - 1) in {"have", "has", "had"}:
        return False
    return words.gap(last).strip() != "" or not _starts_object(words, last)


def _starts_object(words: Words, at: int) -> bool:
    word = words.fold(at)
    numbers = lexicon.table("numbers")
    if word in lexicon.words("counting", "articles") or word[:1].isdecimal():
        return True
    if word in numbers["cardinals"] or word in numbers["vague"] or word in {"at", "more"}:
        return words.phrase(at, at + 2) in {"at least", "more than"} or word not in {"at", "more"}
    return words.capital(at) and word not in _days()


@cache
def _days() -> frozenset[str]:
    table = lexicon.table("moments")
    return frozenset([*table["weekdays"], *table["months"]])


@cache
def _families_of_things() -> frozenset[str]:
    families = lexicon.table("events")["family"]
    return frozenset(family["name"] for family in families if family.get("things"))


@cache
def _phrases(kind: str) -> Phrases[str]:
    families = lexicon.table("events")["family"]
    return phrases({said: family["name"] for family in families for said in family.get(kind, ())})
