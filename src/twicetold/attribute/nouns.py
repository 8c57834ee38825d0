"""Statements by phrases and nouns: "according to X", "X's claim that …", "fears of …".

Also by verbs that say something in one construction only: "put the toll at 31", "the court heard
that …", "footage shows men running".
"""

import re
from collections.abc import Callable, Iterator
from functools import cache

from twicetold.attribute import clauses, phrases
from twicetold.attribute.clauses import Follows
from twicetold.attribute.naming import known
from twicetold.attribute.statements import Range, Statement
from twicetold.attribute.words import Words
from twicetold.text import lexicon

_AMOUNT = re.compile(r"[adijs]{0,3}(?=#)")
_LONGEST_PLACED = 14
"""Words after "put" in which "at" and its number stand."""
_ABOUT = frozenset({"of", "about", "over", "on", "for"})


def statements(words: Words) -> Iterator[Statement]:
    """Find the statements that a phrase or noun of saying introduces or closes."""
    readers = _readers()
    if readers.keys().isdisjoint(words.folds):
        return
    for at, fold in enumerate(words.folds):
        if fold in readers:
            yield from readers[fold](words, at)


@cache
def _readers() -> dict[str, Callable[[Words, int], Iterator[Statement]]]:
    """Give for each word that may begin such a statement how it is read."""
    found: dict[str, Callable[[Words, int], Iterator[Statement]]] = {}
    for name, reader in (
        ("nouns", _by_noun),
        ("placing", _by_placing),
        ("hearing", _by_hearing),
        ("depicting", _by_showing),
    ):
        found.update(dict.fromkeys(lexicon.words("cues", name), reader))
    return found | dict.fromkeys(_phrase_starts(), _by_phrase)


@cache
def _phrase_starts() -> dict[str, list[list[str]]]:
    starts: dict[str, list[list[str]]] = {}
    for phrase in lexicon.table("cues")["phrases"]:
        split = phrase.split()
        starts.setdefault(split[0], []).append(split)
    return starts


def _by_phrase(words: Words, at: int) -> Iterator[Statement]:
    """Read "according to X, …" and "…, according to X"."""
    for phrase in _phrase_starts()[words.folds[at]]:
        after = at + len(phrase)
        if list(words.folds[at:after]) != phrase:
            continue
        source = phrases.right_of(words, after)
        if source is None:
            continue
        content = _around(words, at, source[1])
        if content:
            yield Statement(content, source, ((at, after),), f"{'-'.join(phrase)}-x")
        return


def _around(words: Words, first: int, after: int) -> tuple[Range, ...]:
    """Take the clause before a phrase; else the one after it; both when it stands between."""
    kinds = words.kinds
    start = kinds.rfind(";", 0, first) + 1
    while start < first and kinds[start] in "ck,-a":
        start += 1
    before = clauses.without_stop(words, start, first)
    rest = after
    while rest < len(kinds) and kinds[rest] in ",:-":
        rest += 1
    end = clauses.clause_end(words, rest) if rest < len(kinds) else rest
    if before <= start or kinds[before - 1] in "ckt":
        return ((rest, end),) if end > rest else ()
    if clauses.is_clause(words, start, before) or end <= rest:
        return ((start, before),)
    if kinds[rest] in "bhmxvS":
        return ((start, before), (rest, end))
    return ((rest, end),) if clauses.is_clause(words, rest, end) else ((start, before),)


def _by_noun(words: Words, at: int) -> Iterator[Statement]:
    """Read "X's claim that …", "fears of …", "the announcement by X that …"."""
    kinds = words.kinds
    source: Range | None = None
    after = at + 1
    if at and words.folds[at - 1].endswith(("'s", "s'")):
        source = phrases.left_of(words, at)
    elif words.folds[after : after + 1] == ("by",):
        source = phrases.right_of(words, after + 1)
        after = source[1] if source else after
    if kinds[after : after + 1] == "t":
        end = clauses.clause_end(words, after + 1)
        if clauses.is_clause(words, after + 1, end):
            yield Statement(((after + 1, end),), source, ((at, at + 1),), "claim-that")
    elif after == at + 1 and _is_about(words, at):
        end = clauses.object_end(words, after + 1)
        if end > after + 1:
            yield Statement(((after + 1, end),), source, ((at, after + 1),), "fears-of")


def _by_placing(words: Words, at: int) -> Iterator[Statement]:
    """Read "X put the toll at 31"."""
    reach = range(at + 2, min(at + _LONGEST_PLACED, len(words.kinds) - 1))
    placed = (here + 1 for here in reach if words.folds[here] == "at")
    number = next(filter(None, (_AMOUNT.match(words.kinds, here) for here in placed)), None)
    if number is None:
        return
    first, source = _verb_group(words, at)
    end = clauses.object_end(words, number.end())
    if source and end > number.end():
        yield Statement(((at + 1, end),), source, ((first, at + 1),), "x-put-y-at")


def _by_hearing(words: Words, at: int) -> Iterator[Statement]:
    """Read "the court heard that …": who told it is not named there."""
    first, source = _verb_group(words, at)
    follows = clauses.following(words, at + 1)
    told = follows.what in (Follows.THAT, Follows.CLAUSE)
    if not (source and told) or words.folds[source[1] - 1] not in known("hearing"):
        return
    end = clauses.clause_end(words, follows.first)
    if end > follows.first:
        yield Statement(((follows.first, end),), source, ((first, at + 1),), "court-heard-that")


def _by_showing(words: Words, at: int) -> Iterator[Statement]:
    """Read "footage shows men running", "a video appears to show …"; clauses are said elsewhere."""
    first, source = _verb_group(words, at)
    if not source or known("recording").isdisjoint(words.folds[slice(*source)]):
        return
    follows = clauses.following(words, at + 1)
    end = clauses.object_end(words, follows.first)
    if follows.what is Follows.OBJECT and end > follows.first:
        yield Statement(((follows.first, end),), source, ((first, at + 1),), "x-shows-y")


def _verb_group(words: Words, at: int) -> tuple[int, Range | None]:
    """Give where a verb begins with its auxiliaries and "appears to", and its subject."""
    first = at
    if words.kinds[at - 1 : at] == "2" and words.folds[at - 2] in lexicon.words("cues", "seeming"):
        first -= 2
    while first and words.kinds[first - 1] in "hma":
        first -= 1
    return first, phrases.left_of(words, first)


def _is_about(words: Words, at: int) -> bool:
    """Tell whether a noun such as "fears" stands before "of" or "about"."""
    return words.folds[at] in lexicon.words("cues", "nouns_of") and (
        words.folds[at + 1 : at + 2] != () and words.folds[at + 1] in _ABOUT
    )
