"""What a page says of itself: JSON-LD, Open Graph, meta and time elements."""

import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser

from twicetold.extract import byline, jsonld, stamp
from twicetold.extract.draft import Pointer
from twicetold.model import Relation

_PUBLISHED = (
    "article:published_time", "og:article:published_time", "datepublished", "article:published",
    "og:published_time", "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime",
    "dc.date.issued", "dcterms.created", "dcterms.date", "dc.date.created", "dc.date",
    "publish-date", "publish_date", "published_at", "publication_date", "pubdate", "ptime",
    "date_published", "originalpublicationdate", "rnews:datepublished", "date", "created",
    "last-published", "citation_publication_date", "citation_online_date", "article.published", "published",
)  # fmt: skip
_UPDATED = (
    "article:modified_time", "og:article:modified_time", "og:updated_time", "datemodified",
    "dcterms.modified", "dc.date.modified", "last-modified", "lastmod", "article.updated", "utime",
    "revised", "modified", "cxenseparse:recs:articleupdated",
)  # fmt: skip
_AUTHORS = (
    "author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator",
    "byl", "article:author_name", "citation_author", "og:article:author", "cxenseparse:author",
)  # fmt: skip
_SYNDICATED = ("syndication-source", "original-source")
_LANGUAGE = re.compile(r"[a-zA-Z]{2,3}(?=$|[-_])")
_URL_DAY = re.compile(r"/(20\d{2})[/-]?(0[1-9]|1[0-2])[/-]?([0-2]\d|3[01])(?=[/_.-]|$)")


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a page says of its article.

    Attributes:
        titles: Its headline as several places write it, most trusted first.
        description: Its summary.
        authors: Its authors, people and organisations, as written.
        published: ISO 8601.
        updated: ISO 8601.
        outlet: What the site calls itself.
        publisher: Who owns it.
        language: ISO 639-1 code.
        address: Its canonical address.
        body: The words of the article, if JSON-LD carries them.
        locked: Whether the page says that it shows only a part to those who do not pay.
        article: Whether the page says that it is an article.
        pointers: What it declares to be based on or taken from.
        notes: What was odd.
    """

    titles: tuple[str, ...]
    description: str | None
    authors: tuple[str, ...]
    published: str | None
    updated: str | None
    outlet: str | None
    publisher: str | None
    language: str | None
    address: str | None
    body: str | None
    locked: bool
    article: bool
    pointers: tuple[Pointer, ...]
    notes: tuple[str, ...]


def read(page: LexborHTMLParser, source: str) -> Metadata:
    """Read what a page says of itself.

    Args:
        page: The parsed page.
        source: Where it was captured; an address gives a last resort for the day.
    """
    meta = _meta(page)
    address = _address(page, meta, source)
    nodes = jsonld.nodes(page)
    node = jsonld.article(nodes, address) or {}
    outlet, publisher = _owners(node, nodes, meta)
    published, updated, notes = _times(page, node, meta, address or source)
    kind = (meta.get("og:type") or [""])[0]
    free = jsonld.text(node.get("isAccessibleForFree"))
    return Metadata(
        titles=_titles(page, node, meta),
        description=jsonld.text(node.get("description"))
        or _first(meta, ("og:description", "description")),
        authors=_authors(node, nodes, meta),
        published=published,
        updated=updated,
        outlet=outlet,
        publisher=publisher,
        language=_language(page, node, meta),
        address=address,
        body=jsonld.text(node.get("articleBody")),
        locked=node.get("isAccessibleForFree") is False or (free or "").lower() == "false",
        article=bool(node) or kind == "article",
        pointers=_declared(page, node, meta),
        notes=notes,
    )


def _meta(page: LexborHTMLParser) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for element in page.css("meta[content]"):
        attributes = element.attributes
        name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop")
        content = (attributes.get("content") or "").strip()
        if name and content:
            found.setdefault(name.strip().lower(), []).append(content)
    return found


def _first(meta: dict[str, list[str]], names: tuple[str, ...]) -> str | None:
    return next((text for name in names for text in (jsonld.text(meta.get(name)),) if text), None)


def _address(page: LexborHTMLParser, meta: dict[str, list[str]], source: str) -> str | None:
    link = page.css_first('link[rel="canonical"][href]')
    written = (link.attributes.get("href") if link else None) or _first(meta, ("og:url",))
    if written and written.startswith(("http://", "https://")):
        return written.strip()
    return source if "://" in source else None


def _titles(
    page: LexborHTMLParser, node: jsonld.Node, meta: dict[str, list[str]]
) -> tuple[str, ...]:
    title = page.css_first("title")
    found = (
        jsonld.text(node.get("headline")),
        _first(meta, ("og:title",)),
        _first(
            meta, ("twitter:title", "dc.title", "parsely-title", "sailthru.title", "citation_title")
        ),
        jsonld.text(node.get("name")),
        jsonld.text(title.text()) if title is not None else None,
    )
    return tuple(dict.fromkeys(one for one in found if one))


def _authors(
    node: jsonld.Node, nodes: list[jsonld.Node], meta: dict[str, list[str]]
) -> tuple[str, ...]:
    found: list[str] = []
    for one in jsonld.resolved(node.get("author") or node.get("creator"), nodes):
        names = jsonld.each(one.get("name")) if isinstance(one, dict) else [one]
        found.extend(name for name in map(jsonld.text, names) if name)
    if not found:
        found = next(
            (list(filter(None, map(jsonld.text, meta[name]))) for name in _AUTHORS if name in meta),
            [],
        )
    return tuple(dict.fromkeys(name for name in found if "://" not in name and "@" not in name))


def _times(
    page: LexborHTMLParser, node: jsonld.Node, meta: dict[str, list[str]], address: str
) -> tuple[str | None, str | None, tuple[str, ...]]:
    """Read when the article came out and was changed; the finest of those that agree wins."""
    published = [
        _stamp(node.get("datePublished")),
        *(_stamp(meta.get(name)) for name in _PUBLISHED),
    ]
    updated = [_stamp(node.get("dateModified")), *(_stamp(meta.get(name)) for name in _UPDATED)]
    elements = page.css(
        '[itemprop="datePublished"], time[pubdate], time[datetime], [itemprop="dateModified"]'
    )
    for element in elements[:8]:
        attributes = element.attributes
        read = _stamp(attributes.get("datetime") or attributes.get("content"))
        (updated if attributes.get("itemprop") == "dateModified" else published).append(read)
    match = _URL_DAY.search(urlsplit(address).path)
    published.append(stamp.machine("-".join(match.groups())) if match else None)
    stated = [one for one in published[: len(_PUBLISHED) + 1] if one]
    notes: list[str] = []
    if stated and any(one[:10] != stated[0][:10] for one in stated if len(one) >= 10):
        others = sorted({one for one in stated if one[:10] != stated[0][:10]})
        notes.append(f"The page gives several publication times: {stated[0]}, {', '.join(others)}.")
    return _finest(published), _finest(updated), tuple(notes)


def _stamp(value: object) -> str | None:
    written = jsonld.text(value)
    return (stamp.machine(written) or stamp.visible(written)) if written else None


def _finest(found: list[str | None]) -> str | None:
    """Give the first stamp, or a finer one of the same day."""
    known = [one for one in found if one]
    if not known:
        return None
    return next(
        (one for one in known if one.startswith(known[0]) and len(one) > len(known[0])), known[0]
    )


def _owners(
    node: jsonld.Node, nodes: list[jsonld.Node], meta: dict[str, list[str]]
) -> tuple[str | None, str | None]:
    """Tell what the outlet is called and who owns it."""
    organisation: dict[str, Any] = {}
    for one in jsonld.resolved(node.get("publisher"), nodes):
        organisation = one if isinstance(one, dict) else {"name": one}
        break
    name = jsonld.text(organisation.get("name"))
    parent = next(jsonld.resolved(organisation.get("parentOrganization"), nodes), None)
    owner = jsonld.text(parent)
    site = next(
        (jsonld.text(one.get("name")) for one in nodes if "WebSite" in jsonld.kinds(one)), None
    )
    outlet = _first(meta, ("og:site_name",)) or name or site or _first(meta, ("application-name",))
    if outlet and "://" in outlet:
        outlet = urlsplit(outlet).hostname
    return outlet, owner or name or outlet


def _language(page: LexborHTMLParser, node: jsonld.Node, meta: dict[str, list[str]]) -> str | None:
    root = page.root
    declared = root.attributes.get("lang") if root is not None else None
    for written in (
        jsonld.text(node.get("inLanguage")),
        declared,
        _first(meta, ("og:locale", "language")),
    ):
        match = _LANGUAGE.match(written or "")
        if match is not None:
            return match.group().lower()
    return None


def _declared(
    page: LexborHTMLParser, node: jsonld.Node, meta: dict[str, list[str]]
) -> tuple[Pointer, ...]:
    """Collect the sources that a page declares."""
    found: list[Pointer] = []
    for one in jsonld.each(node.get("isBasedOn")) + jsonld.each(node.get("isBasedOnUrl")):
        href = one.get("url") or one.get("@id") if isinstance(one, dict) else one
        if isinstance(href, str) and href.strip():
            found.append(Pointer(href.strip(), Relation.BASED_ON))
    for name in _SYNDICATED:
        found.extend(Pointer(href, Relation.SYNDICATION) for href in meta.get(name, ()))
        for link in page.css(f'link[rel="{name}"][href]'):
            found.append(Pointer(link.attributes["href"] or "", Relation.SYNDICATION))
    canonical, own = page.css_first('link[rel="canonical"][href]'), _first(meta, ("og:url",))
    href = (canonical.attributes.get("href") or "") if canonical is not None else ""
    if own and href.startswith("http") and urlsplit(href).hostname != urlsplit(own).hostname:
        found.append(Pointer(href, Relation.SYNDICATION))
    return tuple(dict.fromkeys(found))


def names(written: tuple[str, ...]) -> tuple[str, ...]:
    """Give the people among the authors that a page names."""
    found: list[str] = []
    for one in written:
        read = byline.read(one)
        found.extend(name for name, _ in read.names)
    return tuple(dict.fromkeys(found))
