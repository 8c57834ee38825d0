"""What is read, cut into shards: files that one machine reads in one go."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.parquet as pq
from pyarrow import fs

from twicetold.ingest import Limits
from twicetold.ingest.found import KINDS, address, fault, files, shown
from twicetold.model import Failure
from twicetold.run.places import place

SHARD_BYTES = 16_000_000
"""Bytes of the files of one shard, unless one file has more; a minute's work or so."""

SHARD_FILES = 1_000

SHARDS = pa.schema([("key", pa.int64()), ("root", pa.string()), ("files", pa.list_(pa.string()))])
"""``root`` is the folder that relative paths count from, for machines that stand elsewhere."""

GROUP = "?rows="
"""Stands between the path of a Parquet file and the number of a group of its rows."""
_ENDINGS = (*KINDS, ".parquet")


@dataclass(frozen=True, slots=True)
class Source:
    """One file, or one group of rows of a Parquet file.

    Attributes:
        path: Where it is; of a group of rows with its number behind ``?rows=``.
        size: Bytes.
        stamp: When it was last changed, for telling one input from another.
    """

    path: str
    size: int
    stamp: str


def sources(given: Sequence[str]) -> tuple[tuple[Source, ...], tuple[Failure, ...]]:
    """Find what paths, folders and addresses of stores mean.

    Args:
        given: Local files and folders, or addresses that Arrow or fsspec can open.

    Returns:
        The sources, sorted by path, and a failure for each thing that gives none.
    """
    remote = [one for one in given if address(one)]
    local = [one for one in given if not address(one)]
    found: dict[str, Source] = {}
    failures: list[Failure] = []
    listed, faults = files(local, Limits()) if local else ([], [])
    for file in listed:
        source = _local(file.path)
        found[source.path] = source
    for failure in faults:
        if failure.subject.endswith(".parquet") and os.path.isfile(failure.subject):  # noqa: PTH113
            found |= {source.path: source for source in _groups(failure.subject)}
        else:
            failures.append(failure)
    for given_address in remote:
        try:
            found |= {source.path: source for source in _remote(given_address)}
        except (OSError, ValueError, pa.ArrowException) as error:
            reason = f"cannot be opened ({error}); check address and rights"
            failures.append(fault(given_address, reason))
    return tuple(found[path] for path in sorted(found)), tuple(sorted(failures))


def sharded(listed: Sequence[Source]) -> pa.Table:
    """Put sources together to shards of about SHARD_BYTES."""
    shards: list[list[str]] = [[]]
    size = 0
    for source in listed:
        if shards[-1] and (size + source.size > SHARD_BYTES or len(shards[-1]) >= SHARD_FILES):
            shards.append([])
            size = 0
        shards[-1].append(source.path)
        size += source.size
    roots = [os.getcwd()] * len(shards)  # noqa: PTH109
    keys = list(range(len(shards)))
    return pa.table({"key": keys, "root": roots, "files": shards}, schema=SHARDS)


def _local(path: str) -> Source:
    status = os.stat(path)  # noqa: PTH116
    return Source(shown(path), status.st_size, str(status.st_mtime_ns))


def _remote(given: str) -> Iterator[Source]:
    if given.startswith(("http://", "https://")):
        raise ValueError("pages are fetched into an archive first, with twicetold fetch")
    system, inside = place(given)
    root = given[: len(given) - len(inside)]
    entry = system.get_file_info(inside)
    if entry.type == fs.FileType.NotFound:
        raise OSError("there is nothing")
    below = (
        system.get_file_info(fs.FileSelector(inside, recursive=True))
        if entry.type == fs.FileType.Directory
        else [entry]
    )
    for one in below:
        if one.type == fs.FileType.File and one.path.lower().endswith(_ENDINGS):
            path = f"{root}{one.path}"
            if path.endswith(".parquet"):
                yield from _groups(path)
            else:
                yield Source(path, one.size, str(one.mtime_ns))


def _groups(path: str) -> Iterator[Source]:
    system, inside = place(path)
    stamp = str(system.get_file_info(inside).mtime_ns)
    with system.open_input_file(inside) as file:
        parquet = pq.ParquetFile(file)
        for nth in range(parquet.num_row_groups):
            size = parquet.metadata.row_group(nth).total_byte_size
            yield Source(f"{path}{GROUP}{nth:05}", size, stamp)
