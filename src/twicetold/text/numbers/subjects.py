"""What a value measures: the noun that it describes, that it is of, or whose value it is."""

from functools import cache

from twicetold.text import lexicon
from twicetold.text.numbers.measures import Measure
from twicetold.text.numbers.nouns import is_verb, noun, singular_of
from twicetold.text.numbers.numerals import Numeral
from twicetold.text.numbers.words import Phrases, Words, is_adverb, phrases

FARTHEST = 9
"""The most words between a subject and its value."""

_NOTHING = ""
_SIZES = frozenset({"deep", "long", "wide", "high", "tall", "thick"})
_AMOUNTS = frozenset({"percent", "cent", "hundred", "thousand", "million", "billion", "bn", "m"})
_WITHIN = " -\u2011\u00a0\u202f$£€¥%"


def linked(words: Words, at: int) -> int | None:
    """Step over ``of the``: give the index of the word after it; None where no ``of`` stands."""
    if words.fold(at) != "of" or not words.joins(at, _WITHIN):
        return None
    return at + 1 + (words.fold(at + 1) in {*lexicon.words("counting", "articles"), "these", "all"})


def measured(words: Words, value: Numeral, unit: Measure) -> str:
    """Name what a value with a unit measures.

    Args:
        words: The words of a sentence.
        value: The number.
        unit: Its unit.

    Returns:
        The folded noun in the singular; empty when the words name none.
    """
    if words.fold(value.first - 1) == "over" and unit.unit == "second":
        return _NOTHING
    if words.fold(value.first - 1) == "of" and (whole := subject(words, value.first)):
        return whole
    sized = words.fold(unit.last) in _SIZES
    return _after(words, value, unit) or subject(words, value.first, beside=sized)


def subject(words: Words, first: int, *, beside: bool = False) -> str:
    """Find the noun whose value stands at a word: ``turnout was 61 percent``.

    Args:
        words: The words of a sentence.
        first: Index of the value's first word.
        beside: Whether a noun right before it will do, as in ``a crater five metres deep``.
    """
    passed, shown = "", beside or words.fold(first - 1) == "of"
    verbs: dict[str, str] = lexicon.table("counting")["measured"]
    for at in range(first - 1, max(-1, first - 1 - FARTHEST), -1):
        word = words.fold(at)
        if not words.joins(at + 1, _WITHIN) or word in {"he", "she", "they", "we", "it", "who"}:
            break
        passed = passed or verbs.get(word, "")
        if word in lexicon.words("counting", "measures") or is_adverb(word):
            shown = shown or word not in lexicon.words("counting", "fillers")
            continue
        if word[:1].isdecimal() or word in _AMOUNTS:
            continue
        if word in verbs:
            return verbs[word]
        if is_verb(word) or not word[:1].isalpha() or words.fold(at - 1) in {"to", "who", "which"}:
            break
        return _head(words, at) if shown else passed
    return passed


def _head(words: Words, at: int) -> str:
    """Give the noun at a word: of ``the population of Orvell`` the first, of ``rate`` both."""
    before = at - 1 - (words.fold(at - 1) in lexicon.words("counting", "articles"))
    if words.fold(before) == "of" and before > 0:
        whole = words.fold(before - 1)
        if whole not in lexicon.words("counting", "totals") and not is_verb(whole):
            return singular_of(whole)
    head = singular_of(words.fold(at))
    if head in lexicon.words("counting", "totals"):
        return _NOTHING
    describing = words.fold(at - 1)
    if (
        words.fold(at) in lexicon.words("counting", "generic")
        and describing
        and not is_verb(describing)
    ):
        return f"{describing} {head}"
    return head


def _after(words: Words, value: Numeral, unit: Measure) -> str:
    term = words.after(unit.last, _terms())
    if term is not None and words.close(unit.last):
        return term[1]
    of = linked(words, unit.last)
    if of is None:
        of = _place(words, unit) if unit.unit == "metre" else None
    if of is None and unit.unit.isupper() and _buys(words, unit.last):
        of = unit.last + 1
    if of is None and (value.kind == "share" or _describes(words, value, unit)):
        of = unit.last
    return _NOTHING if of is None else noun(words, of).indicator


@cache
def _terms() -> Phrases[str]:
    return phrases(lexicon.table("counting")["terms"])


def _place(words: Words, unit: Measure) -> int | None:
    """Give the index of the place that a distance is measured from."""
    at = unit.last
    while words.fold(at) in lexicon.words("counting", "directions"):
        at += 1
    if words.fold(at) not in {"from", "of", "off", "outside"}:
        return None
    return at + 1 + (words.fold(at + 1) in lexicon.words("counting", "articles"))


def _buys(words: Words, at: int) -> bool:
    """Tell ``$5m in aid`` from ``$5m in April``."""
    return words.fold(at) in {"in", "worth"} and not words.capital(at + 1)


def _describes(words: Words, value: Numeral, unit: Measure) -> bool:
    """Tell whether a value stands before the noun that it describes, as in ``a 90-second call``."""
    if not words.joins(unit.last, _WITHIN):
        return False
    inside = words.text[words.tokens[value.digits].end : words.tokens[unit.last - 1].start]
    if "-" in inside or "\u2011" in inside or words.gap(unit.last) == "-":
        return True
    written = words.fold(unit.last - 1)
    if unit.unit.isupper() or unit.unit in {"percent", "magnitude"}:
        return words.fold(value.first - 1) in lexicon.words("counting", "articles") or (
            unit.unit == "magnitude"
        )
    plural = written.endswith("s") or written in {"feet", "mph", "km", "kg", "m", "percent"}
    return not plural and value.high != 1.0
