"""A report as the learned tagger reads it: words, word pieces, and what the pieces cannot show."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from twicetold.model.span import Span
from twicetold.text.quotes import quotations
from twicetold.text.tokens import fold

# A possessive ending and every sign stand alone, so that a source can end before them.
_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W_]+(?:-[^\W_]+)*|['’](?:s|t|re|ve|ll|d|m)\b|[^\w\s]|_+")
_PART = re.compile(r"[^\W\d_]+|\d+|[^\w\s]|_")
MOST_PIECES = 6  # pieces read of one word; longer words are cut, so a line without blanks is safe
LONGEST_WORD = 60  # code points read of one word


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a report.

    Attributes:
        start: First code point of the text.
        end: The code point after the last one.
        pieces: The numbers of its word pieces, at least one.
        case: 0 lower, 1 first letter upper, 2 all upper, 3 otherwise mixed, 4 no letters.
        quoted: 0 outside quotation marks, 1 inside, 2 inside a quotation within a quotation.
    """

    start: int
    end: int
    pieces: tuple[int, ...]
    case: int
    quoted: int


class Vocabulary:
    """The word pieces that the encoder knows (WordPiece, Schuster and Nakajima 2012)."""

    def __init__(self, pieces: Sequence[str]) -> None:
        """Take the pieces in the order of their numbers."""
        self._number = {piece: number for number, piece in enumerate(pieces)}
        self.unknown = self._number["[UNK]"]
        self.first = self._number["[CLS]"]
        self.between = self._number["[SEP]"]
        self._pieces = lru_cache(maxsize=50_000)(self._cut)

    def pieces(self, word: str) -> tuple[int, ...]:
        """Give the numbers of a word's pieces, one at least and ``MOST_PIECES`` at most."""
        return self._pieces(word)

    def _cut(self, word: str) -> tuple[int, ...]:
        found: list[int] = []
        for part in _PART.findall(fold(word[:LONGEST_WORD])):
            found.extend(self._part(part))
        return tuple(found[:MOST_PIECES]) or (self.unknown,)

    def _part(self, part: str) -> list[int]:
        found: list[int] = []
        start = 0
        while start < len(part):
            end = len(part)
            while end > start and self._key(part, start, end) not in self._number:
                end -= 1
            if end == start:
                return [self.unknown]
            found.append(self._number[self._key(part, start, end)])
            start = end
        return found

    @staticmethod
    def _key(part: str, start: int, end: int) -> str:
        return part[start:end] if start == 0 else "##" + part[start:end]


def words(text: str, spans: Sequence[Span], vocabulary: Vocabulary) -> tuple[tuple[Word, ...], ...]:
    """Read the words of stretches of a text, such as its sentences.

    Args:
        text: The whole text.
        spans: The stretches, in order, none overlapping another.
        vocabulary: The encoder's word pieces.

    Returns:
        The words of each stretch, offsets counted in ``text``.
    """
    depths = _depths(text)
    found: list[tuple[Word, ...]] = []
    for span in spans:
        found.append(
            tuple(
                Word(
                    match.start(),
                    match.end(),
                    vocabulary.pieces(match.group()),
                    _case(match.group()),
                    depths[match.start()],
                )
                for match in _WORD.finditer(text, span.start, span.end)
            )
        )
    return tuple(found)


def _depths(text: str) -> bytearray:
    """Give for each code point how deep inside quotation marks it stands, 2 at most."""
    depths = bytearray(len(text))
    for quotation in quotations(text):
        depth = min(quotation.depth + 1, 2)
        place = quotation.outer
        depths[place.start : place.end] = bytes([depth]) * len(place)
    return depths


def _case(word: str) -> int:
    letters = [sign for sign in word if sign.isalpha()]
    if not letters:
        return 4
    if not any(sign.isupper() for sign in letters):
        return 0
    if len(letters) > 1 and all(sign.isupper() for sign in letters):
        return 2
    return 1 if letters[0].isupper() and not any(s.isupper() for s in letters[1:]) else 3
