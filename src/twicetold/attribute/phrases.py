"""Noun phrases around a cue: where the words begin and end that name who speaks."""

import re

from twicetold.attribute.words import Words

_REACH = 45
"""Words that are looked at on one side of a cue for its source; the longest on wikinews-train
has 37."""
_INSIDE = frozenset('dnN#yei2cgvao"~()')
_NOMINAL = frozenset('pnNeowQ#dy"')
_LEADING = re.compile(r"(?:[cka,\-~)]|(?:(?:a*[i2s]d?)?y+#?,?))+(?=[dpnNe#\"(vgi])")
_ADJUNCT = re.compile(r"[is2][dnNvgea#\"]*?[nNe#y\"](?=d|(?<=[yne#])N|(?<=[y#])n)")
_RELATIVE = re.compile(r"[nNe)],?w[bhmxaot]*[bhmxavgS]$")
_ADJECTIVE = re.compile(r"(?:^|[,;Qk])dn,$")
_CLAUSE = re.compile(r"[bhmxSp]|v(?=d|N)")
_APPOSED = re.compile(r"[dnNw#avgiG]")
_NAME = re.compile(r"(?:[dn]*N[Nn#\"]*(?:i?d?[nN#\"]+)*(?:\([^)]*\))?)$")
_AFTER = re.compile(
    r"(?:p(?![nN])|d?a?[y#]*[vgS]?[dnNe#\"Q]+(?:(?:[i2]|c|,(?=N+,?c))[da]*[vgS]?[nNe#y\"]+)*"
    r"(?:\([^)]{1,12}\))?)"
    r"(?:w[^,;:Q]*|v[^,;:QSbhmx]*|,(?:NN+(?:id?N+)*(?=[,.]|$)|[dn](?!y)[^,;:QSbhmx]*|w[^,;:Q]*|N[nNi\"]*n[nNi\"d]*)(?=[,.]|$))?"
)
_NAMED_THEN = re.compile(r"N+[i2]")
_OF_A_NAME = frozenset({"of", "for", "from", "at", "with"})
_TAIL = re.compile(r"(?:,?(?:[is]?a?[dn]?y[y#]*|[i2]d?[nN\"]*e+(?:[i2][dnN]+)*|a))+$")


def left_of(words: Words, at: int) -> tuple[int, int] | None:
    """Find the noun phrase that ends right before a word, its apposition with it.

    Args:
        words: The sentence.
        at: Index of the word that the phrase stands before.

    Returns:
        The first word's index and the index after the last, or None.
    """
    kinds = words.kinds
    if at <= 0:
        return None
    before = kinds[at - 1]
    if before in "pw" or (before == "t" and at >= 2 and kinds[at - 2] in "nNe,"):
        return at - 1, at
    if before in "ck":
        return None
    if before == ",":
        return _before_apposition(words, at - 1)
    first = _trimmed(kinds, _reach(kinds, at), at)
    if first is None or not _NOMINAL.intersection(kinds[first:at]):
        return None
    after = at
    while after > first + 1 and kinds[after - 1] in "ay" and kinds[after - 2] not in "i2":
        after -= 1
    return _with_name(kinds, first), after


def right_of(words: Words, at: int) -> tuple[int, int] | None:
    """Find the noun phrase that begins at a word, its apposition with it.

    Args:
        words: The sentence.
        at: Index of the first word.

    Returns:
        The first word's index and the index after the last, or None.
    """
    match = _AFTER.match(words.kinds, at, min(len(words.kinds), at + _REACH))
    if not match:
        return None
    tail = _TAIL.search(words.kinds, at + 1, match.end())
    after = tail.start() if tail else match.end()
    named = _NAMED_THEN.match(words.kinds, at, after)
    if named and words.folds[named.end() - 1] not in _OF_A_NAME:
        after = named.end() - 1
    while words.kinds[after - 1] in ".!?" and after > at + 1:
        after -= 1
    return at, after


def _reach(kinds: str, at: int) -> int:
    """Go left as far as the words can belong to one noun phrase."""
    first = at
    lowest = max(0, at - _REACH)
    while first > lowest and kinds[first - 1] in _INSIDE:
        first -= 1
    relative = _RELATIVE.search(kinds, lowest, first + 1)
    if relative:
        return _reach(kinds, relative.start() + 1)
    if kinds[first] == "n" and _ADJECTIVE.search(kinds, lowest, first):
        return first - 3
    return first


def _trimmed(kinds: str, first: int, after: int) -> int | None:
    """Leave out what stands before the phrase: conjunctions, adverbs, adjuncts, other clauses."""
    clauses = [*_CLAUSE.finditer(kinds, first, after - 1)]
    if clauses and "w" not in kinds[first : clauses[-1].start()]:
        first = clauses[-1].end()
    lead = _LEADING.match(kinds, first, after)
    if lead:
        first = lead.end()
    if first < after and kinds[first] in "is2":
        adjunct = _ADJUNCT.match(kinds, first, after)
        if not adjunct:
            return None
        first = adjunct.end()
    while first < after and kinds[first] in ",ack":
        first += 1
    return first if first < after else None


def _before_apposition(words: Words, comma: int) -> tuple[int, int] | None:
    """Find a phrase whose apposition or relative clause ends at a comma."""
    kinds = words.kinds
    opening = kinds.rfind(",", max(0, comma - _REACH), comma)
    while opening > 0:
        inner = kinds[opening + 1 : comma]
        first = _trimmed(kinds, _reach(kinds, opening), opening)
        if (
            first is not None
            and _APPOSED.match(inner)
            and ("w" in inner or not _CLAUSE.search(inner))
            and _NOMINAL.intersection(kinds[first:opening])
        ):
            return first, comma
        opening = kinds.rfind(",", max(0, comma - _REACH), opening)
    return _stray_comma(kinds, comma)


def _stray_comma(kinds: str, comma: int) -> tuple[int, int] | None:
    """Take the phrase that begins the sentence although a comma parts it from its verb."""
    first = _trimmed(kinds, _reach(kinds, comma), comma)
    if first is None or not _NOMINAL.intersection(kinds[first:comma]):
        return None
    begins = not kinds[:first].strip("cka,-")
    return (first, comma) if begins else None


def _with_name(kinds: str, first: int) -> int:
    """Take in a name that an apposition without closing comma stands after."""
    if first < 2 or kinds[first - 1] != "," or kinds[first] not in "dnv":
        return first
    if kinds[first] == "v":
        start = _trimmed(kinds, _reach(kinds, first - 1), first - 1)
        return first if start is None else start
    start = _reach(kinds, first - 1)
    if start and kinds[start - 1] not in 'Qt,;"k':
        return first
    return start if _NAME.fullmatch(kinds, start, first - 1) else first
