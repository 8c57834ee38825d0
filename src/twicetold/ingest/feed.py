"""RSS and Atom into captures, where an entry has the whole text, and into leads."""

import re
from calendar import timegm
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import feedparser

from twicetold.ingest.address import joined
from twicetold.ingest.clock import moment
from twicetold.ingest.dispatch import Dispatch, capture, paragraphs
from twicetold.ingest.found import address
from twicetold.ingest.lead import Lead
from twicetold.ingest.limits import Limits
from twicetold.model import Capture, Failure, Given, TooLarge, Unreadable

_TAG = re.compile(r"<[^>]*>")
_REFERENCE = re.compile(rb"&#(?:[xX]([0-9a-fA-F]{1,40})|([0-9]{1,40}));")
_LAST_SIGN = 0x10FFFF
_HALVES = range(0xD800, 0xE000)
_WHOLE_TEXT = 150
"""Words from which an entry is taken for the whole article; teasers seldom reach 60."""
_MOST_TAGS = 60_000
"""Tags of a feed; feedparser needs some 0.1 ms for each, and a real feed has a tenth."""

_FAULTS = (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)
"""What feedparser lets through on broken feeds; fuzzing found ``&#1114112;`` among others."""


def entries(
    body: bytes, source: str, limits: Limits, via: tuple[str, ...] = ()
) -> Iterator[Capture | Lead | Failure]:
    """Read a feed.

    Args:
        body: The feed.
        source: Where it was read.
        limits: How large and how many.
        via: What led to it.

    Yields:
        For each entry its text when it has all of it, else a lead to its page; a failure for
        each entry without either.

    Raises:
        TooLarge: A limit is passed.
        Unreadable: It declares entities, or no entry can be found in it.
    """
    _bounded(body, limits)
    body = _REFERENCE.sub(_character, body)
    try:
        feed = feedparser.parse(BytesIO(body), response_headers={"content-location": source})
    except _FAULTS as error:
        raise Unreadable(f"is a broken feed ({error}); have it made again") from None
    if not feed.entries:
        raise Unreadable("is a feed without entries; look at it in a feed reader")
    for number, entry in enumerate(feed.entries[: limits.most_linked], start=1):
        yield _entry(entry, feed.feed, f"{source}#{number}", (*via, source))
    if len(feed.entries) > limits.most_linked:
        reason = f"has {len(feed.entries)} entries, the limit is most_linked={limits.most_linked}"
        yield Failure("ingest", source, f"{reason}; the first were read, raise it for the others")


def _character(reference: re.Match[bytes]) -> bytes:
    """Put U+FFFD for a sign that is none, lest feedparser give up on all entries for it."""
    sign = int(reference[1], 16) if reference[1] else int(reference[2])
    is_one = 0 < sign <= _LAST_SIGN and sign not in _HALVES
    return reference[0] if is_one else b"&#xfffd;"


def _bounded(body: bytes, limits: Limits) -> None:
    """Refuse what would take feedparser long: it reads many attributes in quadratic time."""
    if len(body) > limits.largest_feed:
        raise TooLarge(f"is larger than the limit largest_feed={limits.largest_feed}; split it")
    plain = body.replace(b"\0", b"")
    if b"<!ENTITY" in plain:
        raise Unreadable("declares entities, which are not read; have the feed made again")
    if re.search(rb"<[A-Za-z][^>]{%d}" % limits.longest_tag, plain):
        raise TooLarge(f"has a tag longer than the limit longest_tag={limits.longest_tag}")
    if plain.count(b"<") + plain.count(b"&lt;") > _MOST_TAGS:
        raise TooLarge(f"has more than {_MOST_TAGS} tags; split it")


def _entry(entry: Any, feed: Any, subject: str, via: tuple[str, ...]) -> Capture | Lead | Failure:
    base = via[-1] if address(via[-1]) else str(feed.get("link") or "")
    url = joined(base, str(entry.get("link") or ""))
    url = url if address(url) else ""
    named = (entry.get("source") or {}).get("title") or None
    html = _html(entry)
    count = len(_TAG.sub(" ", html).split())
    text: Capture | None = None
    if count:
        told = _dispatch(entry, html, named or feed.get("title") or None, url)
        text = replace(capture(told, url or subject), via=via)
    if text is not None and (count >= _WHOLE_TEXT or not url):
        return text
    if not url:
        return Failure("ingest", subject, "is an entry without text and address; leave it out")
    hints = Given(published=_moment(entry, "published"), updated=_moment(entry, "updated"))
    return Lead(url, Given(outlet=named), via, text, hints)


def _html(entry: Any) -> str:
    """Give the longest text that an entry has, as HTML."""
    texts = [str(one.get("value") or "") for one in entry.get("content") or ()]
    text = max((*texts, str(entry.get("summary") or "")), key=len)
    return text if _TAG.search(text) else paragraphs(text)


def _dispatch(entry: Any, html: str, outlet: str | None, url: str) -> Dispatch:
    return Dispatch(
        body=html,
        headline=str(entry.get("title") or "") or None,
        byline=str(entry.get("author") or "") or None,
        published=_moment(entry, "published"),
        updated=_moment(entry, "updated"),
        language=entry.get("language") or None,
        outlet=outlet,
        url=url,
    )


def _moment(entry: Any, name: str) -> str | None:
    """Give a moment with its own zone; in UTC where only feedparser can read it."""
    # feedparser's own ``get`` gives the one moment for the other.
    written, parsed = str(dict.get(entry, name) or ""), dict.get(entry, f"{name}_parsed")
    own = moment(written)
    if own is not None:
        return own.isoformat()
    try:
        return datetime.fromtimestamp(timegm(parsed), UTC).isoformat() if parsed else None
    except (OverflowError, ValueError, OSError):
        return None
