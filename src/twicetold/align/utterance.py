"""One utterance in two reports: its quoted words aligned, dropped and changed words shown."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from twicetold.align.pieces import Piece
from twicetold.align.stems import function_words, stem
from twicetold.model import Passage
from twicetold.text import lexicon
from twicetold.text.tokens import Token, tokens

ONE_UTTERANCE = 0.7
"""Share of the shorter quotation's words that stand in the longer one, in order."""

ELSEWHERE = 3
"""Words from which a run that one piece lacks is looked for in the report's other quotations."""

SWAPPED = 2
"""Words at an end of two quotations of one length that are taken as swapped, not as dropped."""

_INITIALS = re.compile(r"(?:\b[A-Za-z]\.){2,}")
_OWN_HAND = frozenset("*[]")
"""Marks of a word that an outlet masked or put in: its own hand, not another wording."""


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
        dropped: Words that only one of the reports quotes.
        changed: Words that both quote, each otherwise.
        marked: Words that an outlet masked or put in brackets, and what they stand for.
    """

    dropped: tuple[Change, ...]
    changed: tuple[Change, ...]
    marked: tuple[Change, ...]


def utterance(left: Piece, right: Piece) -> Utterance | None:
    """Align the quoted words of two pieces.

    Words at either end that only one piece has are dropped by the other, unless its report
    quotes them elsewhere; words between two that both have are changed where they differ, and
    where each side leaves out what the other has.

    Args:
        left: A piece.
        right: A piece of another report.

    Returns:
        What differs, or None when the two do not quote one utterance.
    """
    one, other = _quoted(left), _quoted(right)
    folds = [_style(word.fold) for word in one], [_style(word.fold) for word in other]
    steps = Levenshtein.opcodes(*folds)
    kept = [word for s in steps if s.tag == "equal" for word in folds[0][s.src_start : s.src_end]]
    few = len(kept) < ONE_UTTERANCE * min(len(one), len(other))
    if few or function_words().issuperset(kept):
        return None
    found: dict[str, list[Change]] = {
        kind: [] for kind in ("dropped", "inner", "changed", "marked")
    }
    for number, step in enumerate(steps):
        here, there = one[step.src_start : step.src_end], other[step.dest_start : step.dest_end]
        change = Change(_words(left.content, here), _words(right.content, there))
        inside = 0 < number < len(steps) - 1
        if step.tag == "equal" or _stems(here) == _stems(there):
            continue
        if _by_outlet(change, left, right):
            found["marked"].append(change)
        elif here and there and (inside or _same_extent(one, other, here, there)):
            found["changed"].append(change)
        elif not (_elsewhere(here, right) and _elsewhere(there, left)):
            found["inner" if inside else "dropped"].append(change)
    return _sorted(found)


def _sorted(found: dict[str, list[Change]]) -> Utterance:
    """Take words that either side leaves out inside as one change: they were moved or swapped."""
    inner = found["inner"]
    both = any(change.left for change in inner) and any(change.right for change in inner)
    return Utterance(
        dropped=tuple(found["dropped"] + ([] if both else inner)),
        changed=tuple(found["changed"] + (inner if both else [])),
        marked=tuple(found["marked"]),
    )


def _same_extent(*sides: Sequence[Token]) -> bool:
    """Tell whether two quotations begin and end together, but for a word or two swapped there."""
    one, other, here, there = sides
    return abs(len(one) - len(other)) <= SWAPPED and max(len(here), len(there)) <= SWAPPED


def _quoted(piece: Piece) -> Sequence[Token]:
    """Give the quoted words of a piece, their places counted in the report's text."""
    text, offset = piece.content.exact, piece.content.start
    found: list[Token] = []
    for quote in piece.quotes:
        start, end = quote.start - offset, quote.end - offset
        initials = [match.span() for match in _INITIALS.finditer(text, start, end)]
        for word in tokens(text, start, end):
            whole = next((span for span in initials if span[0] <= word.start < span[1]), None)
            if whole is None:
                found.append(Token(word.start + offset, word.end + offset, word.fold))
            elif word.start == whole[0]:
                letters = text[whole[0] : whole[1]].replace(".", "").lower()
                found.append(Token(whole[0] + offset, whole[1] + offset, letters))
    return found


def _style(fold: str) -> str:
    return str(lexicon.table("spellings")["one"].get(fold, fold))


def _stems(words: Sequence[Token]) -> list[str]:
    return [stem(word.fold) for word in words]


def _words(content: Passage, words: Sequence[Token]) -> Passage | None:
    return content.cut(words[0].start, words[-1].end) if words else None


def _elsewhere(words: Sequence[Token], piece: Piece) -> bool:
    """Tell whether a run that a piece lacks stands in another quotation of its report."""
    if not words:
        return True
    return len(words) >= ELSEWHERE and " ".join(word.fold for word in words) in piece.said


def _by_outlet(change: Change, left: Piece, right: Piece) -> bool:
    """Tell whether a change is an outlet's mark on the words: a mask or a bracketed word."""
    for words, piece in ((change.left, left), (change.right, right)):
        if words:
            start, end = words.start - piece.content.start, words.end - piece.content.start
            if not _OWN_HAND.isdisjoint(piece.content.exact[max(0, start - 1) : end + 1]):
                return True
    return False
