"""Which words any two reports share: how much, which, and where in each text they stand."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from twicetold.dossier.reports import ReportView
from twicetold.model import Passage, Report, Reuse, ReuseKind, Role, Span


@dataclass(frozen=True, slots=True)
class SharedView:
    """One shared passage, the report that came out first at the left.

    Attributes:
        left: The passage of the left report.
        right: The passage of the right report.
        left_edits: The words of the left that stand otherwise, or not at all, on the right.
        right_edits: Likewise of the right.
        found: The finding itself.
        turned: Whether its left is at the right here.
    """

    left: Passage
    right: Passage
    left_edits: tuple[Span, ...]
    right_edits: tuple[Span, ...]
    found: Reuse
    turned: bool


@dataclass(frozen=True, slots=True)
class PairView:
    """Two reports and what they share.

    Attributes:
        left: The report that came out first.
        right: The other one.
        left_share: Share of the body of the left that stands in the right as prose, 0 to 1.
        right_share: Share of the body of the right that stands in the left as prose.
        shared: The shared passages in the order of the right report.
    """

    left: ReportView
    right: ReportView
    left_share: float
    right_share: float
    shared: tuple[SharedView, ...]


def pairs(reports: Sequence[ReportView], reuses: Iterable[Reuse]) -> tuple[PairView, ...]:
    """Gather the shared passages of each two reports, the pair that shares most first."""
    known = {view.report.id: (at, view) for at, view in enumerate(reports)}
    between: dict[tuple[int, int], list[SharedView]] = defaultdict(list)
    for found in reuses:
        left, right = known[found.left.report][0], known[found.right.report][0]
        between[min(left, right), max(left, right)].append(_shared(found, turned=left > right))
    views = [_pair(reports[left], reports[right], of) for (left, right), of in between.items()]
    return tuple(
        sorted(
            views,
            key=lambda v: (-max(v.left_share, v.right_share), v.left.report.id, v.right.report.id),
        )
    )


def _shared(found: Reuse, *, turned: bool) -> SharedView:
    left_edits = tuple(edit.left.span for edit in found.edits if edit.left is not None)
    right_edits = tuple(edit.right.span for edit in found.edits if edit.right is not None)
    if turned:
        return SharedView(found.right, found.left, right_edits, left_edits, found, turned=True)
    return SharedView(found.left, found.right, left_edits, right_edits, found, turned=False)


def _pair(left: ReportView, right: ReportView, shared: list[SharedView]) -> PairView:
    prose = [one for one in shared if one.found.kind is ReuseKind.PROSE]
    return PairView(
        left,
        right,
        _covered(left.report, [one.left.span for one in prose]),
        _covered(right.report, [one.right.span for one in prose]),
        tuple(sorted(shared, key=lambda one: (one.right, one.left))),
    )


def _covered(report: Report, spans: list[Span]) -> float:
    """Measure the share of the body that lies in any of the spans."""
    body = [part.span for part in report.parts if part.role is Role.BODY and part.repeats is None]
    inside, at = 0, -1
    for span in sorted(spans):
        for block in body:
            start, end = max(span.start, block.start, at), min(span.end, block.end)
            inside += max(0, end - start)
        at = max(at, span.end)
    return inside / max(1, sum(len(span) for span in body))


@dataclass(frozen=True, slots=True)
class Shade:
    """Words of a report with the reports that share them.

    Attributes:
        words: The words.
        shared: Labels of the reports that have them too.
        edited: Labels of the reports that have the words around, but not these.
    """

    words: str
    shared: tuple[str, ...]
    edited: tuple[str, ...]


class Shades:
    """Cuts the text of reports where passages begin and end that others share."""

    def __init__(self, found: Iterable[PairView], limit: int) -> None:
        self._marks: dict[str, list[tuple[int, int, str, bool]]] = defaultdict(list)
        self._limit = limit
        for pair in found:
            for one in pair.shared:
                if one.found.kind is not ReuseKind.STOCK:
                    self._add(one.left, one.left_edits, pair.right.label)
                    self._add(one.right, one.right_edits, pair.left.label)
        for marks in self._marks.values():
            marks.sort()

    def _add(self, passage: Passage, edits: tuple[Span, ...], label: str) -> None:
        marks = self._marks[passage.report]
        marks.append((passage.start, passage.end, label, False))
        marks.extend((edit.start, edit.end, label, True) for edit in edits)

    def of(self, passage: Passage) -> tuple[Shade, ...]:
        """Cut a passage into stretches; joined they are its words."""
        marks = self._marks.get(passage.report, [])
        marks = [m for m in marks if m[0] < passage.end and passage.start < m[1]]
        ends = {max(m[0], passage.start) for m in marks} | {min(m[1], passage.end) for m in marks}
        cuts = sorted(ends | {passage.start, passage.end})
        shades: list[Shade] = []
        for start, end in pairwise(cuts):
            here = [m for m in marks if m[0] < end and start < m[1]]
            edited = {label for _, _, label, edit in here if edit}
            shared = {label for _, _, label, edit in here if not edit} - edited
            shade = Shade(passage.cut(start, end).exact, self._labels(shared), self._labels(edited))
            if shades and (shades[-1].shared, shades[-1].edited) == (shade.shared, shade.edited):
                shade = Shade(shades.pop().words + shade.words, shade.shared, shade.edited)
            shades.append(shade)
        return tuple(shades)

    def _labels(self, found: Iterable[str]) -> tuple[str, ...]:
        return tuple(sorted(found, key=lambda label: (len(label), label))[: self._limit])


class Anchors:
    """The names of the places in a page where the parts of the reports stand."""

    def __init__(self, reports: Iterable[Report]) -> None:
        self._starts = {report.id: [part.start for part in report.parts] for report in reports}

    def of(self, passage: Passage) -> str:
        """Name the place of the part in which a passage begins."""
        index = bisect_right(self._starts[passage.report], passage.start) - 1
        return f"{passage.report}-{max(index, 0)}"
