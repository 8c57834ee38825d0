"""Which files a list of paths means."""

import os
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from twicetold.ingest.limits import Limits
from twicetold.model import Failure

KINDS = {
    ".txt": "text/plain",
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "application/xhtml+xml",
    ".jsonl": "application/jsonl",
    ".json": "application/json",
    ".ninjs": "application/json",
    ".xml": "application/xml",
    ".rss": "application/xml",
    ".atom": "application/xml",
    ".nitf": "application/xml",
    ".newsml": "application/xml",
    ".warc": "application/warc",
    ".warc.gz": "application/warc",
    ".xml.gz": "application/gzip",
}
"""Endings that are read, and the media type that each says; the bytes may say otherwise."""
READABLE = "give .txt, .html, .jsonl, .xml, .json or .warc.gz"
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")


@dataclass(frozen=True, slots=True)
class Found:
    """One file to read.

    Attributes:
        source: The path as given, fit to be shown and written anywhere.
        path: The same path as the system knows it.
        media_type: What its ending says it is.
    """

    source: str
    path: str
    media_type: str


def files(sources: Sequence[str], limits: Limits) -> tuple[list[Found], list[Failure]]:
    """Find the files that the paths mean, folders searched to the bottom.

    A file that is reached twice is listed once, under the first of its names in sorted order;
    hidden files and folders inside a given folder are passed over.

    Args:
        sources: Paths of files and folders, relative or absolute; addresses are passed over.
        limits: How deep and how many.

    Returns:
        The files sorted by source, and a failure for each path that gives none.
    """
    failures: list[Failure] = []
    by_place: dict[str, Found] = {}
    for given in sorted({one for one in sources if not address(one)}):
        paths, faults = _below(given, limits)
        failures.extend(faults)
        for path in paths:
            kind = _kind(path)
            if kind is None:
                failures.append(fault(path, f"has an ending that is not read; {READABLE}"))
            else:
                by_place.setdefault(os.path.realpath(path), Found(shown(path), path, kind))
    ordered = sorted(by_place.values(), key=lambda one: one.source)
    for late in ordered[limits.most_files :]:
        failures.append(
            fault(late.path, f"is past the limit most_files={limits.most_files}; raise the limit")
        )
    return ordered[: limits.most_files], failures


def address(given: str) -> bool:
    """Tell an address of the web from a path."""
    return _ADDRESS.match(given) is not None


def fault(path: str, reason: str) -> Failure:
    """Make the failure of one path; the reason names the fault and the remedy."""
    return Failure("ingest", shown(path), reason)


def shown(path: str) -> str:
    """Give a path without code units that no encoding can write."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _kind(path: str) -> str | None:
    endings = Path(path).suffixes
    return KINDS.get("".join(endings[-2:]).lower()) or KINDS.get(Path(path).suffix.lower())


def _below(given: str, limits: Limits) -> tuple[Iterable[str], list[Failure]]:
    """Give the files of one path that was given."""
    try:
        if Path(given).is_dir():
            return _in_folder(given, limits)
        if Path(given).is_file():
            return (given,), []
        exists = Path(given).exists()
    except (OSError, ValueError) as error:
        return (), [fault(given, f"cannot be a path ({error}); check how it is written")]
    if exists:
        return (), [fault(given, f"is neither a file nor a folder; {READABLE}")]
    return (), [fault(given, "does not exist; check how the path is written")]


def _in_folder(given: str, limits: Limits) -> tuple[list[str], list[Failure]]:
    failures: list[Failure] = []
    paths: list[str] = []

    def closed(error: OSError) -> None:
        reason = f"cannot be opened ({error.strerror}); check its permissions"
        failures.append(fault(str(error.filename), reason))

    top = Path(given)
    for folder, inner, names in os.walk(given, onerror=closed):
        depth = len(Path(folder).relative_to(top).parts)
        inner[:] = sorted(name for name in inner if not name.startswith("."))
        if depth >= limits.deepest_folder and inner:
            reason = (
                f"is as deep as the limit deepest_folder={limits.deepest_folder}; give it apart"
            )
            failures.append(fault(folder, reason))
            inner.clear()
        visible = sorted(name for name in names if not name.startswith("."))
        paths.extend(str(Path(folder) / name) for name in visible)
    if not paths and not failures:
        failures.append(fault(given, f"is a folder without files; {READABLE}"))
    return paths, failures
