"""The quantities of a report: figures of its sentences, without dates, scores and the like."""

import re
from functools import cache

from twicetold.model.report import Part, Report
from twicetold.model.span import Span
from twicetold.model.value import Moment, Quantity
from twicetold.text import lexicon, moments
from twicetold.text.moments.grammar import clocks, expressions
from twicetold.text.numbers.figures import Figure, figures
from twicetold.text.numbers.measures import unit_beginnings
from twicetold.text.numbers.words import Words, words
from twicetold.text.parts import bare, speaking
from twicetold.text.sentences import sentences

DECIMALS = 6
"""To how many decimals a value is kept after it is brought to its unit."""

_NO_QUANTITY = re.compile(
    r"https?://\S+|www\.\S+|@\S+\.\w+|\b[\w.]+(?=@)|\bH\.?R\.? ?\d+"  # addresses and bills
    r"|\+?\(?\d[\d()]*(?:[ -]\(?\d[\d()]{2,}){2,}|(?:\+|\b00)\d{6,}|\b\d{9,}\b"  # to dial
    r"|^\s*\d{1,3}[.)]\s|\b\d+(?:/\d+)+\b|\b\d{1,3}(?:\.\d{1,3}){3}\b|\b\d+:\d+\b|#\d+"
    r"|\b[A-Z][A-Za-z]*[-\u2011]\d[\w-]*|\b\d+[A-Z]\w*\b|(?<![\d.,])\.\d+\b"  # models
    r"|\b\d+\s?\([a-z0-9]\)|\b\d{1,3}0s\b",  # sections, decades of life
    re.MULTILINE,
)
_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"[^\W\d_]+")
_SCORE = re.compile(r"\b\d{1,3}[-–]\d{1,3}\b")
_BEFORE_SCORE, _AFTER_SCORE = 60, 25
_AS_OF = re.compile(r"\b(?:as of|as at|by)\s+(?:the\s+)?(?:end\s+of\s+)?$", re.IGNORECASE)
_SIGNS = frozenset("$£€¥₹₽₪₺₩₦")


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
    found: list[Quantity] = []
    for part in speaking(report):
        found.extend(_in_part(report, part, conservative=conservative))
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
    return named(bare(expression), conservative=conservative)


def _in_part(report: Report, part: Part, *, conservative: bool) -> list[Quantity]:
    text = report.text
    if not _may_count(text[part.start : part.end]):
        return []
    found: list[Quantity] = []
    for sentence in sentences(text, part.start, part.end):
        if not _may_count(text[sentence.start : sentence.end]):
            continue
        run = words(text, sentence.start, sentence.end)
        here = figures(run, _masks(text, sentence), conservative=conservative)
        as_of = _as_of(report, part, sentence) if here else None
        found.extend(_quantity(report, run, figure, as_of) for figure in here)
    return found


def _may_count(text: str) -> bool:
    """Tell whether a stretch holds a digit or a word that counts."""
    return _DIGIT.search(text) is not None or not _counting().isdisjoint(
        _WORD.findall(text.lower())
    )


@cache
def _counting() -> frozenset[str]:
    table = lexicon.table("numbers")
    listed = {*table["cardinals"], *table["vague"], *table["ordinals"], *table["fractions"]}
    return frozenset(
        {*listed, *table["scales"], *unit_beginnings(), "dozen", "long", "no", "nobody"}
    )


def _masks(text: str, sentence: Span) -> list[Span]:
    """Give the places whose numbers are no quantities: dates, times, models, numbers to dial."""
    start, end = sentence.start, sentence.end
    dates = [*expressions(text, start, end), *clocks(text, start, end)]
    found = [Span(date.start, date.end) for date in dates]
    if _DIGIT.search(text, start, end) is None:
        return found
    found += [Span(m.start(), m.end()) for m in _NO_QUANTITY.finditer(text, start, end)]
    return found + [
        Span(score.start(), score.end())
        for score in _SCORE.finditer(text, start, end)
        if _is_score(text, score, sentence)
    ]


def _is_score(text: str, score: re.Match[str], sentence: Span) -> bool:
    """Tell ``won 3-1`` from ``20-30 cars``; numbers that fall are no range."""
    left, right = re.split("[-–]", score.group())
    if int(left) > int(right):
        return True
    start = max(sentence.start, score.start() - _BEFORE_SCORE)
    around = words(text, start, min(sentence.end, score.end() + _AFTER_SCORE))
    return any(token.fold in lexicon.words("counting", "scores") for token in around.tokens)


def _as_of(report: Report, part: Part, sentence: Span) -> Moment | None:
    """Find the moment of which a sentence says that its values held then."""
    for when in expressions(report.text, sentence.start, sentence.end):
        if _AS_OF.search(report.text[sentence.start : when.start]):
            named_here = moments.of_part(report, part)
            return next((m for m in named_here if m.passage.end == when.end), None)
    return None


def _quantity(report: Report, run: Words, figure: Figure, as_of: Moment | None) -> Quantity:
    value, unit = figure.value, figure.measure
    start, end = run.tokens[value.first].start, run.tokens[figure.last - 1].end
    if report.text[start - 1 : start] in _SIGNS:
        start -= 1
    if unit is not None and unit.unit == "percent" and report.text[end : end + 1] == "%":
        end += 1
    low, high = (_brought(bound, figure) for bound in (value.low, value.high))
    name = unit.unit if unit else "ordinal" if value.kind == "ordinal" else ""
    passage = report.passage(start, end)
    return Quantity(figure.indicator, low, high, name, value.approximate, as_of, passage)


def _brought(bound: float | None, figure: Figure) -> float | None:
    """Bring a bound to the unit."""
    if bound is None or figure.measure is None:
        return bound
    return round(bound * figure.measure.factor + figure.measure.extra, DECIMALS)
