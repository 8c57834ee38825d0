"""From arrays to nouns: every passage as a Reuse."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from twicetold.model import Edit, Passage, Report, Reuse, ReuseKind, Wording
from twicetold.reuse.arrays import Words
from twicetold.reuse.closing import tails
from twicetold.reuse.direction import Bearing, Sides, direction
from twicetold.reuse.edits import edits
from twicetold.reuse.letters import Array
from twicetold.reuse.lineage import Versions
from twicetold.reuse.points import Points
from twicetold.reuse.quoted import Quoted, shared_quotations


@dataclass(frozen=True, slots=True)
class Sharing:
    """What is known of the passages as arrays.

    Attributes:
        reports: The reports, as the arrays have them.
        words: Their words.
        points: The matched words; left is the report whose id sorts first.
        stocked: For each passage, whether it is a set phrase.
        versions: For each passage, what its versions say.
    """

    reports: Sequence[Report]
    words: Words
    points: Points
    stocked: Array
    versions: Sequence[Versions]


def reuses(sharing: Sharing) -> Iterator[Reuse]:
    """Make the nouns, one for each passage, in order."""
    reports, words, points = sharing.reports, sharing.words, sharing.points
    first, last = points.bounds()
    tail = tails(words, points)
    rows, opens = (array.tolist() for array in edits(reports, words, points, tail))
    sides = (points.left, points.right)
    starts = [words.start[side].tolist() for side in sides]
    ends = [words.end[side[last] + more].tolist() for side, more in zip(sides, tail, strict=True)]
    owners = [words.owner[side[first]].tolist() for side in sides]
    stocked = sharing.stocked.tolist()
    shown, quoted, shares = Sides(reports), Quoted(), _shares(words, points)
    for nth, (low, high) in enumerate(zip(first.tolist(), (last + 1).tolist(), strict=True)):
        left, right = reports[owners[0][nth]], reports[owners[1][nth]]
        passages = (
            left.passage(starts[0][low], ends[0][nth]),
            right.passage(starts[1][low], ends[1][nth]),
        )
        changed = tuple(_edit(passages, row) for row in rows[opens[nth] : opens[nth + 1]])
        spans = quoted(left), quoted(right)
        words_at = starts[0][low:high], starts[1][low:high]
        pairs, whole = shared_quotations(passages, spans, words_at)
        kind = _kind(stocked=stocked[nth], whole=whole)
        bearing = Bearing(shown.present, kind, sharing.versions[nth], shares[nth])
        way, reasons = direction(passages, (shown(left), shown(right)), bearing)
        yield Reuse(
            *passages,
            Wording.REWRITE if changed else Wording.VERBATIM,
            kind,
            pairs,
            changed,
            way,
            reasons,
        )


def _shares(words: Words, points: Points) -> list[tuple[float, float]]:
    """Give for each passage how much of either report stands in the other, all passages taken."""
    first, last = points.bounds()
    owners = [words.owner[side[first]].astype(np.int64) for side in (points.left, points.right)]
    size = np.diff(words.first)
    _, pair = np.unique(owners[0] * len(words.first) + owners[1], return_inverse=True)
    shared = np.bincount(pair, weights=last - first + 1)[pair]
    return list(zip(*((shared / size[owner]).tolist() for owner in owners), strict=True))


def _kind(*, stocked: bool, whole: bool) -> ReuseKind:
    if stocked:
        return ReuseKind.STOCK
    return ReuseKind.QUOTATION if whole else ReuseKind.PROSE


def _edit(passages: tuple[Passage, Passage], row: list[int]) -> Edit:
    left = passages[0].cut(row[0], row[1]) if row[0] >= 0 else None
    right = passages[1].cut(row[2], row[3]) if row[2] >= 0 else None
    return Edit(left, right)
