"""Shards into reports: read, extracted, each page once, and in the order of linking."""

import shutil
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq

from twicetold import extract, ingest
from twicetold.corpus.keys import key
from twicetold.corpus.shards import GROUP
from twicetold.corpus.tables import packed
from twicetold.ingest.captures import repeated, twin
from twicetold.ingest.found import KINDS, address
from twicetold.model import Capture, Failure, Report, TwicetoldError
from twicetold.reuse.kernels import place as order
from twicetold.run.places import place

READ = pa.schema(
    [
        ("key", pa.int64()),
        ("id", pa.string()),
        ("file", pa.string()),
        ("nth", pa.int64()),
        ("twin", pa.binary()),
        ("moment", pa.float64()),
        ("text", pa.binary()),
        ("from_page", pa.string()),
        ("noun", pa.binary()),
    ]
)
"""What was read: ``id`` of the report, empty where ``noun`` is a failure; ``file`` and ``nth`` its
place in the corpus; ``twin`` equal for the same bytes of one outlet; ``moment`` and ``text`` (a
digest) its place in the order of linking; ``from_page`` what a repeat of it is told."""

REPORTS = pa.schema([("key", pa.int64()), ("rank", pa.int32()), ("noun", pa.binary())])
"""Reports by their rank in the order of linking."""

RANKS = pa.schema([("key", pa.int64()), ("id", pa.string()), ("rank", pa.int32())])


def read(shards: pa.Table) -> pa.Table:
    """Read the files of shards and extract their reports."""
    rows: list[dict[str, Any]] = []
    for shard in shards.to_pylist():
        for path in shard["files"]:
            for nth, (capture, found) in enumerate(_extracted(path, shard["root"])):
                rows.append(_row(capture, found) | {"file": path, "nth": nth})
    return pa.Table.from_pylist(rows, schema=READ)


def once(rows: pa.Table) -> pa.Table:
    """Keep the first of the pages with the same bytes of one outlet; name the others."""
    kept: dict[bytes, dict[str, Any]] = {}
    given: list[dict[str, Any]] = []
    for row in sorted(rows.to_pylist(), key=lambda row: (row["file"], row["nth"])):
        first = kept.setdefault(row["twin"], row) if row["id"] else row
        if first is not row:
            source = msgspec.msgpack.decode(row["noun"], type=Report).source
            failure = repeated(source, first["from_page"])
            row = row | {"id": "", "noun": packed(failure)}
        given.append(row | {"key": key(row["id"])})
    return pa.Table.from_pylist(given, schema=READ)


def ranked(parts: Iterable[pa.Table]) -> pa.Table:
    """Number reports in the order in which they are linked: by time, then by text.

    Args:
        parts: All rows of READ.

    Returns:
        Rows of RANKS.
    """
    places: dict[str, tuple[float, bytes]] = {}
    for part in parts:
        columns = (part[name].to_pylist() for name in ("id", "moment", "text"))
        places |= {id: (moment, text) for id, moment, text in zip(*columns, strict=True) if id}
    ids = sorted(places, key=lambda id: (*places[id], id))
    keys = [key(id) for id in ids]
    return pa.table({"key": keys, "id": ids, "rank": list(range(len(ids)))}, schema=RANKS)


def numbered(rows: pa.Table, ranks: pa.Table) -> pa.Table:
    """Give reports their ranks; of rows with one id the last one stays."""
    rank = dict(zip(ranks["id"].to_pylist(), ranks["rank"].to_pylist(), strict=True))
    last: dict[str, dict[str, Any]] = {}
    for row in sorted(rows.to_pylist(), key=lambda row: (row["file"], row["nth"])):
        if row["id"]:
            last[row["id"]] = row
    given = [{"key": rank[id], "rank": rank[id], "noun": last[id]["noun"]} for id in sorted(last)]
    return pa.Table.from_pylist(given, schema=REPORTS)


def reports(rows: pa.Table) -> dict[int, Report]:
    """Give the reports of rows of REPORTS by their rank."""
    decode = msgspec.msgpack.Decoder(Report).decode
    nouns = zip(rows["rank"].to_pylist(), rows["noun"].to_pylist(), strict=True)
    return {rank: decode(noun) for rank, noun in nouns}


def failures(rows: pa.Table) -> list[Failure]:
    """Give the failures among rows of READ."""
    found = rows.filter(pa.compute.equal(rows["id"], ""))
    return [msgspec.msgpack.decode(one, type=Failure) for one in found["noun"].to_pylist()]


def _row(capture: tuple[bytes, str], found: Report | Failure) -> dict[str, Any]:
    digest, page = capture
    if isinstance(found, Failure):
        row: dict[str, Any] = {"key": key("", found.subject), "id": "", "twin": b""}
        return row | {"moment": 0.0, "text": b"", "from_page": "", "noun": packed(found)}
    moment, text, _ = order(found)
    return {
        "key": int.from_bytes(digest[:8], "little", signed=True),
        "id": found.id,
        "twin": digest,
        "moment": moment,
        "text": text,
        "from_page": page,
        "noun": packed(found),
    }


def _extracted(path: str, root: str) -> Iterator[tuple[tuple[bytes, str], Report | Failure]]:
    for capture in _captures(path, root):
        if isinstance(capture, Failure):
            yield (b"", ""), capture
            continue
        page = f"a page of {capture.via[0]}" if capture.via else capture.source
        seen = twin(capture, _kind(path)), page
        try:
            yield seen, extract.report(capture)
        except TwicetoldError as error:
            yield seen, Failure("extract", capture.source, str(error))


def _captures(path: str, root: str) -> Iterator[Capture | Failure]:
    """Read one file; one that is not on this disk, or is Parquet, through a copy of it."""
    if not address(path) and GROUP not in path:
        there = str(Path(root) / path)
        for found in ingest.captures([there]):
            yield _named(found, there, path)
        return
    with tempfile.TemporaryDirectory() as folder:
        try:
            copy = _copied(path, root, Path(folder))
        except (OSError, ValueError, pa.ArrowException) as error:
            yield Failure("ingest", path, f"cannot be read ({error}); check address and rights")
            return
        for found in ingest.captures([str(copy)]):
            yield _named(found, str(copy), path)


def _copied(path: str, root: str, folder: Path) -> Path:
    inside, _, group = path.partition(GROUP)
    system, place_there = place(inside if address(inside) else str(Path(root) / inside))
    if not group:
        copy = folder / place_there.rpartition("/")[2]
        with system.open_input_stream(place_there) as source, copy.open("wb") as target:
            shutil.copyfileobj(source, target)
        return copy
    copy = folder / "rows.jsonl"
    with system.open_input_file(place_there) as file, copy.open("wb") as target:
        for row in pq.ParquetFile(file).read_row_group(int(group)).to_pylist():
            known = {name: value for name, value in row.items() if value is not None}
            target.write(msgspec.json.encode(known) + b"\n")
    return copy


def _named(found: Capture | Failure, copy: str, path: str) -> Capture | Failure:
    """Put the name of a file in the place of that of its copy."""
    if isinstance(found, Failure):
        subject, reason = (one.replace(copy, path) for one in (found.subject, found.reason))
        return Failure(found.stage, subject, reason)
    via = tuple(one.replace(copy, path) for one in found.via)
    return replace(found, source=found.source.replace(copy, path), via=via)


def _kind(path: str) -> str:
    if GROUP in path:
        return "application/jsonl"
    return next((kind for ending, kind in KINDS.items() if path.lower().endswith(ending)), "")
