"""What a visitor hands in, as captures: an address, files, or a text with what is known of it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

from twicetold import ingest
from twicetold.model import Capture, Failure, Given, identity

_NAME = 80
"""Signs of a file's name that are kept."""


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as a visitor sent it.

    Attributes:
        name: Its name.
        content: Its bytes.
    """

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Paste:
    """A text as a visitor pasted it.

    Attributes:
        text: Its words.
        given: What the visitor knows of it.
    """

    text: str
    given: Given


Wanted = str | Upload | Paste
"""What is handed in: an address, a file or a text."""


def captures(wanted: Wanted, *, allow_private: bool) -> Iterator[Capture | Failure]:
    """Read what was handed in.

    Args:
        wanted: What it is.
        allow_private: Whether an address may lie in the own network.
    """
    if isinstance(wanted, Paste):
        yield _pasted(wanted)
    elif isinstance(wanted, Upload):
        yield from _uploaded(wanted)
    elif not is_address(wanted):
        # A path would be read from the server's own disk.
        yield Failure("ingest", wanted, "is no address; give one that begins with https://")
    else:
        yield from ingest.captures([wanted], ingest.Limits(allow_private=allow_private))


def is_address(words: str) -> bool:
    """Tell whether words are the address of a page."""
    parts = urlsplit(words) if words.isprintable() and " " not in words else None
    return parts is not None and parts.scheme in {"http", "https"} and bool(parts.hostname)


def _pasted(paste: Paste) -> Capture:
    body = paste.text.encode("utf-8", "replace")
    digest = sha256(body).hexdigest()
    # Two outlets may run the same words: they are two articles.
    source = paste.given.url or f"pasted/{identity('t', paste.text, paste.given.outlet or '')}"
    now = datetime.now(UTC).isoformat(timespec="seconds")
    return Capture(
        source, body, "text/plain", digest, paste.given, retrieved=now, via=("pasted by hand",)
    )


def _uploaded(upload: Upload) -> Iterator[Capture | Failure]:
    """Read a file under a name that two files of different content never share."""
    name = _safe(upload.name)
    shown = f"uploaded/{sha256(upload.content).hexdigest()[:12]}/{name}"
    with TemporaryDirectory() as kept:
        path = Path(kept) / name
        path.write_bytes(upload.content)
        for found in ingest.captures([str(path)]):
            if isinstance(found, Failure):
                reason = found.reason.replace(str(path), shown)
                yield replace(found, subject=found.subject.replace(str(path), shown), reason=reason)
            else:
                via = tuple(step.replace(str(path), shown) for step in found.via)
                yield replace(found, source=found.source.replace(str(path), shown), via=via)


def _safe(name: str) -> str:
    """Keep the last part of a name and of that only signs that every disk can write."""
    last = PurePosixPath(name.replace("\\", "/")).name
    kept = "".join(sign if sign.isalnum() or sign in "-_." else "_" for sign in last)
    return kept.lstrip(".")[-_NAME:] or "file.txt"
