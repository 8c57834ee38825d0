"""Evidence: what one report shows of where its words come from."""

import re
from collections.abc import Sequence
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
    credits = [
        Carried(called(credit.agency), credit.agency, credit.passage, whole=True)
        for credit in report.credits
        if credit.scope is Scope.TEXT
    ]
    mentions = [
        Carried(key, name, report.passage(match.start(), match.end()), whole=False)
        for pattern in _mentions()
        for match in pattern.finditer(report.text)
        if (key := called(name := match["name"])) in known or _generic(name)
    ]
    return (*credits, *sorted(mentions, key=lambda mention: mention.passage))


_NAME = r"(?P<name>(?:[Tt]he )?[A-Z][\w&.-]*(?: (?:of |and |the )?[A-Z][\w&.-]*){0,4})"


@cache
def _mentions() -> tuple[re.Pattern[str], ...]:
    table = lexicon.table("pickups")
    before, after = ("|".join(sorted(table[key], key=len)[::-1]) for key in ("before", "after"))
    return (re.compile(rf"\b(?:{before}) {_NAME}"), re.compile(rf"\b{_NAME} (?:{after})\b"))


def _generic(name: str) -> bool:
    return name.endswith(tuple(lexicon.table("pickups")["generic"]))


@cache
def _written() -> dict[str, str]:
    keys = {}
    for agency in lexicon.table("agencies")["agency"]:
        for written in agency["written"]:
            keys[fold(written).removeprefix("the ")] = fold(agency["name"]).removeprefix("the ")
    return keys
