"""What one body holds, whatever its format."""

from collections.abc import Iterator
from hashlib import sha256

from twicetold.ingest import feed, newsml, ninjs, nitf, sitemap
from twicetold.ingest.defused import tree
from twicetold.ingest.dispatch import capture
from twicetold.ingest.kinds import Kind, kind
from twicetold.ingest.lead import Lead
from twicetold.ingest.limits import Limits
from twicetold.model import Capture, Failure, Unreadable

_NAMED = {Kind.HTML: "text/html", Kind.TEXT: "text/plain"}


def contents(
    body: bytes, declared: str, source: str, limits: Limits
) -> Iterator[Capture | Lead | Failure]:
    """Read a body that is a page, a text, a feed, a sitemap or an agency's dispatch.

    Args:
        body: The bytes, decompressed.
        declared: The media type that its name or its server gives it; its own bytes win.
        source: Where it is from.
        limits: Named limits.

    Yields:
        A page or text as it is; the entries and texts of the other formats; leads to the pages
        that a feed or sitemap names.

    Raises:
        Unreadable: It is none of these, or broken.
        TooLarge: A limit is passed.
    """
    found = kind(body, declared)
    if not body.strip():
        raise Unreadable("is empty; save the page or text again")
    if found is Kind.BINARY:
        raise Unreadable("is binary, not text; save the article as .txt or .html")
    if found in _NAMED:
        yield Capture(source, body, _media_type(found, declared), sha256(body).hexdigest())
    elif found is Kind.FEED:
        yield from feed.entries(body, source, limits)
    elif found is Kind.SITEMAP:
        yield from sitemap.leads(body, source, limits)
    elif found is Kind.NINJS:
        yield from ninjs.dispatches(body, source, limits)
    elif found is Kind.NEWSML:
        yield from newsml.dispatches(tree(body, limits), source, limits)
    elif found is Kind.NITF:
        yield capture(nitf.dispatch(tree(body, limits)), source)
    else:
        raise Unreadable(
            "is none of the formats that are read; give a page, a text, a feed, a sitemap, ninjs, "
            "NewsML-G2, NITF, WARC or JSON lines"
        )


def _media_type(found: Kind, declared: str) -> str:
    """Keep the charset that was declared; the type is what the bytes are."""
    plain, _, parameters = declared.partition(";")
    named = _NAMED[found]
    if plain.strip().lower() == named or not parameters:
        return declared.strip() if plain.strip().lower() == named else named
    return f"{named}; {parameters.strip()}"
