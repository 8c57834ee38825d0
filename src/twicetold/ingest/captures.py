"""Paths into captures; what cannot be read is named and the rest goes on."""

import re
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path

from twicetold.ingest.found import Found, fault, files
from twicetold.ingest.jsonl import lines
from twicetold.ingest.limits import Limits
from twicetold.model import Capture, Failure

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
_NUMBERED = re.compile(r"#\d+$")
_SAMPLE = 65_536
_MOST_CONTROL = 0.02
"""Share of control bytes: text has none, random bytes have a tenth, machine code more."""


def captures(sources: Sequence[str], limits: Limits | None = None) -> Iterator[Capture | Failure]:
    """Read files and folders of .txt, .html, .htm and .jsonl.

    Args:
        sources: Paths as the user gives them; a folder is read to the bottom.
        limits: Named limits; the defaults of `Limits` when none are given.

    Yields:
        The captures and failures, sorted by source whatever the order of ``sources``; a
        failure's reason names the fault and the remedy.
    """
    limits = limits or Limits()
    found, failures = files(sources, limits)
    yield from sorted(failures)
    kept: dict[tuple[str, str], str] = {}
    for one in found:
        for result in _read(one, limits):
            if isinstance(result, Capture):
                yield _once(result, _outlet(result, one), kept)
            else:
                yield result


def _read(found: Found, limits: Limits) -> Iterator[Capture | Failure]:
    try:
        if found.media_type == "application/jsonl":
            yield from lines(found, limits)
        else:
            yield _file(found, limits)
    except OSError as error:
        reason = f"cannot be read ({error.strerror}); check its permissions and its disk"
        yield fault(found.path, reason)


def _file(found: Found, limits: Limits) -> Capture | Failure:
    with Path(found.path).open("rb") as file:
        body = file.read(limits.largest_capture + 1)
    if len(body) > limits.largest_capture:
        limit = f"largest_capture={limits.largest_capture} bytes"
        return fault(found.path, f"is larger than the limit {limit}; split it or raise the limit")
    if not body.strip():
        return fault(found.path, "is empty; save the page or text again")
    if _binary(body):
        return fault(found.path, "is binary, not text; save the article as .txt or .html")
    return Capture(found.source, body, found.media_type, sha256(body).hexdigest())


def _binary(body: bytes) -> bool:
    if body.startswith(_SIGNATURES):
        return True
    sample = body[:_SAMPLE]
    if body.startswith((b"\xff\xfe", b"\xfe\xff")) or _wide(sample):
        return False
    return len(_CONTROL.findall(sample)) > _MOST_CONTROL * len(sample)


def _wide(sample: bytes) -> bool:
    """Tell UTF-16 without a mark: every second byte is zero, the others are not."""
    zeros = sorted((sample[0::2].count(0), sample[1::2].count(0)))
    half = max(1, len(sample) // 2)
    return zeros[1] > 0.6 * half and zeros[0] < 0.02 * half


def _once(capture: Capture, outlet: str, kept: dict[tuple[str, str], str]) -> Capture | Failure:
    """Pass a capture on unless the same bytes of the same outlet came before.

    A copy counted as a second outlet would be the very repetition that must fool nobody; who
    knows that two outlets ran the same words can say so.
    """
    earlier = kept.get((capture.digest, outlet))
    if earlier is None:
        kept[capture.digest, outlet] = capture.source
        return capture
    reason = (
        f"repeats {earlier}: same bytes, so it is read once; if two outlets did run the same "
        "words, hand them in as JSONL with 'outlet'"
    )
    return Failure("ingest", capture.source, reason)


def _outlet(capture: Capture, found: Found) -> str:
    """Give what tells a JSON line's outlet from another's; files with the same bytes are one."""
    if found.media_type != "application/jsonl":
        return ""
    if capture.given.outlet:
        return f"outlet {capture.given.outlet}"
    if capture.given.url:
        return "host " + capture.given.url.partition("://")[2].partition("/")[0]
    return "" if _NUMBERED.search(capture.source) else f"source {capture.source}"
