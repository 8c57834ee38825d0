"""NITF: news in XML, the older way. The standard: https://iptc.org/standards/nitf/ ."""

from html import escape
from xml.etree.ElementTree import Element

from twicetold.ingest.defused import first, words
from twicetold.ingest.dispatch import Dispatch

_SAME = "p h2 h3 h4 ul ol li em strong b i q table tr td th br blockquote div figure figcaption"
_TAGS = {
    **dict(zip(_SAME.split(), _SAME.split(), strict=True)),
    "hl2": "h2",
    "bq": "blockquote",
    "block": "div",
    "section": "div",
    "media": "figure",
    "media-caption": "figcaption",
}
"""Elements of NITF and XHTML that a page keeps, with the name that HTML has for them."""
_LEFT_OUT = frozenset({"media-metadata", "media-object", "script", "style", "note"})


def dispatch(root: Element) -> Dispatch:
    """Read a ``nitf`` element.

    Args:
        root: The element.

    Returns:
        The dispatch, its blocks as HTML.
    """
    content = first(root, "body.content")
    over = first(root, "hedline")
    byline = first(root, "byline")
    holder = first(root, "doc.copyright")
    pubdata = first(root, "pubdata")
    outlet = words(first(root, "distributor")) or _of(pubdata, "name") or _of(holder, "holder")
    return Dispatch(
        body="" if content is None else "".join(map(html, content)),
        headline=words(first(over, "hl1") if over is not None else first(root, "title")) or None,
        standfirst=words(first(over, "hl2") if over is not None else None) or None,
        byline=words(byline) or None,
        published=_of(first(root, "date.issue"), "norm") or _of(pubdata, "date.publication"),
        outlet=outlet,
        publisher=_of(holder, "holder"),
        status=_of(first(root, "docdata"), "management-status"),
        embargo=_of(first(root, "date.release"), "norm"),
    )


def html(element: Element) -> str:
    """Give a block of NITF or XHTML as HTML; other elements give their words only."""
    if element.tag in _LEFT_OUT:
        return escape(element.tail or "")
    inner = escape(element.text or "") + "".join(map(html, element))
    tail = escape(element.tail or "")
    if element.tag == "a":
        return f'<a href="{escape(element.get("href", ""))}">{inner}</a>{tail}'
    tag = _TAGS.get(str(element.tag))
    return f"<{tag}>{inner}</{tag}>{tail}" if tag else f"{inner}{tail}"


def _of(element: Element | None, name: str) -> str | None:
    return None if element is None else element.get(name, "").strip() or None
