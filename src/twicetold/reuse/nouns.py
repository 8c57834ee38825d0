"""From arrays to nouns: every passage as a Reuse."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from twicetold.model import Edit, Passage, Report, Reuse, ReuseKind, Wording
from twicetold.reuse.arrays import Words
from twicetold.reuse.background import Background
from twicetold.reuse.closing import tails
from twicetold.reuse.direction import Bearing, direction
from twicetold.reuse.edits import edits
from twicetold.reuse.information import Weighed
from twicetold.reuse.letters import Array
from twicetold.reuse.lineage import UNTOLD, versions
from twicetold.reuse.passages import Passages
from twicetold.reuse.points import Points
from twicetold.reuse.quoted import Quoted, shared_quotations
from twicetold.reuse.sides import Sides


@dataclass(frozen=True, slots=True, eq=False)
class Sharing:
    """What reports share, as arrays.

    Attributes:
        reports: The reports, by rank.
        read: Their words.
        passages: All passages of some pairs among them, settled.
        known: What is known of the corpus.
        whole: Whether these are all pairs of all reports, so that versions can be weighed.
    """

    reports: Sequence[Report]
    read: Weighed
    passages: Passages
    known: Background
    whole: bool = False


def reuses(sharing: Sharing) -> Iterator[Reuse]:
    """Make the nouns, sorted by their places; ``left`` is the report whose id sorts first."""
    reports, words = sharing.reports, sharing.read.words
    points, order = _oriented(sharing)
    first, last = points.bounds()
    tail = tails(words, points)
    rows, opens = (array.tolist() for array in edits(reports, words, points, tail))
    sides = (points.left, points.right)
    starts = [words.start[side].tolist() for side in sides]
    ends = [words.end[side[last] + more].tolist() for side, more in zip(sides, tail, strict=True)]
    owners = [words.owner[side[first]].tolist() for side in sides]
    stock = sharing.passages.stock[order].tolist()
    told = versions(words, points) if sharing.whole else [UNTOLD] * len(first)
    shown, quoted, shares = Sides(sharing.known.carriers), Quoted(), _shares(words, points)
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
        kind = _kind(stock=stock[nth], whole=whole)
        bearing = Bearing(sharing.known.present, kind, told[nth], shares[nth])
        shown_by = shown.of(left, right), shown.of(right, left)
        way, reasons = direction(passages, shown_by, bearing)
        wording = Wording.REWRITE if changed else Wording.VERBATIM
        yield Reuse(*passages, wording, kind, pairs, changed, way, reasons)


def _oriented(sharing: Sharing) -> tuple[Points, Array]:
    """Put the report whose id sorts first on the left, and the passages in order of place.

    Returns:
        The matched words, and the order in which the passages stood before.
    """
    words, reports = sharing.read.words, sharing.reports
    points = sharing.passages.points(sharing.read)
    by_id = np.empty(len(reports), np.int64)
    by_id[sorted(range(len(reports)), key=lambda at: reports[at].id)] = np.arange(len(reports))
    left, right = (by_id[words.owner[side]] for side in (points.left, points.right))
    turned = left > right
    left, right = np.where(turned, right, left), np.where(turned, left, right)
    points = Points(
        points.group,
        np.where(turned, points.right, points.left),
        np.where(turned, points.left, points.right),
    )
    first, _ = points.bounds()
    order = np.lexsort((points.right[first], points.left[first], right[first], left[first]))
    return points.arranged(order), order


def _shares(words: Words, points: Points) -> list[tuple[float, float]]:
    """Give for each passage how much of either report stands in the other, all passages taken."""
    first, last = points.bounds()
    owners = [words.owner[side[first]].astype(np.int64) for side in (points.left, points.right)]
    size = np.diff(words.first)
    _, pair = np.unique(owners[0] * len(words.first) + owners[1], return_inverse=True)
    shared = np.bincount(pair, weights=last - first + 1)[pair]
    return list(zip(*((shared / size[owner]).tolist() for owner in owners), strict=True))


def _kind(*, stock: bool, whole: bool) -> ReuseKind:
    if stock:
        return ReuseKind.STOCK
    return ReuseKind.QUOTATION if whole else ReuseKind.PROSE


def _edit(passages: tuple[Passage, Passage], row: list[int]) -> Edit:
    left = passages[0].cut(row[0], row[1]) if row[0] >= 0 else None
    right = passages[1].cut(row[2], row[3]) if row[2] >= 0 else None
    return Edit(left, right)
