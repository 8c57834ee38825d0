"""What the names of an element tell of it."""

import re
from functools import cache, lru_cache

from twicetold.text import lexicon

_REMEMBERED = 32_768
"""Names of elements kept; one page has some hundred and a site's pages share them."""


@lru_cache(maxsize=_REMEMBERED)
def bears(names: str, kind: str) -> bool:
    """Tell whether an element bears a name of a kind.

    Args:
        names: Its class, id and itemprop, lower case.
        kind: A kind of the lexicon ``pages``, for instance ``caption``.

    >>> bears("story-caption small", "caption"), bears("lead story", "caption")
    (True, False)
    """
    return bool(names) and _pattern(kind).search(names) is not None


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    return re.compile(lexicon.table("pages")[kind])
