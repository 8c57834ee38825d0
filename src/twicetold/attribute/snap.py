"""Spans of words into the places a reader would mark: quotation marks in, stray signs out."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from twicetold.model.span import Span

MOSTLY = 0.5  # share of a quotation from which content takes in all of it
NEAR = 12  # code points that content may begin after an opening mark, or end before a closing one
_OUTER = " \t\r\n,;:–—-."
_MARKS = "“”\"‘’'«»„([)]"


def content(text: str, span: Span, quotations: Sequence[Span], *, cue: Sequence[Span] = ()) -> Span:
    """Snap content to the quotation marks that it all but reaches.

    Args:
        text: The whole text.
        span: The words found.
        quotations: Quotations with their marks, in order, none overlapping another.
        cue: The statement's cue; a quotation that it stands in is not the statement's own.

    Returns:
        The content with the marks and the comma before the closing one inside; signs that
        stand outside quotation marks cut off. May be empty.
    """
    start, end = span.start, span.end
    first = bisect_right(quotations, span.start, key=lambda one: one.end)
    last = bisect_left(quotations, span.end, key=lambda one: one.start)
    touched = [
        outer for outer in quotations[first:last] if not any(outer.contains(one) for one in cue)
    ]
    for outer in touched:
        common = min(span.end, outer.end) - max(span.start, outer.start)
        most = common >= MOSTLY * len(outer)
        if start > outer.start and (most or start - outer.start <= NEAR or end >= outer.end):
            start = outer.start
        elif not text[start : outer.start].strip(_OUTER + _MARKS):
            start = max(start, outer.start)
        if end < outer.end and (most or outer.end - end <= NEAR or span.start <= outer.start):
            end = outer.end
        elif not text[outer.end : end].strip(_OUTER + _MARKS):
            end = min(end, outer.end)
    kept_end = any(outer.end == end for outer in touched)
    return trimmed(text, Span(start, end), keep_end=kept_end)


def trimmed(text: str, span: Span, *, keep_end: bool = False) -> Span:
    """Cut signs off that belong to the sentence around, not to the words.

    Args:
        text: The whole text.
        span: The words.
        keep_end: Leave the end as it is.
    """
    start, end = span.start, span.end
    while start < end and text[start] in _OUTER:
        start += 1
    while end > start and not keep_end and text[end - 1] in _OUTER:
        end -= 1
    return Span(start, end)
