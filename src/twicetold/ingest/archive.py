"""Answers into a WARC file, one whole record after another, and out of it again."""

import os
import threading
from collections.abc import Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from types import TracebackType
from typing import Any, Self
from urllib.parse import urlsplit, urlunsplit

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from twicetold.ingest.clock import seconds_since
from twicetold.ingest.exchange import Exchange, conditions
from twicetold.ingest.limits import Limits
from twicetold.ingest.stream import CutShort
from twicetold.ingest.warc import Record, records
from twicetold.model import Refused, TooLarge, Unreadable
from twicetold.version import VERSION

_UNCHANGED = 304
_OK = 200
_PROTOCOL = "HTTP/1.1"
"""How heads are written, whatever version carried them: WARC has no other form for them."""
_NOT_MODIFIED = "http://netpreserve.org/warc/1.1/revisit/server-not-modified"


@dataclass(frozen=True, slots=True)
class _Kept:
    """Where the last whole answer of an address stands, and when it was last seen to stand."""

    place: int
    seen: str
    retrieved: str
    etag: str
    modified: str
    digest: str


class Archive:
    """A WARC.gz file that is added to; what stands in it is never changed.

    Several threads may write to it. A record that an interruption cut short is taken off the end,
    as no tool could read it.
    """

    def __init__(self, path: Path, limits: Limits) -> None:
        """Open or begin a file.

        Args:
            path: The file; its name ends in ``.warc.gz``.
            limits: How old an answer may be; how large a record.

        Raises:
            Refused: There is a file with that name that cannot be added to.
            OSError: The file cannot be written.
        """
        self._limits = limits
        self._path = path
        self._lock = threading.Lock()
        self._index: dict[str, _Kept] = {}
        begun = path.exists() and path.stat().st_size > 0
        end = self._read() if begun else 0
        self._file = path.open("r+b" if begun else "wb")
        self._file.truncate(end)
        self._file.seek(end)
        self._writer = WARCWriter(self._file, gzip=True, warc_version="1.1")
        if end == 0:
            about = {"software": f"twicetold/{VERSION}", "format": "WARC File Format 1.1"}
            self._writer.write_record(self._writer.create_warcinfo_record(path.name, about))
            self._file.flush()

    def __enter__(self) -> Self:
        """Give the archive."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the file once all is on the disk."""
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()

    def fresh(self, url: str) -> Exchange | None:
        """Give an answer that is young enough to stand for the server's."""
        with self._lock:
            kept = self._index.get(url)
            age = None if kept is None else seconds_since(kept.seen)
            if kept is None or age is None or age >= self._limits.fresh_for:
                return None
            return self._load(kept)

    def conditions(self, url: str) -> Mapping[str, str]:
        """Give the header fields that ask whether the kept answer still stands."""
        kept = self._index.get(url)
        if kept is None:
            return {}
        return conditions(kept.etag, kept.modified)

    def keep(self, exchange: Exchange) -> Exchange:
        """Write an answer down; one that says again what is kept is written as a revisit.

        Returns:
            The answer, or the kept one when the server says that it still stands.
        """
        with self._lock:
            return self._keep(exchange)

    def _keep(self, exchange: Exchange) -> Exchange:
        kept = self._index.get(exchange.url)
        again = (
            kept is not None and exchange.status == _OK and _kept(exchange, 0).digest == kept.digest
        )
        if kept is not None and (again or exchange.status == _UNCHANGED):
            profile = None if again else _NOT_MODIFIED
            self._write(exchange, self._revisit(exchange, kept, profile))
            self._index[exchange.url] = replace(kept, seen=exchange.retrieved)
            return exchange if again else self._load(kept) or exchange
        place = self._write(exchange, self._response(exchange))
        if exchange.status == _OK or exchange.onward is not None:
            self._index[exchange.url] = _kept(exchange, place)
        return exchange

    def _read(self) -> int:
        """Learn what the file holds; give the end of its last whole record."""
        remedy = "nothing was changed; name another file"
        if not _packed(self._path):
            raise Refused(f"{self._path} is no WARC.gz file; {remedy}")
        try:
            with self._path.open("rb") as file:
                for record in records(file, self._limits):
                    self._learn(record)
        except CutShort as short:
            return short.place
        except (Unreadable, TooLarge) as error:
            raise Refused(f"{self._path} {error}; {remedy}") from None
        return self._path.stat().st_size

    def _learn(self, record: Record) -> None:
        if record.type == "revisit":
            if record.url in self._index:
                self._index[record.url] = replace(self._index[record.url], seen=record.retrieved)
            return
        exchange = _exchange(record)
        if record.type != "response" or exchange is None:
            return
        if exchange.status == _OK or exchange.onward is not None:
            self._index[record.url] = _kept(exchange, record.place)

    def _load(self, kept: _Kept) -> Exchange | None:
        """Read an answer back; None where the file does not hold it as we write it."""
        with self._path.open("rb") as file:
            file.seek(kept.place)
            record = next(records(file, self._limits), None)
        exchange = None if record is None else _exchange(record)
        stands = exchange is not None and sha256(exchange.body).hexdigest() == kept.digest
        return exchange if stands else None

    def _write(self, exchange: Exchange, answer: Any) -> int:
        """Write an answer and its request; give the place of the answer."""
        place = self._file.tell()
        request = self._writer.create_warc_record(
            exchange.url,
            "request",
            http_headers=StatusAndHeaders(
                f"GET {_target(exchange.url)} {_PROTOCOL}",
                list(exchange.asked),
                is_http_request=True,
            ),
            warc_headers_dict={
                "WARC-Date": exchange.retrieved,
                "WARC-Concurrent-To": answer.rec_headers.get_header("WARC-Record-ID"),
            },
        )
        self._writer.write_record(answer)
        self._writer.write_record(request)
        self._file.flush()
        return place

    def _response(self, exchange: Exchange) -> Any:
        machine = {"WARC-IP-Address": exchange.machine} if exchange.machine else {}
        return self._writer.create_warc_record(
            exchange.url,
            "response",
            payload=BytesIO(exchange.body),
            length=len(exchange.body),
            http_headers=_head(exchange),
            warc_headers_dict={"WARC-Date": exchange.retrieved, **machine},
        )

    def _revisit(self, exchange: Exchange, kept: _Kept, profile: str | None) -> Any:
        """Make a record that says: as it was then."""
        record = self._writer.create_revisit_record(
            exchange.url,
            f"sha256:{kept.digest}",
            exchange.url,
            kept.retrieved,
            http_headers=_head(exchange),
            warc_headers_dict={"WARC-Date": exchange.retrieved},
        )
        if profile is not None:
            record.rec_headers.replace_header("WARC-Profile", profile)
        return record


def _kept(exchange: Exchange, place: int) -> _Kept:
    return _Kept(
        place,
        exchange.retrieved,
        exchange.retrieved,
        exchange.header("etag"),
        exchange.header("last-modified"),
        sha256(exchange.body).hexdigest(),
    )


def _exchange(record: Record) -> Exchange | None:
    """Give the answer that a record holds, if it holds a whole one."""
    if record.cut or not (record.status.isascii() and record.status.isdigit()):
        return None
    status = int(record.status[:3])
    return Exchange(record.url, status, "", record.headers, record.body, record.retrieved)


def _head(exchange: Exchange) -> StatusAndHeaders:
    """Give an answer's head; its chunks were joined, so it does not speak of them."""
    fields = [(name, value) for name, value in exchange.headers if name != "transfer-encoding"]
    return StatusAndHeaders(f"{exchange.status} {exchange.reason}".rstrip(), fields, _PROTOCOL)


def _target(url: str) -> str:
    parts = urlsplit(url)
    return urlunsplit(("", "", parts.path or "/", parts.query, ""))


def _packed(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(2) == b"\x1f\x8b"
