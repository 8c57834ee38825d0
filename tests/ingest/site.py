"""A site on this machine, with everything that a reader of the web may meet."""

import gzip
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

__all__ = ["Answer", "Site", "bomb", "endlessly", "page", "slowly", "started", "write", "zstd"]

PARAGRAPHS = (
    "The harbour of Orval stayed shut for a ninth day on Monday, its master said, as the wind "
    "kept the ferries inside the mole and the fish market without fish.",
    "“We open when the gauge falls under two metres,” said Ada Lorn, who runs the port. Nine "
    "boats lay at the outer quay and forty people waited for a crossing.",
    "The regional office counted twelve damaged houses along the shore road and said that no one "
    "had been hurt. It will count again on Thursday, a spokesman said.",
)


def page(headline: str, *, outlet: str = "Orval Mail", extra: str = "") -> bytes:
    """Write a page of an article."""
    body = "".join(f"<p>{paragraph}</p>" for paragraph in (*PARAGRAPHS, extra) if paragraph)
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{headline}</title>'
        f'<meta property="og:site_name" content="{outlet}">'
        '<meta property="article:published_time" content="2031-03-04T08:00:00Z"></head>'
        f"<body><article><h1>{headline}</h1>{body}</article></body></html>"
    ).encode()


Answer = Callable[[BaseHTTPRequestHandler], None]


class Site:
    """A site: ``answers`` by path, and the requests that came, in their order."""

    def __init__(self, port: int) -> None:
        self.url = f"http://127.0.0.1:{port}"
        self.port = port
        self.answers: dict[str, Answer] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.times: list[float] = []

    @property
    def paths(self) -> list[str]:
        """The paths that were asked for, robots.txt left out."""
        return [path for path, _ in self.asked if path != "/robots.txt"]

    def put(self, path: str, body: bytes, media_type: str = "text/html", **fields: str) -> str:
        """Put a file on the site; give its address."""
        fields = {"content-type": media_type, **fields}
        self.answers[path] = lambda request: write(request, 200, body, **fields)
        return self.url + path

    def send_on(self, path: str, to: str, status: int = 302) -> str:
        """Put a redirect on the site."""
        self.answers[path] = lambda request: write(request, status, b"", location=to)
        return self.url + path

    def refuse(self, path: str, status: int, times: int = 1_000, **fields: str) -> str:
        """Put an error on the site, for the first requests or for all."""
        later = self.answers.get(path)
        left = [times]

        def answer(request: BaseHTTPRequestHandler) -> None:
            left[0] -= 1
            if left[0] >= 0 or later is None:
                write(request, status, b"no", **fields)
            else:
                later(request)

        self.answers[path] = answer
        return self.url + path


def write(request: BaseHTTPRequestHandler, status: int, body: bytes, **fields: str) -> None:
    """Write an answer; field names with ``_`` are written with ``-``."""
    request.send_response(status)
    for name, value in fields.items():
        request.send_header(name.replace("_", "-"), value)
    request.send_header("content-length", str(len(body)))
    request.end_headers()
    request.wfile.write(body)


def slowly(request: BaseHTTPRequestHandler) -> None:
    """Answer with one byte now and then."""
    request.send_response(200)
    request.send_header("content-length", "100000")
    request.end_headers()
    for _ in range(40):
        request.wfile.write(b"x")
        request.wfile.flush()
        time.sleep(0.05)


def endlessly(request: BaseHTTPRequestHandler) -> None:
    """Answer and never stop."""
    request.send_response(200)
    request.end_headers()
    for _ in range(100_000):
        request.wfile.write(b"<p>more</p>" * 1_000)


def bomb(plain: int) -> bytes:
    """Make gzip that grows to a size."""
    return gzip.compress(b"0" * plain)


@contextmanager
def started() -> Iterator[Site]:
    """Start a site; it ends with the block."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            site.asked.append((self.path, {k.lower(): v for k, v in self.headers.items()}))
            site.times.append(time.monotonic())
            answer = site.answers.get(self.path)
            try:
                if answer is None:
                    write(self, 404, b"none")
                else:
                    answer(self)
            except (BrokenPipeError, ConnectionResetError):
                self.close_connection = True

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    site = Site(server.server_address[1])
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
