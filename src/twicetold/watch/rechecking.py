"""Every stored passage against what it was taken from: the bytes that were kept, or the page now.

Words are looked for to the letter. Where they no longer stand, nothing that looks like them is
taken for them.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from hashlib import sha256
from typing import Any

from twicetold import extract, ingest
from twicetold.model import (
    Capture,
    Dossier,
    Move,
    Passage,
    Recheck,
    Report,
    TwicetoldError,
)
from twicetold.store import Pages

_PIECE = 50


def rechecked(
    pages: Pages,
    stories: Sequence[str] = (),
    *,
    live: bool = False,
    limits: ingest.Limits | None = None,
) -> Iterator[Recheck]:
    """Hold the passages of stories against what they were taken from.

    Args:
        pages: The store.
        stories: Ids of stories; all when empty.
        live: Hold them against the pages as they are now, too.
        limits: How pages are asked for.

    Yields:
        For each report one for the kept bytes and, with ``live``, one for the page now.

    Raises:
        Missing: There is no such story.
    """
    with ingest.Visitor(limits or ingest.Limits()) as visitor:
        for id in stories or _all(pages):
            dossier = pages.dossier(id)
            quoted = _passages(dossier)
            for report in dossier.reports:
                capture = pages.capture(report.id)
                yield _against_bytes(report, capture, quoted[report.id])
                if live:
                    yield _against_page(report, capture, quoted[report.id], visitor)


def compared(report: Report, passages: Sequence[Passage], text: str, *, live: bool) -> Recheck:
    """Look for passages in a text that should be theirs.

    Args:
        report: The report as it was read.
        passages: Passages of it.
        text: The text as it reads now.
        live: Whether it is that of the page now.
    """
    exact, moved, changed = 0, [], []
    for passage in passages:
        if text[passage.start : passage.end] == passage.exact:
            exact += 1
        elif (start := _only_place(text, passage.exact)) is not None:
            end = start + len(passage.exact)
            moved.append(Move(passage, Passage(report.id, start, end, text[start:end])))
        else:
            changed.append(passage)
    return Recheck(report.id, report.source, live, exact, tuple(moved), tuple(changed))


def _all(pages: Pages) -> Iterator[str]:
    offset = 0
    while some := pages.stories(offset=offset, limit=_PIECE):
        yield from (line.id for line in some)
        offset += len(some)


def _passages(dossier: Dossier) -> Mapping[str, list[Passage]]:
    """Find every passage in a dossier, by report, each once and in order."""
    found: dict[str, set[Passage]] = defaultdict(set)
    waiting: list[Any] = [dossier]
    while waiting:
        one = waiting.pop()
        if isinstance(one, Passage):
            found[one.report].add(one)
        elif isinstance(one, tuple):
            waiting.extend(one)
        elif is_dataclass(one):
            waiting.extend(getattr(one, field.name) for field in fields(one))
    by_report: dict[str, list[Passage]] = defaultdict(list)
    for report, passages in found.items():
        by_report[report] = sorted(passages)
    return by_report


def _only_place(text: str, words: str) -> int | None:
    start = text.find(words)
    return None if start < 0 or text.find(words, start + 1) >= 0 or not words else start


def _against_bytes(report: Report, capture: Capture, passages: list[Passage]) -> Recheck:
    if sha256(capture.body).hexdigest() != capture.digest:
        return _gone(report, passages, "the bytes that were kept are damaged", live=False)
    return _against(report, capture, passages, live=False)


def _against_page(
    report: Report, capture: Capture, passages: list[Passage], visitor: ingest.Visitor
) -> Recheck:
    address = capture.given.url or capture.source
    if "://" not in address:
        return Recheck(report.id, report.source, True, 0, reason="it has no address on the web")
    visit = visitor.visit(ingest.Lead(address, given=capture.given), ingest.Known())
    if visit.outcome is ingest.Outcome.GONE:
        return _gone(report, passages, visit.reason, live=True)
    captures = [one for one in visit.found if isinstance(one, Capture)]
    if not captures:
        return Recheck(report.id, report.source, True, 0, reason=visit.reason)
    return _against(report, captures[0], passages, live=True)


def _against(report: Report, capture: Capture, passages: list[Passage], *, live: bool) -> Recheck:
    try:
        text = extract.report(capture).text
    except TwicetoldError as error:
        return _gone(report, passages, str(error), live=live)
    return compared(report, passages, text, live=live)


def _gone(report: Report, passages: list[Passage], reason: str, *, live: bool) -> Recheck:
    return Recheck(report.id, report.source, live, 0, gone=tuple(passages), reason=reason)
