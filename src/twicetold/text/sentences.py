"""Sentence boundaries inside a block of text: nupunkt, corrected where news trips it."""

import re
from functools import cache
from itertools import pairwise

from nupunkt import PunktSentenceTokenizer, load_default_model

from twicetold.model.span import Span
from twicetold.text import lexicon

WRAPPED = range(45, 101)
"""Characters of a line that an editor may have broken; a shorter or longer one ends by itself."""
_LINE = re.compile(r"[^\r\n]+")
_BREAK = re.compile(r"\r\n|\n|\r")
_NEW = re.compile(r"[•·▪▫◦●○‣⁃∙*]|[-–—]\s")
"""What opens a line that never goes on from the one over it."""
_LINE_END = re.compile(r"[\r\n]")
_STRAY_CLOSER = re.compile(r"[”’»\"')\]]+(?=\s|$)")
_MISSED = re.compile(r"(?<=[^\W\d_A-Z]{2})[.!?][”’»\"')\]]*(\s+)(?=[“‘«\"'(\[]*[A-Z])")
_AFTER_INITIALS = re.compile(
    r"(?<=\b[A-Z]\.)[A-Z]\.(\s+)(?=(?:He|She|His|Her|The|They|Their|It|Its|In|On|But|And|A|An|This)\b)"
)
_LAST_WORD = re.compile(r"[^\W\d_]+$")
_CONTINUES = re.compile(r"[“‘«\"'(\[]*[a-z]")


def sentences(text: str, start: int = 0, end: int | None = None) -> tuple[Span, ...]:
    """Find the sentences of a block.

    A sentence crosses a line break only where an editor may have broken the line: the line is
    as long as ``WRAPPED`` says, and what follows is neither a blank line nor a bullet.

    Args:
        text: Any text.
        start: First code point of the block.
        end: The code point after the block; the end of the text by default.

    Returns:
        The sentences in order, without the white space around them.

    >>> said = 'He went to D.C. His wife said so. Mr. Bali did not.'
    >>> [said[s.start : s.end] for s in sentences(said)]
    ['He went to D.C.', 'His wife said so.', 'Mr. Bali did not.']
    """
    found: list[Span] = []
    for line in _lines(text, start, len(text) if end is None else end):
        cuts = _cuts(_LINE_END.sub(" ", text[line.start : line.end]))
        for left, right in pairwise(cuts):
            stripped = _stripped(text, line.start + left, line.start + right)
            if len(stripped):
                found.append(stripped)
    return tuple(found)


def _lines(text: str, start: int, end: int) -> list[Span]:
    """Give the lines, those that an editor broke apart as one."""
    found: list[Span] = []
    goes_on = False
    for place, match in enumerate(_LINE.finditer(text, start, end)):
        line = Span(match.start(), match.end())
        gap = _BREAK.fullmatch(text, found[-1].end, line.start) if found else None
        if goes_on and gap is not None and not _NEW.match(match.group().lstrip()):
            found[-1] = Span(found[-1].start, line.end)
        else:
            found.append(line)
        opened = line.start if place else _opened(text, start)
        goes_on = len(text[opened : line.end].strip()) in WRAPPED
    return found


def _opened(text: str, at: int) -> int:
    """Give the beginning of the line in which a block begins: a dateline may stand before it."""
    return max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1


@cache
def _model() -> PunktSentenceTokenizer:
    return load_default_model()


def _cuts(line: str) -> list[int]:
    """Give the places between sentences, the line's two ends among them."""
    inner = {end for _, (_, end) in _model().tokenize_with_spans(line) if end < len(line)}
    inner |= {match.start(1) for match in _MISSED.finditer(line) if not _abbreviates(line, match)}
    inner |= {match.start(1) for match in _AFTER_INITIALS.finditer(line)}
    corrected = {_after_closer(line, cut) for cut in inner}
    return [0, *sorted(cut for cut in corrected if _stands(line, cut)), len(line)]


def _abbreviates(line: str, match: re.Match[str]) -> bool:
    word = _LAST_WORD.search(line, max(0, match.start() - 12), match.start())
    return word is not None and word.group().lower() in lexicon.words("abbreviations")


def _after_closer(line: str, cut: int) -> int:
    """Let a closing mark stay with the sentence that it closes."""
    before = line[:cut].rstrip()
    gap = cut - len(before)
    stray = _STRAY_CLOSER.match(line, cut)
    return stray.end() if stray and gap == 0 else cut


def _stands(line: str, cut: int) -> bool:
    rest = line[cut:].lstrip()
    return bool(rest) and not _CONTINUES.match(rest)


def _stripped(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
