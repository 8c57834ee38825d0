"""Evidence: what one report shows of where its words come from."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache

from twicetold.model import Passage, Report, Scope
from twicetold.text import lexicon
from twicetold.text.tokens import fold

_ZONES = timedelta(hours=14)
"""How far a clock without zone can be from one with zone."""


@dataclass(frozen=True, slots=True)
class Carried:
    """A report says whose words it carries.

    Attributes:
        key: The folded name, one for all ways to write it.
        name: The name as it is shown.
        passage: The words that say so.
        whole: Whether it speaks for the whole report, as a credit does.
    """

    key: str
    name: str
    passage: Passage
    whole: bool


@dataclass(frozen=True, slots=True)
class Published:
    """When a report came out, as far as it is known.

    Attributes:
        earliest: The first instant that the words allow.
        latest: The instant after the last one.
        words: As the report gives it.
    """

    earliest: datetime
    latest: datetime
    words: str


def published(report: Report) -> Published | None:
    """Read when a report first came out; a later update never counts.

    A time without zone may be off by 14 hours either way.
    """
    words = report.published
    if not words:
        return None
    try:
        if len(words) <= len("2019-03"):
            first = datetime.fromisoformat(f"{words[:4]}-{words[5:7] or '01'}-01")
            after = first + timedelta(days=31 if len(words) > len("2019") else 366)
        else:
            first = datetime.fromisoformat(words)
            after = first + (timedelta(days=1) if len(words) == len("2019-03-12") else timedelta())
    except ValueError:
        return None
    slack = timedelta() if first.tzinfo else _ZONES
    zone = first.tzinfo or UTC
    return Published(first.replace(tzinfo=zone) - slack, after.replace(tzinfo=zone) + slack, words)


def called(name: str) -> str:
    """Give the key of an agency or outlet, one for all ways to write it.

    >>> called("Agence France-Presse") == called("AFP")
    True
    """
    folded = fold(name).removeprefix("the ").strip()
    return _written().get(folded, folded)


def initials(name: str) -> str:
    """Give the initials by which a name of three or more capitalised words is cited, if it is.

    >>> initials("Quorra Press Agency")
    'QPA'
    """
    capitals = [word[0] for word in name.split() if word[0].isupper()]
    return "".join(capitals) if len(capitals) >= 3 else ""


def names(report: Report) -> frozenset[str]:
    """Give the keys by which others may credit a report: its names and their initials."""
    listed = (report.outlet, report.publisher)
    short = (initials(name) for name in listed)
    return frozenset(called(name) for name in (*listed, *short) if name)


def is_agency(report: Report) -> bool:
    """Tell whether the report's outlet or publisher is a known agency."""
    known = set(_written().values())
    return called(report.outlet) in known or called(report.publisher) in known


def carriers(reports: Sequence[Report]) -> frozenset[str]:
    """Give the keys of all that can carry words to these reports: agencies and outlets."""
    named = [credit.agency for report in reports for credit in report.credits]
    outlets = [name for report in reports for name in (report.outlet, report.publisher)]
    return frozenset(_written().values()) | {called(name) for name in (*named, *outlets)}


def carried(report: Report, known: frozenset[str]) -> tuple[Carried, ...]:
    """Give all places where a report says whose words it carries.

    Args:
        report: The report.
        known: Keys of all that can carry words, as from ``carriers``.

    Returns:
        Its credits for text, then mentions such as "told The Associated Press", in order.
    """
    credited = [
        Carried(called(credit.agency), credit.agency, credit.passage, whole=True)
        for credit in report.credits
        if credit.scope is Scope.TEXT
    ]
    mentions = sorted(_mentions(report, known), key=lambda mention: mention.passage)
    return (*credited, *mentions)


_NAME = r"(?:[Tt]he )?[A-Z][\w&.-]*(?: (?:of |and |the )?[A-Z][\w&.-]*){0,4}"
_NAME_AHEAD = re.compile(_NAME)
_NAME_BEHIND = re.compile(rf"(?<![\w&.-]){_NAME}$")
_LONGEST_NAME = 60


def _mentions(report: Report, known: frozenset[str]) -> Iterator[Carried]:
    """Find known names after or before a cue; plain search first, since most texts have few."""
    text, table = report.text, lexicon.table("pickups")
    for cue in table["before"]:
        for at in _places(text, cue):
            ahead = _NAME_AHEAD.match(text, at + len(cue) + 1)
            if ahead and (name := _known_in(ahead.group(), known, first=True)):
                yield _mention(report, name, at, ahead.start() + len(name))
    for cue in table["after"]:
        for at in _places(text, cue):
            behind = _NAME_BEHIND.search(text, max(0, at - _LONGEST_NAME), at - 1)
            if behind and (name := _known_in(behind.group(), known, first=False)):
                yield _mention(report, name, behind.end() - len(name), at + len(cue))


def _mention(report: Report, name: str, start: int, end: int) -> Carried:
    return Carried(called(name), name, report.passage(start, end), whole=False)


def _known_in(name: str, known: frozenset[str], *, first: bool) -> str | None:
    """Give the longest known name at the start, or at the end, of capitalised words."""
    words = name.split(" ")
    for count in range(len(words), 0, -1):
        part = " ".join(words[:count] if first else words[-count:]).rstrip(".-")
        if called(part) in known or part.endswith(_generic()):
            return part
    return None


def _places(text: str, cue: str) -> Iterator[int]:
    """Find a cue where it stands as words of its own after a space."""
    at = text.find(f" {cue}")
    while at >= 0:
        after = at + 1 + len(cue)
        if not text[after : after + 1].isalnum():
            yield at + 1
        at = text.find(f" {cue}", after)


@cache
def _generic() -> tuple[str, ...]:
    return tuple(lexicon.table("pickups")["generic"])


@cache
def _written() -> dict[str, str]:
    keys = {}
    for agency in lexicon.table("agencies")["agency"]:
        for written in agency["written"]:
            keys[fold(written).removeprefix("the ")] = fold(agency["name"]).removeprefix("the ")
    return keys
