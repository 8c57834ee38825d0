"""A page into a draft."""

import re
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser

from twicetold.extract import body, furniture, metadata
from twicetold.extract.container import cue
from twicetold.extract.draft import Block, Draft, Pointer
from twicetold.extract.metadata import Metadata
from twicetold.extract.walker import Run, runs
from twicetold.model import NotAnArticle, Relation, Role

_SITE = re.compile(r"\s+[|–—·»:-]\s+|\s*\|\s*")
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
    found = body.chosen(walked, stated.titles)
    if not any(role is Role.BODY for role, _ in found):
        raise NotAnArticle(f"{source} holds no article; save the article's own page")
    sheet = _Sheet()
    title = _headline(stated, walked)
    if title:
        sheet.add(Role.HEADLINE, title)
    standfirst = _standfirst(stated, walked, found, title)
    if standfirst is not None:
        sheet.add(Role.STANDFIRST, standfirst.text, standfirst)
    if stated.authors:
        sheet.add(Role.BYLINE, ", ".join(stated.authors))
    for role, run in found:
        if run is not standfirst:
            sheet.add(role, run.text, run)
    return Draft(
        "".join(sheet.pieces),
        tuple(sheet.blocks),
        byline=metadata.names(stated.authors),
        published=stated.published,
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


def _headline(stated: Metadata, walked: list[Run]) -> str | None:
    """Weigh JSON-LD, Open Graph, title and the h1 elements against each other."""
    heads = [run.text for run in walked if run.frame.tag == "h1" and len(run.text.split()) > 1]
    folded = [furniture.fold(one) for one in stated.titles]
    for head in heads:
        if any(furniture.fold(head) == one for one in folded):
            return head
    for head in heads:
        if any(one.startswith(furniture.fold(head)) for one in folded):
            return head
    if not stated.titles:
        return heads[0] if heads else None
    return _without_site(stated.titles[0], stated.outlet)


def _without_site(title: str, outlet: str | None) -> str:
    pieces = _SITE.split(title)
    if outlet and len(pieces) > 1 and furniture.fold(pieces[-1]) == furniture.fold(outlet):
        return title[: title.rindex(pieces[-1])].rstrip(" |–—·»:-")
    return title


def _standfirst(
    stated: Metadata, walked: list[Run], found: list[tuple[Role, Run]], title: str | None
) -> Run | None:
    """Find the standfirst: named so, or the page's own description, over the first paragraph."""
    first = next(run for role, run in found if role is Role.BODY)
    described = furniture.fold(stated.description or "")
    for run in walked:
        if run is first and not cue("standfirst").search(run.frame.cue):
            break
        near = (run.frame, run.frame.parent)
        named = any(frame and cue("standfirst").search(frame.cue) for frame in near)
        folded = furniture.fold(run.text)
        if (
            run.frame.hidden
            or run.linked * 2 > len(run.text)
            or folded == furniture.fold(title or "")
        ):
            continue
        if len(run.text.split()) >= 4 and len(run.text) <= _LONGEST_STANDFIRST:
            if named or (described and folded == described):
                return run
        if run is first:
            break
    return None
