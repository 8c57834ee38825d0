"""Sitemaps into leads, with what news sitemaps say of each page.

The standards: https://www.sitemaps.org/protocol.html and Google's extension for news.
"""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from twicetold.ingest.address import joined
from twicetold.ingest.defused import first, tree, words
from twicetold.ingest.lead import Lead
from twicetold.ingest.limits import Limits
from twicetold.model import Failure, Given


def leads(
    body: bytes, source: str, limits: Limits, via: tuple[str, ...] = ()
) -> Iterator[Lead | Failure]:
    """Read a sitemap or an index of sitemaps.

    Args:
        body: The sitemap.
        source: Where it was read.
        limits: How many pages.
        via: What led to it.

    Yields:
        A lead for each page or inner sitemap, the newest first; a failure when some are left.

    Raises:
        Unreadable: It is no XML.
        TooLarge: A limit is passed.
    """
    root = tree(body, limits)
    named = [one for one in root if one.tag in ("url", "sitemap") and words(first(one, "loc"))]
    named.sort(key=_moment, reverse=True)
    for one in named[: limits.most_linked]:
        hints = Given(published=words(first(one, "publication_date")) or None)
        url = joined(source, words(first(one, "loc")))
        yield Lead(url, _given(one), (*via, source), hints=hints)
    if len(named) > limits.most_linked:
        reason = f"names {len(named)} pages, the limit is most_linked={limits.most_linked}"
        yield Failure("ingest", source, f"{reason}; the newest were read, raise it for the others")


def _moment(one: Element) -> str:
    return words(first(one, "publication_date", "lastmod"))


def _given(one: Element) -> Given:
    """Take the outlet's name; the page itself knows its times and its headline better."""
    publication = first(one, "publication")
    return Given(outlet=None if publication is None else words(first(publication, "name")) or None)
