"""From arrays to nouns: every aligned passage as a Reuse."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from twicetold.model import Edit, Passage, Report, Reuse, ReuseKind, Wording
from twicetold.reuse.points import Points
from twicetold.reuse.arrays import RESPELT, Words
from twicetold.reuse.letters import Array
from twicetold.reuse.closing import tails
from twicetold.reuse.direction import Lineage, Sides, direction
from twicetold.reuse.quoted import Quoted, shared_quotations
from twicetold.text.tokens import fold


@dataclass(frozen=True, slots=True)
class Places:
    """Matched words and edits as lists of code points, quick to walk.

    Attributes:
        starts: For each side, where every matched word starts.
        ends: For each side, where every passage ends.
        edits: Left start, left end, right start, right end; -1 where a side has no words.
        first_edit: For each passage the index of its first edit, and their number at the end.
    """

    starts: tuple[list[int], list[int]]
    ends: tuple[list[int], list[int]]
    edits: list[list[int]]
    first_edit: list[int]


def places(reports: Sequence[Report], words: Words, points: Points) -> Places:
    """Give the code points of matched words and edits."""
    sides = (points.left, points.right)
    starts = [words.start[side] for side in sides]
    dirty = _respelt(reports, words, points)
    tail = tails(words, points)
    edits, first = _edits(words, points, dirty, tail)
    last = points.bounds()[1]
    return Places(
        (starts[0].tolist(), starts[1].tolist()),
        tuple(
            words.end[side[last] + more].tolist() for side, more in zip(sides, tail, strict=True)
        ),
        edits.tolist(),
        first.tolist(),
    )


def _respelt(reports: Sequence[Report], words: Words, points: Points) -> Array:
    """Mark matched words that are one when compared and are written otherwise."""
    marks = words.marks[points.left] | words.marks[points.right]
    respelt = np.zeros(len(points.left), bool)
    for at in np.flatnonzero(marks & RESPELT).tolist():
        written = []
        for word in (points.left[at], points.right[at]):
            text = reports[int(words.report(word))].text
            written.append(fold(text[words.start[word] : words.end[word]]))
        respelt[at] = written[0] != written[1]
    return respelt


def _edits(
    words: Words, points: Points, respelt: Array, tail: tuple[Array, Array]
) -> tuple[Array, Array]:
    """Find what lies between words that are the same as written."""
    first, last = points.bounds()
    same = ~respelt
    group = np.concatenate([points.group[same], points.group[first], points.group[last]])
    left = np.concatenate(
        [points.left[same], points.left[first] - 1, points.left[last] + 1 + tail[0]]
    )
    right = np.concatenate(
        [points.right[same], points.right[first] - 1, points.right[last] + 1 + tail[1]]
    )
    order = np.lexsort((left, group))
    group, left, right = group[order], left[order], right[order]
    wide, high = np.diff(left) - 1, np.diff(right) - 1
    at = np.flatnonzero((np.diff(group) == 0) & ((wide > 0) | (high > 0)))
    found = np.full((len(at), 4), -1, np.int64)
    for column, side, count in ((0, left, wide[at]), (2, right, high[at])):
        some = count > 0
        found[some, column] = words.start[side[at[some]] + 1]
        found[some, column + 1] = words.end[side[at[some] + 1] - 1]
    return found, np.searchsorted(group[at], np.append(points.group[first], np.iinfo(np.int64).max))


def reuses(
    reports: Sequence[Report],
    words: Words,
    points: Points,
    stocked: Array,
    lineages: Sequence[Lineage],
) -> Iterator[Reuse]:
    """Make the nouns.

    Args:
        reports: The reports, as the arrays have them.
        words: Their words.
        points: The matched words; left is the report whose id sorts first.
        stocked: For each passage, whether it is a set phrase.
        lineages: For each passage, what its versions say.
    """
    found = places(reports, words, points)
    sides, quoted = Sides(reports), Quoted()
    first, last = points.bounds()
    owners = zip(
        words.report(points.left[first]).tolist(),
        words.report(points.right[first]).tolist(),
        strict=True,
    )
    for at, (low, high, owner) in enumerate(
        zip(first.tolist(), last.tolist(), owners, strict=True)
    ):
        pair = reports[owner[0]], reports[owner[1]]
        passages = (
            pair[0].passage(found.starts[0][low], found.ends[0][at]),
            pair[1].passage(found.starts[1][low], found.ends[1][at]),
        )
        edits = tuple(
            _edit(passages, row)
            for row in found.edits[found.first_edit[at] : found.first_edit[at + 1]]
        )
        spans = quoted(pair[0]), quoted(pair[1])
        marks, whole = ((), False)
        if spans[0] and spans[1]:
            starts = found.starts[0][low : high + 1], found.starts[1][low : high + 1]
            marks, whole = shared_quotations(passages, spans, starts)
        kind = ReuseKind.STOCK if stocked[at] else ReuseKind.QUOTATION if whole else ReuseKind.PROSE
        way, reasons = direction(
            *passages, (sides(pair[0]), sides(pair[1])), present=sides.present, lineage=lineages[at]
        )
        wording = Wording.REWRITE if edits else Wording.VERBATIM
        yield Reuse(*passages, wording, kind, marks, edits, way, reasons)


def _edit(passages: tuple[Passage, Passage], row: list[int]) -> Edit:
    left = passages[0].cut(row[0], row[1]) if row[0] >= 0 else None
    right = passages[1].cut(row[2], row[3]) if row[2] >= 0 else None
    return Edit(left, right)
