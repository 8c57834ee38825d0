"""What a page says of itself: JSON-LD, Open Graph, meta and time elements."""

import re
from dataclasses import dataclass
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from twicetold.extract import jsonld, stamp
from twicetold.extract.address import host, path, site
from twicetold.extract.authors import Author
from twicetold.extract.decode import whole
from twicetold.extract.draft import Pointer
from twicetold.extract.headline import Titles
from twicetold.model import Relation

_PUBLISHED = (
    "articlepublishedtime", "ogarticlepublishedtime", "datepublished", "articlepublished",
    "ogpublishedtime", "parselypubdate", "sailthrudate", "cxenseparserecspublishtime",
    "dcdateissued", "dctermscreated", "dctermsdate", "dcdatecreated", "dcdate", "publishdate",
    "publishedat", "publicationdate", "pubdate", "ptime", "originalpublicationdate",
    "rnewsdatepublished", "date", "created", "lastpublished", "citationpublicationdate",
    "citationonlinedate", "published",
)  # fmt: skip
_UPDATED = (
    "articlemodifiedtime", "ogarticlemodifiedtime", "ogupdatedtime", "datemodified",
    "dctermsmodified", "dcdatemodified", "lastmodified", "lastmod", "articleupdated", "utime",
    "revised", "modified",
)  # fmt: skip
_AUTHORS = (
    "author", "articleauthor", "parselyauthor", "sailthruauthor", "dccreator", "dctermscreator",
    "byl", "articleauthorname", "citationauthor", "ogarticleauthor", "cxenseparseauthor",
)  # fmt: skip
_SYNDICATED = ("syndicationsource", "originalsource")
_PUNCTUATION = str.maketrans("", "", ":._- ")
"""Sites write one name as article:published_time, article:published:time or article.published."""
_LONGEST_TITLE = 600
_MOST_AUTHORS = 100
_LANGUAGE = re.compile(r"[a-zA-Z]{2,3}(?=$|[-_])")
_URL_DAY = re.compile(r"/(20\d{2})[/-]?(0[1-9]|1[0-2])[/-]?([0-2]\d|3[01])(?=[/_.-]|$)")


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a page says of its article.

    Attributes:
        titles: Its headline as several places write it, the site's name cut.
        descriptions: Its summary as several places write it.
        authors: Its authors, people and organisations, as written.
        published: ISO 8601.
        updated: ISO 8601.
        outlet: What the site calls itself.
        publisher: Who owns it.
        language: ISO 639-1 code.
        address: Its canonical address.
        locked: Whether the page says that it shows only a part to those who do not pay.
        article: Whether the page says that it is an article.
        pointers: What it declares to be based on or taken from.
        notes: What was odd.
    """

    titles: Titles
    descriptions: tuple[str, ...]
    authors: tuple[Author, ...]
    published: str | None
    updated: str | None
    outlet: str | None
    publisher: str | None
    language: str | None
    address: str | None
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
    kind = (meta.get("ogtype") or [""])[0]
    free = jsonld.text(node.get("isAccessibleForFree"))
    return Metadata(
        titles=_titles(page, node, meta).without(outlet, host(address)),
        descriptions=_descriptions(node, meta),
        authors=_authors(node, nodes, meta),
        published=published,
        updated=updated,
        outlet=outlet,
        publisher=publisher,
        language=_language(page, node, meta),
        address=address,
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
            found.setdefault(name.lower().translate(_PUNCTUATION), []).append(content)
    return found


def _first(meta: dict[str, list[str]], names: tuple[str, ...]) -> str | None:
    return next((text for name in names for text in (jsonld.text(meta.get(name)),) if text), None)


def _address(page: LexborHTMLParser, meta: dict[str, list[str]], source: str) -> str | None:
    link = page.css_first('link[rel="canonical"][href]')
    written = (link.attributes.get("href") if link else None) or _first(meta, ("ogurl",))
    if written and written.startswith(("http://", "https://")):
        return written.strip()
    return source if "://" in source else None


def _titles(page: LexborHTMLParser, node: jsonld.Node, meta: dict[str, list[str]]) -> Titles:
    window = page.css_first("title")
    return Titles(
        declared=_short(jsonld.text(node.get("headline"))),
        shared=_short(_first(meta, ("ogtitle",))),
        tweeted=_short(_first(meta, ("twittertitle",))),
        window=_short(jsonld.text(window.text())) if window is not None else None,
    )


def _short(title: str | None) -> str | None:
    return title if title and len(title) <= _LONGEST_TITLE else None


def _descriptions(node: jsonld.Node, meta: dict[str, list[str]]) -> tuple[str, ...]:
    places = [node.get("description"), node.get("alternativeHeadline")]
    places += [meta.get(name) for name in ("ogdescription", "description", "twitterdescription")]
    return tuple(dict.fromkeys(text for text in map(jsonld.text, places) if text))


def _authors(
    node: jsonld.Node, nodes: list[jsonld.Node], meta: dict[str, list[str]]
) -> tuple[Author, ...]:
    """Collect the authors from JSON-LD and from the meta elements."""
    found: list[Author] = []
    for one in jsonld.resolved(node.get("author") or node.get("creator"), nodes):
        if not isinstance(one, dict):
            found.append(Author(jsonld.text(one) or "", person=False))
            continue
        person = "Organization" not in " ".join(jsonld.kinds(one))
        names = [jsonld.text(name) for name in jsonld.each(one.get("name"))]
        if not any(names):
            given = (jsonld.text(one.get("givenName")), jsonld.text(one.get("familyName")))
            names = [" ".join(filter(None, given))]
        found.extend(Author(name or "", person=person) for name in names)
    for place in _AUTHORS:
        written = [jsonld.text(name) or "" for name in meta.get(place, ())]
        found.extend(Author(name, person=False) for name in written)
    return tuple(dict.fromkeys(one for one in found[:_MOST_AUTHORS] if one.named))


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
    match = _URL_DAY.search(path(address))
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
    outlet = _first(meta, ("ogsitename",)) or name or site or _first(meta, ("applicationname",))
    if outlet and "://" in outlet:
        outlet = host(outlet)
    return outlet, owner or name or outlet


def _language(page: LexborHTMLParser, node: jsonld.Node, meta: dict[str, list[str]]) -> str | None:
    root = page.root
    declared = root.attributes.get("lang") if root is not None else None
    for written in (
        jsonld.text(node.get("inLanguage")),
        declared,
        _first(meta, ("oglocale", "language")),
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
            found.append(Pointer(whole(href.strip()), Relation.BASED_ON))
    for name in _SYNDICATED:
        found.extend(Pointer(href, Relation.SYNDICATION) for href in meta.get(name, ()))
    for link in page.css('link[rel="syndication-source"][href], link[rel="original-source"][href]'):
        found.append(Pointer(link.attributes["href"] or "", Relation.SYNDICATION))
    canonical, own = page.css_first('link[rel="canonical"][href]'), _first(meta, ("ogurl",))
    href = (canonical.attributes.get("href") or "") if canonical is not None else ""
    if own and href.startswith("http") and site(href) != site(own):
        found.append(Pointer(href, Relation.SYNDICATION))
    return tuple(dict.fromkeys(found))
