"""Words as claims share them: without endings, house style or what carries no meaning."""

from collections.abc import Sequence
from functools import cache

from twicetold.text import lexicon

_SHORTEST = 3
"""Letters that stay at least when an ending is taken off."""

_ENDINGS = (
    ("ies", "y"),
    ("sses", "ss"),
    ("ing", ""),
    ("edly", ""),
    ("ed", ""),
    ("ly", ""),
    ("es", ""),
    ("s", ""),
    ("'", ""),
)


@cache
def stem(fold: str) -> str:
    """Take the common endings off a folded word, so that its forms meet.

    Coarser than a dictionary and without one: ``endorses``, ``endorsed`` and ``endorsing`` meet,
    ``took`` and ``take`` do not.

    >>> [stem(word) for word in ("endorses", "endorsed", "endorsing", "stories", "1,500")]
    ['endors', 'endors', 'endors', 'story', '1,500']
    """
    word = lexicon.table("spellings")["one"].get(fold, fold)
    if len(word) <= _SHORTEST or not word[0].isalpha():
        return str(word)
    for ending, left in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            if not word.endswith("ss"):
                word = word.removesuffix(ending) + left
            break
    if len(word) > _SHORTEST and word[-1] == "e":
        word = word[:-1]
    if len(word) > _SHORTEST + 1 and word[-1] == word[-2] and word[-1] not in "ls":
        word = word[:-1]
    return str(word)


@cache
def function_words() -> frozenset[str]:
    """Give the stems of the words that say nothing of what a claim is about."""
    words = lexicon.words("alignment", "function")
    return words | frozenset(stem(word) for word in words)


def telling(stems: Sequence[str]) -> frozenset[str]:
    """Keep the stems that say what a claim is about."""
    return frozenset(stems) - function_words()
