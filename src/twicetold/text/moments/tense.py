"""Whether the words around an expression speak of what was or of what is to come."""

from itertools import takewhile

from twicetold.model.span import Span
from twicetold.text import lexicon
from twicetold.text.tokens import Token, tokens

_SHORTEST_PAST = 4
_NEAR = 5


def speaks_of_future(text: str, sentence: Span, expression: Span) -> bool | None:
    """Tell the direction in which a weekday or month lies.

    The nearest verb before the expression in its clause decides, else the nearest one after it.

    Args:
        text: The text.
        sentence: The sentence in which the expression stands.
        expression: The words that say when.

    Returns:
        Whether they lie in the future; None when no verb shows it.

    >>> speaks_of_future("He said on Monday he will go.", Span(0, 28), Span(8, 17))
    False
    """
    before = tokens(text, sentence.start, expression.start)
    if _is_deadline(before):
        return True
    after = tokens(text, expression.end, sentence.end)
    nearest = _nearest_before(text, before)
    return _nearest_after(text, after) if nearest is None else nearest


def _is_deadline(words: tuple[Token, ...]) -> bool:
    """Tell ``they had until Friday`` from ``it lasted until Friday``."""
    folds = [word.fold for word in words[-_NEAR:]]
    if not folds or folds[-1] not in {"until", "till"}:
        return False
    return any(fold in lexicon.words("tense", "deadlines") for fold in folds[:-1])


def _nearest_before(text: str, words: tuple[Token, ...]) -> bool | None:
    boundaries = lexicon.words("tense", "boundaries")
    clause = list(takewhile(lambda word: word.fold not in boundaries, reversed(words)))
    for at, word in enumerate(clause):
        before = clause[at + 1].fold if at + 1 < len(clause) else ""
        earlier = clause[at + 2].fold if at + 2 < len(clause) else ""
        near = at < _NEAR and not text[word.start].isupper()
        if near and word.fold in lexicon.words("tense", "near_future"):
            return True
        direction = _direction(word.fold, before, earlier)
        if direction is not None:
            return direction
    return None


def _nearest_after(text: str, words: tuple[Token, ...]) -> bool | None:
    boundaries = lexicon.words("tense", "boundaries")
    before, earlier = "", ""
    for word in takewhile(lambda word: word.fold not in boundaries, words):
        direction = _direction(word.fold, before, earlier)
        if direction is not None:
            return direction
        if word.fold in lexicon.words("tense", "near_future") and not text[word.start].isupper():
            return True
        before, earlier = word.fold, before
    return None


def _direction(word: str, before: str, earlier: str) -> bool | None:
    """Judge one word by itself and the two before it."""
    if f"{before} {word}" in lexicon.words("tense", "ahead"):
        return True
    if before == "to" and word in lexicon.words("tense", "bare_verbs"):
        done = earlier.endswith("ed") and earlier not in lexicon.words("tense", "future_to")
        return not done and earlier not in lexicon.words("tense", "past_to")
    if word in lexicon.words("tense", "future"):
        return True
    if before in lexicon.words("tense", "bare"):
        return None
    if word in lexicon.words("tense", "past"):
        return False
    if word.endswith("ed") and len(word) >= _SHORTEST_PAST:
        return False
    return None
