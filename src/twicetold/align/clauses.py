"""Where a sentence can be cut so that each piece carries one claim."""

import itertools
import re

from twicetold.model import Span
from twicetold.text import lexicon

_WORD = re.compile(r"\d+(?:[.,:]\d+)*|\w+(?:['’]\w+)*")
_BREAK = re.compile(r"[,;:()\[\]\"“”—–]|--| - ")

OPENED_AFTER = 3
"""Words that stand before an opener at least, so that ``the man who`` is not cut off alone."""

LONG = 10
"""Words after which a clause is cut before a preposition too. Chosen with LEAST on the 28 dev
stories: with them, pieces can be found for nine in ten of the keys' pairs; with whole sentences,
for fewer than half."""

LISTED = 2
"""Words within which a list that begins after a comma comes to its ``and`` or ``or``."""

BRACKETED = 12
"""Signs of a bracket at most that stays in its clause."""

LEAST = 3
"""Telling words that a clause has at least; a shorter one stays with its smaller neighbour."""


def clauses(text: str, start: int, end: int) -> tuple[Span, ...]:
    """Cut a stretch of text at its punctuation, its clause openers and, where long, prepositions.

    Args:
        text: Any text.
        start: First code point of the stretch.
        end: The code point after it.

    Returns:
        The clauses in order, from first word to last, without the marks between them.

    >>> said = "The mayor resigned on Monday after two aides were charged with fraud."
    >>> [said[c.start : c.end] for c in clauses(said, 0, len(said))]
    ['The mayor resigned on Monday', 'after two aides were charged with fraud']
    """
    words = list(_WORD.finditer(text, start, end))
    if not words:
        return ()
    cuts = [0, *_cuts(text, words), len(words)]
    ranges = [range(left, right) for left, right in itertools.pairwise(cuts)]
    merged = _merged(ranges, [word.group().lower() for word in words])
    return tuple(Span(words[one[0]].start(), words[one[-1]].end()) for one in merged)


def _cuts(text: str, words: list[re.Match[str]]) -> list[int]:
    found: list[int] = []
    last = 0
    for at in range(1, len(words)):
        gap = "" if _in_brackets(text, words, at) else text[words[at - 1].end() : words[at].start()]
        if (_BREAK.search(gap) and not _lists(text, words, at)) or _opens(
            [word.group().lower() for word in words[at : at + 2]], at - last
        ):
            found.append(at)
            last = at
    return found


def _in_brackets(text: str, words: list[re.Match[str]], at: int) -> bool:
    """Tell whether only a short bracket, such as that of an acronym, opens or closes here."""
    gap = text[words[at - 1].end() : words[at].start()].strip()
    opening, closing = words[at].start(), words[at - 1].end()
    if gap == "(":
        return text.find(")", opening, opening + BRACKETED) != -1
    return gap == ")" and text.rfind("(", max(0, closing - BRACKETED), closing) != -1


def _lists(text: str, words: list[re.Match[str]], at: int) -> bool:
    """Tell whether a comma stands inside a list such as ``men, women and children``."""
    if text[words[at - 1].end() : words[at].start()].strip() != ",":
        return False
    for ahead in range(at + 1, min(at + LISTED, len(words))):
        gap = text[words[ahead - 1].end() : words[ahead].start()].strip()
        if gap not in ("", ","):
            return False
        if words[ahead].group().lower() in ("and", "or"):
            return True
        if gap == "," and ahead > at + 2:
            return False
    return False


def _opens(coming: list[str], words_before: int) -> bool:
    first = coming[0]
    if words_before >= LONG and first in lexicon.words("alignment", "prepositions"):
        return True
    if words_before < OPENED_AFTER:
        return False
    if first in lexicon.words("alignment", "openers"):
        return True
    if first not in lexicon.words("alignment", "joiners") or len(coming) == 1:
        return False
    return coming[1] in lexicon.words("alignment", "joined") or coming[1].endswith("ed")


def _merged(ranges: list[range], words: list[str]) -> list[range]:
    """Join clauses with too few telling words to the neighbour that has fewer."""
    function = lexicon.words("alignment", "function")
    weights = [sum(words[at] not in function for at in one) for one in ranges]
    at = 0
    while at < len(ranges) and len(ranges) > 1:
        if weights[at] >= LEAST:
            at += 1
            continue
        last = at == len(ranges) - 1
        left = at - 1 if at and (last or weights[at - 1] <= weights[at + 1]) else at
        ranges[left : left + 2] = [range(ranges[left].start, ranges[left + 1].stop)]
        weights[left : left + 2] = [weights[left] + weights[left + 1]]
        at = left
    return ranges
