"""JSON lines into captures: one report a line, with what is known of it."""

import json
import re
from collections.abc import Iterator
from hashlib import sha256
from typing import Any, BinaryIO

from twicetold.ingest.limits import Limits
from twicetold.model import Capture, Failure, Given

_TEXTS = (
    "headline",
    "standfirst",
    "published",
    "updated",
    "dateline",
    "language",
    "outlet",
    "publisher",
    "url",
)
_KNOWN = frozenset({"text", "source", "byline", *_TEXTS})
_BETWEEN_NAMES = re.compile(r"\s*(?:,|;|&|\band\b)\s*")
_LONE = re.compile("[\ud800-\udfff]")
_MOST_KEYS = 20
_LONGEST_KEY = 40
"""How many unknown keys are named, and how much of each."""
_NEXT = "mend or remove the line"


class _Broken(ValueError):
    """A line is no report; the message names the fault and the remedy."""


def lines(file: BinaryIO, source: str, limits: Limits) -> Iterator[Capture | Failure]:
    """Read a file of JSON lines, one line in memory at a time.

    Args:
        file: The file.
        source: Where it is.
        limits: The largest line in bytes.

    Yields:
        A capture for each report, a failure for each broken line, and one that names the keys
        that are not known.
    """
    unknown: set[str] = set()
    number = 0
    while line := file.readline(limits.largest_capture + 1):
        number += 1
        subject = f"{source}#{number}"
        whole = len(line) <= limits.largest_capture
        while not whole and line and not line.endswith(b"\n"):
            line = file.readline(limits.largest_capture + 1)
        if number == 1 and line.startswith((b"\xff\xfe", b"\xfe\xff")):
            yield _fault(source, "is JSON lines in UTF-16; save it again in UTF-8")
            return
        if whole and not line.strip():
            continue
        try:
            if not whole:
                limit = f"largest_capture={limits.largest_capture} bytes"
                raise _Broken(f"is larger than the limit {limit}; split it or raise the limit")
            fields, notes = _fields(line)
            if len(unknown) < _MOST_KEYS:
                unknown |= fields.keys() - _KNOWN
            yield _capture(fields, subject, notes)
        except _Broken as broken:
            yield _fault(subject, f"line {number} {broken}")
    if number == 0:
        yield _fault(source, "is empty; save the page or text again")
    if unknown:
        names = ", ".join(name[:_LONGEST_KEY] for name in sorted(unknown)[:_MOST_KEYS])
        yield _fault(source, f"has keys that are not known and left out: {names}; rename them")


def _fault(subject: str, reason: str) -> Failure:
    return Failure("ingest", subject, _LONE.sub("\ufffd", reason))


def _fields(line: bytes) -> tuple[dict[str, Any], tuple[str, ...]]:
    notes: tuple[str, ...] = ()
    try:
        written = line.decode("utf-8-sig")
    except UnicodeDecodeError:
        written = line.decode("cp1252", "replace")
        notes = ("The line is not UTF-8 and was read as Windows-1252.",)
    try:
        fields = json.loads(written)
    except RecursionError:
        raise _Broken(f"is nested too deep; {_NEXT}") from None
    except ValueError as error:
        raise _Broken(f"is no JSON ({error}); {_NEXT}") from None
    if not isinstance(fields, dict):
        raise _Broken(f'is no JSON object; write {{"text": "…"}} or {_NEXT}')
    return fields, notes


def _capture(fields: dict[str, Any], subject: str, notes: tuple[str, ...]) -> Capture:
    text = fields.get("text")
    if not isinstance(text, str) or not text.strip():
        raise _Broken('has no words under "text"; give the report\'s text there')
    source = _text(fields, "source") or subject
    if _LONE.search(text):
        notes = (*notes, "Code units that are no characters were replaced by U+FFFD.")
        text = _LONE.sub("\ufffd", text)
    body = text.encode("utf-8")
    given = Given(
        byline=_byline(fields.get("byline")), **{key: _text(fields, key) for key in _TEXTS}
    )
    media_type = "text/plain; charset=utf-8"
    return Capture(source, body, media_type, sha256(body).hexdigest(), given, notes)


def _text(fields: dict[str, Any], key: str) -> str | None:
    value = fields.get(key)
    if value is None or value == "":
        return None
    if not isinstance(value, str):
        raise _Broken(f'has no text under "{key}"; {_NEXT}')
    return _LONE.sub("\ufffd", value)


def _byline(value: object) -> tuple[str, ...]:
    if value is None or value == "":
        return ()
    if isinstance(value, str):
        names = _BETWEEN_NAMES.split(value.removeprefix("By "))
    elif isinstance(value, list) and all(isinstance(name, str) for name in value):
        names = value
    else:
        raise _Broken(f'has no list of names under "byline"; {_NEXT}')
    return tuple(_LONE.sub("\ufffd", name.strip()) for name in names if name.strip())
