"""How old somebody is: ``aged 15``, ``a 15-year-old girl``, ``Mara Venn, 34,``."""

from dataclasses import dataclass

from twicetold.text import lexicon
from twicetold.text.numbers.measures import YEAR, Measure
from twicetold.text.numbers.nouns import is_verb, noun
from twicetold.text.numbers.numerals import Numeral
from twicetold.text.numbers.subjects import subject
from twicetold.text.numbers.words import Words

OLDEST = 120
"""The highest number between commas after a name that is read as an age."""

_OLD = frozenset({"old", "olds"})


@dataclass(frozen=True, slots=True)
class Age:
    """The words that give an age.

    Attributes:
        first: Index of its first word.
        last: Index of the word after the last one.
        factor: Years in its unit: 1 for years, a twelfth for months.
        of: Whose age it is, with ``age`` at the end.
    """

    first: int
    last: int
    factor: float
    of: str


def age(words: Words, value: Numeral, unit: Measure | None) -> Age | None:
    """Read a number as an age, if the words say that it is one.

    Args:
        words: The words of a sentence.
        value: The number.
        unit: Its unit, if one follows.
    """
    if unit is not None and unit.unit != "second":
        return None
    factor = unit.factor / YEAR if unit else 1.0
    last = unit.last if unit else value.last
    old = unit is not None and words.fold(last) in _OLD
    last += old
    if words.fold(value.first - 1) == "aged":
        whose = _before(words, value.first - 1) or subject(words, value.first - 1)
        return Age(value.first - 1, last, factor, _of(whose))
    if words.phrase(value.first - 2, value.first) == "age of":
        return Age(value.first, last, factor, "age")
    if old:
        whose = noun(words, last).indicator if words.gap(last - 1) == "-" else ""
        return Age(value.first, last, factor, _of(whose or subject(words, value.first)))
    if unit is None and _stands_after_name(words, value):
        return Age(value.first, last, 1.0, _of(_before(words, value.first)))
    return None


def _of(whose: str) -> str:
    return f"{whose} age".strip()


def _stands_after_name(words: Words, value: Numeral) -> bool:
    enclosed = words.gap(value.first) == ", " and words.gap(value.last)[:1] in {",", ")", "."}
    digits = words.fold(value.digits).isdecimal() and value.last - value.first == 1
    young = value.low is not None and value.low == value.high and value.low <= OLDEST
    return enclosed and digits and young and words.capital(value.first - 1)


def _before(words: Words, at: int) -> str:
    """Give the name or noun that stands before an age."""
    first = at
    while words.capital(first - 1) and (first == at or words.gap(first) == " "):
        first -= 1
    if first < at:
        return words.phrase(first, at)
    word = words.fold(at - 1)
    return "" if is_verb(word) or word in lexicon.table("numbers")["cardinals"] else word
