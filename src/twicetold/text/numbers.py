"""How much and how many: the quantities that a report names, with what they count."""

import re
from dataclasses import dataclass, replace
from functools import cache

from twicetold.model.report import Part, Report, Role
from twicetold.model.span import Span
from twicetold.model.value import Moment, Quantity
from twicetold.text import lexicon, moments
from twicetold.text.counted import Noun, event_after, event_before, noun, toll_before
from twicetold.text.measures import YEAR, Measure, measure, unit_word
from twicetold.text.moment_grammar import clocks, expressions
from twicetold.text.numerals import Numeral, numeral
from twicetold.text.sentences import sentences
from twicetold.text.words import Words, words

__all__ = ["named", "read"]

OLDEST = 120
"""The highest number between commas after a name that is read as an age."""

_NO_QUANTITY = re.compile(
    r"https?://\S+|www\.\S+|\S+@\S+\.\w+|\+?\(?\d[\d()]*(?:[ -]\(?\d[\d()]+){2,}"
    r"|(?:\+|\b00)\d{6,}|\b\d{9,}\b|^\s*\d{1,3}[.)]\s|\b\d+(?:/\d+)+\b|\b[A-Z]+[-‑]?\d[\w-]*"
    r"|\b[A-Z][a-z]+[-‑]\d+\b|\b\d{1,3}(?:\.\d{1,3}){3}\b|\b\d+:\d+\b|#\d+|\b\d+[A-Z]\w*\b",
    re.MULTILINE,
)
_SCORE = re.compile(r"\b\d{1,3}[-–]\d{1,3}\b")


@dataclass(frozen=True, slots=True)
class _Figure:
    """A number with its unit or noun, before what happened is settled."""

    numeral: Numeral
    measure: Measure | None
    noun: Noun
    age: bool
    last: int
    event: str = ""


def named(report: Report, *, conservative: bool = False) -> tuple[Quantity, ...]:
    """Find the quantities that a report's speaking parts name.

    Args:
        report: A report; parts that repeat earlier ones are left out.
        conservative: Whether vague numbers (dozens, scores) are given the least that they can
            mean; their bounds stay open otherwise.

    Returns:
        The quantities in the order of the text. A date, a time, a score, a phone number or the
        number of a model, flight or law is none; a number that cannot be meant stays words.
    """
    dated = moments.named(report)
    found: list[Quantity] = []
    for part in report.parts:
        if part.role in moments.SPEAKING and part.repeats is None:
            found.extend(_in_part(report, part, dated, conservative=conservative))
    return tuple(found)


def read(expression: str, *, conservative: bool = False) -> tuple[Quantity, ...]:
    """Read a bare expression, or a sentence with several.

    Args:
        expression: The words, for instance ``at least 38 militants``.
        conservative: As for ``named``.

    Returns:
        The quantities in the order of the words; their passages name no report.

    >>> [(q.indicator, q.low) for q in read("38 militants and three guards have been killed")]
    [('militant killed', 38.0), ('guard killed', 3.0)]
    """
    whole = (Part(Role.BODY, 0, len(expression)),)
    return named(Report("", "", "", "", expression, whole), conservative=conservative)


def _in_part(
    report: Report, part: Part, dated: tuple[Moment, ...], *, conservative: bool
) -> list[Quantity]:
    text = report.text
    if not _anchor().search(text, part.start, part.end):
        return []
    masks = _masks(text, part)
    found: list[Quantity] = []
    for sentence in sentences(text, part.start, part.end):
        if not _anchor().search(text, sentence.start, sentence.end):
            continue
        run = words(text, sentence.start, sentence.end)
        figures = _figures(run, masks, conservative=conservative)
        as_of = _as_of(text, sentence, dated)
        found.extend(_quantity(report, run, figure, as_of) for figure in _settled(run, figures))
    return found


@cache
def _anchor() -> re.Pattern[str]:
    table = lexicon.table("numbers")
    listed = {*table["cardinals"], *table["vague"], *table["ordinals"], *table["fractions"]}
    words_of_number = "|".join(sorted({*listed, "dozen", "hundred", "thousand", "million"}))
    return re.compile(rf"\d|\b(?:{words_of_number})\b", re.IGNORECASE)


def _masks(text: str, part: Part) -> list[Span]:
    """Give the places whose numbers are no quantities: dates, times, models, numbers to dial."""
    start, end = part.start, part.end
    found = [Span(m.start(), m.end()) for m in _NO_QUANTITY.finditer(text, start, end)]
    dates = [*expressions(text, start, end), *clocks(text, start, end)]
    found += [Span(date.start, date.end) for date in dates]
    for score in _SCORE.finditer(text, start, end):
        around = words(text, max(start, score.start() - 60), min(end, score.end() + 25))
        if any(token.fold in lexicon.words("counting", "scores") for token in around.tokens):
            found.append(Span(score.start(), score.end()))
    return found


def _figures(run: Words, masks: list[Span], *, conservative: bool) -> list[_Figure]:
    found: list[_Figure] = []
    at = 0
    while at < len(run.tokens):
        here = _half_unit(run, at) or numeral(run, at, conservative=conservative)
        if here is None or _is_masked(run, at, masks):
            at += 1
        elif isinstance(here, int):
            at = here
        else:
            figure = here if isinstance(here, _Figure) else _figure(run, here)
            if figure is not None:
                found.append(figure)
            at = max(at + 1, figure.last if figure else here.last)
    return found


def _is_masked(run: Words, at: int, masks: list[Span]) -> bool:
    token = run.tokens[at]
    place = Span(token.start, token.end)
    if any(mask.overlaps(place) for mask in masks):
        return True
    glued = run.gap(at) == "" and run.fold(at - 1)[-1:].isalpha()
    before = run.fold(at - 1)
    named_before = run.gap(at) in {" ", ". "} and before in _designators() and run.capital(at - 1)
    return glued or (named_before and run.fold(at)[:1].isalnum())


@cache
def _designators() -> frozenset[str]:
    return lexicon.words("counting", "designators")


def _half_unit(run: Words, at: int) -> _Figure | None:
    """Read ``a minute and a half``, ``half an hour`` and ``an hour-long``, which hold no number."""
    unit = unit_word(run, at)
    halves = run.phrase(at, at + 2) in {"half an", "half a"} or run.fold(at) == "half"
    if halves:
        skip = 1 if run.fold(at + 1) not in {"a", "an"} else 2
        unit = unit_word(run, at + skip)
        factor = 0.5
    elif unit and run.phrase(unit[0], unit[0] + 3) == "and a half":
        factor, unit = 1.5, (unit[0] + 3, unit[1])
    elif unit and run.fold(unit[0]) == "long" and run.gap(unit[0]) == "-":
        factor, unit = 1.0, (unit[0] + 1, unit[1])
    else:
        return None
    if unit is None or unit[1][0] not in {"second", "metre", "kilogram", "litre"}:
        return None
    name, size = unit[1]
    first = at - 1 if run.fold(at - 1) in {"a", "an", "one"} and run.gap(at) == " " else at
    value = Numeral(first, unit[0], factor, factor, False, "count", at)
    of = noun(run, _after_link(run, unit[0]), one=True)
    return _Figure(value, Measure(name, size, 0.0, unit[0]), of, False, unit[0])


def _figure(run: Words, value: Numeral) -> _Figure | None:
    """Give a number its unit or its noun; None when it counts nothing."""
    unit = None if value.kind in {"ordinal", "vague"} else measure(run, value.digits, value.last)
    if value.kind == "share":
        unit = Measure("percent", 1.0, 0.0, value.last)
    if value.kind == "vague":
        unit = measure(run, value.digits, value.last)
    last = unit.last if unit else value.last
    if _is_age(run, value, unit):
        return _aged(run, value, unit)
    if unit is not None:
        money = unit.unit.isupper()
        of = noun(run, _after_link(run, last, money=money), one=True)
        return _Figure(value, unit, of, False, last)
    if _is_year(run, value):
        return None
    one = value.low == value.high == 1.0 or value.kind == "ordinal"
    hyphened = run.gap(last).strip() == "-" and not run.fold(last)[:1].isdecimal()
    of = noun(run, _after_link(run, last), one=one, hyphened=hyphened)
    if run.fold(value.digits) == "one" and not _counts_one(run, value, of):
        return None
    return _Figure(value, None, of, False, of.last if of.head else last)


def _after_link(run: Words, at: int, *, money: bool = False) -> int:
    """Step over ``of the`` between a number and what it counts, or ``in`` before what it buys."""
    if run.fold(at) not in {"of", "in"} or run.gap(at) not in {" ", "% "}:
        return at
    if run.fold(at) == "in" and not money:
        return at
    return at + 1 + (run.fold(at + 1) in {"the", "its", "his", "their", "these", "those", "all"})


def _counts_one(run: Words, value: Numeral, of: Noun) -> bool:
    follows = run.fold(value.last)
    if follows in lexicon.words("counting", "after_one") or value.last - value.digits > 1:
        return value.last - value.digits > 1
    return bool(of.head)


def _is_year(run: Words, value: Numeral) -> bool:
    written = run.fold(value.digits)
    if value.last - value.first != 1 or not re.fullmatch(r"1[5-9]\d\d|20\d\d|21\d\d", written):
        return False
    following = run.fold(value.last)
    return following not in lexicon.table("counting")["plurals"] and not following.endswith("s")


def _is_age(run: Words, value: Numeral, unit: Measure | None) -> bool:
    if run.fold(value.first - 1) == "aged" or run.phrase(value.first - 2, value.first) == "age of":
        return unit is None or unit.unit == "second"
    if unit is not None:
        return unit.unit == "second" and run.fold(unit.last) in {"old", "olds"}
    enclosed = run.gap(value.first) == ", " and run.gap(value.last).startswith((",", ")", "."))
    single = value.low is not None and value.low == value.high and value.low <= OLDEST
    digits = run.fold(value.digits).isdecimal() and value.last - value.first == 1
    return enclosed and single and digits and run.capital(value.first - 1)


def _aged(run: Words, value: Numeral, unit: Measure | None) -> _Figure:
    last = unit.last + (run.fold(unit.last) in {"old", "olds"}) if unit else value.last
    factor = unit.factor / YEAR if unit else 1.0
    of = noun(run, last, one=True) if unit else Noun((), "", last)
    if not of.head:
        before = value.first - 1 - (run.fold(value.first - 1) == "aged")
        name = (
            run.fold(before) if run.fold(before) not in lexicon.words("counting", "stops") else ""
        )
        of = Noun((), name, last)
    first = value.first - (run.fold(value.first - 1) == "aged")
    return _Figure(replace(value, first=first), Measure("year", factor, 0.0, last), of, True, last)


def _settled(run: Words, figures: list[_Figure]) -> list[_Figure]:
    """Settle what happened to those counted; coordinated counts share it."""
    found: list[_Figure] = []
    for at, figure in enumerate(figures):
        if figure.measure is not None or figure.numeral.kind == "ordinal":
            found.append(figure)
            continue
        stop = figures[at + 1].numeral.first if at + 1 < len(figures) else len(run.tokens)
        event = figure.noun.event or event_after(run, figure.last, stop)
        event = event or event_before(run, figure.numeral.first)
        if not event and not figure.noun.head:
            event = toll_before(run, figure.numeral.first)
        found.append(replace(figure, event=event))
    return _shared(run, found)


def _shared(run: Words, figures: list[_Figure]) -> list[_Figure]:
    """Hand an event over ``and``: backwards from a passive verb, forwards from an active one."""
    for at in range(len(figures) - 2, -1, -1):
        here, following = figures[at], figures[at + 1]
        if here.event or here.measure or not _joined(run, here, following):
            continue
        if following.event and event_after(run, following.last, len(run.tokens)):
            figures[at] = replace(here, event=following.event)
    for at in range(1, len(figures)):
        before, here = figures[at - 1], figures[at]
        if not here.event and before.event and here.measure is None and _joined(run, before, here):
            figures[at] = replace(here, event=before.event)
    return figures


def _joined(run: Words, left: _Figure, right: _Figure) -> bool:
    between = [run.fold(at) for at in range(left.last, right.numeral.first)]
    return all(word in {"and", "as", "well", "plus", "including"} for word in between) and bool(
        between or "," in run.gap(right.numeral.first)
    )


def _as_of(text: str, sentence: Span, dated: tuple[Moment, ...]) -> Moment | None:
    """Find the moment of which a sentence says that its values held then."""
    for moment in dated:
        if sentence.contains(moment.passage.span):
            before = text[sentence.start : moment.passage.start]
            if re.search(r"\b(?:as of|as at|up to|by)\s+(?:the\s+)?$", before, re.IGNORECASE):
                return moment
    return None


def _quantity(report: Report, run: Words, figure: _Figure, as_of: Moment | None) -> Quantity:
    value, unit = figure.numeral, figure.measure
    factor, extra = (unit.factor, unit.extra) if unit else (1.0, 0.0)
    low = None if value.low is None else round(value.low * factor + extra, 6)
    high = None if value.high is None else round(value.high * factor + extra, 6)
    start = run.tokens[value.first].start
    start -= (
        len(_sign_before(report.text, run.tokens[value.digits].start))
        if value.first == value.digits
        else 0
    )
    end = run.tokens[figure.last - 1].end
    if (
        unit is not None
        and unit.unit == "percent"
        and report.text[end : end + 2].strip()[:1] == "%"
    ):
        end = report.text.index("%", end) + 1
    name = unit.unit if unit else "ordinal" if value.kind == "ordinal" else ""
    passage = report.passage(start, end)
    return Quantity(_indicator(figure), low, high, name, value.approximate, as_of, passage)


def _sign_before(text: str, start: int) -> str:
    signs = re.search(
        r"(?:\b[A-Z]{1,3}|\bU\.S\.)?[$£€¥₹₽₪₺₩₦]\s?$|\b(?:[A-Z]{3}|Rs\.?)\s?$",
        text[max(0, start - 6) : start],
    )
    return signs.group() if signs else ""


def _indicator(figure: _Figure) -> str:
    if figure.age:
        return f"{figure.noun.head} age".strip()
    head = figure.noun.head
    if figure.event and not head:
        head = "person"
    return " ".join([*figure.noun.modifiers, head, figure.event]).strip() if head else ""
