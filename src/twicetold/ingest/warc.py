"""WARC and WARC.gz into captures, one record in memory at a time.

The standard: ISO 28500. Heads are parsed by warcio; the stream below it and the bounds on
what a record may hold are ours, so that gigabytes, damaged and hostile archives are read in
constant memory.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import BinaryIO

from warcio.limitreader import LimitReader
from warcio.statusandheaders import (
    StatusAndHeaders,
    StatusAndHeadersParser,
    StatusAndHeadersParserException,
)

from twicetold.ingest.address import host
from twicetold.ingest.clock import moment
from twicetold.ingest.contents import contents
from twicetold.ingest.inflate import inflated
from twicetold.ingest.kinds import Kind, kind
from twicetold.ingest.lead import Lead
from twicetold.ingest.limits import Limits
from twicetold.ingest.stream import Stream
from twicetold.model import Capture, Failure, TooLarge, Unreadable

_BLOCK = 65_536
_HTTP = ("http://", "https://")
_OK = "200"
_WITH_HEAD = frozenset({"response", "revisit"})
_READ = _WITH_HEAD | {"resource", "conversion"}
_PASSED_OVER = frozenset({Kind.UNKNOWN, Kind.BINARY, Kind.SITEMAP, Kind.JSONL, Kind.WARC})
_FIELDS = StatusAndHeadersParser(["WARC/1.1", "WARC/1.0", "WARC/0.18", "WARC/0.17"])
_ANSWER = StatusAndHeadersParser([], verify=False)
_LONGEST_NUMBER = 20
_LONGEST_SIZE = 64
"""Bytes of the line that gives a chunk's size."""
_NEXT = "what came before it was read; mend or fetch the archive again"


@dataclass(frozen=True, slots=True)
class Record:
    """One archived answer.

    Attributes:
        place: Byte of the file at which the record begins.
        type: Its WARC type, such as ``response`` or ``revisit``.
        url: The address that was asked.
        retrieved: When, ISO 8601.
        status: The answer's status code, ``""`` where there is none.
        headers: The answer's header fields, names in lower case.
        body: The answer's bytes as sent; empty when they were not wanted.
        cut: The body is larger than the limit and was left out.
    """

    place: int
    type: str
    url: str
    retrieved: str
    status: str
    headers: tuple[tuple[str, str], ...]
    body: bytes
    cut: bool = False

    def header(self, name: str) -> str:
        """Give a header field; ``""`` for none."""
        return next((value for key, value in self.headers if key == name), "")


def captures(file: BinaryIO, source: str, limits: Limits) -> Iterator[Capture | Failure]:
    """Read the pages and texts of an archive; pictures, scripts and refusals are passed over.

    Args:
        file: The archive.
        source: Where it is.
        limits: How large a record and its head may be.

    Yields:
        A capture for each page, in the order of the archive, named by its address; a failure for
        each that cannot be read. Where the archive is damaged the last failure says so.
    """
    try:
        for record in records(file, limits):
            yield from _captured(record, source, limits)
    except (Unreadable, TooLarge) as error:
        yield Failure("ingest", source, f"{error}; {_NEXT}")


def records(file: BinaryIO, limits: Limits) -> Iterator[Record]:
    """Read the answers of an archive one by one.

    Args:
        file: The archive.
        limits: How large a record and its head may be.

    Raises:
        Unreadable: The archive is damaged at the next record.
        TooLarge: The next record passes a limit.
    """
    stream = Stream(file, limits.largest_head)
    while True:
        stream.begin()
        place, line = _next_line(stream)
        if not line:
            return
        place = stream.member if stream.packed else place
        try:
            fields = _FIELDS.parse(stream, line)
        except StatusAndHeadersParserException:
            raise Unreadable(f"has no WARC record at byte {place}") from None
        rest = LimitReader(stream, _length(fields, place, limits))
        record = _record(fields, rest, place, limits)
        if record is not None:
            yield record
        _pass_over(rest)


def _next_line(stream: Stream) -> tuple[int, bytes]:
    """Go over the blank lines that end a record."""
    while True:
        place = stream.tell()
        line = stream.readline()
        if not line or line.strip():
            return place, line


def _length(fields: StatusAndHeaders, place: int, limits: Limits) -> int:
    written = fields.get_header("Content-Length") or ""
    if not (written.isascii() and written.isdigit() and len(written) < _LONGEST_NUMBER):
        raise Unreadable(f"has a record without its length at byte {place}")
    if int(written) > limits.largest_skipped:
        limit = f"largest_skipped={limits.largest_skipped}"
        raise TooLarge(f"has a record larger than the limit {limit} at byte {place}")
    return int(written)


def _record(
    fields: StatusAndHeaders, rest: LimitReader, place: int, limits: Limits
) -> Record | None:
    """Read a record that holds an answer; None for one that does not."""
    type_ = fields.get_header("WARC-Type") or ""
    url = (fields.get_header("WARC-Target-URI") or "").removeprefix("<").removesuffix(">")
    if type_ not in _READ or not url.startswith(_HTTP):
        return None
    if type_ in _WITH_HEAD:
        status, headers = _head(rest)
    else:
        status, headers = _OK, (("content-type", fields.get_header("Content-Type") or ""),)
    cut = rest.limit > limits.largest_capture
    body = b"" if cut else _rest(rest)
    if any(name == "transfer-encoding" and "chunked" in value.lower() for name, value in headers):
        body = _dechunked(body)
    retrieved = fields.get_header("WARC-Date") or ""
    return Record(place, type_, url, retrieved, status, headers, body, cut)


def _head(rest: LimitReader) -> tuple[str, tuple[tuple[str, str], ...]]:
    """Read the answer's own head."""
    try:
        head = _ANSWER.parse(rest)
    except EOFError:
        return "", ()
    named = tuple((name.lower(), value.strip()) for name, value in head.headers)
    return head.statusline.partition(" ")[0], named


def _rest(stream: LimitReader) -> bytes:
    pieces: list[bytes] = []
    while stream.limit > 0:
        piece = stream.read(_BLOCK)
        if not piece:
            raise Unreadable("ends within a record")
        pieces.append(piece)
    return b"".join(pieces)


def _pass_over(rest: LimitReader) -> None:
    """Read what is left of a record, a block at a time."""
    while rest.limit > 0:
        if not rest.read(_BLOCK):
            raise Unreadable("ends within a record")


def _dechunked(body: bytes) -> bytes:
    """Join the chunks of an answer; a body that only says it is chunked is left as it is."""
    pieces: list[bytes] = []
    at = 0
    while True:
        end = body.find(b"\r\n", at, at + _LONGEST_SIZE)
        try:
            size = int(body[at:end].partition(b";")[0], 16) if end >= 0 else -1
        except ValueError:
            size = -1
        if size < 0:
            return b"".join(pieces) if pieces else body
        if size == 0:
            return b"".join(pieces)
        pieces.append(body[end + 2 : end + 2 + size])
        at = end + 2 + size + 2


def _captured(record: Record, archive: str, limits: Limits) -> Iterator[Capture | Failure]:
    """Give the captures of one record, if it is the answer to a page."""
    if record.type == "revisit" or record.status != _OK or record.url.endswith("/robots.txt"):
        return
    if not host(record.url):
        yield Failure(
            "ingest", record.url, f"is no address of the web (in {archive}); leave it out"
        )
        return
    if record.cut:
        limit = f"largest_capture={limits.largest_capture} bytes"
        yield Failure("ingest", record.url, f"is larger than the limit {limit} in {archive}")
        return
    declared = record.header("content-type")
    held = Kind.UNKNOWN
    try:
        body = inflated(record.body, record.header("content-encoding"), limits.largest_capture)
        held = kind(body, declared)
        if not body.strip() or held in _PASSED_OVER:
            return
        for found in contents(body, declared, record.url, limits):
            if not isinstance(found, Lead):
                yield _at(found, record, archive)
    except (Unreadable, TooLarge) as error:
        if held is not Kind.NINJS:  # most JSON of the web is no news
            yield Failure("ingest", record.url, f"{error} (in {archive})")


def _at(found: Capture | Failure, record: Record, archive: str) -> Capture | Failure:
    if isinstance(found, Failure):
        return found
    retrieved = record.retrieved if moment(record.retrieved) else None
    return replace(found, retrieved=retrieved, via=(archive, *found.via))
