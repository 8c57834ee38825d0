"""What an agency sends, whatever the format, as a page that the extraction reads."""

import re
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from html import escape

from twicetold.model import Capture, Given, Unreadable

_PARAGRAPHS = re.compile(r"(?:[ \t]*\r?\n){2,}|\r?\n(?=[ \t]{2,})")
_WITHDRAWN = frozenset({"canceled", "cancelled", "withheld"})
_LONE = re.compile("[\ud800-\udfff]")
_FIGURES = re.compile(r"\d{8}(?:T\d{4}(?:\d{2})?(?:Z|[+-]\d{4})?)?")
_LONGEST_STAMP = 40


@dataclass(frozen=True, slots=True)
class Dispatch:
    """One text of an agency, in the words of the agency.

    Attributes:
        body: The text as HTML.
        headline: Its headline.
        standfirst: What stands between headline and text.
        byline: Its byline as written.
        published: When it was first sent.
        updated: When this version was sent.
        language: BCP 47 tag.
        outlet: Who sends it.
        publisher: Who holds the rights.
        url: Its identifier where that is an address.
        status: What may be done with it, such as ``usable`` or ``canceled``.
        embargo: The moment before which it must not be published.
    """

    body: str
    headline: str | None = None
    standfirst: str | None = None
    byline: str | None = None
    published: str | None = None
    updated: str | None = None
    language: str | None = None
    outlet: str | None = None
    publisher: str | None = None
    url: str | None = None
    status: str | None = None
    embargo: str | None = None


def capture(dispatch: Dispatch, source: str) -> Capture:
    """Lay a dispatch out as a page; all words on it are the agency's.

    Args:
        dispatch: The dispatch.
        source: Where it was read.

    Raises:
        Unreadable: It has no text, or the agency has withdrawn it.
    """
    if (dispatch.status or "").rpartition(":")[2].strip().lower() in _WITHDRAWN:
        raise Unreadable(
            f"was withdrawn by the one who sent it (status “{dispatch.status}”); leave it out"
        )
    if not re.sub(r"<[^>]*>", "", dispatch.body).strip():
        raise Unreadable("holds no text; give the item that has the article")
    published, updated = stamp(dispatch.published), stamp(dispatch.updated)
    given = Given(
        headline=dispatch.headline,
        standfirst=dispatch.standfirst,
        published=published,
        updated=updated if updated != published else None,
        language=(dispatch.language or "").partition("-")[0].lower() or None,
        outlet=dispatch.outlet,
        publisher=dispatch.publisher,
        url=dispatch.url if (dispatch.url or "").startswith(("http://", "https://")) else None,
    )
    body = _LONE.sub("\ufffd", _page(dispatch)).encode("utf-8")
    notes = (f"Under embargo until {dispatch.embargo}.",) if dispatch.embargo else ()
    media_type = "text/html; charset=utf-8"
    return Capture(source, body, media_type, sha256(body).hexdigest(), given, notes)


def paragraphs(text: str) -> str:
    """Give a plain text as HTML: a blank line or an indent opens a paragraph."""
    found = (" ".join(piece.split()) for piece in _PARAGRAPHS.split(text))
    return "".join(f"<p>{escape(piece)}</p>\n" for piece in found if piece)


def stamp(written: str | None) -> str | None:
    """Give a moment as ISO 8601 with dashes; what cannot be read so is given as it is."""
    written = (written or "").strip()
    if not written:
        return None
    if _FIGURES.fullmatch(written):
        try:
            moment = datetime.fromisoformat(written)
        except ValueError:
            return written
        return moment.isoformat() if "T" in written else moment.date().isoformat()
    return written[:_LONGEST_STAMP]


def _page(dispatch: Dispatch) -> str:
    over = (
        ("h1", "headline", dispatch.headline),
        ("p", "standfirst", dispatch.standfirst),
        ("p", "byline", dispatch.byline),
    )
    lines = [f'<{tag} class="{name}">{escape(line)}</{tag}>' for tag, name, line in over if line]
    title = f"<title>{escape(dispatch.headline)}</title>" if dispatch.headline else ""
    head = f'<!DOCTYPE html><html><head><meta charset="utf-8">{title}</head>'
    above = "\n".join(lines)
    return (
        f"{head}<body><article>\n{above}\n"
        f'<div class="article-body">\n{dispatch.body}\n</div></article></body></html>\n'
    )
