"""Text reuse: the passages that reports share, exact to the character."""

from collections.abc import Sequence

import numpy as np

from twicetold.model import Report, Reuse
from twicetold.reuse.arrays import Words
from twicetold.reuse.check import checked
from twicetold.reuse.grain import ALL_PAIRS, CORPUS, STORY, Grain
from twicetold.reuse.kinds import nearest, stock
from twicetold.reuse.known import with_known
from twicetold.reuse.letters import Array
from twicetold.reuse.lineage import versions
from twicetold.reuse.nouns import Sharing, reuses
from twicetold.reuse.passes import ordered, shared_words
from twicetold.reuse.points import Points

__all__ = ["checked", "shared", "within"]


def shared(reports: Sequence[Report], *, all_pairs: bool = False) -> tuple[Reuse, ...]:
    """Find the passages that the reports of a corpus share.

    Each report that carries a passage is linked to the next ones that do, in order of time, so
    that a passage in thousands of reports costs no more than its length; see ``grain.CORPUS``.

    Args:
        reports: Any reports, in any order.
        all_pairs: Whether to link every two reports that share a passage, whatever it costs.

    Returns:
        The shared passages, sorted by their places; ``left`` is the report whose id sorts first.

    Raises:
        TooLarge: The reports have more letters than ``arrays.MOST_LETTERS``.
    """
    return _found(reports, ALL_PAIRS if all_pairs else CORPUS)


def within(reports: Sequence[Report], known: Sequence[Reuse] = ()) -> tuple[Reuse, ...]:
    """Find the passages that the reports of one story share, more finely.

    All pairs are linked, and shorter seeds are looked for: what tells little in a large corpus
    tells enough among a few reports.

    Args:
        reports: The reports of one story, in any order.
        known: The passages that the corpus pass found, so that the set phrases it learnt are
            known here as well and nothing it found is lost.

    Returns:
        The shared passages, sorted by their places; ``left`` is the report whose id sorts first.

    Raises:
        TooLarge: The reports have more letters than ``arrays.MOST_LETTERS``.
    """
    found = _found(reports, STORY)
    return with_known(found, known, reports) if known else found


def _found(reports: Sequence[Report], grain: Grain) -> tuple[Reuse, ...]:
    listed = ordered(reports)
    words, points = shared_words(listed, grain)
    outlet = np.unique([report.outlet for report in listed], return_inverse=True)[1]
    stocked = stock(words, points, outlet)
    kept = np.flatnonzero(nearest(words, points, stocked))
    points, stocked = points.arranged(kept), stocked[kept]
    points, order = _oriented(listed, words, points)
    return tuple(reuses(Sharing(listed, words, points, stocked[order], versions(words, points))))


def _oriented(reports: Sequence[Report], words: Words, points: Points) -> tuple[Points, Array]:
    """Put the report whose id sorts first on the left, and the passages in order of place.

    Returns:
        The points, and the order in which the passages stood before.
    """
    rank = np.empty(len(reports), np.int64)
    rank[sorted(range(len(reports)), key=lambda at: reports[at].id)] = np.arange(len(reports))
    left, right = (rank[words.owner[side]] for side in (points.left, points.right))
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
