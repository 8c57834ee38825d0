"""A plain text into its lines, those that an editor broke apart joined again."""

import re
from dataclasses import dataclass
from itertools import pairwise

from twicetold.extract import furniture
from twicetold.model import Role
from twicetold.text.sentences import WRAPPED

_LINE = re.compile(r"[^\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")
_BREAK = re.compile(r"[\r\n]")
_ENDED = re.compile(r"[.!?…:;][”\"’')\]»]*$|[”\"»]$")
_SENTENCE_END = re.compile(r"[.!?…][”\"’')\]»]*$|[”\"»]$")
LEAST_PROSE = 8
"""Words of the shortest paragraph."""
_LONG_PROSE = 30

_Place = tuple[int, int]


@dataclass(slots=True)
class Line:
    """A line while it is being read.

    Attributes:
        start: First code point of the text.
        end: The code point after the last one.
        words: What stands there, a space for every break inside.
        fold: Its words folded for look-up.
        count: How many words it has.
        role: What it is; None as long as nothing is known.
    """

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
        return self.count >= _LONG_PROSE or (ended and self.count >= LEAST_PROSE)


def read(text: str) -> list[Line]:
    """Read the lines of a text; those that an editor broke apart are one.

    Args:
        text: The text to the character.

    Returns:
        The lines that hold words, in order.
    """
    blocks = _blocks(text)
    width = _width(text, blocks)
    found: list[_Place] = []
    for block in blocks:
        if width and _filled(text, block, width):
            found.append((block[0][0], block[-1][1]))
        else:
            found.extend(_going_on(text, block))
    return [_line(text, start, end) for start, end in found]


def _blocks(text: str) -> list[list[_Place]]:
    """Give the lines in blocks, a blank line between any two."""
    blocks: list[list[_Place]] = []
    for match in _LINE.finditer(text):
        words = match.group().strip()
        if not words:
            continue
        start = match.start() + match.group().index(words)
        near = blocks and text.count("\n", blocks[-1][-1][1], start) == 1
        if not near:
            blocks.append([])
        blocks[-1].append((start, start + len(words)))
    return blocks


def _width(text: str, blocks: list[list[_Place]]) -> int:
    """Give the width to which the whole text was broken; 0 when it was not.

    A text was broken when no line is longer than an editor's and some line as long as that goes
    on with a small letter.
    """
    lines = (text[start:end] for block in blocks for start, end in block)
    widest = max((len(line) for line in lines if " " in line), default=0)
    if widest not in WRAPPED:
        return 0
    broken = any(
        text[right[0]].islower() and _full(text, left, right, widest)
        for block in blocks
        for left, right in pairwise(block)
    )
    return widest if broken else 0


def _full(text: str, line: _Place, below: _Place, width: int) -> bool:
    """Tell whether the first word below would not have fitted into the line."""
    word = text[below[0] : below[1]].split(maxsplit=1)[0]
    length = line[1] - line[0]
    return length in WRAPPED and length + 1 + len(word) > width


def _filled(text: str, block: list[_Place], width: int) -> bool:
    """Tell whether a block is one paragraph: full lines down to the last."""
    return all(
        _full(text, left, right, width)
        and not furniture.bullet(text[slice(*right)])
        and text[slice(*left)] != text[slice(*right)]
        for left, right in pairwise(block)
    )


def _going_on(text: str, block: list[_Place]) -> list[_Place]:
    """Join the lines of a block that go on with a small letter."""
    found: list[_Place] = []
    last = ""
    for start, end in block:
        words = text[start:end]
        broken = len(last) in WRAPPED and words[0].islower() and not _ENDED.search(last)
        if broken:
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
        last = words
    return found


def _line(text: str, start: int, end: int) -> Line:
    words = _BREAK.sub(" ", text[start:end])
    return Line(start, end, words, furniture.fold(words), len(words.split()))
