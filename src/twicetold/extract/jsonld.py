"""What a page says of its article in JSON-LD (schema.org)."""

import html
import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from twicetold.extract.decode import whole

_LARGEST = 3_000_000
"""Characters of one script; the longest of the two extraction sets has 34,000."""
_MOST_NODES = 5_000
_ARTICLE = re.compile(r"Article$|Posting$|^Report$")
_COMMENT = re.compile(r"^\s*(?://)?\s*(?:<!--|<!\[CDATA\[)|(?://)?\s*(?:-->|\]\]>)\s*;?\s*$")
_TRAILING = re.compile(r",\s*([}\]])")

Node = dict[str, Any]


def nodes(page: LexborHTMLParser) -> list[Node]:
    """Read all nodes of all JSON-LD scripts of a page, nested ones too, in page order."""
    found: list[Node] = []
    for script in page.css('script[type*="ld+json"]'):
        written = script.text()
        if written and len(written) <= _LARGEST:
            found.extend(_flat(_loaded(written)))
        if len(found) >= _MOST_NODES:
            break
    return found[:_MOST_NODES]


def article(found: list[Node], address: str | None) -> Node | None:
    """Choose the node of the page's own article.

    Args:
        found: The nodes of the page.
        address: The page's address, if it is known; the node that names it is preferred.
    """
    articles = [node for node in found if any(_ARTICLE.search(kind) for kind in kinds(node))]
    if not articles:
        return None
    if address:
        own = [node for node in articles if address in _addresses(node)]
        articles = own or articles
    return max(articles, key=lambda node: ("headline" in node) + ("datePublished" in node))


def kinds(node: Node) -> list[str]:
    """Give the types of a node."""
    return [str(kind) for kind in each(node.get("@type"))]


def each(value: object) -> list[Any]:
    """Give a value as a list: JSON-LD leaves out the brackets around a single one."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def text(value: object) -> str | None:
    """Give a value as text, entities resolved and white space folded; None when it is none."""
    for one in each(value):
        words = one.get("@value") or one.get("name") if isinstance(one, dict) else one
        if isinstance(words, str):
            plain = html.unescape(html.unescape(re.sub(r"<[^<>]{0,200}>", "", words)))
            folded = " ".join(whole(plain).split())
            if folded:
                return folded
    return None


def resolved(value: object, found: list[Node]) -> Iterator[Any]:
    """Give the values with references (``{"@id": …}``) replaced by the nodes they name."""
    for one in each(value):
        if isinstance(one, dict) and set(one) <= {"@id", "@type"} and "@id" in one:
            wanted = one["@id"]
            named = (node for node in found if node.get("@id") == wanted and len(node) > len(one))
            yield next(named, one)
        else:
            yield one


def _addresses(node: Node) -> list[str]:
    pages = [node.get("url"), node.get("@id"), *each(node.get("mainEntityOfPage"))]
    return [
        address
        for page in pages
        for address in ([page.get("@id"), page.get("url")] if isinstance(page, dict) else [page])
        if isinstance(address, str)
    ]


def _loaded(written: str) -> object:
    """Read a script; what sites often break is mended: comments, commas at ends, entities."""
    for mend in (str, _without_comments, html.unescape):
        try:
            return json.loads(mend(written), strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _without_comments(written: str) -> str:
    return _TRAILING.sub(r"\1", _COMMENT.sub("", written))


def _flat(value: object) -> Iterable[Node]:
    found: list[Node] = []
    stack: list[object] = [value]
    while stack and len(found) < _MOST_NODES:
        one = stack.pop()
        if isinstance(one, list):
            stack.extend(reversed(one))
        elif isinstance(one, dict):
            found.append(one)
            stack.extend(
                reversed([inner for inner in one.values() if isinstance(inner, dict | list)])
            )
    return found
