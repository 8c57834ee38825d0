"""Paths and addresses into captures; what cannot be read is named and the rest goes on."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from sys import intern

from twicetold.ingest import jsonl, warc
from twicetold.ingest.address import host, open_words
from twicetold.ingest.archive import Archive
from twicetold.ingest.contents import contents
from twicetold.ingest.fetch import Fetcher
from twicetold.ingest.follow import followed
from twicetold.ingest.found import Found, address, fault, files
from twicetold.ingest.inflate import inflated
from twicetold.ingest.lead import Lead
from twicetold.ingest.limits import Limits
from twicetold.model import Capture, Failure, TooLarge, Unreadable

_NUMBERED = re.compile(r"#\d+$")


def captures(sources: Sequence[str], limits: Limits | None = None) -> Iterator[Capture | Failure]:
    """Read files, folders and addresses.

    Args:
        sources: Paths and addresses as the user gives them; a folder is read to the bottom, a
            feed or sitemap to the pages that it names.
        limits: Named limits; the defaults of `Limits` when none are given.

    Yields:
        The captures and failures of the files, sorted by source whatever the order of
        ``sources``, then those of the network; a failure's reason names fault and remedy.
    """
    limits = limits or Limits()
    kept: dict[bytes, str] = {}
    leads: list[Lead] = []
    found, failures = files(sources, limits)
    yield from sorted(failures)
    for one in found:
        for result in _read(one, limits):
            if isinstance(result, Capture):
                yield _once(result, one.media_type, kept)
            elif isinstance(result, Failure):
                yield result
            elif limits.follow_files:
                leads.append(result)
            else:
                yield _stayed(result)
    leads = [*(Lead(url) for url in sorted(set(filter(address, sources)))), *leads]
    if leads:
        with Fetcher(limits) as fetcher:
            for result in followed(leads, fetcher, limits):
                if isinstance(result, Capture):
                    yield _once(result, "", kept)
                else:
                    yield result


def _stayed(lead: Lead) -> Capture | Failure:
    """Give the feed's own words in the place of a page that is not asked for."""
    if lead.instead is None:
        remedy = "is named by a file and was not asked for; give its address, or use --follow"
        return Failure("ingest", open_words(lead.url), remedy)
    note = "Only the feed's own words were read; use --follow to read the page."
    return replace(lead.instead, notes=(*lead.instead.notes, note))


def fetched(
    addresses: Sequence[str], archive: Path, limits: Limits | None = None
) -> Iterator[Capture | Failure]:
    """Fetch pages, and the pages that feeds and sitemaps name, into a WARC.gz file.

    What the file holds stays in it, and answers in it that are young enough are not asked for
    again; so an interrupted run goes on where it stopped.

    Args:
        addresses: What to fetch.
        archive: The file; begun when there is none.
        limits: Named limits; the defaults of `Limits` when none are given.

    Yields:
        The captures and failures; the answers are in the file before they are given.

    Raises:
        Refused: There is a file with that name that cannot be added to.
        OSError: The file cannot be written.
    """
    limits = limits or Limits()
    leads = [Lead(url) for url in sorted(set(addresses))]
    with Archive(archive, limits) as memory, Fetcher(limits, memory) as fetcher:
        yield from followed(leads, fetcher, limits)


def _read(found: Found, limits: Limits) -> Iterator[Capture | Lead | Failure]:
    try:
        with Path(found.path).open("rb") as file:
            if found.media_type == "application/jsonl":
                yield from jsonl.lines(file, found.source, limits)
            elif found.media_type == "application/warc":
                yield from warc.captures(file, found.source, limits)
            else:
                yield from _whole(file.read(limits.largest_capture + 1), found, limits)
    except OSError as error:
        reason = f"cannot be read ({error.strerror}); check its permissions and its disk"
        yield fault(found.path, reason)
    except (Unreadable, TooLarge) as error:
        yield fault(found.path, str(error))


def _whole(body: bytes, found: Found, limits: Limits) -> Iterator[Capture | Lead | Failure]:
    """Read a file that is held in memory."""
    if len(body) > limits.largest_capture:
        limit = f"largest_capture={limits.largest_capture} bytes"
        raise TooLarge(f"is larger than the limit {limit}; split it or raise the limit")
    if found.media_type == "application/gzip":
        body = inflated(body, "gzip", limits.largest_capture)
    yield from contents(body, found.media_type, found.source, limits)


def _once(capture: Capture, media_type: str, kept: dict[bytes, str]) -> Capture | Failure:
    """Pass a capture on unless the same bytes of the same outlet came before.

    A copy counted as a second outlet would be the very repetition that must fool nobody; who
    knows that two outlets ran the same words can say so. Of a page that a feed or archive holds
    only that feed or archive is remembered: archives hold millions.
    """
    key = twin(capture, media_type)
    earlier = kept.get(key)
    if earlier is None:
        kept[key] = intern(f"a page of {capture.via[0]}") if capture.via else capture.source
        return capture
    return repeated(capture.source, earlier)


def twin(capture: Capture, media_type: str) -> bytes:
    """Give 16 bytes that are equal for captures with the same bytes of one outlet.

    Args:
        capture: The capture.
        media_type: What the ending of the file says that it was read from; empty for an answer.
    """
    words = f"{capture.digest} {_outlet(capture, media_type)}"
    return sha256(words.encode("utf-8", "replace")).digest()[:16]


def repeated(source: str, earlier: str) -> Failure:
    """Say that a source has the same bytes as an earlier one."""
    reason = (
        f"repeats {earlier}: same bytes, so it is read once; if two outlets did run the same "
        "words, hand them in as JSONL with 'outlet'"
    )
    return Failure("ingest", source, reason)


def _outlet(capture: Capture, media_type: str) -> str:
    """Give what tells one outlet from another; files with the same bytes are one."""
    if capture.given.outlet:
        return f"outlet {capture.given.outlet}"
    if address(capture.given.url or capture.source):
        return f"host {host(capture.given.url or capture.source)}"
    named = media_type == "application/jsonl" and not _NUMBERED.search(capture.source)
    return f"source {capture.source}" if named else ""
