"""Postings: which report has which seed, in segments that are merged as the store grows.

A seed is a number of 64 bits that looks like chance, so a plain index of seeds would be written
all over with every batch. Here each batch is one segment, sorted by seed and cut into blocks of
about a thousand rows; eight segments of one size are merged to one of the next size. So each row
is written once for each size, what is written is written in a row, and asking for the seeds of a
few reports reads a few blocks of each segment.
Method: log-structured merge (O'Neil et al. 1996), tiered.
"""

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt
from sqlalchemy import Connection, Row, delete, insert, select

from twicetold.store.tables import postings, segments

POSTING = np.dtype(
    [("seed", "<u8"), ("rank", "<i4"), ("first", "<i4"), ("span", "u1"), ("told", "<u2")]
)
"""One row: the seed, the report's rank, and what the reuse kernels know of it; 19 bytes."""

Rows = npt.NDArray[np.void]

MOST_OF_SEED = 24
"""Rows of one seed that a merge keeps, those of the highest ranks; the reuse pass links a later
report to no more of them (``reuse.grain.CORPUS.crowd``)."""

MOST_OF_REPORT = 3
"""Rows of one seed that one report has; the kernels pass over the others (``reuse.linking``)."""

_BLOCK_ROWS = 1024
_FANOUT = 8
_PART_BITS = 6
"""A merge reads and writes a part in 64 of all seeds at a time, so that it fits in memory."""

_BLOCKS_AT_ONCE = 400


def post(connection: Connection, rows: Rows) -> None:
    """Keep the rows of some reports, whose ranks are above all that are kept.

    Args:
        connection: The transaction.
        rows: Of dtype ``POSTING``, in any order.
    """
    if not len(rows):
        return
    _write(connection, 0, len(rows), iter([_ordered(rows)]))
    level = 0
    while len(full := _of_level(connection, level)) >= _FANOUT:
        count = sum(one.rows for one in full)
        _write(connection, level + 1, count, _merged(connection, full))
        numbers = [one.number for one in full]
        connection.execute(delete(postings).where(postings.c.segment.in_(numbers)))
        connection.execute(delete(segments).where(segments.c.number.in_(numbers)))
        level += 1


def posted(connection: Connection, seeds: npt.NDArray[np.uint64]) -> Rows:
    """Give the rows of some seeds, in no order; of common ones those of the highest ranks."""
    wanted = np.unique(seeds)
    found = [np.zeros(0, POSTING)]
    for segment in connection.execute(select(segments).order_by(segments.c.number)).all():
        blocks = np.unique(_block(wanted, segment.bits))
        for rows in _read(connection, segment.number, blocks.tolist()):
            found.append(rows[_holds(wanted, rows["seed"])])
    return np.concatenate(found)


def forget(connection: Connection) -> None:
    """Take all rows away."""
    connection.execute(delete(postings))
    connection.execute(delete(segments))


def _holds(wanted: npt.NDArray[np.uint64], seeds: npt.NDArray[np.uint64]) -> npt.NDArray[np.bool_]:
    place = np.minimum(np.searchsorted(wanted, seeds), len(wanted) - 1)
    flags: npt.NDArray[np.bool_] = wanted[place] == seeds
    return flags


def _of_level(connection: Connection, level: int) -> list[Row[int, int, int, int]]:
    asked = select(segments).where(segments.c.level == level).order_by(segments.c.number)
    return list(connection.execute(asked))


def _ordered(rows: Rows) -> Rows:
    """Sort rows by seed, rank and place, and keep of each seed those of the highest ranks."""
    rows = rows[np.lexsort((rows["first"], rows["rank"], rows["seed"]))]
    early, late = rows[:-MOST_OF_REPORT], rows[MOST_OF_REPORT:]
    again = (early["seed"] == late["seed"]) & (early["rank"] == late["rank"])
    rows = rows[np.append(np.ones(len(rows) - len(again), bool), ~again)]
    seed = rows["seed"]
    last = np.flatnonzero(np.append(seed[1:] != seed[:-1], [True])[: len(seed)])
    size = np.diff(last, prepend=-1)
    before_end = np.repeat(last, size) - np.arange(len(rows))
    return rows[before_end < MOST_OF_SEED]


def _block(seeds: npt.NDArray[np.uint64], bits: int) -> npt.NDArray[np.int64]:
    if not bits:
        return np.zeros(len(seeds), np.int64)
    return (seeds >> np.uint64(64 - bits)).astype(np.int64)


def _write(connection: Connection, level: int, count: int, parts: Iterator[Rows]) -> None:
    """Write a segment of about ``count`` rows, which come sorted, part after part."""
    bits = max(0, (count // _BLOCK_ROWS).bit_length())
    number = connection.execute(
        insert(segments).values(level=level, bits=bits, rows=count)
    ).inserted_primary_key[0]  # type: ignore[index]
    for rows in parts:
        blocks = _block(rows["seed"], bits)
        starts = np.flatnonzero(np.diff(blocks, prepend=-1))
        cut = zip(blocks[starts].tolist(), np.split(rows, starts[1:]), strict=False)
        content = [
            {"segment": number, "block": block, "rows": some.tobytes()} for block, some in cut
        ]
        if content:
            connection.execute(insert(postings), content)


def _merged(connection: Connection, full: list[Row[int, int, int, int]]) -> Iterator[Rows]:
    """Give the rows of several segments, sorted, a part of all seeds at a time."""
    bits = min(_PART_BITS, *(one.bits for one in full))
    for part in range(1 << bits):
        found = [np.zeros(0, POSTING)]
        for one in full:
            below = one.bits - bits
            blocks = range(part << below, (part + 1) << below)
            found += _read(connection, one.number, list(blocks))
        yield _ordered(np.concatenate(found))


def _read(connection: Connection, segment: int, blocks: list[int]) -> Iterator[Rows]:
    """Give the rows of some blocks of a segment, many blocks at a time."""
    for start in range(0, len(blocks), _BLOCKS_AT_ONCE):
        some = blocks[start : start + _BLOCKS_AT_ONCE]
        asked = select(postings.c.rows).where(postings.c.segment == segment)
        if some[-1] - some[0] + 1 == len(some):
            asked = asked.where(postings.c.block.between(some[0], some[-1]))
        else:
            asked = asked.where(postings.c.block.in_(some))
        yield np.frombuffer(b"".join(connection.scalars(asked)), POSTING)
