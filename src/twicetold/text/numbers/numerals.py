"""Numbers with their bounds: qualifiers, ranges, shares, vague counts and ordinals."""

from dataclasses import dataclass
from functools import cache

from twicetold.text import lexicon
from twicetold.text.numbers.cardinals import Cardinal, cardinal
from twicetold.text.numbers.measures import is_sign, measure, unit_word
from twicetold.text.numbers.words import Phrases, Words, phrases

_DASHES = frozenset({"-", "\u2010", "\u2011", "–", "—", " - ", " – ", " — "})
_SPACED = frozenset({" ", "\u00a0", "\u202f"})
_GREATEST_WHOLE, _GREATEST_PART = 100, 10
_ENDINGS = frozenset({"st", "nd", "rd", "th", "s"})
_FRACTION_BEFORE = frozenset(
    {"than", "nearly", "almost", "about", "over", "least", "around", "roughly"}
)
_SIGNS = "$£€¥₹% \u00a0\u202f"


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number or a range of numbers, without what it counts.

    Attributes:
        first: Index of its first word, qualifiers such as ``at least`` among them.
        last: Index of the word after the last one.
        low: The least value; None when the words give none.
        high: The greatest value; None when the words give none.
        approximate: Whether the words say about, nearly, some.
        kind: ``count``, ``ordinal``, ``share`` (in percent), ``vague`` or ``none``.
        digits: Index of the first word of the number itself.
    """

    first: int
    last: int
    low: float | None
    high: float | None
    approximate: bool
    kind: str
    digits: int


def numeral(words: Words, at: int, *, conservative: bool) -> Numeral | int | None:
    """Read the number that begins at a word, its bounds and what qualifies it.

    Args:
        words: The words of a stretch of text.
        at: Index of the word.
        conservative: Whether vague counts are given the least that they can mean.

    Returns:
        The number; the index after words that make no number that can be meant; None when no
        number begins here.
    """
    found = _share(words, at) or _vague(words, at, conservative=conservative) or _ordinal(words, at)
    if found is None:
        first = cardinal(words, at)
        if first is None:
            return None
        if words.fold(at).isdecimal() and words.fold(at + 1) in _ENDINGS and not words.gap(at + 1):
            return at + 2
        if first.value is None:
            return first.last
        found = _range(words, at, first)
    return qualified(words, found)


def _range(words: Words, at: int, first: Cardinal) -> Numeral:
    value = first.value or 0.0
    single = Numeral(at, first.last, value, value, False, "count", at)
    second_at = _second(words, at, first.last) or _second_after_unit(words, at, first.last)
    second = cardinal(words, second_at) if second_at else None
    if second is None or second.value is None:
        return single
    low = value
    if second.scaled and not first.scaled:
        bare = second.value / _scale_of(words, second)
        low = value * _scale_of(words, second) if value < bare else value
    if low >= second.value or _is_change(words, at, first.last):
        return single
    return Numeral(at, second.last, low, second.value, False, "count", at)


def _scale_of(words: Words, second: Cardinal) -> float:
    scales: dict[str, float] = lexicon.table("numbers")["scales"]
    return scales.get(words.fold(second.last - 1), 1.0)


def _second(words: Words, at: int, last: int) -> int | None:
    """Give the index of the second number of a range, if one can follow."""
    if words.gap(last) in _DASHES:
        return last
    if words.gap(last).strip(_SIGNS) in {"-", "–", "—"} and words.fold(last)[:1].isdecimal():
        return last
    hanging = words.gap(last) == "- " and words.fold(last) in {"to", "or"}
    if (not hanging and words.gap(last).lstrip("%") not in _SPACED) or words.gap(last + 1).strip(
        _SIGNS
    ):
        return None
    word = words.fold(last)
    if word == "to" or (word == "and" and words.fold(at - 1) == "between"):
        return last + 1
    if word == "or" and words.fold(last + 1) not in {"more", "so", "less", "fewer"}:
        return last + 1
    return None


def _second_after_unit(words: Words, at: int, last: int) -> int | None:
    """Give the index of the second number where the unit stands twice: ``5% to 7%``."""
    unit = measure(words, at, last)
    second_at = _second(words, at, unit.last) if unit else None
    second = cardinal(words, second_at) if second_at else None
    if unit is None or second is None or second_at is None:
        return None
    same = measure(words, second_at, second.last)
    is_same = same is not None and (same.unit, same.factor) == (unit.unit, unit.factor)
    return second_at if is_same else None


def _is_change(words: Words, at: int, last: int) -> bool:
    """Tell ``rose from 10 to 15``, which gives two values, from a range."""
    if words.fold(at - 1) != "from" or words.fold(last) != "to":
        return False
    changes = lexicon.words("counting", "changes")
    return any(words.fold(before) in changes for before in range(max(0, at - 7), at - 1))


def _share(words: Words, at: int) -> Numeral | None:
    """Read ``a third of``, ``two-thirds`` and ``one in five`` as percentages."""
    fractions = lexicon.table("numbers")["fractions"]
    cardinals = lexicon.table("numbers")["cardinals"]
    word, part = words.fold(at), words.fold(at + 1)
    if word in {"a", "an"} and part in {"third", "quarter", "fifth", "tenth"}:
        told = words.fold(at + 2) == "of" or words.fold(at - 1) in _FRACTION_BEFORE
        return _percent(at, at + 2, fractions[part]) if told else None
    if word in cardinals and part in fractions and words.gap(at + 1) in {" ", "-"}:
        return _percent(at, at + 2, cardinals[word] * fractions[part])
    if word == "half" and words.fold(at + 1) in {"of", "the", "its", "their", "his", "all"}:
        return _percent(at, at + 1, 0.5)
    return _one_in(words, at) if part in {"in", "out"} else None


def _one_in(words: Words, at: int) -> Numeral | None:
    """Read ``one in five`` and ``nine out of ten``."""
    out = words.phrase(at + 1, at + 3) == "out of"
    few, whole = cardinal(words, at), cardinal(words, at + 2 + out)
    if few is None or whole is None or not few.value or not whole.value or few.last != at + 1:
        return None
    plausible = few.value < whole.value <= _GREATEST_WHOLE
    if not (out or few.value == 1):
        plausible = plausible and whole.value <= _GREATEST_PART
    if not plausible or measure(words, at + 2 + out, whole.last) is not None:
        return None
    return _percent(at, whole.last, few.value / whole.value)


def _percent(at: int, last: int, share: float) -> Numeral:
    value = round(100 * share, 6)
    return Numeral(at, last, value, value, False, "share", at)


def _vague(words: Words, at: int, *, conservative: bool) -> Numeral | None:
    """Read ``dozens``, ``tens of thousands``, ``several``: bounds only if they are asked for."""
    vague = lexicon.table("numbers")["vague"]
    scales = lexicon.table("numbers")["scales"]
    word, last = words.fold(at), at + 1
    if word not in vague:
        return None
    least = float(vague[word])
    if word in {"several", "few"}:
        if word == "few" and words.fold(at - 1) != "a":
            return None
        if words.fold(last) in scales and words.gap(last) in _SPACED:
            least, last = 2 * scales[words.fold(last)], last + 1
        elif words.fold(last) == "dozen":
            least, last = 24.0, last + 1
    elif words.fold(last) == "of" and words.fold(last + 1).removesuffix("s") in scales:
        scale = words.fold(last + 1).removesuffix("s")
        if words.fold(last + 1).endswith("s"):
            least, last = least * scales[scale], last + 2
    first = at - 1 if words.fold(at - 1) == "a" and word in {"few", "handful"} else at
    return Numeral(first, last, least if conservative else None, None, True, "vague", at)


def _ordinal(words: Words, at: int) -> Numeral | None:
    """Read an ordinal that ranks something: ``the third attack``, ``a 16th day``."""
    ordinals = lexicon.table("numbers")["ordinals"]
    word, last = words.fold(at), at + 1
    if word in ordinals:
        value = float(ordinals[word])
    elif word.isdecimal() and words.fold(last) in {"st", "nd", "rd", "th"} and not words.gap(last):
        value, last = float(word), at + 2
    else:
        return None
    ranks = words.fold(at - 1) in lexicon.words("counting", "before_ordinal")
    follows = words.fold(last)
    if not ranks or not follows or follows in lexicon.words("counting", "after_ordinal"):
        return None
    if words.gap(last) not in _SPACED or follows in lexicon.words("counting", "stops"):
        return None
    return Numeral(at, last, value, value, False, "ordinal", at)


def _is_no_bound(words: Words, at: int, found: Numeral) -> bool:
    """Tell ``turned over thousands of files`` and ``6% over two years`` from ``over 30 files``."""
    if found.kind == "vague" or words.fold(at - 1) in lexicon.words("counting", "not_over"):
        return True
    unit = unit_word(words, found.last) or unit_word(words, found.digits)
    if unit is None or unit[1][0] != "second":
        return False
    if at == 0:
        return words.gap(unit[0]).startswith(",")
    return words.fold(at - 1) not in lexicon.words("counting", "lasting")


@cache
def _said(side: str) -> Phrases[str]:
    return phrases(lexicon.table("numbers")[side])


def _from_sign(words: Words, first: int) -> int:
    """Take in letters that belong to a currency sign, as in ``US$5``."""
    return first - 1 if first and is_sign(words, first - 1) else first


def qualified(words: Words, found: Numeral) -> Numeral:
    """Take in what stands around the number: ``at least``, ``nearly``, ``or more``, ``+``."""
    first, last, says = _from_sign(words, found.first), found.last, set()
    if words.fold(first - 1) in {"from", "between"} and found.low != found.high:
        first -= 1
    while (before := words.before(first, _said("before"))) is not None:
        if words.fold(before[0]) == "over" and _is_no_bound(words, before[0], found):
            break
        first = before[0]
        says.add(before[1])
    after = words.after(last, _said("after")) if words.close(last) else None
    if after is not None:
        last = after[0]
        says.add(after[1])
    if words.gap(last).startswith("+"):
        says.add("least")
    low = None if "most" in says else found.low
    high = None if "least" in says and "most" not in says else found.high
    if found.low != found.high and found.kind == "count":
        low, high = found.low, found.high
    approximate = found.approximate or "about" in says
    return Numeral(first, last, low, high, approximate, found.kind, found.digits)
