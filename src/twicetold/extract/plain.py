"""Plain text into blocks: what each line of a saved page is."""

import re
from collections import Counter

from twicetold.extract import byline, credit, dateline, furniture, masthead
from twicetold.extract.draft import Block, Draft
from twicetold.extract.lines import LEAST_PROSE, Line, read
from twicetold.model import Given, Role

_CAPTION = re.compile(
    r"(?:file photo|photo|picture|image|caption|pictured"
    r"|(?:in )?this (?:photo|image|picture|file photo|handout)"
    r"|an? (?:file |handout |undated )?(?:photo|image|picture)\b)(?:\s*[:—–-]|,|\s)",
    re.IGNORECASE,
)
_LONGEST_HEADLINE = 30
_LONGEST_STANDFIRST = 60
"""Words; a longer line is a paragraph."""


def draft(text: str, given: Given) -> Draft:
    """Cut a plain text into blocks.

    Args:
        text: The text to the character.
        given: What is known from outside; its headline and standfirst are looked for.

    Returns:
        The draft. Its blocks are lines, or paragraphs where an editor broke the lines.
    """
    lines = read(text)
    _headline(lines, given)
    dates = _dates(lines)
    first = _first_paragraph(lines)
    _head(lines, first, given)
    _body(lines, first)
    blocks = tuple(_block(line) for line in lines)
    stamps = {kind: stamp for kind, stamp in reversed(dates) if stamp is not None}
    notes = tuple(
        f"The {kind} time is given without its year or relative to an unknown moment."
        for kind in sorted({kind for kind, stamp in dates if stamp is None} - stamps.keys())
    )
    return Draft(
        text,
        blocks,
        published=stamps.get("published"),
        updated=stamps.get("updated"),
        notes=notes,
    )


def _block(line: Line) -> Block:
    role = line.role or Role.BODY
    mark = furniture.bullet(line.words) if role is Role.SUMMARY else 0
    return Block(role, line.start + mark % len(line.words), line.end)


def _headline(lines: list[Line], given: Given) -> None:
    """Find the headline and every line that says it again."""
    wanted = furniture.fold(given.headline) if given.headline else _likely_headline(lines)
    for line in lines:
        if wanted and line.fold == wanted:
            line.role = Role.HEADLINE


def _likely_headline(lines: list[Line]) -> str | None:
    often = Counter(line.fold for line in lines)
    top = [line for line in lines[:8] if not _never_headline(line)]
    for line in top:
        if often[line.fold] > 2 and line.count >= 3 and not line.prose:
            return line.fold
    copyrights = [line.fold for line in lines if credit.COPYRIGHT.match(line.words)]
    for place, line in enumerate(top):
        if len(lines) == 1 or line.count > _LONGEST_HEADLINE:
            return None
        if _is_dateline(line) or (line.prose and not _single_question(line)):
            return None
        if not masthead.over(line.words, _below(top[place + 1 :]), copyrights):
            return line.fold
        line.role = Role.FURNITURE
    return None


def _below(lines: list[Line]) -> list[str]:
    """Give the lines that may be headline or standfirst, down to the first paragraph."""
    found: list[str] = []
    for line in lines:
        if _is_dateline(line) or (line.prose and not _single_question(line)):
            break
        if not _captions(line) and not byline.stands_alone(line.words):
            found.append(line.words)
    return found


def _never_headline(line: Line) -> bool:
    return bool(
        furniture.whole(line.words)
        or furniture.opener(line.words)
        or furniture.closer(line.words)
        or furniture.dated(line.words)
        or furniture.bullet(line.words)
        or byline.opens(line.words)
        or credit.alone(line.words)
    )


def _single_question(line: Line) -> bool:
    """Tell a headline that ends in a mark from a paragraph."""
    inner = re.findall(r"[.!?][”\"’)]*\s+[A-Z“\"‘]", line.words)
    return (
        line.count <= _LONGEST_HEADLINE
        and not inner
        and line.words.rstrip("”\"’'")[-1] in "?!”\"’'"
    )


def _is_dateline(line: Line) -> bool:
    filed = dateline.read(line.words, 0, len(line.words), reference=None, first=True)
    return filed is not None and (filed.agency is not None or line.count >= LEAST_PROSE)


def _dates(lines: list[Line]) -> list[tuple[str, str | None]]:
    found: list[tuple[str, str | None]] = []
    for line in lines:
        if line.role is not None:
            continue
        dated = furniture.dated(line.words)
        if dated:
            line.role = Role.FURNITURE
        else:
            dated = byline.dated(line.words)
            line.role = Role.BYLINE if dated else None
        found.extend(dated)
    return found


def _first_paragraph(lines: list[Line]) -> int:
    """Give the index of the first line of the body; the number of lines when there is none."""
    often = Counter(line.fold for line in lines)
    for place, line in enumerate(lines):
        if line.role is not None or furniture.whole(line.words) or furniture.bullet(line.words):
            continue
        if byline.opens(line.words) or _captions(line) or often[line.fold] > 1:
            continue
        if _is_dateline(line) or (line.prose and not _before_byline(lines, place)):
            return place
    for place, line in enumerate(lines):
        head = place == 0 or line.role is not None or _never_headline(line)
        if not head and not byline.opens(line.words) and not furniture.bullet(line.words):
            return place
    return 0 if len(lines) == 1 and lines[0].role is None else len(lines)


def _before_byline(lines: list[Line], place: int) -> bool:
    """Tell a standfirst with a full stop: headline over it, a byline or date under it."""
    line = lines[place]
    over = [other for other in lines[:place] if other.role is Role.HEADLINE]
    after = [other for other in lines[place + 1 : place + 3] if not furniture.whole(other.words)]
    below = after[:1] and (
        byline.opens(after[0].words)
        or after[0].role in (Role.FURNITURE, Role.BYLINE)
        or byline.stands_alone(after[0].words)
    )
    return bool(over and below) and line.count <= _LONGEST_STANDFIRST and len(lines) > place + 3


def _captions(line: Line) -> bool:
    credited = credit.of_picture(line.words, 0, len(line.words))
    if credited is None:
        return _CAPTION.match(line.words) is not None and line.count <= _LONGEST_STANDFIRST
    return credited.whole.start > 0 and not _ends_text(line.words, credited)


def _ends_text(words: str, credited: credit.Credited) -> bool:
    """Tell a credit that may stand for the words: an agency alone, no photographer, no label."""
    inside = words[credited.words.start : credited.words.end]
    return credited.whole.start > 400 and "/" not in inside


def _head(lines: list[Line], first: int, given: Given) -> None:
    """Give roles to what stands before the first paragraph."""
    often = Counter(line.fold for line in lines)
    standfirst = furniture.fold(given.standfirst) if given.standfirst else None
    captioned = False
    for line in lines[:first]:
        if line.role is not None:
            captioned = False
            continue
        line.role = _head_role(line, often, standfirst, captioned=captioned)
        if line.role is Role.STANDFIRST and standfirst is None:
            standfirst = line.fold
        captioned = line.role is Role.CAPTION
    if standfirst:
        for line in lines:
            if line.fold == standfirst and line.role in (None, Role.BODY):
                line.role = Role.STANDFIRST


def _head_role(line: Line, often: Counter[str], standfirst: str | None, *, captioned: bool) -> Role:
    words = line.words
    if line.fold == standfirst:
        return Role.STANDFIRST
    if furniture.whole(words) or furniture.summary(words) or furniture.section(words):
        return Role.FURNITURE
    if furniture.bullet(words):
        return Role.SUMMARY
    credited = credit.of_picture(words, 0, len(words)) if captioned else None
    if credited is not None and credited.whole.start == 0:
        return Role.CREDIT
    if byline.opens(words) or byline.stands_alone(words):
        return Role.BYLINE
    if _captions(line) or (often[line.fold] > 1 and line.count >= LEAST_PROSE):
        return Role.CAPTION
    if credit.alone(words) or credit.unnamed(words) or credit.of_maker(words):
        return Role.CREDIT
    if standfirst is None and 4 <= line.count <= _LONGEST_STANDFIRST:
        return Role.STANDFIRST
    return Role.FURNITURE if line.count < 4 else Role.BODY


def _body(lines: list[Line], first: int) -> None:
    """Give roles to what follows the first paragraph."""
    listing = closed = False
    last = max((place for place, line in enumerate(lines) if line.prose), default=first)
    for place, line in enumerate(lines[first:], first):
        if line.role is not None:
            continue
        words = line.words
        closed = closed or (place > first and furniture.closer(words))
        listing = (listing and not line.prose) or furniture.opener(words)
        if closed or listing:
            line.role = Role.FURNITURE
        elif credit.of_words(words) or credit.of_maker(words):
            line.role = Role.CREDIT
        elif furniture.whole(words):
            line.role = Role.FURNITURE
        elif byline.opens(words) and not line.prose:
            line.role = Role.BYLINE
        elif place < last and _captions(line) and credit.at_end(words, 0, len(words)) is None:
            line.role = Role.CAPTION
        else:
            line.role = Role.BODY
