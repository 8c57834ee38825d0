"""Clauses around a cue: where the words begin and end that were said."""

import re
from dataclasses import dataclass
from enum import Enum, auto

from twicetold.attribute.words import Words
from twicetold.text import lexicon

_WHEN = r"(?:,?(?:[is]?a?[dn]?y[y#]*+|[i2]d?[vgS]?[nN\"]*e++(?:[i2][dnN\"]++)*+|a))*+"
_WHERE = r"(?:[i2s](?!n#)[dnNyegv#\"S]{1,12})?"
_NOUNS = r"[dnN#yeQ\"o]+"
_PHRASE = rf"[da]*[vgS]?{_NOUNS}(?:(?:[i2]|c|[ic]d){_NOUNS})*"
_THAT = re.compile(rf"{_WHEN}{_WHERE}{_WHERE},?t")
_QUOTED = re.compile(rf"{_WHEN}{_WHERE}{_WHERE}[,:]*(?=Q)")
_COLON = re.compile(rf"{_WHEN}{_WHERE}:")
_QUESTION = re.compile(rf"{_WHEN}(?=[qs])")
_BARE = re.compile(
    rf"{_WHEN},?(?=[adpnN#y\"eQgt]?(?:[adnN#ye\"Qi2cogpvt,]|(?<=[dna])s(?=[#d])|j[adn]j(?=[#d]))*?[pnNye\"Q#do],?a*[bhmxvSQ])"
)
_INFINITIVE = re.compile(r"a*(?=2(?![dpoN#]))")
_OBJECT = re.compile(rf"{_WHEN}(?=[dnN#\"egvoyQp])")
_END = re.compile(rf"{_WHEN}{_WHERE}{_WHERE}(?:[.;)~]|,|-|$)")
_FINITE = re.compile(r"[bhmxvSQ]|pv")
_STOP = re.compile(
    r";|,?A|,[cks]?a?(?=[dnN#e\"p]{1,8}[hbmx]?a*S)|,(?=d[nNe]+v[nNeyid]{1,6}S)|,?[ck](?=[bhmx]*a*S)|,a?(?=G)|(?<=Q),(?=w)|-"
)
_SUBJECT_STOP = re.compile(r"[;:A]|,[iwckps]|c[mbhx]|-|,a?g")
_OBJECT_STOP = re.compile(r"[;:A]|,(?![dnN#]+,?c)|(?<=[nNye])k|w|c(?=[vbhmS])|G(?=t)")


class Follows(Enum):
    """What stands after a cue."""

    THAT = auto()
    QUOTATION = auto()
    QUESTION = auto()
    CLAUSE = auto()
    OBJECT = auto()
    END = auto()
    NOTHING = auto()


@dataclass(frozen=True, slots=True)
class Following:
    """What stands after a cue, and where it begins.

    Attributes:
        what: The construction.
        first: Index of its first word.
    """

    what: Follows
    first: int


def following(words: Words, at: int) -> Following:
    """Tell what stands after a cue.

    Args:
        words: The sentence.
        at: Index of the word after the cue.
    """
    kinds = words.kinds
    for pattern, what in (
        (_THAT, Follows.THAT),
        (_QUOTED, Follows.QUOTATION),
        (_COLON, Follows.QUOTATION),
        (_END, Follows.END),
        (_QUESTION, Follows.QUESTION),
        (_BARE, Follows.CLAUSE),
        (_OBJECT, Follows.OBJECT),
    ):
        match = pattern.match(kinds, at)
        if match and what is Follows.CLAUSE and not _holds_clause(words, match.end()):
            continue
        if match:
            return Following(what, _with_approximator(words, at, match.end()))
    return Following(Follows.NOTHING, at)


def _holds_clause(words: Words, first: int) -> bool:
    """Tell whether the finite verb ahead stands before any other statement's cue and source."""
    return is_clause(words, first, clause_end(words, first))


def _with_approximator(words: Words, at: int, first: int) -> int:
    """Take the adverb into a content that only tells how exact its number is: "nearly 90"."""
    if first > at and words.kinds[first : first + 1] in ("#", "d"):
        return first - (words.folds[first - 1] in lexicon.words("grammar", "approximator"))
    return first


def infinitive(words: Words, at: int) -> int | None:
    """Find the to-infinitive after a cue or its addressee.

    Args:
        words: The sentence.
        at: Index of the word after the cue.

    Returns:
        The index of its "to", or None.
    """
    match = _INFINITIVE.match(words.kinds, at)
    return match.end() if match else None


def clause_end(words: Words, first: int) -> int:
    """Find the end of a clause that was said: the sentence's end, or another statement."""
    stop = _STOP.search(words.kinds, first + 1)
    return without_stop(words, first, stop.start() if stop else len(words.kinds))


def subject_clause_end(words: Words, first: int) -> int:
    """Find the end of a clause that began with its subject: "X is said to …"."""
    stop = _SUBJECT_STOP.search(words.kinds, first + 1)
    return without_stop(words, first, stop.start() if stop else len(words.kinds))


def object_end(words: Words, first: int) -> int:
    """Find the end of what was said as a noun phrase."""
    stop = _OBJECT_STOP.search(words.kinds, first + 1)
    return without_stop(words, first, stop.start() if stop else len(words.kinds))


def is_clause(words: Words, first: int, after: int) -> bool:
    """Tell whether the words hold a finite verb or a whole quotation."""
    return bool(_FINITE.search(words.kinds, first, after))


def without_stop(words: Words, first: int, after: int) -> int:
    """Leave out the punctuation at the end of a clause."""
    while after > first and words.kinds[after - 1] in ".,;:!?-~":
        after -= 1
    return after
