"""A draft into a report: datelines, credits and repeats, and what was given from outside."""

import re
from dataclasses import replace
from pathlib import PurePosixPath

from twicetold.extract import (
    address,
    agency,
    authors,
    byline,
    credit,
    dateline,
    furniture,
    language,
    times,
)
from twicetold.extract.draft import Block, Draft, Pointer
from twicetold.model import (
    Capture,
    Credit,
    Dateline,
    Given,
    Link,
    NotAnArticle,
    Part,
    Report,
    Role,
    Scope,
    Span,
    identity,
)

_MARKS = str.maketrans("’‘“”", "''\"\"")
_EDGES = " .,:;!?…\"'•*-–—"
_LEAST_REPEAT = 4
"""Words that a body paragraph has at least to count as a repeat; "Yes." may be said twice."""
_DATELINE_REACH = 3
"""Paragraphs at the head of the body in which a dateline is looked for."""
_SPEAKING = frozenset({Role.HEADLINE, Role.STANDFIRST, Role.SUMMARY, Role.CAPTION, Role.BODY})


def assembled(draft: Draft, capture: Capture) -> Report:
    """Make the report of a draft.

    Args:
        draft: The text cut into blocks.
        capture: What it was read from; what is given with it wins.

    Returns:
        The report, its parts in the order of the text.

    Raises:
        NotAnArticle: No words of an article are left.
    """
    given = capture.given
    draft = times.settled(_with_given(draft, given), capture)
    filed, blocks = _with_dateline(draft, draft.published or draft.updated)
    blocks = _with_credits(draft.text, blocks)
    parts = _parts(draft.text, blocks)
    if not any(part.role in _SPEAKING for part in parts):
        raise NotAnArticle("holds no words of an article; give the article itself")
    bare = _bare(draft, capture, given)
    named = _bylines(bare, parts)
    shown = _dateline(bare, given, filed, parts)
    return replace(
        bare,
        parts=parts,
        byline=given.byline or draft.byline or _people(named[0], bare.outlet),
        dateline=shown,
        credits=_credits(bare, parts, filed, named[1]),
        language=given.language or language.of(draft.text, parts, draft.language),
        links=_links(bare, draft.pointers),
        notes=(*capture.notes, *draft.notes),
    )


def _with_given(draft: Draft, given: Given) -> Draft:
    """Put a given headline and standfirst before a text in which they do not stand."""
    for role, words in ((Role.STANDFIRST, given.standfirst), (Role.HEADLINE, given.headline)):
        stated = words.strip() if words else ""
        if not stated:
            continue
        wanted = furniture.fold(stated)
        found = [b for b in draft.blocks if furniture.fold(draft.text[b.start : b.end]) == wanted]
        if found:
            blocks = tuple(replace(b, role=role) if b in found else b for b in draft.blocks)
            draft = replace(draft, blocks=blocks)
            continue
        shift = len(stated) + 2
        blocks = tuple(Block(b.role, b.start + shift, b.end + shift) for b in draft.blocks)
        pointers = tuple(_shifted(pointer, shift) for pointer in draft.pointers)
        draft = replace(
            draft,
            text=f"{stated}\n\n{draft.text}",
            blocks=(Block(role, 0, len(stated)), *blocks),
            pointers=pointers,
        )
    return draft


def _shifted(pointer: Pointer, shift: int) -> Pointer:
    if pointer.start is None or pointer.end is None:
        return pointer
    return replace(pointer, start=pointer.start + shift, end=pointer.end + shift)


def _with_dateline(
    draft: Draft, reference: str | None
) -> tuple[dateline.Filed | None, list[Block]]:
    """Cut the dateline off the paragraph that it opens."""
    blocks = list(draft.blocks)
    body = [place for place, block in enumerate(blocks) if block.role is Role.BODY]
    for order, place in enumerate(body[:_DATELINE_REACH]):
        block = blocks[place]
        filed = dateline.read(
            draft.text, block.start, block.end, reference=reference, first=order == 0
        )
        if filed is not None:
            kept = [Block(Role.BODY, filed.end, block.end)] if filed.end < block.end else []
            blocks[place : place + 1] = [Block(Role.DATELINE, block.start, filed.words.end), *kept]
            return filed, blocks
    return None, blocks


def _with_credits(text: str, blocks: list[Block]) -> list[Block]:
    """Cut credits off the captions and off the last paragraph."""
    found: list[Block] = []
    last = max((place for place, block in enumerate(blocks) if block.role is Role.BODY), default=-1)
    for place, block in enumerate(blocks):
        credited = None
        if block.role is Role.CAPTION:
            credited = credit.of_picture(text, block.start, block.end)
        elif place == last:
            credited = credit.at_end(text, block.start, block.end)
        if credited is None:
            found.append(block)
            continue
        end = block.start + len(text[block.start : credited.whole.start].rstrip(" \t\u00a0|–—-"))
        if end > block.start:
            found.append(replace(block, end=end))
        found.append(Block(Role.CREDIT, credited.whole.start, credited.whole.end))
    return found


def _parts(text: str, blocks: list[Block]) -> tuple[Part, ...]:
    """Number the blocks and tell which ones say again what an earlier one said."""
    seen: dict[str, int] = {}
    parts: list[Part] = []
    for block in blocks:
        words = _folded(text[block.start : block.end])
        earlier = seen.get(words)
        role = block.role
        if earlier is not None and _repeats(parts[earlier].role, role, words):
            if role is Role.BODY and parts[earlier].role in (Role.HEADLINE, Role.CAPTION):
                role = parts[earlier].role
            parts.append(Part(role, block.start, block.end, repeats=earlier))
            continue
        if words and role is not Role.FURNITURE:
            seen.setdefault(words, len(parts))
        parts.append(Part(role, block.start, block.end))
    return tuple(parts)


def _folded(words: str) -> str:
    return " ".join(words.casefold().translate(_MARKS).split()).strip(_EDGES)


def _repeats(earlier: Role, role: Role, words: str) -> bool:
    if role is Role.BODY:
        long = len(words.split()) >= _LEAST_REPEAT
        return earlier in _SPEAKING and (earlier is not Role.BODY or long)
    return earlier is role or (role in _SPEAKING and earlier in _SPEAKING)


def _bare(draft: Draft, capture: Capture, given: Given) -> Report:
    """Make a report that has its words, its times and its outlet, and nothing else yet."""
    source = given.url or capture.source
    stem = PurePosixPath(capture.source.rsplit("#", 1)[0]).stem
    line = capture.source.rpartition("#")[2] if "#" in capture.source else ""
    nearest = address.outlet(source) or (f"{stem}#{line}" if line else stem) or capture.source
    named = given.outlet or draft.outlet
    return Report(
        id=identity("r", capture.source, draft.text),
        source=capture.source,
        outlet=named or nearest,
        publisher=given.publisher or draft.publisher or named or address.site(source) or nearest,
        text=draft.text,
        parts=(),
        published=draft.published,
        updated=draft.updated,
    )


_Named = tuple[list[tuple[str, Span]], list[tuple[str, Span]]]


def _bylines(report: Report, parts: tuple[Part, ...]) -> _Named:
    """Read the byline parts; people and agencies with their places in the text."""
    people: list[tuple[str, Span]] = []
    agencies: list[tuple[str, Span]] = []
    for part in parts:
        if part.role is Role.BYLINE and part.repeats is None:
            read = byline.read(report.text[part.start : part.end])
            for found, into in ((read.names, people), (read.agencies, agencies)):
                for name, span in found:
                    into.append((name, Span(part.start + span.start, part.start + span.end)))
    return people, agencies


def _people(named: list[tuple[str, Span]], outlet: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name, _ in named if not authors.outlets(name, outlet)))


def _dateline(
    report: Report, given: Given, filed: dateline.Filed | None, parts: tuple[Part, ...]
) -> Dateline | None:
    if given.dateline:
        at = report.text.find(given.dateline)
        if at < 0:
            at = next((part.start for part in parts if part.role is Role.BODY), 0)
            return Dateline(given.dateline, None, report.passage(at, at))
        return Dateline(given.dateline, None, report.passage(at, at + len(given.dateline)))
    if filed is None or filed.place is None:
        return None
    return Dateline(filed.place, filed.date, report.passage(filed.words.start, filed.words.end))


def _credits(
    report: Report,
    parts: tuple[Part, ...],
    filed: dateline.Filed | None,
    bylined: list[tuple[str, Span]],
) -> tuple[Credit, ...]:
    """Collect the agencies credited in dateline, byline, captions and credit lines."""
    found = [
        Credit(name, Scope.TEXT, report.passage(at.start, at.end))
        for name, at in bylined
        if agency.known(name) or not authors.outlets(name, report.outlet)
    ]
    if filed is not None and filed.agency and filed.agency_words:
        at = filed.agency_words
        found.append(Credit(filed.agency, Scope.TEXT, report.passage(at.start, at.end)))
    for place, part in enumerate(parts):
        if part.role is Role.CREDIT and part.repeats is None:
            found.extend(_credit(report, parts, place))
    unique = {(one.agency, one.scope, one.passage.span): one for one in found}
    ordered = sorted(unique.values(), key=lambda one: (one.passage.start, one.passage.end))
    return tuple(replace(one, agency=_short(one.agency, ordered)) for one in ordered)


def _short(name: str, credits_found: list[Credit]) -> str:
    """Give one name to an agency that a report writes out in one place and shortens in another."""
    initials = "".join(word[0] for word in name.split() if word[0].isupper())
    written = {one.agency for one in credits_found}
    return initials if len(initials) > 1 and initials in written else name


def _credit(report: Report, parts: tuple[Part, ...], place: int) -> list[Credit]:
    part = parts[place]
    line = report.text[part.start : part.end]
    over = parts[place - 1].role if place else None
    name = None if over is Role.CAPTION else credit.alone(line) or credit.of_copyright(line)
    credited = credit.of_picture(report.text, part.start, part.end) if name is None else None
    if credited is not None and credited.agency is not None:
        at = credited.words
        return [Credit(credited.agency, Scope.PHOTO, report.passage(at.start, at.end))]
    if name is None:
        return []
    start = len(line) - len(line.lstrip(" ([—–-*/"))
    end = len(line.rstrip(" )]—–-*/."))
    scope = Scope.PHOTO if agency.pictures_only(name) else Scope.TEXT
    return [Credit(name, scope, report.passage(part.start + start, part.start + end))]


def _links(report: Report, pointers: tuple[Pointer, ...]) -> tuple[Link, ...]:
    links: list[Link] = []
    for pointer in pointers:
        passage = None
        if pointer.start is not None and pointer.end is not None:
            passage = report.passage(pointer.start, pointer.end)
        href = re.sub(r"[\x00-\x20\x7f]+", "", pointer.href)
        links.append(Link(href, pointer.rel, passage))
    return tuple(dict.fromkeys(links))
