"""Compressed bytes into plain ones, within a bound."""

import sys
import zlib
from collections.abc import Callable

import brotli

from twicetold.model import TooLarge, Unreadable

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

_MOST_CODINGS = 3
"""Codings laid over each other; servers use one, and each multiplies what a bomb can do."""
_WINDOW_LOG = 23
"""Zstandard's window of 8 MB, the most that RFC 9659 lets a server use."""
_GZIP_OR_ZLIB = 47


def inflated(body: bytes, codings: str, most: int) -> bytes:
    """Undo content codings.

    Args:
        body: The bytes as received.
        codings: The value of ``Content-Encoding``, such as ``gzip`` or ``br``.
        most: Bytes that may come out.

    Raises:
        TooLarge: More would come out; no more than that is ever held.
        Unreadable: The bytes are damaged or the coding is not known.
    """
    names = [name.strip().lower() for name in codings.split(",")]
    wanted = [name for name in names if name not in ("", "identity", "none")]
    if len(wanted) > _MOST_CODINGS:
        raise Unreadable(f"is compressed {len(wanted)} times over; save the page itself")
    for name in reversed(wanted):
        undo = _CODINGS.get(name)
        if undo is None:
            raise Unreadable(f"is compressed as “{name[:40]}”, which is not read; save it again")
        try:
            body = undo(body, most + 1)
        except (zlib.error, brotli.error, zstd.ZstdError, EOFError) as error:
            raise Unreadable(f"is damaged {name} ({error}); fetch or save it again") from None
        if len(body) > most:
            raise TooLarge(f"grows past the limit of {most} bytes when decompressed; leave it out")
    return body


def _gzip(body: bytes, most: int) -> bytes:
    """Undo gzip, one member after another."""
    pieces: list[bytes] = []
    left = most
    while left > 0 and body[:2] == b"\x1f\x8b":
        member = zlib.decompressobj(_GZIP_OR_ZLIB)
        pieces.append(member.decompress(body, left))
        left -= len(pieces[-1])
        if not member.eof and left > 0:
            raise EOFError("it ends too early")
        body = member.unused_data
    if not pieces:
        raise EOFError("it does not begin as gzip does")
    return b"".join(pieces)


def _deflate(body: bytes, most: int) -> bytes:
    """Undo deflate, with the header that the standard asks for or without, as some send it."""
    try:
        return zlib.decompressobj().decompress(body, most)
    except zlib.error:
        return zlib.decompressobj(-zlib.MAX_WBITS).decompress(body, most)


def _brotli(body: bytes, most: int) -> bytes:
    coding = brotli.Decompressor()
    pieces = [coding.process(body, output_buffer_limit=most)]
    length = len(pieces[0])
    while length < most and not coding.is_finished():
        more = coding.process(b"", output_buffer_limit=most - length)
        if not more:
            raise EOFError("it ends too early")
        pieces.append(more)
        length += len(more)
    return b"".join(pieces)


def _zstd(body: bytes, most: int) -> bytes:
    pieces: list[bytes] = []
    left = most
    while body and left > 0:
        frame = zstd.ZstdDecompressor(
            options={zstd.DecompressionParameter.window_log_max: _WINDOW_LOG}
        )
        pieces.append(frame.decompress(body, max_length=left))
        left -= len(pieces[-1])
        if not frame.eof and left > 0:
            raise EOFError("it ends too early")
        body = frame.unused_data if frame.eof else b""
    return b"".join(pieces)


_CODINGS: dict[str, Callable[[bytes, int], bytes]] = {
    "gzip": _gzip,
    "x-gzip": _gzip,
    "deflate": _deflate,
    "br": _brotli,
    "zstd": _zstd,
}
ACCEPTED = "gzip, deflate, br, zstd"
"""What we tell servers that we read."""
