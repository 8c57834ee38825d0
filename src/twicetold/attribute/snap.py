"""Spans of words into the places a reader would mark: quotation marks in, stray signs out."""

from collections.abc import Sequence

from twicetold.model.span import Span
from twicetold.text.quotes import Quotation

MOSTLY = 0.5  # share of a quotation that content must cover to take in all of it
NEAR = 12  # code points that content may end short of a quotation mark, or begin after one
_OUTER = " \t\r\n,;:–—-"
_OPENING, _CLOSING = "“\"‘'«„([", "”\"’'»)]"


def content(text: str, span: Span, quotations: Sequence[Quotation]) -> Span:
    """Snap content to the quotation marks that it all but reaches.

    Args:
        text: The whole text.
        span: The words found.
        quotations: The outermost quotations of the text.

    Returns:
        The content with the marks and the comma before the closing one inside; signs that
        stand outside quotation marks cut off. May be empty.
    """
    start, end = span.start, span.end
    for quotation in quotations:
        outer = quotation.outer
        common = min(end, outer.end) - max(start, outer.start)
        if common <= 0:
            continue
        if (
            common >= MOSTLY * len(outer)
            and start >= outer.start - NEAR
            and end <= outer.end + NEAR
        ):
            if start > outer.start or text[start : outer.start].strip(_OUTER + _OPENING) == "":
                start = outer.start
            if end < outer.end or text[outer.end : end].strip(_OUTER + _CLOSING + ".") == "":
                end = outer.end
        elif outer.start < start <= outer.start + NEAR and end >= outer.end - NEAR:
            start = outer.start
        if outer.start < end < outer.end and outer.end - end <= NEAR:
            end = outer.end
    return trimmed(text, Span(start, end), quotations)


def trimmed(text: str, span: Span, quotations: Sequence[Quotation] = ()) -> Span:
    """Cut signs off that belong to the sentence around, not to the words."""
    start, end = span.start, span.end
    closers = {quotation.outer.end for quotation in quotations}
    while start < end and text[start] in _OUTER + ".":
        start += 1
    while end > start and end not in closers and text[end - 1] in _OUTER + ".":
        end -= 1
    return Span(start, end)
