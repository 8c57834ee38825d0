"""Quotations that no verb of saying introduces: continued, free-standing, after a colon."""

import re
from collections.abc import Iterator, Sequence

from twicetold.attribute import phrases
from twicetold.attribute.statements import Range, Statement
from twicetold.attribute.words import Words

_COLON = re.compile(r'[:\-]?["dnN#yei2c(),]*[nNe)]:(?=Q)')
_ANY_VERB = re.compile(r"(?:[bhm]a*)?[vgSG][vgaonN]*(?:[i2]d?[nNe]+)*[:,](?=Q)")
_UNSAID = re.compile(r"Q[,.!?\-~]*(?=[dnNe#\"])(?![^,]*[bhmxvSgGw])")
_WHOLE = re.compile(r"Q[Q,.;:!?\-~ck]*")


def statements(words: Words, spoken: Sequence[Statement]) -> Iterator[Statement]:
    """Find the quotations of a sentence that no other rule has a source for.

    Args:
        words: The sentence.
        spoken: What the other rules found in it.

    Yields:
        Statements with the source that stands at the quotation without a verb of saying, or
        without source where the quotation stands alone.
    """
    kinds = words.kinds
    at = kinds.find("Q")
    while at != -1:
        if not _covered(spoken, at):
            yield from _alone(words, at)
        at = kinds.find("Q", at + 1)


def _covered(spoken: Sequence[Statement], at: int) -> bool:
    return any(
        first <= at < after
        for statement in spoken
        for first, after in (*statement.content, *statement.cue, statement.source or (0, 0))
    )


def _alone(words: Words, at: int) -> Iterator[Statement]:
    kinds = words.kinds
    content: tuple[Range, ...] = ((at, at + 1),)
    colon = _COLON.match(kinds, 0, at + 1)
    if colon and colon.end() == at:
        first = len(kinds[:at]) - len(kinds[:at].lstrip(":-"))
        yield Statement(content, (first, at - 1), (), "x-colon-quotation")
        return
    for verb in _ANY_VERB.finditer(kinds, 0, at + 1):
        source = phrases.left_of(words, verb.start())
        if verb.end() == at and source:
            yield Statement(content, source, ((verb.start(), at - 1),), "x-any-verb-quotation")
            return
    unsaid = _UNSAID.match(kinds, at)
    if unsaid and at == 0:
        source = phrases.right_of(words, unsaid.end())
        if source and not kinds[source[1] :].strip(".,"):
            yield Statement(content, source, (), "quotation-x")
            return
    whole = _WHOLE.match(kinds)
    if whole and whole.end() == len(kinds):
        if at == 0:
            yield Statement(((0, len(kinds.rstrip(".;:-"))),), None, (), "free-quotation")
    elif at == 0 and words.ends[0] - words.starts[0] > 1:
        yield Statement(content, None, (), "leading-quotation")
