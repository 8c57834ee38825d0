"""Bylines: people apart from agencies."""

import re
from dataclasses import dataclass

from twicetold.extract import agency, furniture
from twicetold.model import Span
from twicetold.text import lexicon

_OPENER = re.compile(
    r"(?:"
    + "|".join(
        re.escape(words)
        for words in sorted(lexicon.table("bylines")["openers"], key=len, reverse=True)
    )
    + r")(?:\s*:\s*|\s+)",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(
    r"\s*(?:[,;&|·•\n/)]|\((?=[A-Z])|\s[–—-]\s|\b(?:and|with|und|et|og|och)\b"
    r"|\by\b(?=\s[A-ZÁÉÍÓÚ])|\be\b(?=\s[A-Z])"
    r"|\s(?=The (?:Associated|Canadian) Press)|(?<!The)\s(?=(?:Associated|Canadian) Press))\s*"
)
_MONTHS = "|".join(sorted(lexicon.table("stamps")["months"], key=len, reverse=True))
_WHEN = re.compile(rf"\s+(?:(?i:{_MONTHS})\b\.?\s+)?\d.*$")
_BEFORE_DATE = re.compile(r"\s*[|·•/]\s*|,\s+|\s+[–—-]\s+|\s+")
_WHERE = re.compile(r"\s+(?:in|at|from|for|aus|à|en)\s+(?=[A-ZÀ-Þ]|the\b).*$")
_WORD = re.compile(r"[^\W\d_]+(?:['’.\-‐‑][^\W\d_]+)*[.'’]?")
_SIGNING = frozenset({"von", "par", "por", "di", "door", "av", "af"})
_LONGEST = 160
_LONGEST_READ = 1_000
_MOST_WORDS = 5


@dataclass(frozen=True, slots=True)
class Byline:
    """Who is named as the maker of a report.

    Attributes:
        names: The people, with the places of their names in the line.
        agencies: The agencies, likewise.
    """

    names: tuple[tuple[str, Span], ...]
    agencies: tuple[tuple[str, Span], ...]


def read(line: str) -> Byline:
    """Read a byline.

    Args:
        line: For instance ``By Anna Berg and Tom Hale, Reuters, in Beirut``.

    Returns:
        People and agencies; places, roles and words such as ``agencies`` are left out.

    >>> byline = read("By Anna Berg and Tom Hale, Chief correspondent, AFP")
    >>> [name for name, _ in byline.names], [found for found, _ in byline.agencies]
    (['Anna Berg', 'Tom Hale'], ['AFP'])
    """
    names: list[tuple[str, Span]] = []
    agencies: list[tuple[str, Span]] = []
    if len(line) > _LONGEST_READ:
        return Byline((), ())
    opened = _OPENER.match(line)
    begin = opened.end() if opened else 0
    for start, end in _pieces(line, begin):
        piece = line[start:end]
        place = Span(start, end)
        found = agency.known(piece)
        if found is None and not (names and is_name(piece)):
            found = agency.plausible(piece)
        if found is not None:
            agencies.append((found, place))
        elif is_name(piece):
            names.append((_tidy(piece), place))
    return Byline(tuple(names), tuple(agencies))


def _pieces(line: str, begin: int) -> list[tuple[int, int]]:
    """Give the places of the pieces between commas, slashes and words such as ``and``."""
    found: list[tuple[int, int]] = []
    start = begin
    for match in [*_SEPARATOR.finditer(line, begin), None]:
        end = len(line) if match is None else match.start()
        piece = _WHERE.sub("", _WHEN.sub("", line[start:end]))
        inner = _OPENER.match(piece) if found or begin else None
        skip = inner.end() if inner and piece[: inner.end()].lower().strip(" :") == "by" else 0
        left = start + skip + len(piece[skip:]) - len(piece[skip:].lstrip())
        if piece.strip():
            found.append((left, left + len(piece[skip:].strip())))
        if match is not None:
            start = match.end()
    return found


def is_name(piece: str) -> bool:
    """Tell whether the words can be a person's name and nothing else.

    >>> is_name("Ana de la Cruz"), is_name("Staff writer"), is_name("Coastal News Agency")
    (True, False, False)
    """
    stripped = piece.strip(" .,")
    words = stripped.split()
    if not 2 <= len(words) <= _MOST_WORDS or any(sign.isdigit() for sign in stripped):
        return False
    folded = [word.lower().strip(".,’'") for word in words]
    if stripped.lower() in lexicon.words("bylines", "others"):
        return False
    if set(folded) & (
        lexicon.words("bylines", "roles") | lexicon.words("bylines", "organisations")
    ):
        return False
    particles = lexicon.words("bylines", "particles")
    capitals = sum(word[0].isupper() or not word[0].islower() for word in words)
    return capitals >= 2 - (len(words) == 2 and folded[0] in particles) and all(
        _WORD.fullmatch(word) and (not word[0].islower() or low in particles or "-" in word)
        for word, low in zip(words, folded, strict=True)
    )


def _tidy(name: str) -> str:
    stripped = " ".join(name.strip(" .,").split())
    return stripped.title() if stripped.isupper() and len(stripped) > 4 else stripped


def opens(line: str) -> bool:
    """Tell whether a line says by its first word that it is a byline, and names somebody."""
    if len(line) > _LONGEST or (line[:3].lower() != "by " and not _labelled(line)):
        return False
    byline = read(line)
    if byline.names or byline.agencies:
        return True
    rest = line[3:].strip().lower()
    return rest in lexicon.words("bylines", "others") or _one_name(line[3:])


def _labelled(line: str) -> bool:
    match = _OPENER.match(line)
    if match is None:
        return False
    words = match.group().lower().strip(" :").split()
    return "by" in words or ":" in match.group() or words[0] in _SIGNING


def _one_name(rest: str) -> bool:
    words = re.split(r"\s+(?:in|at|for)\s+|,|\|", rest.strip())[0].split()
    return (
        1 <= len(words) <= 3 and all(word[0].isupper() for word in words) and rest[-1:] not in ".!?"
    )


def stands_alone(line: str) -> bool:
    """Tell whether a short line over the text is a byline without its opening word.

    ``Reuters``, ``AFP in Beirut``, ``Anna Berg in Geneva``, ``Anna Berg, Diplomatic editor``,
    ``Staff and agencies``.
    """
    if len(line) > _LONGEST or len(line.split()) > 14 or line[-1:] in ".!?:":
        return False
    if line.lower().strip() in lexicon.words("bylines", "others"):
        return True
    byline = read(line)
    known = len(byline.names) + len(byline.agencies)
    if not known:
        return False
    pieces = [line[start:end] for start, end in _pieces(line, 0)]
    folded = [piece.lower() for piece in pieces]
    roles = lexicon.words("bylines", "roles") | lexicon.words("bylines", "others")
    extra = sum(bool(set(piece.split()) & roles) or piece in roles for piece in folded)
    return known + extra >= len(pieces)


def dated(line: str) -> tuple[tuple[str, str | None], ...]:
    """Read the dates that end a byline.

    >>> dated("By Ada Lorn, Orval Mail | Sunday, 3 March 2031")
    (('published', '2031-03-03'),)
    """
    if len(line) > _LONGEST or not any(sign.isdigit() for sign in line):
        return ()
    for edge in _BEFORE_DATE.finditer(line):
        before, after = line[: edge.start()], line[edge.end() :]
        if (opens(before) or stands_alone(before)) and (found := furniture.dated(after)):
            return found
    return ()
