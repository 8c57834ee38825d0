"""One request and its answer, as they went over the network."""

import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from http.cookiejar import CookieJar, DefaultCookiePolicy

import httpcore2
import httpx2

from twicetold.ingest.inflate import ACCEPTED, inflated
from twicetold.ingest.limits import Limits
from twicetold.ingest.network import Checked, Transport
from twicetold.model import Refused, TooLarge, Unreachable

_KINDS = "text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.8"
_LONGEST_CONDITION = 1_000
"""Characters; servers refuse requests with a head of more than 8,000."""
_LONGEST_FAULT = 100
_SENT_ON = frozenset({301, 302, 303, 307, 308})


def conditions(etag: str, modified: str) -> dict[str, str]:
    """Give the header fields that ask whether an answer still stands.

    Args:
        etag: What the server named it.
        modified: When the server said that it was changed last, as it wrote it.

    Returns:
        Those fields whose values may be sent; none where neither may.
    """
    fields = {"if-none-match": etag, "if-modified-since": modified}
    return {
        name: value
        for name, value in fields.items()
        if 0 < len(value) <= _LONGEST_CONDITION and value.isascii() and value.isprintable()
    }


@dataclass(frozen=True, slots=True)
class Exchange:
    """An address that was asked, and the answer.

    Attributes:
        url: The address.
        status: The answer's status code.
        reason: The status in words, as the server has it.
        headers: The answer's header fields in its order, names in lower case.
        body: The answer's bytes, still compressed.
        retrieved: When, ISO 8601 in UTC.
        asked: The header fields of the request.
        machine: The IP address that answered; ``""`` where it is not known.
    """

    url: str
    status: int
    reason: str
    headers: tuple[tuple[str, str], ...]
    body: bytes
    retrieved: str
    asked: tuple[tuple[str, str], ...] = ()
    machine: str = ""

    def header(self, name: str) -> str:
        """Give a header field of the answer; ``""`` for none."""
        return next((value for key, value in self.headers if key == name), "")

    def plain(self, most: int) -> bytes:
        """Give the body decompressed.

        Args:
            most: Bytes that may come out.

        Raises:
            TooLarge: More would come out.
            Unreadable: It is damaged or the coding is not known.
        """
        return inflated(self.body, self.header("content-encoding"), most)

    @property
    def onward(self) -> str | None:
        """Give the address that the answer sends on to, if it does."""
        return self.header("location") or None if self.status in _SENT_ON else None


class Wire:
    """What asks: one client, no cookies, no proxies of the environment, no redirects."""

    def __init__(self, limits: Limits, backend: Checked | None = None) -> None:
        """Set it up.

        Args:
            limits: How large and how long an answer may be; who we are.
            backend: What connects; by default to public machines only.
        """
        self._limits = limits
        self._backend = backend or Checked(allow_private=limits.allow_private)
        self._client = httpx2.Client(
            transport=Transport(self._backend),
            timeout=limits.longest_fetch,
            follow_redirects=False,
            cookies=CookieJar(DefaultCookiePolicy(allowed_domains=())),
            headers={
                "user-agent": limits.user_agent,
                "accept": _KINDS,
                "accept-encoding": ACCEPTED,
            },
        )

    def ask(self, url: str, fields: Mapping[str, str], largest: int | None = None) -> Exchange:
        """Ask for an address once.

        Args:
            url: The address.
            fields: Further header fields, such as those that ask whether an answer still stands.
            largest: Bytes after which the rest is left; without it a larger answer is refused.

        Raises:
            Refused: The machine must not be asked, or the address is none.
            Unreachable: There is no whole answer in time.
            TooLarge: The answer is larger than the limit; the rest of it is not read.
        """
        self._backend.deadline = time.monotonic() + self._limits.longest_fetch
        try:
            with self._client.stream("GET", url, headers=dict(fields)) as answer:
                return self._read(url, answer, largest)
        except (
            httpx2.InvalidURL,
            httpx2.UnsupportedProtocol,
            httpcore2.UnsupportedProtocol,
        ) as error:
            raise Refused(f"is no address that can be asked ({error}); check it") from None
        except httpcore2.TimeoutException:
            limit = f"longest_fetch={self._limits.longest_fetch:g}"
            raise Unreachable(f"did not answer within {limit} seconds; try again later") from None
        except httpcore2.ProtocolError as error:
            said = f"does not answer as a web server does ({_short(error)})"
            raise Unreachable(f"{said}; try again later") from None
        except (httpcore2.NetworkError, OSError) as error:
            raise Unreachable(f"cannot be reached ({_short(error)}); try again later") from None

    def stop(self) -> None:
        """End what is being asked, in whatever thread."""
        self._backend.stop()

    def close(self) -> None:
        """Close all connections."""
        self._client.close()

    def _read(self, url: str, answer: httpx2.Response, largest: int | None) -> Exchange:
        most = largest or self._limits.largest_capture
        pieces: list[bytes] = []
        length = 0
        for piece in answer.iter_raw():
            self._backend.left(None)
            pieces.append(piece)
            length += len(piece)
            if length > most and largest is not None:
                break
            if length > most:
                raise TooLarge(f"is larger than the limit largest_capture={most} bytes")
        stream = answer.extensions.get("network_stream")
        machine = stream.get_extra_info("server_addr") if stream is not None else None
        return Exchange(
            url=url,
            status=answer.status_code,
            reason=answer.reason_phrase,
            headers=tuple((name.lower(), value) for name, value in answer.headers.multi_items()),
            body=b"".join(pieces)[:most],
            retrieved=datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            asked=tuple(answer.request.headers.multi_items()),
            machine=str(machine[0]) if machine else "",
        )


def _short(error: Exception) -> str:
    """Give what went wrong; a server's own bytes may be part of it."""
    return str(error)[:_LONGEST_FAULT].strip().rstrip(".")
