"""Who filmed or posted a recording, as far as the words beside it say."""

import re
from functools import cache

from twicetold.text import lexicon
from twicetold.text.tokens import fold

_SUBJECT = "origins"
_BETWEEN = 60
"""So many code points may stand between the recording and who made it; set on own examples."""
_ARTICLES = frozenset({"the", "a", "an", "its", "his", "her", "their"})


def maker(words: str) -> frozenset[str]:
    """Give the folded words for who made or posted the recording that words name.

    That nobody in particular passed it on tells nothing of who made it.

    >>> sorted(maker("A clip filmed by a passing cyclist shows smoke."))
    ['cyclist', 'passing']
    >>> maker("A clip shared by supporters shows smoke.")
    frozenset()
    """
    match = _made().search(words)
    if match is None:
        return frozenset()
    found = frozenset(fold(word).strip(".'-’") for word in match.group("maker").split()) - _ARTICLES
    passed_on = match.group("way") in lexicon.table(_SUBJECT)["made"]["passed_on"]
    return frozenset() if passed_on and found & lexicon.words(_SUBJECT, "unnamed") else found


def one_maker(one: frozenset[str], other: frozenset[str]) -> bool:
    """Tell whether two recordings may have one maker: a word for the one is the other's too."""
    return not one or not other or not one.isdisjoint(other)


@cache
def _made() -> re.Pattern[str]:
    table = lexicon.table(_SUBJECT)["made"]
    recordings = "|".join(map(re.escape, sorted(lexicon.words(_SUBJECT, "recordings"))))
    ways = "|".join((*table["filmed"], *table["passed_on"]))
    name = rf"(?!(?:{'|'.join(table['ends'])})\b)[\w@][\w@.’'-]*"
    return re.compile(
        rf"\b(?i:{recordings})\b[^.;:!?]{{0,{_BETWEEN}}}?\b(?P<way>{ways})\b"
        rf"[^.,;:!?]{{0,{_BETWEEN}}}?\bby (?P<maker>{name}(?: {name}){{0,5}})"
    )
