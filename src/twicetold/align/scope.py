"""Of where, when and whom a figure holds: figures of two scopes are not compared."""

from collections.abc import Iterator
from itertools import pairwise, product

from rapidfuzz.fuzz import ratio

from twicetold.align.pieces import Piece
from twicetold.align.stems import stem
from twicetold.model import Moment, Precision, Quantity
from twicetold.text import lexicon
from twicetold.text.tokens import Token, tokens

ONE_NAME = 70
"""Likeness, of 100, from which two names are taken as spellings of one: ``Teluk``, ``Telok``."""

_COARSE = frozenset({Precision.YEAR, Precision.MONTH})


def elsewhere(left: Piece, right: Piece) -> bool:
    """Tell whether two pieces speak of two places, or of two periods.

    A place is a name after a word such as ``in``; a period is a year or a month, or an ordinal
    after such a word, as in ``in the second quarter``. A piece that names none may speak of any.
    """
    return _apart(left, right) or _differ(_rank(left), _rank(right)) or _other_period(left, right)


def adds(quantity: Quantity) -> bool:
    """Tell whether a quantity comes on top of another: ``three other women``, ``two more``."""
    adding = lexicon.words("alignment", "adding")
    said = [token.fold for token in tokens(quantity.passage.exact)]
    return any(word in adding and after != "than" for word, after in pairwise([*said, ""]))


def spellings(one: str, other: str) -> bool:
    """Tell whether two words may be spellings of one name.

    >>> spellings("telok", "teluk"), spellings("orm", "lemak")
    (True, False)
    """
    return ratio(one, other) >= ONE_NAME


def _apart(left: Piece, right: Piece) -> bool:
    here, there = frozenset(_places(left)), frozenset(_places(right))
    if not here or not there:
        return False
    if here & right.around or there & left.around:
        return False
    return not any(spellings(*both) for both in product(here, there))


def _places(piece: Piece) -> Iterator[str]:
    """Give the stems of the names that follow a word of place; a learnt name is no word of it."""
    locative = lexicon.words("alignment", "locative")
    text = piece.content.exact
    words = tokens(text)
    for before, word in pairwise(words):
        if before.fold in locative and text[word.start].isupper() and not _dated(piece, word):
            yield stem(word.fold)


def _dated(piece: Piece, word: Token) -> bool:
    at = piece.content.start + word.start
    return any(moment.passage.start <= at < moment.passage.end for moment in piece.moments)


def _rank(piece: Piece) -> frozenset[str]:
    """Give the ordinals that follow a word of place or time and an article."""
    locative = lexicon.words("alignment", "locative")
    ordinals = lexicon.words("alignment", "ordinals")
    folds = [word.fold for word in tokens(piece.content.exact)]
    return frozenset(
        word
        for at, word in enumerate(folds)
        if word in ordinals and at > 1 and folds[at - 1] == "the" and folds[at - 2] in locative
    )


def _differ(here: frozenset[str], there: frozenset[str]) -> bool:
    return bool(here and there) and here.isdisjoint(there)


def _other_period(left: Piece, right: Piece) -> bool:
    """Tell whether one piece speaks of a year or month in which no moment of the other lies."""
    here = [moment for moment in left.moments if moment.start]
    there = [moment for moment in right.moments if moment.start]
    coarse = any(moment.precision in _COARSE for moment in (*here, *there))
    return bool(here and there and coarse) and not any(
        _overlap(one, other) for one, other in product(here, there)
    )


def _overlap(one: Moment, other: Moment) -> bool:
    return (one.start or "") < (other.end or "") and (other.start or "") < (one.end or "")
