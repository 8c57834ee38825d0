"""What kind of change a difference is."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from twicetold.model import (
    Change,
    ChangeKind,
    Passage,
    Report,
    ReportReading,
    Role,
    Span,
)
from twicetold.revise.differences import Difference
from twicetold.text.lexicon import table, words
from twicetold.text.quotes import quotations
from twicetold.text.tokens import tokens

_DIGIT = re.compile(r"\d")
_MARKS = re.compile('["“”«»„]')


def changes(
    difference: Difference,
    earlier: tuple[Report, ReportReading],
    later: tuple[Report, ReportReading],
) -> Iterator[Change]:
    """Tell the kind of a difference.

    What stands in the headline is a change of the headline, what stands in quotation marks, or
    moves them, one of a quotation; then figures and dates, words that weaken, who said it and
    how; the rest is style. A sentence that the other edition has not was added or taken out.
    """
    left, right = difference.left, difference.right
    sides = [(earlier, left), (later, right)]
    present = [(edition, passage) for edition, passage in sides if passage is not None]
    if any(_in_role(edition[0], passage) for edition, passage in present):
        yield Change(ChangeKind.HEADLINE, left, right)
    elif difference.whole:
        yield Change(ChangeKind.ADDITION if left is None else ChangeKind.REMOVAL, left, right)
    elif any(_quoted(edition[0], passage) for edition, passage in present):
        yield Change(ChangeKind.QUOTATION, left, right)
    elif _counts(left) != _counts(right) or _times(earlier[1], left) != _times(later[1], right):
        yield Change(ChangeKind.FIGURE, left, right)
    elif _weakening(earlier[1], left) != _weakening(later[1], right):
        yield Change(ChangeKind.HEDGE, left, right)
    elif any(_attributes(edition[1], passage) for edition, passage in present):
        yield Change(ChangeKind.ATTRIBUTION, left, right)
    else:
        yield Change(ChangeKind.STYLE, left, right)


def _in_role(report: Report, passage: Passage) -> bool:
    return any(
        part.role is Role.HEADLINE and part.span.contains(passage.span) for part in report.parts
    )


def _quoted(report: Report, passage: Passage) -> bool:
    if _MARKS.search(passage.exact):
        return True
    line_start = report.text.rfind("\n", 0, passage.start) + 1
    line_end = report.text.find("\n", passage.end)
    line = report.text[line_start : line_end if line_end >= 0 else len(report.text)]
    place = Span(passage.start - line_start, passage.end - line_start)
    return any(quotation.inner.contains(place) for quotation in quotations(line))


def _counts(passage: Passage | None) -> tuple[str, ...]:
    """Give the words that count, in order."""
    if passage is None:
        return ()
    folds = (token.fold for token in tokens(passage.exact))
    return tuple(fold for fold in folds if _DIGIT.search(fold) or fold in _counting())


@cache
def _counting() -> frozenset[str]:
    # "one" is a pronoun as often as a number.
    found = {*table("numbers")["cardinals"], *table("numbers")["scales"]}
    return frozenset(word for word in found if len(word) > 1 and word != "one")


def _times(reading: ReportReading, passage: Passage | None) -> tuple[tuple[str | None, ...], ...]:
    """Give what the moments mean of which words were changed."""
    if passage is None:
        return ()
    return tuple(
        (moment.start, moment.end)
        for moment in reading.moments
        if moment.passage.span.overlaps(passage.span) and moment.start is not None
    )


def _weakening(reading: ReportReading, passage: Passage | None) -> tuple[str, ...]:
    """Give the words that weaken a statement, folded."""
    if passage is None:
        return ()
    spans = [hedge.span for one in reading.attributions for hedge in one.hedges]
    return tuple(
        token.fold
        for token in tokens(passage.exact)
        if token.fold in _weak()
        or _overlaps(Span(passage.start + token.start, passage.start + token.end), spans)
    )


@cache
def _weak() -> frozenset[str]:
    return words("hedges", "adverbs") | words("notices", "weak")


def _attributes(reading: ReportReading, passage: Passage) -> bool:
    """Tell whether words say who said something, or that it was said."""
    parts = (
        part.span
        for one in reading.attributions
        for part in (*one.source, *one.cue, *one.addressee)
    )
    return _overlaps(passage.span, parts)


def _overlaps(span: Span, spans: Iterable[Span]) -> bool:
    return any(span.overlaps(other) for other in spans)
