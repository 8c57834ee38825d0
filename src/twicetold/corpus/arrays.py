"""The arrays of the reuse kernels as tables, and back."""

from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from twicetold.reuse.kernels import Links, Passages, Seeds

SEEDS = pa.schema(
    [
        ("key", pa.int64()),
        ("report", pa.int32()),
        ("first", pa.int32()),
        ("span", pa.int8()),
        ("told", pa.int32()),
    ]
)
LINKS = pa.schema(
    [
        ("key", pa.int64()),
        ("left", pa.int32()),
        ("right", pa.int32()),
        ("at", pa.int32()),
        ("other", pa.int32()),
        ("span", pa.int8()),
        ("told", pa.int32()),
    ]
)
PASSAGES = pa.schema(
    [
        ("key", pa.int64()),
        ("left", pa.int32()),
        ("right", pa.int32()),
        ("listed", pa.int32()),
        ("akin", pa.bool_()),
        ("at", pa.list_(pa.int32())),
        ("other", pa.list_(pa.int32())),
    ]
)
ENDS = pa.schema(
    [
        ("left", pa.int32()),
        ("right", pa.int32()),
        ("size", pa.int32()),
        ("listed", pa.int32()),
        ("akin", pa.bool_()),
        ("at", pa.int32()),
        ("at_end", pa.int32()),
        ("other", pa.int32()),
        ("other_end", pa.int32()),
    ]
)
"""Passages without the words between their first and last ones: what set phrases are learnt of."""

Array = NDArray[Any]


class Ends(Passages):
    """Passages of which the first and the last matched word are known only."""

    __slots__ = ()

    def opens(self) -> Array:
        """Give for each passage the index of its first matched word; each has two."""
        return np.arange(0, 2 * len(self) + 1, 2)


def seed_table(rows: Seeds) -> pa.Table:
    """Give seeds as a table; they meet by their hash."""
    columns = {
        "key": rows.hashes.view(np.int64),
        "report": rows.report,
        "first": rows.first,
        "span": rows.span,
        "told": rows.told,
    }
    return _table(columns, SEEDS)


def seeds(table: pa.Table) -> Seeds:
    """Give a table as seeds, in the order of reports and words."""
    hashes, report, first, span, told = (_column(table, name) for name in SEEDS.names)
    rows = Seeds(hashes.view(np.uint64), report, first, span, told.astype(np.uint16))
    return rows.only(np.lexsort((first, report)))


def link_table(rows: Links, key: Array) -> pa.Table:
    """Give links as a table, with a key for each."""
    columns = {name: getattr(rows, name) for name in LINKS.names[1:]}
    return _table({"key": key, **columns}, LINKS)


def links(table: pa.Table) -> Links:
    """Give a table as links."""
    left, right, at, other, span, told = (_column(table, name) for name in LINKS.names[1:])
    return Links(left, right, at, other, span, told.astype(np.uint16))


def passage_table(rows: Passages, key: Array) -> pa.Table:
    """Give passages as a table, with a key for each."""
    opens = pa.array(rows.opens().astype(np.int32))
    columns = {name: getattr(rows, name) for name in ("left", "right", "listed", "akin")}
    words = {
        name: pa.ListArray.from_arrays(opens, pa.array(getattr(rows, name).astype(np.int32)))
        for name in ("at", "other")
    }
    return _table({"key": key, **columns, **words}, PASSAGES)


def passages(table: pa.Table) -> Passages:
    """Give a table as passages, sorted by right, left and place."""
    table = table.combine_chunks()
    left, right, listed = (_column(table, name) for name in ("left", "right", "listed"))
    akin = _column(table, "akin")
    size = _numbers(pa.compute.list_value_length(table["at"])).astype(np.int32)
    at, other = (_numbers(pa.compute.list_flatten(table[name])) for name in ("at", "other"))
    rows = Passages(left, right, size, listed, akin, np.zeros(len(left), bool), at, other)
    starts = rows.opens()[:-1]
    return rows.only(np.lexsort((other[starts], at[starts], left, right)))


def ends_table(table: pa.Table) -> pa.Table:
    """Give of a table of passages what ENDS has."""
    rows = passages(table)
    opens = rows.opens()
    first, last = opens[:-1], opens[1:] - 1
    columns = {name: getattr(rows, name) for name in ("left", "right", "size", "listed", "akin")}
    for name, side in (("at", rows.at), ("other", rows.other)):
        columns |= {name: side[first], f"{name}_end": side[last]}
    return _table(columns, ENDS)


def ends(table: pa.Table) -> Ends:
    """Give a table of ENDS as passages, sorted by right, left and place."""
    left, right, size, listed, akin, *places = (_column(table, name) for name in ENDS.names)
    order = np.lexsort((places[2], places[0], left, right))
    at, other = (
        np.column_stack([one[order], last[order]]).ravel() for one, last in (places[:2], places[2:])
    )
    left, right, size, listed, akin = (
        column[order] for column in (left, right, size, listed, akin)
    )
    return Ends(left, right, size, listed, akin, np.zeros(len(order), bool), at, other)


def _table(columns: dict[str, Any], schema: pa.Schema) -> pa.Table:
    arrays = [
        column if isinstance(column, pa.Array) else pa.array(column.astype(_kind(kind)))
        for column, kind in ((columns[field.name], field.type) for field in schema)
    ]
    return pa.Table.from_arrays(arrays, schema=schema)


def _kind(kind: pa.DataType) -> Any:
    return kind.to_pandas_dtype()


def _column(table: pa.Table, name: str) -> Array:
    return _numbers(table[name])


def _numbers(column: pa.ChunkedArray) -> Array:
    """Give a column as an array of numpy that can be written to."""
    found: Array = column.to_numpy()
    return found.astype(bool) if found.dtype == object else found.copy()
