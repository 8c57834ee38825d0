"""Lines over a headline that name the paper or its section, not what happened."""

import re

from twicetold.extract import furniture
from twicetold.text import lexicon

_LONGEST = 6
"""Words of a masthead; "The Orval Valley Evening Mail" has five."""
_LONGEST_PATH = 10
"""Words of a trail such as "Orval Mail > News > Local"."""
_LONGEST_CAPITALS = 3
"""Words of a name in capitals alone; longer ones are rather a headline in capitals."""
_SHORT_PIECE = 3
_HEADS = 2
"""Lines of the head that must follow a name in capitals: a headline and a standfirst."""
_PATH = re.compile(r"\s*[>»›]\s*")
_BAR = re.compile(r"\s+[|·•]\s+|\s{2,}|\t")


def over(line: str, below: list[str], copyrights: list[str]) -> bool:
    """Tell whether a line stands over the headline as the name of the paper or a section.

    Args:
        line: A line at the top of a text.
        below: The lines of the head that follow it, none of them a paragraph.
        copyrights: The text's copyright lines, folded; a paper signs there with its name.

    >>> over("Orval Mail > News > Local", ["Bridge shut"], []), over("Bridge shut", ["Why"], [])
    (True, False)
    """
    words = line.split()
    if not below or line[-1] in ".!?…" or len(words) > _LONGEST_PATH:
        return False
    if furniture.section(line) or len(_PATH.split(line)) > 1:
        return True
    if len(words) > _LONGEST:
        return False
    pieces = _BAR.split(line)
    if len(pieces) > 1 and all(len(piece.split()) <= _SHORT_PIECE for piece in pieces):
        return True
    if any(furniture.fold(line) in signed for signed in copyrights):
        return True
    in_capitals = line.isupper() and len(words) <= _LONGEST_CAPITALS
    return _names_paper(words) or (in_capitals and len(below) >= _HEADS)


def _names_paper(words: list[str]) -> bool:
    """Tell a newspaper by its last word, or by a first one such as Daily."""
    titles, small = lexicon.words("mastheads", "last"), lexicon.words("mastheads", "small")
    named = all(word[0].isupper() or word.lower() in small for word in words)
    folded = [word.lower() for word in words if word.lower() != "the"]
    if not named or len(folded) not in range(2, _LONGEST):
        return False
    return folded[-1] in titles or folded[0] in lexicon.words("mastheads", "first")
