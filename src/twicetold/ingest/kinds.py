"""What a body is: its own first bytes are believed before its name and its declared type."""

import re
import zlib
from enum import StrEnum

SAMPLE = 65_536
"""Bytes at the head of a body that are looked at."""
_SIGNATURES = (
    b"%PDF",
    b"PK\x03\x04",
    b"\x1f\x8b",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\x7fELF",
)
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_MOST_CONTROL = 0.02
"""Share of control bytes: text has none, random bytes have a tenth, machine code more."""
_PROLOG = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}\?>\s*)?"
    rb"(?:(?:<!--(?:[^-]|-(?!->)){0,4000}-->|<\?[^>]{0,1000}\?>"
    rb"|<!DOCTYPE[^>\[]{0,1000}(?:\[[^\]]{0,9000}\]\s*)?>)\s*){0,20}"
    rb"<(?:[A-Za-z][\w.-]{0,60}:)?([A-Za-z][\w.-]{0,60})",
    re.IGNORECASE,
)


class Kind(StrEnum):
    """What a body holds."""

    TEXT = "text"
    HTML = "html"
    JSONL = "jsonl"
    FEED = "feed"
    SITEMAP = "sitemap"
    NINJS = "ninjs"
    NEWSML = "newsml"
    NITF = "nitf"
    WARC = "warc"
    BINARY = "binary"
    UNKNOWN = "unknown"


_ROOTS = {
    b"rss": Kind.FEED,
    b"rdf": Kind.FEED,
    b"feed": Kind.FEED,
    b"urlset": Kind.SITEMAP,
    b"sitemapindex": Kind.SITEMAP,
    b"newsitem": Kind.NEWSML,
    b"newsmessage": Kind.NEWSML,
    b"packageitem": Kind.NEWSML,
    b"nitf": Kind.NITF,
    b"html": Kind.HTML,
    b"head": Kind.HTML,
    b"body": Kind.HTML,
}
_DECLARED = {
    "text/plain": Kind.TEXT,
    "text/html": Kind.HTML,
    "application/xhtml+xml": Kind.HTML,
    "application/jsonl": Kind.JSONL,
    "application/x-ndjson": Kind.JSONL,
    "application/json": Kind.NINJS,
    "application/vnd.iptc.ninjs+json": Kind.NINJS,
}
_SILENT = frozenset({"", "application/octet-stream", "binary/octet-stream", "text/x-unknown"})
"""Media types by which a server says that it does not know."""
_TAG = re.compile(rb"<(?:html|head|body|article|div|p)[\s>]", re.IGNORECASE)


def kind(body: bytes, declared: str) -> Kind:
    """Tell what a body is.

    Args:
        body: Its bytes; no more than ``SAMPLE`` of them are looked at.
        declared: The media type that its name or its server gives it; ``""`` for none.

    Returns:
        The kind. A page that is declared as a text or as a feed is a page all the same.
    """
    head = body[:SAMPLE]
    media_type = declared.partition(";")[0].strip().lower()
    if head.startswith(b"WARC/") or _packed(head).startswith(b"WARC/"):
        return Kind.WARC
    if binary(head):
        return Kind.BINARY
    root = _PROLOG.match(
        head.replace(b"\0", b"").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")
    )
    if root is not None and root[1].lower() in _ROOTS:
        return _ROOTS[root[1].lower()]
    if media_type in _DECLARED:
        return _DECLARED[media_type]
    return _guessed(head) if media_type in _SILENT else Kind.UNKNOWN


def binary(body: bytes) -> bool:
    """Tell bytes that are no text in any encoding."""
    if body.startswith(_SIGNATURES):
        return True
    sample = body[:SAMPLE]
    if body.startswith((b"\xff\xfe", b"\xfe\xff")) or _wide(sample):
        return False
    return len(_CONTROL.findall(sample)) > _MOST_CONTROL * len(sample)


def _wide(sample: bytes) -> bool:
    """Tell UTF-16 without a mark: every second byte is zero, the others are not."""
    zeros = sorted((sample[0::2].count(0), sample[1::2].count(0)))
    half = max(1, len(sample) // 2)
    return zeros[1] > 0.6 * half and zeros[0] < 0.02 * half


def _packed(head: bytes) -> bytes:
    """Give the first bytes of what gzip holds."""
    try:
        return zlib.decompressobj(31).decompress(head, 16)
    except zlib.error:
        return b""


def _guessed(head: bytes) -> Kind:
    """Tell what a body is of which nobody says anything."""
    if head.lstrip()[:1] == b"{":
        return Kind.NINJS
    return Kind.HTML if _TAG.search(head) else Kind.TEXT
