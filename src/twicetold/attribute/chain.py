"""Addressees and carriers: to whom it was said, and who passed it on."""

import re
from collections.abc import Sequence
from functools import cache

from twicetold.attribute import phrases
from twicetold.attribute.cues import cues, takes
from twicetold.attribute.naming import key
from twicetold.attribute.words import read
from twicetold.model.attribution import Carrier
from twicetold.model.report import Report
from twicetold.model.span import Passage, Span
from twicetold.text import lexicon

_ADDRESSEE = re.compile(
    r"a*(o|N+(?:[ic]d?N+)*|d?a?[vgS]?[nN#]*(?:[nNe#\"]+)(?:(?:[i2]|c)d?[vg]?[nN#\"]+)*)"
)
_REACH = 160
"""Code points after a cue in which its addressee is looked for."""
_QUOTING = frozenset({"quoted", "cited", "quotes", "cites", "quoting", "citing"})
_CARRIER = re.compile(r"(d?a?[vg]?[nN#e\"]+(?:cN+)*)")


def addressee(report: Report, cue: Span, limit: int) -> Passage | None:
    """Find to whom a statement was made: "told X", "in an interview with X".

    Args:
        report: The report.
        cue: The cue of the statement.
        limit: Where the sentence, or the content that follows, ends the search.
    """
    text = report.text
    lemma = _lemma(text[cue.start : cue.end])
    stretch = Span(cue.end, min(limit, cue.end + _REACH))
    if len(stretch) < 3:
        return None
    if lemma in takes("addressed") and lemma not in ("promise", "request", "order"):
        for words in read(text, stretch):
            match = _ADDRESSEE.match(words.kinds)
            if match and words.kinds[0] not in "yt":
                span = words.span(match.start(1), match.end(1))
                return report.passage(span.start, span.end)
        return None
    occasion = _spoken_to().match(text, cue.end, stretch.end)
    if not occasion:
        return None
    for words in read(text, Span(occasion.end(), stretch.end)):
        match = _ADDRESSEE.match(words.kinds)
        if match:
            span = words.span(match.start(1), match.end(1))
            return report.passage(span.start, span.end)
    return None


def carriers(report: Report, stretch: Span) -> tuple[Carrier, ...]:
    """Find who carried a statement: "released by X and reported by Y".

    Args:
        report: The report.
        stretch: The words that are about the statement's carrying, such as a source's.

    Returns:
        The carriers in the order of the text, which is the order of carrying.
    """
    found: list[Carrier] = []
    for match in _carried().finditer(report.text, stretch.start, stretch.end):
        for words in read(report.text, Span(match.end(), stretch.end)):
            phrase = _CARRIER.match(words.kinds)
            if phrase:
                span = words.span(phrase.start(1), phrase.end(1))
                passage = report.passage(span.start, span.end)
                found.append(Carrier(key(passage.exact), passage))
            break
    return tuple(found)


def quoter(report: Report, sentence: Span, cue: Sequence[Span]) -> Span | None:
    """Find who quotes in "X quoted Y as saying".

    Args:
        report: The report.
        sentence: The sentence that the cue begins in.
        cue: The parts of the cue.

    Returns:
        The place of X, or None where the cue is another one or nobody stands before it.
    """
    if len(cue) < 2 or report.text[cue[0].start : cue[0].end].lower() not in _QUOTING:
        return None
    for words in read(report.text, Span(sentence.start, cue[0].start), speaking=True):
        phrase = phrases.left_of(words, len(words.kinds))
        if phrase and not report.text[words.span(*phrase).end : cue[0].start].strip():
            return words.span(*phrase)
    return None


def _lemma(cue: str) -> str:
    """Give the base form of the cue's verb, with its particle."""
    parts = cue.lower().split()
    for at in range(len(parts) - 1, -1, -1):
        form = cues().get(parts[at])
        if form:
            phrase = f"{form.lemma} {' '.join(parts[at + 1 :])}"
            return phrase if phrase in takes("addressed") else form.lemma
    return ""


@cache
def _carried() -> re.Pattern[str]:
    verbs = "|".join(lexicon.table("carriers")["carried"])
    return re.compile(rf"\b(?:{verbs})\b(?:\s+(?!by\b)[\w-]+){{0,6}}?\s+by\s+")


@cache
def _spoken_to() -> re.Pattern[str]:
    occasions = "|".join(lexicon.table("carriers")["spoken_to"])
    return re.compile(
        rf"\s*(?:,\s*)?(?:(?:on|in|at|during|by|to|via)?\s*(?:[\w’'-]+\s+){{0,4}}?"
        rf"(?:{occasions})\s+(?:to|with|for)\s+|to\s+(?=reporters|journalists|the press))"
    )
