"""A page into a draft."""

from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser

from twicetold.extract import body, bounds, furniture, head, metadata, wall
from twicetold.extract.draft import Block, Draft, Pointer
from twicetold.extract.head import Head
from twicetold.extract.walker import Run, Walk, walk
from twicetold.model import NotAnArticle, Relation, Role

_PARTLY = "The page keeps a part of the article for subscribers."


def draft(written: str, source: str) -> Draft:
    """Read a page.

    Args:
        written: The page's HTML.
        source: Where it was captured.

    Returns:
        The draft; its text is made of the blocks, a blank line between any two.

    Raises:
        NotAnArticle: No article stands on the page, or it asks for consent or payment.
        TooLarge: It would keep the parser busy for long.
    """
    bounds.refuse(written)
    page = LexborHTMLParser(written)
    stated = metadata.read(page, source)
    walked = walk(page)
    found = body.chosen(walked.runs, stated.titles.known())
    paragraphs = [run.text for role, run in found if role is Role.BODY]
    fault = wall.before_article(stated, walked.runs, paragraphs)
    if fault is not None:
        raise NotAnArticle(fault)
    over = head.read(stated, walked.runs, found)
    sheet = _laid_out(over, found)
    return Draft(
        "".join(sheet.pieces),
        tuple(sheet.blocks),
        byline=over.people,
        published=stated.published or over.published,
        updated=stated.updated or over.updated,
        outlet=stated.outlet,
        publisher=stated.publisher,
        language=stated.language,
        pointers=(*sheet.pointers, *_embeds(walked, found), *stated.pointers),
        notes=(*stated.notes, _PARTLY) if wall.partly(stated, walked.runs) else stated.notes,
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
        mark = furniture.point(text)
        self.blocks.append(Block(role, start + mark % len(text), self.length))
        if run is None:
            return
        relation = Relation.EMBED if body.embedded(run) else Relation.LINK
        for anchor in run.anchors:
            if anchor.href.startswith(("http://", "https://", "//", "/")):
                place = (start + anchor.start, start + anchor.end)
                self.pointers.append(Pointer(anchor.href, relation, *place))


def _laid_out(over: Head, found: list[tuple[Role, Run]]) -> _Sheet:
    sheet = _Sheet()
    for title in filter(None, (over.title, over.visible)):
        sheet.add(Role.HEADLINE, title)
    if over.standfirst is not None:
        sheet.add(Role.STANDFIRST, over.standfirst.text, over.standfirst)
    for run in over.bylines:
        sheet.add(Role.BYLINE, run.text, run)
    for line in over.unseen:
        sheet.add(Role.BYLINE, line)
    for role, run in found:
        if run is not over.standfirst and run not in over.bylines:
            sheet.add(role, run.text, run)
    return sheet


def _embeds(walked: Walk, found: list[tuple[Role, Run]]) -> list[Pointer]:
    """Give the frames of other pages that stand among the paragraphs."""
    body_runs = [run for role, run in found if role is Role.BODY]
    first, last = walked.runs.index(body_runs[0]), walked.runs.index(body_runs[-1])
    return [
        Pointer(href, Relation.EMBED)
        for place, href in walked.embeds
        if first <= place <= last + 1 and href.startswith(("http://", "https://", "//"))
    ]
