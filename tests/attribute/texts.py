"""Reports made of plain text for the tests of this room: one body part a line."""

import re

from twicetold.attribute import attributions
from twicetold.model import Attribution, Part, Report, Role, identity
from twicetold.segment import sentences


def report(text: str, *, headline: bool = False) -> Report:
    """Make a report whose every line is a body part, the first one a headline if wanted."""
    lines = [line for line in re.finditer(r"[^\n]+", text) if line.group().strip()]
    parts = tuple(
        Part(Role.HEADLINE if headline and not at else Role.BODY, line.start(), line.end())
        for at, line in enumerate(lines)
    )
    return Report(identity("r", text), "t.txt", "t", "t", text, parts)


def said(text: str, *, headline: bool = False, nested: bool = False) -> list[Attribution]:
    """Find the attributions of a text that stand in no other, or those that do with them."""
    read = report(text, headline=headline)
    return [one for one in attributions(read, sentences(read)) if nested or one.parent is None]


def only(text: str) -> Attribution:
    """Find the one attribution of a text."""
    found = said(text)
    assert len(found) == 1, [words(one) for one in found]
    return found[0]


def words(one: Attribution) -> tuple[list[str], list[str], list[str]]:
    """Give the content, source and cue of an attribution as they are written."""
    return (
        [part.exact for part in one.content],
        [part.exact for part in one.source],
        [part.exact for part in one.cue],
    )
