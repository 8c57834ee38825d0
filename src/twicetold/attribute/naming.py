"""Names as they are compared, and the lexicon of who speaks."""

from functools import cache, lru_cache

from twicetold.text import lexicon
from twicetold.text.tokens import fold

ARTICLES = frozenset({"the", "a", "an", "this", "that", "these", "those"})
_SUFFIXES = frozenset({"inc", "corp", "corporation", "ltd", "llc", "plc", "co", "gmbh", "ag", "sa"})


@cache
def known(key: str) -> frozenset[str]:
    """Give one list of the lexicon of speakers."""
    return lexicon.words("speakers", key)


@lru_cache(maxsize=8192)
def key(name: str) -> str:
    """Fold a name so that its variants in one report agree.

    >>> key("The Acme Holdings Inc.")
    'acme holdings'
    """
    parts = [fold(word).replace(".", "").strip(",'\"“”") for word in name.split()]
    while parts and (parts[0] in ARTICLES or parts[0] in ("some", "many", "several")):
        parts.pop(0)
    while len(parts) > 1 and parts[-1] in _SUFFIXES:
        parts.pop()
    return " ".join(part.removesuffix("'s") for part in parts)
