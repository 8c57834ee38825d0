"""Plain text into blocks: what each line of a saved page is."""

import re
from collections import Counter
from dataclasses import dataclass

from twicetold.extract import byline, credit, dateline, furniture, masthead
from twicetold.extract.draft import Block, Draft
from twicetold.model import Given, Role

_LINE = re.compile(r"[^\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")
_ENDED = re.compile(r"[.!?…:;][”\"’')\]»]*$|[”\"»]$")
_SENTENCE_END = re.compile(r"[.!?…][”\"’')\]»]*$|[”\"»]$")
_CAPTION = re.compile(
    r"(?:file photo|photo|picture|image|caption|pictured"
    r"|(?:in )?this (?:photo|image|picture|file photo|handout)"
    r"|an? (?:file |handout |undated )?(?:photo|image|picture)\b)(?:\s*[:—–-]|,|\s)",
    re.IGNORECASE,
)
_LEAST_PROSE = 8
_LONG_PROSE = 30
_LONGEST_HEADLINE = 30
_LONGEST_STANDFIRST = 60
"""Words; a longer line is a paragraph."""
_WRAP = range(45, 101)
"""Characters of a line that an editor has broken; longer lines are paragraphs."""


@dataclass(slots=True)
class _Line:
    """A line while it is being read; ``role`` is None as long as nothing is known."""

    start: int
    end: int
    words: str
    fold: str
    count: int
    role: Role | None = None

    @property
    def prose(self) -> bool:
        """Tell whether the line reads as a paragraph."""
        ended = _SENTENCE_END.search(self.words) is not None
        return self.count >= _LONG_PROSE or (ended and self.count >= _LEAST_PROSE)


def draft(text: str, given: Given) -> Draft:
    """Cut a plain text into blocks.

    Args:
        text: The text to the character.
        given: What is known from outside; its headline and standfirst are looked for.

    Returns:
        The draft. Its blocks are lines, or paragraphs where an editor broke the lines.
    """
    lines = _lines(text)
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


def _block(line: _Line) -> Block:
    role = line.role or Role.BODY
    mark = furniture.bullet(line.words) if role is Role.SUMMARY else 0
    return Block(role, line.start + mark, line.end)


def _lines(text: str) -> list[_Line]:
    """Read the lines; those that an editor broke apart are one."""
    spans: list[tuple[int, int]] = []
    last = ""
    for match in _LINE.finditer(text):
        words = match.group().strip()
        if not words:
            continue
        start = match.start() + match.group().index(words)
        end = start + len(words)
        gap = text[spans[-1][1] : start] if spans else ""
        if gap.count("\n") == 1 and _goes_on(last, words):
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
        last = words
    return [_line(text, start, end) for start, end in spans]


def _line(text: str, start: int, end: int) -> _Line:
    words = text[start:end]
    return _Line(start, end, words, furniture.fold(words), len(words.split()))


def _goes_on(last: str, words: str) -> bool:
    """Tell whether an editor broke a paragraph between two lines."""
    return len(last) in _WRAP and words[0].islower() and not _ENDED.search(last)


def _headline(lines: list[_Line], given: Given) -> None:
    """Find the headline and every line that says it again."""
    wanted = furniture.fold(given.headline) if given.headline else _likely_headline(lines)
    for line in lines:
        if wanted and line.fold == wanted:
            line.role = Role.HEADLINE


def _likely_headline(lines: list[_Line]) -> str | None:
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


def _below(lines: list[_Line]) -> list[str]:
    """Give the lines that may be headline or standfirst, down to the first paragraph."""
    found: list[str] = []
    for line in lines:
        if _is_dateline(line) or (line.prose and not _single_question(line)):
            break
        if not _captions(line) and not byline.stands_alone(line.words):
            found.append(line.words)
    return found


def _never_headline(line: _Line) -> bool:
    return bool(
        furniture.whole(line.words)
        or furniture.opener(line.words)
        or furniture.closer(line.words)
        or furniture.dated(line.words)
        or furniture.bullet(line.words)
        or byline.opens(line.words)
        or credit.alone(line.words)
    )


def _single_question(line: _Line) -> bool:
    """Tell a headline that ends in a mark from a paragraph."""
    inner = re.findall(r"[.!?][”\"’)]*\s+[A-Z“\"‘]", line.words)
    return (
        line.count <= _LONGEST_HEADLINE
        and not inner
        and line.words.rstrip("”\"’'")[-1] in "?!”\"’'"
    )


def _is_dateline(line: _Line) -> bool:
    filed = dateline.read(line.words, 0, len(line.words), reference=None, first=True)
    return filed is not None and (filed.agency is not None or line.count >= _LEAST_PROSE)


def _dates(lines: list[_Line]) -> list[tuple[str, str | None]]:
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


def _first_paragraph(lines: list[_Line]) -> int:
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


def _before_byline(lines: list[_Line], place: int) -> bool:
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


def _captions(line: _Line) -> bool:
    credited = credit.of_picture(line.words, 0, len(line.words))
    if credited is None:
        return _CAPTION.match(line.words) is not None and line.count <= _LONGEST_STANDFIRST
    return credited.whole.start > 0 and not _ends_text(line.words, credited)


def _ends_text(words: str, credited: credit.Credited) -> bool:
    """Tell a credit that may stand for the words: an agency alone, no photographer, no label."""
    inside = words[credited.words.start : credited.words.end]
    return credited.whole.start > 400 and "/" not in inside


def _head(lines: list[_Line], first: int, given: Given) -> None:
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


def _head_role(
    line: _Line, often: Counter[str], standfirst: str | None, *, captioned: bool
) -> Role:
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
    if _captions(line) or (often[line.fold] > 1 and line.count >= _LEAST_PROSE):
        return Role.CAPTION
    if credit.alone(words) or credit.unnamed(words):
        return Role.CREDIT
    if standfirst is None and 4 <= line.count <= _LONGEST_STANDFIRST:
        return Role.STANDFIRST
    return Role.FURNITURE if line.count < 4 else Role.BODY


def _body(lines: list[_Line], first: int) -> None:
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
        elif credit.of_words(words):
            line.role = Role.CREDIT
        elif furniture.whole(words):
            line.role = Role.FURNITURE
        elif byline.opens(words) and not line.prose:
            line.role = Role.BYLINE
        elif place < last and _captions(line) and credit.at_end(words, 0, len(words)) is None:
            line.role = Role.CAPTION
        else:
            line.role = Role.BODY
