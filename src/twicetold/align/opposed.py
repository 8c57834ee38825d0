"""Two wordings that are one but for a word that turns them: a negation, an opposite, a name."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product

from rapidfuzz.distance import Levenshtein

from twicetold.align.pieces import Piece
from twicetold.align.scope import spellings
from twicetold.align.stems import function_words, stem
from twicetold.model import Difference, DifferenceKind, Passage
from twicetold.text import lexicon
from twicetold.text.tokens import Token, tokens

OTHERWISE = 2
"""Telling words that two wordings have in common at least beside the one that turns them."""

ABBREVIATED = 4
"""Letters that an abbreviation of a name has at most: ``Vt``, ``Penn``."""


@dataclass(frozen=True, slots=True)
class _Turn:
    """Words that stand in one place of two wordings that are otherwise equal."""

    left: Sequence[Token]
    right: Sequence[Token]


def opposed(left: Piece, right: Piece) -> Iterator[Difference]:
    """Find the word by which two otherwise equal wordings say what cannot both hold.

    Args:
        left: A piece.
        right: A piece of another report.

    Yields:
        The difference, if there is one: a negation on one side, two words of the lexicon of
        opposites, or two proper names that are no variants of each other.
    """
    here, there = _telling(left), _telling(right)
    steps = Levenshtein.opcodes(_stems(here), _stems(there))
    turns = [
        _Turn(here[step.src_start : step.src_end], there[step.dest_start : step.dest_end])
        for step in steps
        if step.tag != "equal"
    ]
    if len(turns) > 1 or len(here) - sum(len(turn.left) for turn in turns) < OTHERWISE:
        return
    no, other_no = _negations(left), _negations(right)
    if len(no) % 2 != len(other_no) % 2:
        if not turns:
            yield _difference(DifferenceKind.WORDING, _Turn(no, other_no), left, right)
    elif turns and _opposites(turns[0]):
        yield _difference(DifferenceKind.WORDING, turns[0], left, right)
    elif turns and _says_more(here, left) and _two_names(turns[0], left, right):
        place = _follows_place(turns[0].left, left) or _follows_place(turns[0].right, right)
        kind = DifferenceKind.PLACE if place else DifferenceKind.NAME
        yield _difference(kind, turns[0], left, right)


def _telling(piece: Piece) -> list[Token]:
    words = tokens(piece.content.exact)
    return [w for w in words if stem(w.fold) not in function_words() and not _negates(w)]


def _stems(words: Sequence[Token]) -> list[str]:
    return [stem(word.fold) for word in words]


def _negations(piece: Piece) -> list[Token]:
    return [word for word in tokens(piece.content.exact) if _negates(word)]


def _negates(word: Token) -> bool:
    return word.fold in lexicon.words("alignment", "negations") or word.fold.endswith("n't")


def _opposites(turn: _Turn) -> bool:
    here, there = (frozenset(_stems(words)) for words in (turn.left, turn.right))
    if len(turn.left) != 1 or len(turn.right) != 1:
        return False
    return any(
        (here <= one and there <= other) or (here <= other and there <= one)
        for one, other in _sides()
    )


@cache
def _sides() -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    return tuple(
        (
            frozenset(stem(word) for word in pair["one"]),
            frozenset(stem(word) for word in pair["other"]),
        )
        for pair in lexicon.table("opposites")["pair"]
    )


def _says_more(words: Sequence[Token], piece: Piece) -> bool:
    """Tell whether a wording says anything but names: a list of names can go on elsewhere."""
    text = piece.content.exact
    return any(text[word.start].islower() for word in words)


def _two_names(turn: _Turn, left: Piece, right: Piece) -> bool:
    """Tell whether two names stand in one place that neither spell nor shorten one another."""
    if not (_is_name(turn.left, left, right) and _is_name(turn.right, right, left)):
        return False
    here, there = _stems(turn.left), _stems(turn.right)
    initials = "".join(word[0] for word in here), "".join(word[0] for word in there)
    if initials[0] in there or initials[1] in here:
        return False
    return not any(
        spellings(*both) or _abbreviates(*sorted(both, key=len)) for both in product(here, there)
    )


def _abbreviates(short: str, name: str) -> bool:
    """Tell whether a word of a few letters may stand for a name that has them in order.

    >>> _abbreviates("vt", "vermont"), _abbreviates("orm", "lemak")
    (True, False)
    """
    letters = iter(name)
    return len(short) <= ABBREVIATED and short[0] == name[0] and all(at in letters for at in short)


def _is_name(words: Sequence[Token], piece: Piece, other: Piece) -> bool:
    """Tell whether words are a name that is not learnt as another's and that only one side has.

    The first word of a sentence is in capitals whatever it is, and a day is no name.
    """
    text, start = piece.content.exact, piece.content.start
    dated = [moment.passage for moment in piece.moments]
    for word in words:
        at = start + word.start
        known = stem(word.fold)
        if at == piece.sentence.start or not text[word.start].isupper() or known in other.around:
            return False
        if known not in piece.tells or word.fold in lexicon.words("names", "titles"):
            return False
        if any(passage.start <= at < passage.end for passage in dated):
            return False
    return bool(words)


def _follows_place(words: Sequence[Token], piece: Piece) -> bool:
    before = [word for word in tokens(piece.content.exact) if word.end <= words[0].start]
    return bool(before) and before[-1].fold in lexicon.words("alignment", "locative")


def _difference(kind: DifferenceKind, turn: _Turn, left: Piece, right: Piece) -> Difference:
    here, there = _passage(turn.left, left), _passage(turn.right, right)
    return Difference(kind, here, there, "otherwise equal words that cannot both hold")


def _passage(words: Sequence[Token], piece: Piece) -> Passage | None:
    if not words:
        return None
    start = piece.content.start
    return piece.content.cut(words[0].start + start, words[-1].end + start)
