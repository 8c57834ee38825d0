"""Quotations inside shared passages."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from twicetold.model import Passage, Report, SharedQuotation, Span
from twicetold.text.quotes import quotations

QUOTED = 0.9
"""Share of the matched words that lies inside quotation marks, on both sides, in a quotation."""

_MARKS = "\"'“”‘’«»„"


class Quoted:
    """The quotations of reports, read once each."""

    def __init__(self) -> None:
        self._read: dict[str, tuple[Span, ...]] = {}

    def __call__(self, report: Report) -> tuple[Span, ...]:
        """Give the outermost quotations of a report, without their marks, in order."""
        if report.id not in self._read:
            marked = any(mark in report.text for mark in _MARKS)
            found = quotations(report.text) if marked else ()
            self._read[report.id] = tuple(q.inner for q in found if q.depth == 0 and len(q.inner))
        return self._read[report.id]


@dataclass(frozen=True, slots=True)
class _Inside:
    """A quotation, or the part of it that lies inside a passage.

    Attributes:
        start: First code point of the report's text.
        end: The code point after the last one.
        first: Which matched word of the passage is its first one.
        after: Which one is the first after it.
    """

    start: int
    end: int
    first: int
    after: int


def shared_quotations(
    passages: tuple[Passage, Passage],
    spans: tuple[tuple[Span, ...], tuple[Span, ...]],
    starts: tuple[Sequence[int], Sequence[int]],
) -> tuple[tuple[SharedQuotation, ...], bool]:
    """Pair the quotations that lie inside a shared passage on both sides.

    Args:
        passages: The passage in the two reports.
        spans: The quotations of the two reports, in order.
        starts: Where the matched words of the passage start, in order.

    Returns:
        The pairs in order, and whether nearly all of the passage is quoted on both sides.
    """
    if not all(spans):
        return (), False
    left, right = (
        _inside(passage, side, at)
        for passage, side, at in zip(passages, spans, starts, strict=True)
    )
    pairs = []
    for one in left:
        other = max(right, key=lambda q: (_overlap(one, q), -q.start), default=None)
        if other is not None and _overlap(one, other) > 0:
            pairs.append(
                SharedQuotation(
                    passages[0].cut(one.start, one.end), passages[1].cut(other.start, other.end)
                )
            )
    whole = all(
        sum(q.after - q.first for q in side) >= QUOTED * len(at)
        for side, at in zip((left, right), starts, strict=True)
    )
    return tuple(pairs), whole


def _inside(passage: Passage, spans: tuple[Span, ...], starts: Sequence[int]) -> list[_Inside]:
    found = []
    at = bisect_left(spans, passage.start, key=lambda span: span.end)
    while at < len(spans) and spans[at].start < passage.end:
        start, end = max(spans[at].start, passage.start), min(spans[at].end, passage.end)
        first, after = bisect_left(starts, start), bisect_left(starts, end)
        if after > first:
            found.append(_Inside(start, end, first, after))
        at += 1
    return found


def _overlap(left: _Inside, right: _Inside) -> int:
    return min(left.after, right.after) - max(left.first, right.first)
