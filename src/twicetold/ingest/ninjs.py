"""IPTC ninjs, versions 1 to 3: news in JSON.

The standard: https://iptc.org/standards/ninjs/ . Version 3 keeps headlines, descriptions and
bodies in lists with roles; versions 1 and 2 keep them under names of their own. The case of the
keys changed between versions and is not looked at.
"""

import json
import re
from collections.abc import Iterator
from html import escape
from typing import Any

from twicetold.ingest.dispatch import Dispatch, capture, paragraphs
from twicetold.ingest.limits import Limits
from twicetold.model import Capture, Failure, TooLarge, Unreadable

_LONE = re.compile("[\ud800-\udfff]")
_HTML = ("html", "xhtml", "nitf")
_MAIN = ("main", "article", "richtext", "html", "text")
_NO_TEXT = frozenset({"picture", "video", "audio", "graphic", "event", "planning"})
_Fields = dict[str, Any]


def dispatches(body: bytes, source: str, limits: Limits) -> Iterator[Capture | Failure]:
    """Read an item, a list of items, or the texts that a package holds.

    Args:
        body: The file.
        source: Where it was read; several items are numbered.
        limits: How deep and how many.

    Yields:
        A capture for each text; a failure for each item that gives none.

    Raises:
        Unreadable: It is no ninjs.
        TooLarge: It is nested too deep.
    """
    found = list(_texts(_decoded(body), limits))
    if not found:
        raise Unreadable("is JSON, but no ninjs item; give ninjs, or JSON lines as .jsonl")
    for number, fields in enumerate(found[: limits.most_linked], start=1):
        subject = f"{source}#{number}" if len(found) > 1 else source
        try:
            yield capture(_dispatch(fields), subject)
        except Unreadable as error:
            yield Failure("ingest", subject, str(error))
    if len(found) > limits.most_linked:
        limit = f"most_linked={limits.most_linked}"
        yield Failure("ingest", source, f"holds more items than the limit {limit}; split it")


def _decoded(body: bytes) -> object:
    try:
        found = json.loads(body.decode(json.detect_encoding(body), "replace"))
        # An escape may stand for half of a character, which no encoding can write.
        return json.loads(_LONE.sub("\ufffd", json.dumps(found, ensure_ascii=False)))
    except RecursionError:
        raise TooLarge("is nested too deep; leave the file out or have it made again") from None
    except ValueError as error:
        raise Unreadable(f"is no JSON ({error}); have it made again") from None


def _texts(found: object, limits: Limits, depth: int = 0) -> Iterator[_Fields]:
    """Give the items with text, and the others only when they stand alone."""
    if depth > limits.deepest_element:
        return
    if isinstance(found, list):
        for one in found:
            yield from _texts(one, limits, depth + 1)
    elif isinstance(found, dict):
        fields = {str(key).lower(): value for key, value in found.items()}
        inner = [one for one in _texts(_held(fields), limits, depth + 1) if _bodies(one)]
        if _bodies(fields) or ("uri" in fields and not inner):
            yield fields
        yield from inner


def _held(fields: _Fields) -> object:
    """Give what an item holds: a list since version 2, a table of names before."""
    held = fields.get("associations")
    return list(held.values()) if isinstance(held, dict) else held


def _dispatch(fields: _Fields) -> Dispatch:
    type_ = _text(fields, "type")
    if type_ in _NO_TEXT and not _bodies(fields):
        raise Unreadable(f"holds no text, it is of type “{type_}”; give the item with the article")
    headline = _role(fields, "headlines", ("main",)) or _text(fields, "headline", "title")
    standfirst = _role(fields, "descriptions", ("standfirst", "lead", "subheadline"))
    return Dispatch(
        body=_body(fields) + _captions(fields),
        headline=headline,
        standfirst=standfirst or _role(fields, "headlines", ("subheadline", "subhead")),
        byline=_text(fields, "by", "byline"),
        published=_text(fields, "contentcreated", "firstcreated")
        or _text(fields, "versioncreated"),
        updated=_text(fields, "versioncreated"),
        language=_text(fields, "language"),
        outlet=_source(fields),
        publisher=_text(fields, "copyrightholder"),
        url=_text(fields, "uri"),
        status=_text(fields, "pubstatus"),
        embargo=_text(fields, "embargoed", "embargoeduntil"),
    )


def _bodies(fields: _Fields) -> list[tuple[str, str, str]]:
    """Give role, kind and words of each body."""
    found: list[tuple[str, str, str]] = []
    for one in _listed(fields, "bodies"):
        words = _text(one, "value")
        if words:
            found.append((_text(one, "role") or "", _text(one, "contenttype") or "", words))
    for name in ("body_xhtml", "body_html", "body_text", "body_richtext", "body"):
        words = _text(fields, name)
        if words:
            found.append(("main", name, words))
    return found


def _body(fields: _Fields) -> str:
    def rank(body: tuple[str, str, str]) -> tuple[bool, bool]:
        role, kind, _ = body
        return (not any(name in kind for name in _HTML), role.lower() not in _MAIN)

    bodies = sorted(_bodies(fields), key=rank)
    if not bodies:
        return ""
    _, kind, words = bodies[0]
    return words if any(name in kind for name in _HTML) else paragraphs(words)


def _captions(fields: _Fields) -> str:
    """Give the captions of the pictures that go with the text."""
    held = _held(fields)
    captions: list[str] = []
    for one in held if isinstance(held, list) else ():
        if isinstance(one, dict):
            picture = {str(key).lower(): value for key, value in one.items()}
            words = _role(picture, "descriptions", ("caption", "main", "text"))
            words = words or _text(picture, "description_text", "description_caption")
            if words and picture.get("type") in ("picture", "graphic"):
                captions.append(
                    f'<figure><img alt=""><figcaption>{escape(words)}</figcaption></figure>\n'
                )
    return "".join(captions)


def _source(fields: _Fields) -> str | None:
    for name in ("infosources", "infosource"):
        for one in _listed(fields, name):
            if _text(one, "name"):
                return _text(one, "name")
    return _text(fields, "source", "copyrightholder")


def _role(fields: _Fields, name: str, roles: tuple[str, ...]) -> str | None:
    """Give the words of the first role that the list has."""
    listed = _listed(fields, name)
    by_role = {(_text(one, "role") or "main").lower(): _text(one, "value") for one in listed}
    return next((by_role[role] for role in roles if by_role.get(role)), None)


def _listed(fields: _Fields, name: str) -> list[_Fields]:
    value = fields.get(name)
    found = value if isinstance(value, list) else []
    return [{str(k).lower(): v for k, v in one.items()} for one in found if isinstance(one, dict)]


def _text(fields: _Fields, *names: str) -> str | None:
    for name in names:
        value = fields.get(name)
        if isinstance(value, str) and value.strip():
            return value.strip()
    return None
