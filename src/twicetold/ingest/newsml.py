"""NewsML-G2: news in XML. The standard: https://iptc.org/standards/newsml-g2/ ."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from twicetold.ingest import nitf
from twicetold.ingest.defused import first, words
from twicetold.ingest.dispatch import Dispatch, capture, paragraphs
from twicetold.ingest.limits import Limits
from twicetold.model import Capture, Failure, Unreadable


def dispatches(root: Element, source: str, limits: Limits) -> Iterator[Capture | Failure]:
    """Read a ``newsItem``, or the ones that a ``newsMessage`` carries.

    Args:
        root: The element.
        source: Where it was read; several items are numbered.
        limits: How many.

    Yields:
        A capture for each text; a failure for each item that gives none.

    Raises:
        Unreadable: There is no item in it.
    """
    sent = list(root.iter("newsItem"))
    if not sent:
        raise Unreadable("carries no newsItem; give the items that it refers to")
    for number, news in enumerate(sent[: limits.most_linked], start=1):
        subject = f"{source}#{number}" if len(sent) > 1 else source
        try:
            yield capture(_dispatch(news), subject)
        except Unreadable as error:
            yield Failure("ingest", subject, str(error))
    if len(sent) > limits.most_linked:
        limit = f"most_linked={limits.most_linked}"
        yield Failure("ingest", source, f"holds more items than the limit {limit}; split it")


def _dispatch(news: Element) -> Dispatch:
    meta, about = first(news, "itemMeta"), first(news, "contentMeta")
    inner = _inner(news)
    headline = _words(about, "headline") or _words(meta, "title") or inner.headline
    sent = _words(about, "contentCreated") or _words(meta, "firstCreated")
    return Dispatch(
        body=inner.body,
        headline=headline,
        standfirst=inner.standfirst,
        byline=_words(about, "by") or inner.byline,
        published=sent or _words(meta, "versionCreated") or inner.published,
        updated=_words(meta, "versionCreated"),
        language=_of(about, "language", "tag"),
        outlet=_named(about, "infoSource") or _named(meta, "provider") or inner.outlet,
        publisher=_named(news, "copyrightHolder") or inner.publisher,
        status=_of(meta, "pubStatus", "qcode"),
        embargo=_words(meta, "embargoed"),
    )


def _inner(news: Element) -> Dispatch:
    """Read the first text that the item carries inline."""
    for inline in news.iter("inlineXML"):
        older = first(inline, "nitf")
        if older is not None:
            return nitf.dispatch(older)
        page = first(inline, "body")
        if page is not None:
            return Dispatch("".join(map(nitf.html, page)))
    inline_text = first(news, "inlineData")
    text = "" if inline_text is None else "".join(inline_text.itertext())
    return Dispatch(paragraphs(text))


def _words(element: Element | None, name: str) -> str | None:
    return None if element is None else words(first(element, name)) or None


def _of(element: Element | None, name: str, attribute: str) -> str | None:
    found = None if element is None else first(element, name)
    return None if found is None else found.get(attribute, "").strip() or None


def _named(element: Element | None, name: str) -> str | None:
    """Give a party's name: written out inside, or as a literal, or the end of its code."""
    found = None if element is None else first(element, name)
    if found is None:
        return None
    code = found.get("qcode", "").rpartition(":")[2]
    return words(first(found, "name")) or found.get("literal", "").strip() or code or None
