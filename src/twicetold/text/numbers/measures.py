"""Units: what a number measures, brought to one unit for each kind of measure."""

from dataclasses import dataclass
from functools import cache

from twicetold.text import lexicon
from twicetold.text.numbers.cardinals import cardinal
from twicetold.text.numbers.words import Phrases, Words, phrases

YEAR = 31557600.0
"""Seconds of a year of 365.25 days."""

_LONGEST_SIGN = 4
_CLOSE = frozenset({"", " ", "-", "\u2011", "\u00a0", "\u202f"})


@dataclass(frozen=True, slots=True)
class Measure:
    """The unit of a number.

    Attributes:
        unit: The unit that values are brought to; a currency's ISO 4217 code; ``percent``.
        factor: By what the number is multiplied.
        extra: What is added after that, as 1800 in ``two and a half hours``.
        last: Index of the word after the unit.
    """

    unit: str
    factor: float
    extra: float
    last: int


def measure(words: Words, first: int, last: int) -> Measure | None:
    """Find the unit of the number that takes the words from ``first`` to ``last``.

    >>> from twicetold.text.numbers.words import words
    >>> measure(words("90-second", 0, 9), 0, 1).unit
    'second'
    """
    if words.fold(first - 1) == "magnitude":
        return Measure("magnitude", 1.0, 0.0, last)
    return _signed(words, first, last) or _percent(words, last) or _written(words, last)


def unit_word(words: Words, at: int) -> tuple[int, tuple[str, float]] | None:
    """Find the unit that begins at a word: where it ends, its name and factor."""
    return words.after(at, _units())


def is_sign(words: Words, at: int) -> bool:
    """Tell whether a word is the letters of a currency sign or code, as ``US`` in ``US$5``."""
    start, end = words.tokens[at].start, words.tokens[at + 1].start
    return words.text[start:end].rstrip() in {sign for sign, _ in _signs()}


def unit_beginnings() -> frozenset[str]:
    """Give the words with which a unit of time, length, mass or volume begins."""
    return _units().first_words


def _signed(words: Words, first: int, last: int) -> Measure | None:
    start = words.tokens[first].start
    before = words.text[max(0, start - _LONGEST_SIGN - 1) : start].rstrip()
    for sign, code in _signs():
        if before.endswith(sign) and not (sign.isalpha() and before[: -len(sign)][-1:].isalpha()):
            word = words.after(last, _currencies()) if words.close(last) else None
            return Measure(code, 1.0, 0.0, word[0] if word else last)
    return None


def _percent(words: Words, last: int) -> Measure | None:
    end = words.tokens[last - 1].end
    if words.text[end : end + 1] == "%" or words.text[end : end + 2] == " %":
        return Measure("percent", 1.0, 0.0, last)
    return None


def _written(words: Words, last: int) -> Measure | None:
    if words.gap(last) not in _CLOSE:
        return None
    if words.fold(last) == "magnitude":
        return Measure("magnitude", 1.0, 0.0, last + 1)
    if (money := words.after(last, _currencies())) is not None:
        if not (words.fold(last) == "pounds" and words.fold(money[0]) == "of"):
            return Measure(money[1], 1.0, 0.0, money[0])
        return Measure("kilogram", 0.45359237, 0.0, money[0])
    cents = lexicon.table("units")["cents"]
    if words.fold(last) in cents and not (words.fold(last) == "p" and words.gap(last)):
        return Measure(cents[words.fold(last)], 0.01, 0.0, last + 1)
    found = words.after(last, _units())
    if found is None or (words.fold(last) == "second" and words.gap(last) == ""):
        return None
    name, factor = found[1]
    return _compound(words, Measure(name, factor, 0.0, found[0]))


def _compound(words: Words, one: Measure) -> Measure:
    """Add the smaller unit that follows, as in ``two hours and 15 minutes``, or the half."""
    at = one.last
    if words.phrase(at, at + 3) == "and a half":
        return Measure(one.unit, one.factor, one.extra + one.factor / 2, at + 3)
    if words.fold(at) == "and":
        at += 1
    number = cardinal(words, at) if words.gap(at) in {" ", ", ", ""} else None
    found = words.after(number.last, _units()) if number and number.value is not None else None
    if number is None or number.value is None or found is None:
        return one
    name, factor = found[1]
    if name != one.unit or not factor < one.factor or name not in {"second", "metre", "kilogram"}:
        return one
    if number.value * factor >= one.factor:
        return one
    extra = one.extra + number.value * factor
    return Measure(name, one.factor, extra, found[0])


@cache
def _units() -> Phrases[tuple[str, float]]:
    units = lexicon.table("units")["unit"]
    return phrases(
        {name: (unit["name"], float(unit["factor"])) for unit in units for name in unit["written"]}
    )


@cache
def _currencies() -> Phrases[str]:
    listed = lexicon.table("units")["currency"]
    return phrases({name: currency["name"] for currency in listed for name in currency["written"]})


@cache
def _signs() -> tuple[tuple[str, str], ...]:
    signs = [
        (sign, currency["name"])
        for currency in lexicon.table("units")["currency"]
        for sign in currency["signs"]
    ]
    return tuple(sorted(signs, key=lambda pair: (-len(pair[0]), pair[0])))
