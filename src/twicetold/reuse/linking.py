"""Linking: equal seeds of different reports, and the pairs of reports that are worth reading."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from twicetold.reuse.grain import CROWD_LINKS, Grain
from twicetold.reuse.information import UNIT
from twicetold.reuse.letters import Array, scattered
from twicetold.reuse.seeds import Seeds

REPEATS = 3
"""Rows with the same words that one report may have; more would hide other reports."""

_BUCKETS_BITS = 20
"""Buckets in which pairs are added up; at most a million, for about as many links."""


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

    def parted(self, part: Array, parts: int) -> list["Links"]:
        """Split the links by a number each, 0 to ``parts`` - 1."""
        order = np.argsort(part.astype(np.uint16), kind="stable")
        ends = np.cumsum(np.bincount(part, minlength=parts))
        return [self.only(some) for some in np.split(order, ends[:-1])]


_NONE = Links(
    left=np.zeros(0, np.int32),
    right=np.zeros(0, np.int32),
    at=np.zeros(0, np.int32),
    other=np.zeros(0, np.int32),
    span=np.zeros(0, np.uint8),
    told=np.zeros(0, np.uint16),
)


def united(parts: Iterable[Links]) -> Links:
    """Put links together, part after part."""
    every = (*parts, _NONE)
    return Links(
        *(np.concatenate([getattr(part, name) for part in every]) for name in Links.__slots__)
    )


def linked(rows: Seeds, grain: Grain, *, since: int = 0) -> Links:
    """Link equal seeds: each to the earlier ones that other reports have.

    A seed that fewer than ``grain.crowd`` earlier rows have is linked to all of them, any other
    to the last ``CROWD_LINKS`` of them. So a passage in ten thousand reports costs no more than
    its length, all its reports stay linked, and no later report changes the links of an earlier
    one: that is what lets a corpus grow.

    Args:
        rows: All rows of some hashes, in any order; of hashes with many rows those that come
            before ``since`` may be cut to the ``grain.crowd`` last ones. A few hundred thousand
            at once are worked fastest; see ``Seeds.parted``.
        grain: How many are linked.
        since: The lowest rank on the right; links between reports before it are left out.

    Returns:
        The links, in the order of the hashes.
    """
    left, right = _pairs(rows, _sorted(rows), (grain, since))
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

    Many links are chance: one seed that two reports happen to share. This takes no words.

    Args:
        links: All links of some pairs of reports, in any order.
        need: Bits that the seeds of a pair have to tell.

    Returns:
        The links of the pairs that are worth reading, sorted by right and left.
    """
    if not len(links):
        return links
    links = links.only(np.flatnonzero(_may_tell(links, UNIT * need)))
    links = links.only(_order(_pair(links)))
    pair = _pair(links)
    first = np.flatnonzero(np.append(True, pair[1:] != pair[:-1])[: len(pair)])
    if not len(first):
        return links
    enough = np.add.reduceat(links.told.astype(np.int64), first) >= UNIT * need
    return links.only(np.repeat(enough, np.diff(first, append=len(links))))


def _pair(links: Links) -> Array:
    """Give each pair of reports a number, by right and left."""
    width = np.uint64(int(links.left.max(initial=0)).bit_length())
    found: Array = links.right.astype(np.uint64) << width | links.left.astype(np.uint64)
    return found


def _may_tell(links: Links, need: float) -> Array:
    """Flag the links of all pairs that can tell enough, and of a few that cannot.

    Pairs are added up in buckets; that takes no sort of the many that are chance.
    """
    bits = min(_BUCKETS_BITS, len(links).bit_length() + 1)
    bucket = (scattered(_pair(links)) >> np.uint64(64 - bits)).astype(np.int32)
    total = np.bincount(bucket, weights=links.told, minlength=1 << bits)
    found: Array = (total >= need)[bucket]
    return found


def _sorted(rows: Seeds) -> Array:
    """Sort rows by hash, report and place; equal ones often come in the right order."""
    order = _order(rows.hashes)
    place = rows.report.astype(np.uint64) << np.uint64(32) | rows.first.astype(np.uint64)
    value, ordered = rows.hashes[order], place[order]
    if ((value[1:] == value[:-1]) & (ordered[1:] < ordered[:-1])).any():
        order = np.lexsort((place, rows.hashes))
    return order


def _order(numbers: Array) -> Array:
    """Sort numbers of 64 bits, equal ones in the order in which they stand.

    Their upper bits are sorted with the places in the lowest ones, so that one sort gives both;
    where two numbers differ in the bits that are lost only, a full sort is made.
    """
    free = np.uint64(64 - int(numbers.max(initial=0)).bit_length())
    width = np.uint64(max(1, len(numbers).bit_length()))
    packed = numbers << free >> width << width | np.arange(len(numbers), dtype=np.uint64)
    packed.sort()
    order = (packed & ((np.uint64(1) << width) - np.uint64(1))).astype(np.int64)
    value = numbers[order]
    if (value[1:] < value[:-1]).any():
        order = np.argsort(numbers, kind="stable")
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
