"""Who made a page's article: what it declares and what it shows, weighed."""

import re
from dataclasses import dataclass

from twicetold.extract import agency, byline, furniture
from twicetold.extract.cues import bears
from twicetold.extract.walker import Run
from twicetold.text import lexicon

_LONGEST = 120
"""Characters of a byline that a page shows; longer ones are biographies."""
_LONGEST_NAME = 300
_NEAR = 4
"""Runs under the first paragraph among which a byline may still stand."""
_MONO = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{2,6}")
_TITLE = re.compile(r"\s*(?:기자|記者|记者)$")
_ADDRESS = re.compile(r"@|://|\.(?:com|org|net|[a-z]{2})$")


@dataclass(frozen=True, slots=True)
class Author:
    """An author whom a page declares.

    Attributes:
        name: As written.
        person: Whether the page says that it is a person.
    """

    name: str
    person: bool

    @property
    def named(self) -> bool:
        """Tell whether it is a name at all, not an address."""
        return 0 < len(self.name) <= _LONGEST_NAME and _ADDRESS.search(self.name) is None


def shown(runs: list[Run], start: int, first: int) -> list[Run]:
    """Find the bylines that a page shows, those round the head of the article before others.

    Args:
        runs: All runs of the page.
        start: Index of the headline.
        first: Index of the first paragraph.
    """
    near = [run for run in runs[start : first + _NEAR] if _signs(run)]
    return near or [run for run in runs[first:] if byline.opens(run.text) and _signs(run)]


def _signs(run: Run) -> bool:
    if not 3 < len(run.text) <= _LONGEST or run.text[-1] in "!?:" or furniture.dated(run.text):
        return False
    if byline.opens(run.text):
        return True
    near = (run.frame, run.frame.parent)
    named = any(frame is not None and bears(frame.cue, "byline") for frame in near)
    other = any(frame is not None and bears(frame.cue, "biography") for frame in near)
    read = byline.read(run.text)
    return named and not other and bool(read.names or read.agencies)


def people(declared: tuple[Author, ...], lines: list[Run], outlet: str | None) -> tuple[str, ...]:
    """Give the names of the people who signed.

    JSON-LD's persons win, then its meta elements, then what the page shows.

    Args:
        declared: The authors whom the page declares.
        lines: The bylines that it shows.
        outlet: What the outlet is called; its own name is nobody's.
    """
    persons = [
        name for one in declared if one.person for name in _persons(one.name, outlet, person=True)
    ]
    visible = [name for run in lines for name, _ in byline.read(run.text).names]
    others = [name for one in declared if not one.person for name in _persons(one.name, outlet)]
    for names in (persons, others, visible):
        own = [name for name in names if not outlets(name, outlet)]
        if own:
            return tuple(dict.fromkeys(own))
    return ()


def _persons(written: str, outlet: str | None, *, person: bool = False) -> list[str]:
    """Take apart the name of a declared author, which may hold several."""
    read = [name for name, _ in byline.read(written).names]
    bare = _TITLE.sub("", written.strip())
    if read or outlets(written, outlet) or agency.plausible(written):
        return read
    lowered = set(written.lower().split())
    organisations = lexicon.words("bylines", "organisations") | lexicon.words("bylines", "roles")
    if lowered & organisations or written.lower() in lexicon.words("bylines", "others"):
        return []
    return [bare] if _MONO.fullmatch(bare) or (person and len(lowered) in (2, 3)) else []


def outlets(name: str, outlet: str | None) -> bool:
    """Tell whether a name is the outlet's own."""
    folded, own = furniture.fold(name), furniture.fold(outlet or "")
    return bool(own) and (folded in own or own in folded)
