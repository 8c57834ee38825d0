"""What stands over the first paragraph of a page: standfirst, bylines, dates."""

import re
from dataclasses import dataclass

from twicetold.extract import authors, byline, furniture, headline, stamp
from twicetold.extract.container import linked, title_at
from twicetold.extract.cues import bears
from twicetold.extract.metadata import Metadata
from twicetold.extract.walker import Run
from twicetold.model import Role
from twicetold.text.tokens import tokens

_LONGEST_DATE = 60
_LONGEST_DATES = 160
"""Characters of a line that holds dates and at most a byline."""
_NEAR = 4
"""Runs under the first paragraph where dates may still stand."""
_EDGE = 4
"""Paragraphs at the head of the body where names alone are a byline."""
_LONGEST_NAMES = 80
_AND = re.compile(r"\s*(?:,|/|&|\band\b|\bund\b|\bet\b)\s*")
_LEAST = 25
_LONGEST_STANDFIRST = 700
_LEAST_WORDS = 4
_SHARE = 0.8
"""Words of a run that the page's description must share to be its standfirst."""


@dataclass(frozen=True, slots=True)
class Head:
    """What stands over the first paragraph.

    Attributes:
        title: The headline; None when the page has none.
        visible: The h1 where it says something else than the headline.
        standfirst: The run that is the standfirst.
        bylines: The bylines that the page shows.
        unseen: Authors whom the page declares and does not show.
        people: The names of the people who signed.
        published: The first date that stands by itself and is not of a change.
        updated: The first date of a change that stands by itself.
    """

    title: str | None
    visible: str | None
    standfirst: Run | None
    bylines: tuple[Run, ...]
    unseen: tuple[str, ...]
    people: tuple[str, ...]
    published: str | None
    updated: str | None


def read(stated: Metadata, walked: list[Run], found: list[tuple[Role, Run]]) -> Head:
    """Read the head of an article.

    Args:
        stated: What the page says of itself.
        walked: All runs of the page.
        found: The runs of the article with their roles; at least one is body.
    """
    body = [run for role, run in found if role is Role.BODY]
    first = walked.index(body[0])
    heads = [run.text for run in walked if run.frame.tag == "h1" and len(run.text.split()) > 1]
    title = headline.chosen(stated.titles, heads)
    start = min(title_at(walked, stated.titles.known()) or 0, first)
    lines = authors.shown(walked, start, first)
    if not authors.people(stated.authors, lines, stated.outlet):
        lines = [*lines, *_names_alone(body)]
    dates = _dates(walked[: first + _NEAR])
    visible = heads[0] if heads and walked[start].text == heads[0] else None
    return Head(
        title=title,
        visible=None if visible is None or headline.same(visible, title) else visible,
        standfirst=_standfirst(stated, walked[start : first + 1], body, title),
        bylines=tuple(lines),
        unseen=tuple(_unseen(stated, lines)),
        people=authors.people(stated.authors, lines, stated.outlet),
        published=dates.get("published"),
        updated=dates.get("updated"),
    )


def _names_alone(body: list[Run]) -> list[Run]:
    """Find names that stand alone over or under the paragraphs."""
    if len(body) <= _EDGE + 1:
        return []
    return [run for run in (*body[:_EDGE], body[-1]) if _names(run.text)]


def _names(text: str) -> bool:
    short = len(text) < _LONGEST_NAMES and text[-1] not in ".!?:"
    return short and all(map(byline.is_name, _AND.split(text)))


def _dates(runs: list[Run]) -> dict[str, str]:
    """Read the first date of each kind that stands by itself."""
    found: dict[str, str] = {}
    for run in runs:
        if len(run.text) > _LONGEST_DATES or run.anchors:
            continue
        read = furniture.dated(run.text) or byline.dated(run.text)
        if not read and len(run.text) <= _LONGEST_DATE:
            read = (("published", stamp.visible(run.text)),)
        for kind, stamped in read:
            if stamped is not None:
                found.setdefault(kind, stamped)
    return found


def _unseen(stated: Metadata, lines: list[Run]) -> list[str]:
    """Give the declared authors whom no visible byline names: agencies, and all if none shows."""
    visible = " ".join(furniture.fold(run.text) for run in lines)
    unseen = [one.name for one in stated.authors if furniture.fold(one.name) not in visible]
    return [name for name in unseen if not lines or byline.read(name).agencies]


def _standfirst(
    stated: Metadata, runs: list[Run], body: list[Run], title: str | None
) -> Run | None:
    """Find the standfirst: named so, or the page's own description, over the first paragraph."""
    described = [_words(text) for text in stated.descriptions if len(text) >= _LEAST]
    for run in runs:
        if not _LEAST <= len(run.text) <= _LONGEST_STANDFIRST or linked(run):
            continue
        if run.frame.tag == "h1" or headline.same(run.text, title):
            continue
        near = (run.frame, run.frame.parent, run.frame.parent and run.frame.parent.parent)
        if any(frame and bears(frame.cue, "standfirst") for frame in near):
            lede = run in body and run.text[-1] in '.!?”"»'
            return None if lede else run
        if run not in body and any(_alike(_words(run.text), text) for text in described):
            return run
    return None


def _words(text: str) -> frozenset[str]:
    return frozenset(token.fold for token in tokens(text))


def _alike(run: frozenset[str], description: frozenset[str]) -> bool:
    """Tell whether a run says what the page's description says, whole or cut short."""
    both = len(run & description)
    return both >= _SHARE * min(len(run), len(description)) and both >= _LEAST_WORDS
