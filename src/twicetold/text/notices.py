"""Lines in which a page says that it was corrected."""

import re
from functools import cache

from twicetold.text.lexicon import table


def corrects(line: str) -> bool:
    """Tell whether a line says that its page was corrected.

    >>> corrects("This article was amended on 5 March to put a name right.")
    True
    """
    folded = line.casefold().replace("’", "'").strip()
    return any(pattern.search(folded) for pattern in _patterns())


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern) for pattern in table("notices")["corrections"])
