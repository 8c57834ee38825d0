"""The tables on disk: one file for each table and day, in one order, whole or not there."""

from collections import defaultdict
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq
from pyarrow import fs

from twicetold.corpus.tables import FAILURES, TABLES
from twicetold.run.places import place

WRITTEN = pa.schema(
    [
        ("key", pa.int64()),
        ("table", pa.string()),
        ("day", pa.string()),
        ("rows", pa.int64()),
        ("digest", pa.string()),
    ]
)

SCHEMAS: dict[str, pa.Schema] = {**TABLES, "failures": FAILURES}

GROUP_ROWS = 20_000
"""Rows of one group in a file; a reader takes a group at a time."""


@dataclass(frozen=True, slots=True)
class Writing:
    """The kernel that writes tables.

    Attributes:
        output: The folder that they are written to.
    """

    output: str

    def __call__(self, told: pa.Table, failed: pa.Table) -> pa.Table:
        """Write the files of the rows; gives what was written."""
        rows = pa.concat_tables([told, failed])
        files: dict[tuple[str, str], list[tuple[str, bytes]]] = defaultdict(list)
        names = ("table", "day", "place", "row")
        for table, day, where, row in zip(*(rows[n].to_pylist() for n in names), strict=True):
            files[table, day].append((where, row))
        given = []
        for (table, day), placed in sorted(files.items()):
            unique = dict(sorted(placed))
            digest = self._write(table, day, list(unique.values()))
            given.append(
                {"key": 0, "table": table, "day": day, "rows": len(unique), "digest": digest}
            )
        return pa.Table.from_pylist(given, schema=WRITTEN)

    def _write(self, table: str, day: str, rows: list[bytes]) -> str:
        sink = pa.BufferOutputStream()
        schema = SCHEMAS[table]
        with pq.ParquetWriter(sink, schema, compression="zstd") as file:
            for at in range(0, len(rows), GROUP_ROWS):
                values = [msgspec.msgpack.decode(one) for one in rows[at : at + GROUP_ROWS]]
                file.write_table(pa.Table.from_pylist(values, schema=schema))
        content = sink.getvalue()
        write(f"{self.output}/{path(table, day)}", content)
        return sha256(content).hexdigest()


def path(table: str, day: str) -> str:
    """Give the file of a table and day, below the folder of the tables.

    >>> path("claims", "2031-03-04")
    'claims/day=2031-03-04/part.parquet'
    """
    return f"{table}/day={day}/part.parquet"


def write(where: str, content: Any) -> None:
    """Write a file that is either whole or not there."""
    system, inside = place(where)
    system.create_dir(inside.rpartition("/")[0], recursive=True)
    unfinished = f"{inside}.unfinished"
    with system.open_output_stream(unfinished) as file:
        file.write(content)
    system.move(unfinished, inside)


def read(where: str) -> bytes | None:
    """Read a file; None when there is none."""
    system, inside = place(where)
    if system.get_file_info(inside).type != fs.FileType.File:
        return None
    with system.open_input_stream(inside) as file:
        found: bytes = file.read()
        return found
