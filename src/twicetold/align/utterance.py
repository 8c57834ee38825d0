"""One utterance in two reports: its quoted words aligned, dropped and changed words shown."""

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from twicetold.align.pieces import Piece
from twicetold.align.stems import function_words
from twicetold.model import Passage
from twicetold.text import lexicon
from twicetold.text.tokens import Token, tokens

ONE_UTTERANCE = 0.6
"""Share of the shorter quotation's words that stand in the longer one, in order."""

_FOREIGN_MARKS = frozenset("*[]")
"""A word that an outlet masked or put in: its own hand, not another wording."""


@dataclass(frozen=True, slots=True)
class Change:
    """Words of one side that stand otherwise, or not at all, on the other.

    Attributes:
        left: The words of the left report, if any.
        right: The words of the right report, if any.
    """

    left: Passage | None
    right: Passage | None


@dataclass(frozen=True, slots=True)
class Utterance:
    """How two quotations of one utterance differ.

    Attributes:
        dropped: Words that only one side quotes.
        changed: Words that both quote, each otherwise.
    """

    dropped: tuple[Change, ...]
    changed: tuple[Change, ...]


def utterance(left: Piece, right: Piece) -> Utterance | None:
    """Align the quoted words of two pieces.

    Args:
        left: A piece.
        right: A piece of another report.

    Returns:
        What differs, or None when the two do not quote one utterance.
    """
    one, other = _quoted(left), _quoted(right)
    if not one or not other:
        return None
    folds = [_style(word.fold) for word in one], [_style(word.fold) for word in other]
    steps = Levenshtein.opcodes(*folds)
    kept = [
        fold
        for step in steps
        if step.tag == "equal"
        for fold in folds[0][step.src_start : step.src_end]
    ]
    if len(kept) < ONE_UTTERANCE * min(len(one), len(other)) or function_words().issuperset(kept):
        return None
    dropped: list[Change] = []
    changed: list[Change] = []
    for step in steps:
        if step.tag == "equal":
            continue
        change = Change(
            _words(left.content, one[step.src_start : step.src_end]),
            _words(right.content, other[step.dest_start : step.dest_end]),
        )
        both = change.left is not None and change.right is not None
        (changed if both and not _by_outlet(change) else dropped).append(change)
    return Utterance(tuple(dropped), tuple(changed))


def _quoted(piece: Piece) -> Sequence[Token]:
    """Give the quoted words of a piece, their places counted in the report's text."""
    text, offset = piece.content.exact, piece.content.start
    found: list[Token] = []
    for quote in piece.quotes:
        for word in tokens(text, quote.start - offset, quote.end - offset):
            found.append(Token(word.start + offset, word.end + offset, word.fold))
    return found


def _style(fold: str) -> str:
    return str(lexicon.table("spellings")["one"].get(fold, fold))


def _words(content: Passage, words: Sequence[Token]) -> Passage | None:
    return content.cut(words[0].start, words[-1].end) if words else None


def _by_outlet(change: Change) -> bool:
    """Tell whether a change is an outlet's mark on the words: a mask or a bracketed word."""
    exact = "".join(side.exact for side in (change.left, change.right) if side)
    return not _FOREIGN_MARKS.isdisjoint(exact)
