"""Bytes into characters, as well as it can be done."""

import codecs
import re

from charset_normalizer import from_bytes

from twicetold.model import Capture

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(
    rb"<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE
)
_PARAMETER = re.compile(r"charset=[\"']?([\w.:-]+)", re.IGNORECASE)
_LONE = re.compile("[\ud800-\udfff]")
_NOT_TEXT = frozenset({"idna", "punycode", "unicode-escape", "raw-unicode-escape", "utf-7"})
"""Codecs of Python that no page is written in and that a hostile one may name."""
_HEAD = 4096
"""Bytes in which a page's own declaration is looked for (the HTML standard asks for 1,024)."""
_SAMPLE = 20_000
_ZEROS = 0.6
_LATIN_SHARE = 0.15
"""Bytes above 127 in Western European text are fewer than this; other scripts have more."""


def text_of(capture: Capture) -> tuple[str, tuple[str, ...]]:
    """Decode the bytes of a capture.

    In order: a byte order mark, the charset of the media type, the page's own declaration,
    UTF-8, UTF-16 without a mark, Windows-1252 or what the bytes look like.

    Args:
        capture: A page or text.

    Returns:
        The characters, without lone surrogates, and a note for each thing that was odd.
    """
    body = capture.body
    for mark, encoding in _MARKS:
        if body.startswith(mark) and "charset" not in capture.media_type:
            return _decoded(body[len(mark) :], encoding, declared=True)
    stated = _stated(capture)
    if stated is not None and stated != "utf-8" and not _utf_8(body):
        return _decoded(body, stated, declared=True)
    wide = _wide(body)
    if wide is not None:
        return _decoded(body, wide, declared=False)
    try:
        return body.decode("utf-8"), ()
    except UnicodeDecodeError:
        return _guessed(body, stated)


def _stated(capture: Capture) -> str | None:
    """Give the encoding that the capture declares, if Python knows it as a text encoding."""
    match = _PARAMETER.search(capture.media_type)
    name = match[1] if match else None
    if name is None and "html" in capture.media_type:
        inside = _DECLARED.search(capture.body[:_HEAD])
        name = inside[1].decode("ascii") if inside else None
    if name is None:
        return None
    try:
        found = codecs.lookup(name).name
        "".encode(found)
    except (LookupError, UnicodeError):
        return None
    if found in _NOT_TEXT:
        return None
    if found in ("ascii", "iso8859-1", "latin-1"):
        return "cp1252"
    return "utf-8" if found.startswith("utf-16") else found


def _wide(body: bytes) -> str | None:
    """Tell UTF-16 without a mark: every second byte is zero."""
    half = max(1, len(body[:_SAMPLE]) // 2)
    for offset, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        if body[offset:_SAMPLE:2].count(0) > _ZEROS * half:
            return encoding
    return None


def _utf_8(body: bytes) -> bool:
    """Tell bytes that are UTF-8 whatever they declare: no other text looks like it by chance."""
    try:
        return not body.isascii() and bool(body.decode("utf-8"))
    except UnicodeDecodeError:
        return False


def _guessed(body: bytes, stated: str | None) -> tuple[str, tuple[str, ...]]:
    broken = body.decode("utf-8", "replace")
    damaged = broken.count("\ufffd")
    above = sum(sign > 127 for sign in body[:_SAMPLE])
    if stated == "utf-8" or damaged * 20 < above:
        note = f"{damaged} places are not UTF-8 and were replaced by U+FFFD."
        return whole(broken), (note,)
    if above < _LATIN_SHARE * len(body[:_SAMPLE]):
        return _decoded(body, "cp1252", declared=False)
    best = from_bytes(body[:_SAMPLE]).best()
    return _decoded(body, best.encoding if best else "cp1252", declared=False)


def _decoded(body: bytes, encoding: str, *, declared: bool) -> tuple[str, tuple[str, ...]]:
    text = body.decode(encoding, "replace")
    notes: list[str] = []
    if not declared:
        notes.append(f"The encoding is not declared; it was read as {encoding}.")
    damaged = text.count("\ufffd")
    if damaged:
        notes.append(f"{damaged} places are not {encoding} and were replaced by U+FFFD.")
    return whole(text), tuple(notes)


def whole(text: str) -> str:
    """Give a text that can be written anywhere: halves of code points become U+FFFD."""
    return _LONE.sub("\ufffd", text)
