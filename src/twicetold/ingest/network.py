"""Connections to no other machine than the one that was checked, and to none for too long."""

import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import httpcore2
import httpx2

from twicetold.ingest.address import refusal
from twicetold.model import Refused

_LOOK_UP = 0.5
"""Seconds after which one who waits for an answer looks whether to go on."""
Resolve = Callable[[str, int], list[str]]
"""Gives the IP addresses of a host."""


def resolved(host: str, port: int) -> list[str]:
    """Ask the system for the IP addresses of a host, each once, in its order.

    Raises:
        Refused: Nobody knows the host.
        ConnectError: Its address cannot be had now.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except socket.gaierror as error:
        if error.errno == socket.EAI_NONAME:
            raise Refused(f"names a host that nobody knows: {host}; check the address") from None
        raise httpcore2.ConnectError(f"{host} has no address ({error})") from None
    except UnicodeError as error:
        raise Refused(f"names a host that cannot be: {error}; check the address") from None
    return list(dict.fromkeys(str(one[4][0]) for one in found))


class Checked(httpcore2.NetworkBackend):
    """A network backend that resolves a host, checks what came out, and connects to just that.

    The name is resolved once and the connection is made to the number that was checked, so that
    a name server that answers otherwise the second time gains nothing. TLS still asks for the
    name. Everything that a thread does until ``deadline``, which is its own, must be done by then.
    """

    def __init__(
        self,
        *,
        allow_private: bool,
        resolve: Resolve = resolved,
        inner: httpcore2.NetworkBackend | None = None,
    ) -> None:
        """Set it up.

        Args:
            allow_private: Private addresses may be asked.
            resolve: What gives a host's addresses.
            inner: What connects.
        """
        self._allow_private = allow_private
        self._resolve = resolve
        self._inner = inner or httpcore2.SyncBackend()
        self._own = threading.local()
        self._stopped = threading.Event()

    @property
    def deadline(self) -> float:
        """Give the moment of ``time.monotonic`` by which this thread must be done."""
        return float(getattr(self._own, "deadline", float("inf")))

    @deadline.setter
    def deadline(self, moment: float) -> None:
        self._own.deadline = moment

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore2.NetworkStream:
        """Connect to the first address of a host that may be asked and answers.

        Raises:
            Refused: None of its addresses may be asked.
        """
        reasons: dict[str, str | None] = {
            at: refusal(at, allow_private=self._allow_private) for at in self._resolve(host, port)
        }
        allowed = [at for at, reason in reasons.items() if reason is None]
        if not allowed:
            first = next(filter(None, reasons.values()), f"{host} has no address")
            raise Refused(f"leads to a machine that is not asked: {first}")
        for at in allowed:
            try:
                stream = self._inner.connect_tcp(
                    at, port, self.left(timeout), local_address, socket_options
                )
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout):
                if at == allowed[-1]:
                    raise
            else:
                return _Timed(stream, self, (at, port))
        raise httpcore2.ConnectError(f"{host} does not answer")

    def stop(self) -> None:
        """End every step of every thread soon."""
        self._stopped.set()

    def left(self, timeout: float | None) -> float:
        """Give the seconds that a step may take.

        Raises:
            ReadTimeout: There are none.
        """
        left = self.deadline - time.monotonic()
        if left <= 0 or self._stopped.is_set():
            raise httpcore2.ReadTimeout("the answer took too long")
        return left if timeout is None else min(left, timeout)


class _Timed(httpcore2.NetworkStream):
    """A connection whose every step ends by the deadline of its backend.

    It knows where it leads to also when the other side has closed it, which the system does not.
    """

    def __init__(
        self, inner: httpcore2.NetworkStream, clock: Checked, machine: tuple[str, int]
    ) -> None:
        self._inner = inner
        self._clock = clock
        self._machine = machine
        self.get_extra_info = self._told  # type: ignore[method-assign, assignment]

    def _told(self, wanted: str) -> Any:
        return self._machine if wanted == "server_addr" else self._inner.get_extra_info(wanted)

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        while True:
            left = self._clock.left(timeout)
            try:
                return self._inner.read(max_bytes, min(left, _LOOK_UP))
            except httpcore2.ReadTimeout:
                if left <= _LOOK_UP:
                    raise

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, self._clock.left(timeout))

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore2.NetworkStream:
        left = self._clock.left(timeout)
        inner = self._inner.start_tls(ssl_context, server_hostname, left)
        return _Timed(inner, self._clock, self._machine)


class Transport(httpx2.BaseTransport):
    """What carries the requests of a client over a network backend of ours."""

    def __init__(self, backend: httpcore2.NetworkBackend) -> None:
        """Set it up; certificates are checked against those that the system trusts.

        Every request has its own connection: a host may close a kept one at any moment, which
        looks like a host that does not answer, and we ask once a second at most.
        """
        self._pool = httpcore2.ConnectionPool(
            ssl_context=httpx2.create_ssl_context(),
            http2=True,
            max_keepalive_connections=0,
            network_backend=backend,
        )

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """Send a request and give the answer, its body still to be read."""
        answer = self._pool.handle_request(
            httpcore2.Request(
                method=request.method,
                url=httpcore2.URL(
                    scheme=request.url.raw_scheme,
                    host=request.url.raw_host,
                    port=request.url.port,
                    target=request.url.raw_path,
                ),
                headers=request.headers.raw,
                extensions=request.extensions,
            )
        )
        return httpx2.Response(
            status_code=answer.status,
            headers=answer.headers,
            stream=_Body(answer),
            extensions=answer.extensions,
        )

    def close(self) -> None:
        """Close all connections."""
        self._pool.close()


class _Body(httpx2.SyncByteStream):
    def __init__(self, answer: httpcore2.Response) -> None:
        self._answer = answer

    def __iter__(self) -> Iterator[bytes]:
        return self._answer.iter_stream()

    def close(self) -> None:
        self._answer.close()
