"""Reports, readings and pieces made from a few words, for tests."""

from twicetold.align.pieces import Piece
from twicetold.align.stems import stem, telling
from twicetold.model import (
    Attribution,
    Name,
    Part,
    Reading,
    Report,
    Role,
    Span,
    Story,
)
from twicetold.segment import sentences
from twicetold.text import moments, numbers
from twicetold.text.quotes import quotations
from twicetold.text.tokens import tokens

PUBLISHED = "2031-04-02T10:00"


def report(name: str, *paragraphs: str, headline: str = "", published: str = PUBLISHED) -> Report:
    """Make a report of a headline, if any, and paragraphs."""
    parts: list[Part] = []
    text = ""
    for role, block in [(Role.HEADLINE, headline), *((Role.BODY, one) for one in paragraphs)]:
        if block:
            parts.append(Part(role, len(text), len(text) + len(block)))
            text += block + "\n\n"
    return Report(
        name, f"{name}.txt", name, name, text, tuple(parts), published=published, language="en"
    )


def reading(
    *reports: Report, names: tuple[Name, ...] = (), attributions: tuple[Attribution, ...] = ()
) -> Reading:
    """Read reports, with the attributions given."""
    ordered = tuple(sorted(reports, key=lambda one: one.id))
    return Reading(
        Story("story", tuple(one.id for one in ordered)),
        ordered,
        tuple(sentence for one in ordered for sentence in sentences(one)),
        tuple(moment for one in ordered for moment in moments.named(one)),
        tuple(quantity for one in ordered for quantity in numbers.named(one)),
        attributions,
        (),
        names,
    )


def piece(name: str, words: str, published: str = PUBLISHED) -> Piece:
    """Make one piece of a whole text."""
    one = report(name, words, published=published)
    content = one.passage(0, len(words))
    stems = tuple(stem(token.fold) for token in tokens(words))
    quotes = tuple(Span(q.inner.start, q.inner.end) for q in quotations(words) if q.depth == 0)
    return Piece(
        content=content,
        sentence=content,
        published=published,
        attribution=None,
        quoted=False,
        heading=False,
        stems=stems,
        tells=telling(stems),
        around=telling(stems),
        names=frozenset(),
        saying=0.0,
        quotes=quotes,
        said=" ".join(t.fold for q in quotes for t in tokens(words, q.start, q.end)),
        figures=numbers.named(one),
        moments=moments.named(one),
    )
