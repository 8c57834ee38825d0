"""Lines of a page that are not the article."""

import re
from functools import cache
from itertools import pairwise

from twicetold.extract import stamp
from twicetold.text import lexicon

_EDGES = " \t\u00a0*•·–—-:>»›|.!…✕×✖↑↓→←▶►#"
_BULLET = re.compile(r"[•·▪▫◦●○‣⁃∙*]\s*|[-–—]\s+")
_POINT = re.compile(r"[•·▪▫◦●○‣⁃∙]\s*")
_TIMED = re.compile(r"\d|\bago\b")
_COUNT = re.compile(r"^\d+ |[ (]*\d+\)?$")
_LONGEST = 600
"""Characters of the longest line of furniture: a note that says what was amended, and why."""
_LONGEST_DATE = 16
"""Words of one date with its label, day, clock and zone."""
_LONGEST_MAKER = 3
_BETWEEN = " \t\u00a0|•·-–—*/,;."
"""Signs between two dates of one line."""
_YEARLESS = re.compile(
    r"\b(?:\d{1,2}(?:st|nd|rd|th)?\s+[A-Za-z]{3,9}|[A-Za-z]{3,9}\.?\s+\d{1,2}(?:st|nd|rd|th)?)\b"
)
_PERIOD = re.compile(
    r"(?:(?:published|updated|posted|last updated|modified|edited)\W{0,3}\s*)?"
    r"(?:about |an? |one |\d+ ?)"
    r"(?:second|sec|minute|min|hour|hr|day|week|month|year|[smhdw]\b)s?"
    r"(?: \d+ (?:minute|min)s?)? ago",
    re.IGNORECASE,
)


def bullet(line: str) -> int:
    """Count the characters of the bullet that opens a line; 0 when none does.

    >>> bullet("• Two points"), bullet("Two points")
    (2, 0)
    """
    match = _BULLET.match(line)
    return match.end() if match else 0


def point(line: str) -> int:
    """Count the characters of the point that opens a line; a dash may open speech and is none.

    >>> point("• Two points"), point("— Two points, she said")
    (2, 0)
    """
    match = _POINT.match(line)
    return match.end() if match else 0


def whole(line: str) -> bool:
    """Tell whether a line is page furniture by its words alone.

    >>> whole("* Please select one"), whole("Share prices fell on Monday.")
    (True, False)
    """
    if len(line) > _LONGEST:
        return False
    folded = fold(line)
    if not folded or folded in lexicon.words("furniture", "exact"):
        return True
    short = len(line.split()) <= lexicon.table("furniture")["longest"]
    return (short and folded.startswith(_prefixes())) or _patterns("patterns").fullmatch(
        folded
    ) is not None


def opener(line: str) -> bool:
    """Tell whether a line stands over a list of other articles."""
    if len(line) > _LONGEST or line[-1:] in '.!?…”"':
        return False
    folded = fold(line)
    listed = folded in lexicon.words("furniture", "openers")
    return listed or _patterns("opener_patterns").fullmatch(folded) is not None


def closer(line: str) -> bool:
    """Tell whether nothing after this line belongs to the article."""
    if len(line) > _LONGEST:
        return False
    return _COUNT.sub("", fold(line)) in lexicon.words("furniture", "closers")


def summary(line: str) -> bool:
    """Tell whether a line stands over the points of a summary."""
    return fold(line) in lexicon.words("furniture", "summaries")


def section(line: str) -> bool:
    """Tell whether a line is the name of a section of the paper."""
    pieces = re.split(r"\s*(?:[>/|»›•&]|\band\b)\s*", fold(line))
    return all(piece in lexicon.words("furniture", "sections") for piece in pieces)


def dated(line: str) -> tuple[tuple[str, str | None], ...]:
    """Read a line that only says when the report came out or was changed.

    Args:
        line: For instance ``Published: March 3, 2031 | Updated: March 4, 2031 03:53 AM``.

    Returns:
        For each date ``published`` or ``updated`` and the stamp, which is None when the year is
        missing or the piece is relative, such as ``Published 3 hours ago``; nothing when the line
        says something else.

    >>> dated("March 3, 2031 | Updated 2h ago")
    (('published', '2031-03-03'), ('updated', None))
    """
    if len(line) > _LONGEST or _TIMED.search(line) is None:
        return ()
    starts = [0, *(label.start() for label in _labels().finditer(line)), len(line)]
    pieces = [line[start:end].strip(_BETWEEN) for start, end in pairwise(starts)]
    read = [_dated(piece) for piece in pieces if piece]
    found = tuple(one for one in read if one is not None)
    return found if len(found) == len(read) else ()


def _dated(piece: str) -> tuple[str, str | None] | None:
    """Read one date with what stands before it."""
    if len(piece.split()) > _LONGEST_DATE:
        return None
    kind, rest = _kind(piece.casefold())
    if _PERIOD.fullmatch(piece):
        return kind or "published", None
    found = stamp.visible(piece)
    if found is None and not _YEARLESS.search(piece):
        return None
    leftover = re.findall(r"[^\W\d_]{2,}", _without_maker(rest))
    names = lexicon.table("stamps")
    known = names["months"].keys() | names["zones"].keys() | set(names["beside"])
    return (kind or "published", found) if all(word in known for word in leftover) else None


def _without_maker(rest: str) -> str:
    """Cut off a last piece such as the agency in ``March 3, 2031 / 3:47 PM / XPA``."""
    before, bar, last = rest.rpartition("/") if "/" in rest else rest.rpartition("|")
    named = bar and len(last.split()) <= _LONGEST_MAKER and not _TIMED.search(last)
    return before if named else rest


def _kind(folded: str) -> tuple[str | None, str]:
    for kind in ("updated", "published"):
        for words in sorted(lexicon.words("stamps", kind), key=len, reverse=True):
            if folded.startswith(words) and not folded[len(words) : len(words) + 1].isalpha():
                return kind, folded[len(words) :]
    return None, folded


def fold(line: str) -> str:
    """Fold a line for look-up: lower case, one space, no bullets or marks at its ends."""
    return " ".join(line.casefold().replace("’", "'").split()).strip(_EDGES)


@cache
def _labels() -> re.Pattern[str]:
    """Find what stands before a date and says what it is the date of."""
    kinds = lexicon.words("stamps", "updated") | lexicon.words("stamps", "published")
    labels = "|".join(re.escape(label) for label in sorted(kinds, key=len, reverse=True))
    return re.compile(rf"\b(?:{labels})\b", re.IGNORECASE)


@cache
def _prefixes() -> tuple[str, ...]:
    return tuple(lexicon.table("furniture")["prefixes"])


@cache
def _patterns(kind: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{one})" for one in lexicon.table("furniture")[kind]))
