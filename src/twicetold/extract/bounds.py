"""Pages that would keep the parser busy, refused before it sees them."""

import re

from twicetold.model import TooLarge
from twicetold.text import lexicon

_MANY_TAGS = 10_000
"""Tags under which no nesting takes the parser longer than a second."""
_DEEPEST = 5_000
"""Nested elements; the deepest page of the two extraction sets has 618, most of it in scripts."""
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]{0,30})")
_UNNESTED = lexicon.words("elements", "unnested")
"""Elements without an end, or that may leave it out, or that the parser takes in its stride."""
_LARGE = 250_000
"""Characters under which no page has attributes enough to take more than some seconds; looking
for them takes a tenth of the time of reading a page."""
_LONG = 4_000
"""Characters under which the attributes of one tag take no time."""
_ATTRIBUTE = re.compile(
    r"[\s/]*+[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s>\"'][^\s>]*+)?)?"
)
_OPENING = re.compile(rf"<[A-Za-z][^\s/>]*+(?P<attributes>(?:{_ATTRIBUTE.pattern})*+)")
_MOST_PAIRS = 1_000_000_000
"""Pairs of attributes of one tag, all tags together: the parser compares each with all before it,
which takes 2 ns a pair. The extraction sets reach 1,200,000."""


def refuse(written: str) -> None:
    """Refuse a page on which the parser would spend time that grows with a square.

    Args:
        written: The page's HTML.

    Raises:
        TooLarge: Its elements nest too deep, or a tag has too many attributes.
    """
    if written.count("<") > _MANY_TAGS and _too_deep(written):
        raise TooLarge(f"nests more than {_DEEPEST} elements deep; save the article alone")
    if len(written) > _LARGE and _pairs(written) > _MOST_PAIRS:
        raise TooLarge("has a tag with many thousand attributes; save the article alone")


def _too_deep(written: str) -> bool:
    depth = 0
    for tag in _TAG.finditer(written):
        if tag[2].lower() not in _UNNESTED:
            depth = max(0, depth - 1) if tag[1] else depth + 1
            if depth > _DEEPEST:
                return True
    return False


def _pairs(written: str) -> int:
    """Give how many attributes are compared with each other."""
    long = (tag for tag in _OPENING.finditer(written) if tag.end() - tag.start() > _LONG)
    return sum(sum(1 for _ in _ATTRIBUTE.finditer(tag["attributes"])) ** 2 for tag in long)
