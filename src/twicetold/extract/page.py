"""A page into a draft."""

import re
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser

from twicetold.extract import authors, body, byline, furniture, headline, metadata, stamp
from twicetold.extract.container import cue, linked
from twicetold.extract.container import headline as headline_of
from twicetold.extract.draft import Block, Draft, Pointer
from twicetold.extract.metadata import Metadata
from twicetold.extract.walker import Run, runs
from twicetold.model import NotAnArticle, Relation, Role
from twicetold.text.tokens import tokens

_LONGEST_DATE = 60
_NEAR = 4
_AND = re.compile(r"\s*(?:,|/|&|\band\b|\bund\b|\bet\b)\s*")
_LEAST = 25
_LEAST_WORDS = 4
_SHARE = 0.8
_LONGEST_STANDFIRST = 700


def draft(written: str, source: str) -> Draft:
    """Read a page.

    Args:
        written: The page's HTML.
        source: Where it was captured.

    Returns:
        The draft; its text is made of the blocks, a blank line between any two.

    Raises:
        NotAnArticle: No article stands on the page.
    """
    page = LexborHTMLParser(written)
    stated = metadata.read(page, source)
    walked = runs(page)
    found = body.chosen(walked, stated.titles.known())
    if not any(role is Role.BODY for role, _ in found):
        raise NotAnArticle(f"{source} holds no article; save the article's own page")
    sheet = _Sheet()
    heads = [run.text for run in walked if run.frame.tag == "h1" and len(run.text.split()) > 1]
    title = headline.chosen(stated.titles, heads)
    if title:
        sheet.add(Role.HEADLINE, title)
    standfirst = _standfirst(stated, walked, found, title)
    if standfirst is not None:
        sheet.add(Role.STANDFIRST, standfirst.text, standfirst)
    lines = _bylines(stated, walked, found)
    if not authors.people(stated.authors, lines, stated.outlet):
        found = _signed(found)
    for run in lines:
        sheet.add(Role.BYLINE, run.text, run)
    for line in _unseen(stated, lines):
        sheet.add(Role.BYLINE, line)
    for role, run in found:
        if run is not standfirst and run not in lines:
            sheet.add(role, run.text, run)
    return Draft(
        "".join(sheet.pieces),
        tuple(sheet.blocks),
        byline=authors.people(
            stated.authors,
            [*lines, *(run for role, run in found if role is Role.BYLINE)],
            stated.outlet,
        ),
        published=stated.published or _dated(walked, found),
        updated=stated.updated,
        outlet=stated.outlet,
        publisher=stated.publisher,
        language=stated.language,
        pointers=(*sheet.pointers, *stated.pointers),
        notes=stated.notes,
    )


@dataclass(slots=True)
class _Sheet:
    """The text while it is being laid out."""

    pieces: list[str] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    pointers: list[Pointer] = field(default_factory=list)
    length: int = 0

    def add(self, role: Role, text: str, run: Run | None = None) -> None:
        """Add a block after a blank line."""
        if self.pieces:
            self.pieces.append("\n\n")
            self.length += 2
        start = self.length
        self.pieces.append(text)
        self.length += len(text)
        self.blocks.append(Block(role, start, self.length))
        for anchor in run.anchors if run is not None else ():
            if anchor.href.startswith(("http://", "https://", "//", "/")):
                place = (start + anchor.start, start + anchor.end)
                self.pointers.append(Pointer(anchor.href, Relation.LINK, *place))


def _signed(found: list[tuple[Role, Run]]) -> list[tuple[Role, Run]]:
    """Tell names that stand alone over or under the paragraphs as bylines."""
    body = [place for place, (role, _) in enumerate(found) if role is Role.BODY]
    edges = [*body[:4], *body[-1:]]
    signed = [place for place in edges if len(body) > len(edges) and _names(found[place][1].text)]
    return [(Role.BYLINE if at in signed else role, run) for at, (role, run) in enumerate(found)]


def _names(text: str) -> bool:
    return len(text) < 80 and text[-1] not in ".!?:" and all(map(byline.is_name, _AND.split(text)))


def _bylines(stated: Metadata, walked: list[Run], found: list[tuple[Role, Run]]) -> list[Run]:
    """Find the bylines that the page shows."""
    titles = {furniture.fold(title) for title in stated.titles.known()}
    heads = (
        place
        for place, run in enumerate(walked)
        if run.frame.tag == "h1" or furniture.fold(run.text) in titles
    )
    first = walked.index(next(run for role, run in found if role is Role.BODY))
    start = next(heads, first)
    return authors.shown(walked, min(start, first), first)


def _dated(walked: list[Run], found: list[tuple[Role, Run]]) -> str | None:
    """Read the first date that stands by itself over or right under the first paragraph."""
    first = walked.index(next(run for role, run in found if role is Role.BODY))
    for run in walked[: first + _NEAR]:
        if len(run.text) <= _LONGEST_DATE and not run.anchors:
            stamped = stamp.visible(run.text)
            if stamped is not None:
                return stamped
    return None


def _unseen(stated: Metadata, lines: list[Run]) -> list[str]:
    """Give the declared authors whom no visible byline names: agencies, and all if none shows."""
    visible = " ".join(furniture.fold(run.text) for run in lines)
    unseen = [one.name for one in stated.authors if furniture.fold(one.name) not in visible]
    return [name for name in unseen if not lines or byline.read(name).agencies]


def _standfirst(
    stated: Metadata, walked: list[Run], found: list[tuple[Role, Run]], title: str | None
) -> Run | None:
    """Find the standfirst: named so, or the page's own description, over the first paragraph."""
    first = walked.index(next(run for role, run in found if role is Role.BODY))
    start = min(headline_of(walked, stated.titles.known()) or 0, first)
    body_runs = [run for role, run in found if role is Role.BODY]
    described = [_words(text) for text in stated.descriptions if len(text) >= _LEAST]
    for run in walked[start : first + 1]:
        folded = furniture.fold(run.text)
        if not _LEAST <= len(run.text) <= _LONGEST_STANDFIRST or linked(run):
            continue
        if run.frame.tag == "h1" or folded == furniture.fold(title or ""):
            continue
        near = (run.frame, run.frame.parent, run.frame.parent and run.frame.parent.parent)
        if any(frame and cue("standfirst").search(frame.cue) for frame in near):
            lede = run in body_runs and run.text[-1] in '.!?”"»'
            return None if lede else run
        if (
            run not in body_runs
            and run is not walked[first]
            and any(_alike(_words(run.text), text) for text in described)
        ):
            return run
    return None


def _words(text: str) -> frozenset[str]:
    return frozenset(token.fold for token in tokens(text))


def _alike(run: frozenset[str], description: frozenset[str]) -> bool:
    """Tell whether a run says what the page's description says, whole or cut short."""
    both = len(run & description)
    return both >= _SHARE * min(len(run), len(description)) and both >= _LEAST_WORDS
