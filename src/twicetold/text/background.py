"""How usual a word is in English news, so that two reports alone can be compared.

Counts of single words in CC BY texts: 100 Wikinews articles (MEANTIME and GUM) and GUM's news,
interview, academic and court genres, 79,000 words in all; NOTICE names them. The list holds the
words that occur twice or more; every other word counts as rare.
"""

import math
from functools import cache
from importlib.resources import files

_RARE = 0.5
"""The count given to a word that is not in the list."""

_WORDS_OF_A_REPORT = 350
"""The length for which ``share_of_reports`` speaks: a usual agency report."""


@cache
def _counts() -> dict[str, int]:
    lines = files("twicetold.text.lexicon").joinpath("background.tsv").read_text("utf-8")
    pairs = (line.split("\t") for line in lines.splitlines())
    return {word: int(count) for word, count in pairs}


@cache
def _total() -> int:
    return sum(_counts().values())


@cache
def probability(fold: str) -> float:
    """Give the share of running words that a folded word makes up, above 0 and below 1."""
    return _counts().get(fold, _RARE) / _total()


def information(fold: str) -> float:
    """Give the information that meeting a folded word carries, in bits; ``the`` has about 4.

    >>> information("the") < information("minister") < information("qwertz")
    True
    """
    return -math.log2(probability(fold))


@cache
def share_of_reports(fold: str) -> float:
    """Estimate the share of reports of 350 words that hold a folded word at least once."""
    return 1.0 - (1.0 - probability(fold)) ** _WORDS_OF_A_REPORT


def words() -> tuple[str, ...]:
    """Give the folded words of the list, most frequent first."""
    return tuple(_counts())
