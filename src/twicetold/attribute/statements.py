"""Statements in one sentence, in word indices, and how they share its words."""

from collections.abc import Iterable
from dataclasses import dataclass

from twicetold.attribute.found import Found
from twicetold.attribute.words import Words

Range = tuple[int, int]
"""The index of the first word and the index after the last."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement in one sentence.

    Attributes:
        content: Ranges of the words that were said.
        source: The words that name who said it, if any.
        cue: Ranges of the words that say that it was said.
        rule: The rule that found it.
    """

    content: tuple[Range, ...]
    source: Range | None
    cue: tuple[Range, ...]
    rule: str


def as_found(words: Words, statement: Statement) -> Found:
    """Give a statement its place in the text."""
    return Found(
        tuple(words.span(*part) for part in statement.content),
        (words.span(*statement.source),) if statement.source else (),
        tuple(words.span(*part) for part in statement.cue),
        statement.rule,
    )


def has_words(statement: Statement) -> bool:
    """Tell whether content, source and cue hold at least a word each, where they are given."""
    given = (*statement.content, *statement.cue, statement.source or (0, 1))
    return bool(statement.content) and all(first < after for first, after in given)


def distinct(statements: Iterable[Statement]) -> list[Statement]:
    """Keep one statement of each content: the first with a source, else the first."""
    kept: dict[tuple[Range, ...], Statement] = {}
    for statement in statements:
        earlier = kept.get(statement.content)
        if has_words(statement) and (earlier is None or (statement.source and not earlier.source)):
            kept[statement.content] = statement
    if len(kept) < 2:
        return [*kept.values()]
    sources = [statement.source for statement in kept.values() if statement.source]
    return [statement for statement in kept.values() if not _describes(statement, sources)]


def _describes(statement: Statement, sources: Iterable[Range]) -> bool:
    """Tell whether a cue only describes another's source: "an aide, who asked not to be named"."""
    return bool(statement.cue) and any(
        start <= statement.cue[0][0] and statement.cue[0][1] <= end for start, end in sources
    )
