"""Numbers with what they count or measure, sentence by sentence."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from twicetold.model.span import Span
from twicetold.text import lexicon
from twicetold.text.numbers import ages, events
from twicetold.text.numbers.measures import Measure, measure, unit_beginnings, unit_word
from twicetold.text.numbers.nouns import PERSON, Noun, nobody, noun
from twicetold.text.numbers.numerals import Numeral, numeral, qualified
from twicetold.text.numbers.subjects import linked, measured, subject
from twicetold.text.numbers.words import Words

_LENGTHS = frozenset({"second", "metre", "kilogram", "litre"})
_ARTICLED = frozenset({"second", "metre"})
_LOOSE = frozenset({"about", "around", "some", "above", "below", "under"})
_COORDINATING = frozenset({"and", "as", "well", "plus", "including", "with"})


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its unit, or with its noun and what happened.

    Attributes:
        value: The number with its bounds.
        measure: Its unit; None for a count.
        noun: What is counted; its head is empty for a bare number.
        last: Index of the word after the figure.
        event: The family of what happened to those counted; empty when nothing is said.
        of: What a value with a unit measures.
    """

    value: Numeral
    measure: Measure | None
    noun: Noun
    last: int
    event: str = ""
    of: str = ""

    @property
    def indicator(self) -> str:
        """Name what is counted or measured, and what happened to it."""
        if self.measure is not None:
            return self.of
        head = self.noun.indicator or (PERSON if self.event else self.of)
        return f"{head} {self.event}".strip()


def figures(words: Words, masks: Sequence[Span], *, conservative: bool) -> list[Figure]:
    """Read the figures of a sentence.

    Args:
        words: The words of the sentence.
        masks: Places whose numbers are no quantities.
        conservative: Whether vague counts are given the least that they can mean.
    """
    found: list[Figure] = []
    at = 0
    while at < len(words.tokens):
        if not _may_begin(words.fold(at)) or _is_masked(words, at, masks):
            at += 1
            continue
        unnumbered = _none(words, at) or _without_number(words, at)
        here = unnumbered or numeral(words, at, conservative=conservative)
        figure = _figure(words, here) if isinstance(here, Numeral) else here
        if isinstance(figure, Figure):
            found.append(figure)
            at = max(at + 1, figure.last)
        elif isinstance(here, Numeral):
            at = max(at + 1, here.last)
        else:
            at = here if isinstance(here, int) else at + 1
    return _settled(words, found)


def _may_begin(word: str) -> bool:
    return word[:1].isdecimal() or word in _beginnings()


@cache
def _beginnings() -> frozenset[str]:
    """Give the words with which a number, or a unit that needs none, can begin."""
    table = lexicon.table("numbers")
    numbers = {*table["cardinals"], *table["vague"], *table["ordinals"], "half", "dozen"}
    return frozenset({*numbers, *unit_beginnings(), "a", "an", "no", "nobody"})


def _is_masked(words: Words, at: int, masks: Sequence[Span]) -> bool:
    token = words.tokens[at]
    if any(mask.start < token.end and token.start < mask.end for mask in masks):
        return True
    if words.gap(at) == "" and words.fold(at - 1)[-1:].isalpha():
        return True
    names = words.fold(at - 1) in lexicon.words("counting", "designators")
    return names and words.gap(at) in {" ", ". "} and words.capital(at - 1)


def _none(words: Words, at: int) -> Figure | None:
    """Read ``no casualties`` and ``no one``; it counts only where something happens to them."""
    denied = nobody(words, at)
    if denied is None:
        return None
    value = Numeral(at, denied.last, 0.0, 0.0, False, "none", at)
    return Figure(value, None, denied, denied.last)


def _without_number(words: Words, at: int) -> Figure | None:
    """Read ``half an hour``, ``an hour-long`` and ``more than a year``, which hold no number."""
    start = at
    if words.fold(at) == "half":
        start = at + 1 + (words.fold(at + 1) in {"a", "an"})
    found = unit_word(words, start)
    if found is None or found[1][0] not in _LENGTHS:
        return None
    last, (name, size) = found
    stated = (0.5, last) if start > at else _stated(words, at, last)
    factor, last = stated or (1.0, last)
    first = at - 1 if words.fold(at - 1) in {"a", "an", "one"} and words.gap(at) == " " else at
    value = qualified(words, Numeral(first, last, factor, factor, False, "count", at))
    if stated is None and not _is_bounded(words, value, name):
        return None
    unit = Measure(name, size, 0.0, value.last)
    return Figure(
        value, unit, Noun((), "", value.last), value.last, of=measured(words, value, unit)
    )


def _stated(words: Words, at: int, last: int) -> tuple[float, int] | None:
    """Read how many a unit without a number is: ``a minute and a half``, ``an hour-long``."""
    if words.phrase(last, last + 3) == "and a half":
        return 1.5, last + 3
    long = words.phrase(last - 1, last + 1) == f"{words.fold(at)} long" and words.gap(last) == "-"
    return (1.0, last + 1) if long and not words.fold(at).endswith("s") else None


def _is_bounded(words: Words, value: Numeral, unit: str) -> bool:
    """Tell ``more than a year`` and ``took about a year`` from ``a talk about a year``."""
    bounded = value.low is None or value.high is None or value.approximate
    article = words.fold(value.digits - 1) in {"a", "an"}
    if not (bounded and article) or unit not in _ARTICLED or words.fold(value.digits) == "second":
        return False
    loose = unit == "second" and words.fold(value.first) in _LOOSE
    return not loose or words.fold(value.first - 1) in lexicon.words("counting", "lasting")


def _figure(words: Words, value: Numeral) -> Figure | None:
    """Give a number its unit or its noun; None when it counts nothing."""
    unit = None if value.kind == "ordinal" else measure(words, value.digits, value.last)
    if value.kind == "share":
        unit = Measure("percent", 1.0, 0.0, value.last)
    aged = ages.age(words, value, unit)
    if aged is not None:
        unit = Measure("year", aged.factor, 0.0, aged.last)
        value = replace(value, first=aged.first)
        return Figure(value, unit, Noun((), "", aged.last), aged.last, of=aged.of)
    if unit is not None:
        of = measured(words, value, unit)
        return Figure(value, unit, Noun((), "", unit.last), unit.last, of=of)
    return _count(words, value)


def _count(words: Words, value: Numeral) -> Figure | None:
    last = value.last
    if _is_of_name(words, value):
        return None
    hyphened = words.gap(last).strip() == "-" and words.fold(last)[:1].isalpha()
    after = linked(words, last)
    counted = noun(words, last if after is None else after, hyphened=hyphened)
    if words.phrase(value.digits, last) == "one" and not _counts_one(words, value, counted):
        return None
    figure = Figure(value, None, counted, counted.last if counted.head else last)
    return figure if counted.head or _stands_alone(words, figure) else None


def _is_of_name(words: Words, value: Numeral) -> bool:
    """Tell a number inside a name or a word: ``Studio 54,``, ``4ever``, ``one-size``."""
    last = value.last
    if words.gap(last) == "" and words.fold(last)[:1].isalpha():
        return True
    if words.fold(value.digits) == "one" and (words.gap(last) == "-" or _is_owner(words, last - 1)):
        return True
    bare = value.last - value.first == 1 and words.fold(value.digits).isdecimal()
    named = words.capital(value.first - 1) and value.first > 1 and words.gap(value.first) == " "
    return bare and named and words.gap(last).strip() != "" and "%" not in words.gap(last)


def _is_owner(words: Words, at: int) -> bool:
    token = words.tokens[at]
    return words.text[token.start : token.end].endswith(("'s", "’s"))


def _stands_alone(words: Words, figure: Figure) -> bool:
    """Tell a bare number that counts from a pronoun: ``two of them``, not ``between the two``."""
    value = figure.value
    if words.fold(value.digits)[:1].isdecimal() or value.last - value.first > 1:
        return value.kind != "vague" or _is_said(words, figure)
    if words.phrase(value.last, value.last + 2) == "of them":
        return True
    group = words.fold(value.first - 1) == "of" and subject(words, value.first)
    return bool(group) or _is_said(words, figure)


def _is_said(words: Words, figure: Figure) -> bool:
    first, last = figure.value.first, figure.last
    said = events.after(words, last, len(words.tokens)) or events.before(words, first)
    return bool(said or events.toll(words, first))


def _counts_one(words: Words, value: Numeral, counted: Noun) -> bool:
    """Tell ``one soldier`` from the pronoun ``one``."""
    follows = words.fold(value.last)
    if not counted.head:
        return events.begins(words, value.last)
    return follows not in lexicon.words("counting", "after_one") and not follows.endswith("ed")


def _settled(words: Words, found: list[Figure]) -> list[Figure]:
    """Settle what happened to those counted; coordinated counts share it."""
    settled: list[Figure] = []
    for at, figure in enumerate(found):
        if figure.measure is not None or figure.value.kind == "ordinal":
            settled.append(figure)
            continue
        stop = _stop(words, found, at)
        hyphened = words.gap(figure.value.last).strip() == "-"
        event = "" if hyphened else figure.noun.event or _event(words, figure, stop)
        bare = not event and not figure.noun.head
        event = event or (events.toll(words, figure.value.first) if bare else "")
        of = subject(words, figure.value.first) if bare and not event else ""
        if event and "none of" in words.phrase(figure.value.first - 3, figure.value.first):
            figure = replace(figure, value=replace(figure.value, low=0.0, high=0.0))
        settled.append(_with_event(replace(figure, event=event, of=of), settled))
    return [one for one in _shared(words, settled) if one.value.kind != "none" or _happens(one)]


def _happens(figure: Figure) -> bool:
    return bool(figure.event) or figure.noun.head == "casualty"


def _stop(words: Words, found: list[Figure], at: int) -> int:
    """Give the index where the next number begins, those inside an aside passed over."""
    for later in found[at + 1 :]:
        if words.fold(later.value.first - 1) not in {"including", "among", "them"}:
            return later.value.first
    return len(words.tokens)


def _event(words: Words, figure: Figure, stop: int) -> str:
    if figure.noun.head == "life":
        return events.of_lives(words, figure.value.first, figure.last)
    said = events.after(words, figure.last, stop)
    return said or events.before(words, figure.value.first)


def _with_event(figure: Figure, before: list[Figure]) -> Figure:
    """Give a bare number the noun before it: ``destroyed 70 homes and damaged 210``."""
    if figure.noun.head == "life" and figure.event:
        return replace(figure, noun=replace(figure.noun, head=PERSON))
    if figure.noun.head or not events.things(figure.event) or not before:
        return figure
    return replace(figure, noun=replace(before[-1].noun, last=figure.last))


def _shared(words: Words, found: list[Figure]) -> list[Figure]:
    """Hand over ``and`` what stands once: the noun, and the event of a verb after or before."""
    for at in range(len(found) - 2, -1, -1):
        here, following = found[at], found[at + 1]
        if not _coordinated(words, here, following):
            continue
        if not here.noun.plural and here.value.high != 1.0 and here.last - here.value.last == 1:
            shared = replace(following.noun, modifiers=(here.noun.head,), last=here.last)
            found[at] = here = replace(here, noun=shared)
        if here.event or not following.event:
            continue
        if events.after(words, following.last, len(words.tokens)):
            found[at] = replace(here, event=following.event)
    for at in range(1, len(found)):
        before, here = found[at - 1], found[at]
        if not here.event and before.event and _coordinated(words, before, here):
            found[at] = replace(here, event=before.event)
    return found


def _coordinated(words: Words, left: Figure, right: Figure) -> bool:
    if left.measure is not None or right.measure is not None:
        return False
    if not left.noun.head or not right.noun.head:
        return False
    between = [words.fold(at) for at in range(left.last, right.value.first)]
    if not all(word in _COORDINATING for word in between):
        return False
    return bool(between) or "," in words.gap(right.value.first)
