"""One pass over reports: from text to the words that are shared."""

from collections.abc import Sequence
from math import inf

import numpy as np

from twicetold.model import Report
from twicetold.reuse import extend
from twicetold.reuse.alignment import alignments, matched
from twicetold.reuse.arrays import Words, words
from twicetold.reuse.chains import segments
from twicetold.reuse.cutting import best, cut, trimmed, widened, worth
from twicetold.reuse.evidence import published
from twicetold.reuse.grain import Grain
from twicetold.reuse.information import information, within_reports
from twicetold.reuse.points import Points
from twicetold.reuse.seeds import seeds


def ordered(reports: Sequence[Report]) -> list[Report]:
    """Put reports in the order in which they are linked: by time, then by text.

    Reports without a time come last. Ids come last of all, so that what is found does not hang
    on them.
    """

    def place(report: Report) -> tuple[float, str, str]:
        known = published(report)
        return known.earliest.timestamp() if known else inf, report.text, report.id

    return sorted(reports, key=place)


def shared_words(reports: Sequence[Report], grain: Grain) -> tuple[Words, Points]:
    """Find the words that reports share, grouped to passages.

    Args:
        reports: The reports, in order.
        grain: How fine to look.

    Returns:
        The words of the reports, and the points of the passages.
    """
    read = words(reports)
    bits = information(read)
    chance = float(np.log2(max(2, len(read))))
    points = matched(read, segments(read, seeds(read, bits, grain)))
    bits = within_reports(read, bits)
    points = _telling(points, bits, chance + grain.chain_bits)
    units = np.round(extend.UNIT * bits).astype(np.int16)
    points = alignments(read, units, points)
    points = widened(read, trimmed(read, bits, cut(read, points)))
    return read, best(read, bits, points, chance + grain.passage_bits)


def _telling(points: Points, bits: np.ndarray, need: float) -> Points:
    """Keep the chains whose words tell enough in all."""
    if not len(points):
        return points
    first, last = points.bounds()
    total = np.add.reduceat(worth(bits, points), first)
    return points.only(np.repeat(total >= need, last - first + 1))
