"""Lines of a page that are not the article."""

import re
from functools import cache

from twicetold.extract import stamp
from twicetold.text import lexicon

_EDGES = " \t\u00a0*•·–—-:>»›|.!…✕×✖↑↓→←▶►#"
_BULLET = re.compile(r"[•·▪▫◦●○‣⁃∙*]\s*|[-–—]\s+")
_TIMED = re.compile(r"\d|\bago\b")
_COUNT = re.compile(r"^\d+ |[ (]*\d+\)?$")
_LONGEST = 240
"""Characters of the longest line of furniture; no entry of the lexicon needs more."""
_YEARLESS = re.compile(
    r"\b(?:\d{1,2}(?:st|nd|rd|th)?\s+[A-Za-z]{3,9}|[A-Za-z]{3,9}\.?\s+\d{1,2}(?:st|nd|rd|th)?)\b"
)
_PERIOD = re.compile(
    r"(?:(?:published|updated|posted|last updated|modified|edited)\W{0,3}\s*)?"
    r"(?:about |an? |one |\d+ )"
    r"(?:second|sec|minute|min|hour|hr|day|week|month|year)s?(?: \d+ (?:minute|min)s?)? ago",
    re.IGNORECASE,
)


def bullet(line: str) -> int:
    """Count the characters of the bullet that opens a line; 0 when none does.

    >>> bullet("• Two points"), bullet("Two points")
    (2, 0)
    """
    match = _BULLET.match(line)
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
    return (short and folded.startswith(_prefixes())) or _patterns().fullmatch(folded) is not None


def opener(line: str) -> bool:
    """Tell whether a line stands over a list of other articles."""
    return len(line) <= _LONGEST and fold(line) in lexicon.words("furniture", "openers")


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


def dated(line: str) -> tuple[str, str | None] | None:
    """Read a line that only says when the report came out or was changed.

    Args:
        line: For instance ``Updated: March 3, 2031 03:53 AM``.

    Returns:
        ``published`` or ``updated`` and the stamp, which is None when the year is missing or the
        line is relative, such as ``Published 3 hours ago``; None when the line says something else.
    """
    stripped = line.strip(" \t\u00a0|•·-–—*")
    if len(stripped) > _LONGEST or _TIMED.search(stripped) is None or len(stripped.split()) > 16:
        return None
    folded = stripped.casefold()
    kind, rest = _kind(folded)
    if _PERIOD.fullmatch(stripped):
        return kind or "published", None
    found = stamp.visible(stripped)
    if found is None and not _YEARLESS.search(stripped):
        return None
    leftover = re.findall(r"[^\W\d_]{2,}", rest)
    names = lexicon.table("stamps")
    known = names["months"].keys() | names["zones"].keys() | set(names["beside"])
    return (kind or "published", found) if all(word in known for word in leftover) else None


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
def _prefixes() -> tuple[str, ...]:
    return tuple(lexicon.table("furniture")["prefixes"])


@cache
def _patterns() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{one})" for one in lexicon.table("furniture")["patterns"]))
