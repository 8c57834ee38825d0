"""Sentences as speech needs them: a quotation that goes on over sentences holds them together."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from twicetold.model.report import Report, Role
from twicetold.model.span import Passage, Span
from twicetold.text.quotes import Quotation, quotations

_MARKS = frozenset("“”«»„\"'‘")
_OPENERS = '“«„"'
_CLOSERS = '”»"'
_PARAGRAPHS = 12
"""Paragraphs over which an open quotation is followed; the longest on wikinews-train runs over
nine."""
_WHOLE = 5
"""Words from which a quotation is read as one word of its sentence; shorter ones, such as scare
quotes and titles, are read as the words that they are. Chosen on wikinews-train among 3 to 8."""


@dataclass(frozen=True, slots=True)
class Unit:
    """One sentence, or several that a quotation holds together.

    Attributes:
        span: The place.
        quoted: Outermost quotations that begin in it and are read as one word each, in order.
        part: Index of the part that it begins in.
        role: What that part is.
    """

    span: Span
    quoted: tuple[Span, ...]
    part: int
    role: Role


def units(report: Report, sentences: Sequence[Passage]) -> tuple[Unit, ...]:
    """Join sentences that one quotation runs over.

    Args:
        report: The report.
        sentences: Its sentences in the order of the text.
    """
    quoted = _speech(report)
    found: list[Unit] = []
    starts = [part.start for part in report.parts]
    reached = 0
    for sentence in sentences:
        while reached < len(quoted) and quoted[reached].end <= sentence.start:
            reached += 1
        if found and reached < len(quoted) and quoted[reached].start < sentence.start:
            last = found.pop()
            found.append(replace(last, span=Span(last.span.start, sentence.end)))
            continue
        index = max(0, bisect_right(starts, sentence.start) - 1)
        role = report.parts[index].role if report.parts else Role.BODY
        found.append(Unit(sentence.span, (), index, role))
    return _with_quotations(found, quoted)


def _with_quotations(found: list[Unit], quoted: Sequence[Span]) -> tuple[Unit, ...]:
    filled: list[Unit] = []
    reached = 0
    for unit in found:
        inside: list[Span] = []
        while reached < len(quoted) and quoted[reached].start < unit.span.end:
            if quoted[reached].start >= unit.span.start:
                inside.append(Span(quoted[reached].start, min(quoted[reached].end, unit.span.end)))
            reached += 1
        filled.append(replace(unit, quoted=tuple(inside)) if inside else unit)
    return tuple(filled)


def _speech(report: Report) -> list[Span]:
    """Find the outermost quotations that are long enough to be speech."""
    text = report.text
    outer: list[Quotation] = []
    for quotation in quotations(text) if _MARKS.intersection(text) else ():
        if quotation.depth == 0:
            outer.append(quotation)
    spans = [_whole(text, left, right) for left, right in pairwise([*outer, None])]
    kept: list[Span] = []
    for span in spans:
        if kept and span.start < kept[-1].end:
            continue
        if _is_speech(text, span):
            kept.append(span)
    return kept


def _whole(text: str, quotation: Quotation | None, following: Quotation | None) -> Span:
    """Follow an open quotation over the next paragraphs to its closing mark."""
    if quotation is None:
        return Span(0, 0)
    if quotation.closed:
        return quotation.outer
    limit = following.outer.start if following else len(text)
    at, paragraphs = quotation.outer.end, 0
    while at < limit and paragraphs < _PARAGRAPHS:
        sign = text[at]
        paragraphs += sign == "\n"
        if sign in _CLOSERS:
            return Span(quotation.outer.start, at + 1)
        at += 1
    return quotation.outer


def _is_speech(text: str, span: Span) -> bool:
    inner = text[span.start + 1 : span.end - 1].rstrip(_CLOSERS + "'’ ")
    return inner.count(" ") >= _WHOLE - 1 or inner.endswith((",", ".", "?", "!"))
