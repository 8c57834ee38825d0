"""Statements of headlines that no verb introduces: "Minister: dam will hold", "… – minister"."""

import re
from collections.abc import Iterator

from twicetold.attribute.naming import known
from twicetold.attribute.statements import Range, Statement
from twicetold.attribute.words import Words

_FIRST = re.compile(r"([dnN]{1,6}):")
_LAST = re.compile(r"[:\-]([dnN]{1,6})[.]?$")
_LEAST = 3
"""Words that a statement in a headline has at least."""


def statements(words: Words) -> Iterator[Statement]:
    """Find the statement of a headline whose speaker stands before a colon or after a dash.

    A word before a colon is a speaker only when it names a role or a body, or is an acronym;
    else it is a topic.
    """
    first = _FIRST.match(words.kinds)
    if first and _speaks(words, first.span(1)):
        yield from _statement(words, first.span(1), (first.end(), len(words.kinds)))
        return
    last = _LAST.search(words.kinds)
    if last and _speaks(words, last.span(1)):
        yield from _statement(words, last.span(1), (0, last.start()))


def _speaks(words: Words, source: Range) -> bool:
    folds = words.folds[source[0] : source[1]]
    return bool(
        (known("role") | known("acronym_speaker") | known("organisation")).intersection(folds)
    )


def _statement(words: Words, source: Range, content: Range) -> Iterator[Statement]:
    first, after = content
    while after > first and words.kinds[after - 1] in ".-":
        after -= 1
    if after - first >= _LEAST:
        yield Statement(((first, after),), source, (), "headline")
