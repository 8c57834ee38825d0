"""Linking: equal seeds of different reports, and the pairs of reports that are worth reading."""

from dataclasses import dataclass

import numpy as np

from twicetold.reuse.grain import CROWD_LINKS, Grain
from twicetold.reuse.information import UNIT
from twicetold.reuse.letters import Array
from twicetold.reuse.seeds import Seeds

REPEATS = 3
"""Rows with the same words that one report may have; more would hide other reports."""

SLICE_BITS = 18
"""Rows are sorted in slices of about so many, which stay near the processor."""


@dataclass(frozen=True, slots=True, eq=False)
class Links:
    """Equal seeds of two reports; one entry a link in every array.

    Attributes:
        left: Rank of the report that comes first in the order of linking; 32 bits.
        right: Rank of the other, higher than ``left``; 32 bits.
        at: Which word of the left report the seed starts with; 32 bits.
        other: Likewise on the right; 32 bits.
        span: Words that the seed reaches over, on the side where these are fewer; 8 bits.
        told: What it tells, on the side where it tells less, in eighths of a bit; 16 bits.
    """

    left: Array
    right: Array
    at: Array
    other: Array
    span: Array
    told: Array

    def __len__(self) -> int:
        """Count the links."""
        return len(self.left)

    def only(self, keep: Array) -> "Links":
        """Keep some links, given as flags, indices or an order."""
        columns = (self.left, self.right, self.at, self.other, self.span, self.told)
        return Links(*(column[keep] for column in columns))


def linked(rows: Seeds, grain: Grain, *, since: int = 0) -> Links:
    """Link equal seeds: each to the earlier ones that other reports have.

    A seed that fewer than ``grain.crowd`` earlier rows have is linked to all of them, any other
    to the last ``CROWD_LINKS`` of them. So a passage in ten thousand reports costs no more than
    its length, all its reports stay linked, and no later report changes the links of an earlier
    one: that is what lets a corpus grow.

    Args:
        rows: All rows of some hashes, in any order; of hashes with many rows those that come
            before ``since`` may be cut to the ``grain.crowd`` last ones.
        grain: How many are linked.
        since: The lowest rank on the right; links between reports before it are left out.

    Returns:
        The links, in the order of the hashes.
    """
    parts = [_pairs(rows, some, (grain, since)) for some in _slices(rows)]
    left, right = (np.concatenate([part[side] for part in parts]) for side in (0, 1))
    return Links(
        rows.report[left],
        rows.report[right],
        rows.first[left],
        rows.first[right],
        np.minimum(rows.span[left], rows.span[right]),
        np.minimum(rows.told[left], rows.told[right]),
    )


def promising(links: Links, need: float) -> Links:
    """Keep the links of the pairs of reports whose seeds tell enough in all.

    Most links are chance: one seed that two reports happen to share. This takes no words.

    Args:
        links: All links of some pairs of reports, in any order.
        need: Bits that the seeds of a pair have to tell.

    Returns:
        The links of the pairs that are worth reading, sorted by right, left and place.
    """
    pair = links.right.astype(np.uint64) << np.uint64(32) | links.left.astype(np.uint64)
    links = links.only(np.lexsort((links.other, links.at, pair)))
    opens = np.append(
        True, (links.left[1:] != links.left[:-1]) | (links.right[1:] != links.right[:-1])
    )
    first = np.flatnonzero(opens[: len(links)])
    if not len(first):
        return links
    # Where the next seed starts inside this one, only the words before it count.
    step = np.append(np.diff(links.at), 0)
    step[np.append(first[1:], len(links)) - 1] = np.iinfo(np.int32).max
    span = links.span.astype(np.int64)
    told = links.told * np.minimum(step, span) // span
    enough = np.add.reduceat(told, first) >= UNIT * need
    return links.only(np.repeat(enough, np.diff(first, append=len(links))))


def _slices(rows: Seeds) -> list[Array]:
    """Split rows by their hashes; gives indices of rows, sorted by hash, report and place."""
    every = np.arange(len(rows), dtype=np.int32)
    # Rows come in the order of reports and words, or are brought into it.
    place = rows.report.astype(np.uint64) << np.uint64(32) | rows.first.astype(np.uint64)
    if len(rows) and (place[1:] < place[:-1]).any():
        every = np.argsort(place, kind="stable").astype(np.int32)
    bits = max(0, len(rows).bit_length() - SLICE_BITS)
    if not bits:
        return [every[_order(rows.hashes[every])]]
    part = (rows.hashes[every] >> np.uint64(64 - bits)).astype(np.int32)
    by_part = every[np.argsort(part, kind="stable")]
    ends = np.cumsum(np.bincount(part, minlength=1 << bits))
    return [
        some[_order(rows.hashes[some])] for some in np.split(by_part, ends[:-1]) if len(some)
    ] or [every]


def _order(hashes: Array) -> Array:
    """Sort hashes, equal ones in the order in which they stand.

    The place takes the lowest bits, so that one sort gives both; where two hashes differ in these
    bits only, a full sort is made.
    """
    width = np.uint64(max(1, len(hashes).bit_length()))
    packed = hashes >> width << width | np.arange(len(hashes), dtype=np.uint64)
    packed.sort()
    order = (packed & ((np.uint64(1) << width) - np.uint64(1))).astype(np.int64)
    value = hashes[order]
    if (value[1:] < value[:-1]).any():
        order = np.argsort(hashes, kind="stable")
    return order


def _pairs(rows: Seeds, some: Array, asked: tuple[Grain, int]) -> tuple[Array, Array]:
    """Link the sorted rows of a slice; gives two indices of rows a link."""
    grain, since = asked
    value, report = rows.hashes[some], rows.report[some]
    often = np.zeros(len(some), bool)
    often[REPEATS:] = (value[REPEATS:] == value[:-REPEATS]) & (
        report[REPEATS:] == report[:-REPEATS]
    )
    some, value, report = some[~often], value[~often], report[~often]
    opens = np.flatnonzero(np.append(True, value[1:] != value[:-1])[: len(value)])
    size = np.diff(opens, append=len(value))
    nth = np.arange(len(value)) - np.repeat(opens, size)
    here, step = np.flatnonzero(report >= since), 1
    left, right = [some[:0]], [some[:0]]
    while len(here):
        here = here[nth[here] >= step]
        if step > CROWD_LINKS and grain.crowd is not None:
            here = here[nth[here] < grain.crowd]
        apart = here[report[here] != report[here - step]]
        left.append(some[apart - step])
        right.append(some[apart])
        step += 1
    return np.concatenate(left), np.concatenate(right)
