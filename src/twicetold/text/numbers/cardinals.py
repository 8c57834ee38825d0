"""One number in words or digits: ``1,500``, ``two and a half million``, ``half a dozen``."""

import math
import re
from dataclasses import dataclass

from twicetold.text import lexicon
from twicetold.text.numbers.words import Words

MOST = 1e18
"""The greatest number that is read; a greater one stays words."""

_WELL_FORMED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,2}(?:,\d{2})*,\d{3}|\d+(?:\.\d+)?")
_TIGHT = frozenset({" ", "-", "\u2011", "\u00a0", "\u202f", ""})
_THOUSANDS_GAP = frozenset({"\u00a0", "\u202f", "\u2009"})
_GLUED = frozenset({"k", "m"})
_SIGNS = frozenset("$£€¥₹₽₪₺₩₦")
_HUNDRED, _THOUSAND = 100, 1000
_TEN, _TWENTY = 10, 20


@dataclass(frozen=True, slots=True)
class Cardinal:
    """A number and the words it takes.

    Attributes:
        value: What it is worth; None where the words make no number that can be meant.
        last: Index of the word after the last one.
        scaled: Whether a scale such as ``million`` stands in it.
    """

    value: float | None
    last: int
    scaled: bool = False


def cardinal(words: Words, at: int) -> Cardinal | None:
    """Read the number that begins at a word; None when none does.

    >>> from twicetold.text.numbers.words import words
    >>> cardinal(words("two and a half million", 0, 22), 0).value
    2500000.0
    """
    word = words.fold(at)
    if word[:1].isdecimal():
        return _in_digits(words, at)
    if word in {"a", "an", "half", "one"} and (dozen := _dozen(words, at)):
        return dozen
    if word in {"a", "an"} and words.fold(at + 1) in _scales() and words.fold(at + 1) not in _GLUED:
        return _in_words(words, at + 1, started=1)
    if word in lexicon.table("numbers")["cardinals"]:
        return _in_words(words, at, started=0)
    return None


def _scales() -> dict[str, float]:
    scales: dict[str, float] = lexicon.table("numbers")["scales"]
    return scales


def _dozen(words: Words, at: int) -> Cardinal | None:
    """Read ``a dozen``, ``half a dozen``, ``half a million`` and ``a million and a half``."""
    if words.phrase(at, at + 3) in {"half a dozen", "half-a dozen"}:
        return Cardinal(6.0, at + 3)
    if words.phrase(at, at + 2) == "half dozen" or words.phrase(at, at + 3) == "a half dozen":
        return Cardinal(6.0, at + 2 + (words.fold(at) == "a"))
    if words.phrase(at, at + 2) in {"a dozen", "one dozen"}:
        return Cardinal(12.0, at + 2)
    if words.phrase(at, at + 2) == "half a" and _scales().get(words.fold(at + 2), 0) >= _HUNDRED:
        return Cardinal(_scales()[words.fold(at + 2)] / 2, at + 3, scaled=True)
    return None


def _in_digits(words: Words, at: int) -> Cardinal:
    written, last = words.fold(at), at + 1
    while _goes_on_in_digits(words, last, written):
        written += words.fold(last)
        last += 1
    if not _WELL_FORMED.fullmatch(written) or len(written) > len("1,000,000,000,000,000,000.00"):
        return Cardinal(None, last)
    value = float(written.replace(",", ""))
    if words.fold(last) == "and" and words.phrase(last, last + 3) == "and a half":
        value, last = value + 0.5, last + 3
    money = words.text[: words.tokens[at].start].rstrip()[-1:] in _SIGNS
    return _scaled(words, value, last, glued=money)


def _goes_on_in_digits(words: Words, at: int, written: str) -> bool:
    """Tell whether a group of three digits goes on a number, as in ``65 000``."""
    group, short = words.fold(at), re.fullmatch(r"\d{1,3}", words.fold(at - 1)) is not None
    if words.gap(at) in _THOUSANDS_GAP:
        return short and re.fullmatch(r"\d{3}", group) is not None
    return words.gap(at) == " " and short and group == "000" and written != "0"


def _scaled(words: Words, value: float, last: int, *, glued: bool = False) -> Cardinal:
    """Multiply by the scale that follows; ``m`` is one of money only, else it is a metre."""
    scaled = False
    while _is_scale(words, last, glued=glued):
        if scaled and not (_scales()[words.fold(last)] > _HUNDRED and value < _HUNDRED * _THOUSAND):
            return Cardinal(None, last + 1, scaled=True)
        value, last, scaled = value * _scales()[words.fold(last)], last + 1, True
    if words.fold(last) == "dozen":
        value, last = value * 12, last + 1
    return Cardinal(value if value <= MOST and math.isfinite(value) else None, last, scaled)


def _is_scale(words: Words, at: int, *, glued: bool) -> bool:
    word, gap = words.fold(at), words.gap(at)
    if word not in _scales() or gap not in _TIGHT:
        return False
    return word not in _GLUED or (glued and gap == "")


def _in_words(words: Words, at: int, *, started: int) -> Cardinal:
    """Add up number words; scales must fall from left to right."""
    cardinals = lexicon.table("numbers")["cardinals"]
    total, current, ceiling, last = 0.0, float(started), math.inf, at
    while last == at or words.gap(last) in _TIGHT:
        word = words.fold(last)
        if word in cardinals and _fits(current, cardinals[word]):
            current += cardinals[word]
        elif word == "hundred":
            if not 1 <= current < _HUNDRED:
                return Cardinal(None, last + 1)
            current *= _HUNDRED
        elif word in _scales() and word not in _GLUED:
            if _scales()[word] >= ceiling or not current:
                return Cardinal(None, last + 1)
            ceiling = _scales()[word]
            total, current = total + current * ceiling, 0.0
        elif words.phrase(last, last + 3) == "and a half":
            total, current = total + current * 1.0, 0.0
            return _and_a_half(words, total, ceiling, last + 3)
        elif not (word == "and" and _goes_on(words, last + 1, total, current)):
            break
        last += 1
    value = total + current
    if words.fold(last) == "dozen" and words.gap(last) in _TIGHT:
        value, last = value * 12, last + 1
    return Cardinal(value if value <= MOST else None, last, scaled=ceiling < math.inf)


def _fits(current: float, value: int) -> bool:
    """Tell whether a number word can be added, as ``two`` to ``forty`` and not ``forty`` to it."""
    rest = current % _HUNDRED
    return rest == 0 or (value < _TEN and rest >= _TWENTY and rest % _TEN == 0)


def _goes_on(words: Words, at: int, total: float, current: float) -> bool:
    """Tell whether ``and`` stands inside a number, as in ``one hundred and fifty``."""
    cardinals = lexicon.table("numbers")["cardinals"]
    above = (total > 0 or current >= _HUNDRED) and current % _HUNDRED == 0
    return above and words.fold(at) in cardinals


def _and_a_half(words: Words, total: float, ceiling: float, last: int) -> Cardinal:
    if ceiling < math.inf:
        return Cardinal(total + ceiling / 2, last, scaled=True)
    return _scaled(words, total + 0.5, last)
