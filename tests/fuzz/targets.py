"""What is fuzzed, with what: whole files of our own writing, cut, doubled and sprinkled, and JSON
of any shape under the names that a parser looks for.

What comes out must be fit to be written anywhere, and its times must be times.
"""

import gzip
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from io import BytesIO
from pathlib import Path

from hypothesis import strategies as st

from tests.ingest.site import page
from tests.ingest.test_warc import archive, html
from twicetold import extract
from twicetold.ingest import Limits, jsonl, warc
from twicetold.ingest.contents import contents
from twicetold.ingest.inflate import inflated
from twicetold.ingest.kinds import kind
from twicetold.ingest.robots import Rules
from twicetold.model import Capture, TwicetoldError

FIXTURES = Path(__file__).parents[1] / "ingest" / "fixtures"
LIMITS = Limits(largest_capture=300_000, largest_head=20_000, most_elements=5_000)
ODD = (
    b"<", b">", b"&", b"]]>", b"<![CDATA[", b"<!--", b"-->", b"<?", b"<!DOCTYPE x [", b"\0", b"\xff\xfe",
    b"&#x0;", b"&#1114112;", b"&nbsp;", b'"', b"{", b"[", b"}", b"]", b",", b":", b"null", b"1e999",
    b"\\ud800", b"\r\n", b"\r\n\r\n", b"Content-Length: 5", b"-1", b"99999999999", b"WARC/1.1",
    b"chunked", b"gzip", b"0\r\n", b"\x1f\x8b\x08", b"http://[", b"javascript:", b"\xe2\x80\xa8",
    b"<script>", b"</p>", b"<p>", b'{"@type": "NewsArticle"}', b"2031-13-45", b"\xf0\x9f\x9a\xa2",
)  # fmt: skip


@dataclass(frozen=True)
class Target:
    """A parser and the files from which hostile ones are made."""

    run: Callable[[bytes], object]
    files: st.SearchStrategy[bytes]


def spoilt(seeds: tuple[bytes, ...]) -> st.SearchStrategy[bytes]:
    """Make files: a whole one with some places cut, repeated or sprinkled with odd bytes."""
    bit = st.one_of(st.sampled_from(ODD), st.binary(max_size=12))
    change = st.tuples(
        st.floats(0, 1, exclude_max=True),
        st.integers(0, 60),
        bit,
        st.sampled_from((1, 1, 1, 2, 300)),
    )
    return st.builds(_changed, st.sampled_from(seeds), st.lists(change, max_size=8))


def _changed(seed: bytes, changes: Iterable[tuple[float, int, bytes, int]]) -> bytes:
    for place, cut, bit, times in changes:
        at = int(place * len(seed))
        seed = seed[:at] + bit * times + seed[at + cut :]
    return seed


def shaped(names: tuple[str, ...], around: bytes = b"%s") -> st.SearchStrategy[bytes]:
    """Make JSON of any shape whose keys are names that the parser looks for.

    Args:
        names: The names.
        around: What the JSON stands in, with ``%s`` in its place.
    """
    words = st.sampled_from(
        ("The harbour of Orval stayed shut.", "<p>Nine boats lay there.</p>", "2031-03-04", "\ud800",
         "http://[::", "https://mail.example/a", "2031-03-04T00:00:00+99:99", "picture", "", "en"),
    )  # fmt: skip
    leaf = st.one_of(words, st.none(), st.booleans(), st.integers(), st.floats(), st.text())
    tree = st.recursive(
        leaf,
        lambda inner: (
            st.lists(inner, max_size=4)
            | st.dictionaries(st.sampled_from(names) | st.text(max_size=3), inner, max_size=8)
        ),
        max_leaves=40,
    )
    whole = st.dictionaries(st.sampled_from(names), tree, min_size=3)
    return whole.map(lambda fields: around.replace(b"%s", json.dumps(fields).encode()))


def _writable(found: object) -> object:
    """Give what was found if it can be written anywhere."""
    for words in _texts(found):
        words.encode("utf-8")
    return found


def _texts(found: object) -> Iterable[str]:
    """Give all texts below a noun."""
    if isinstance(found, str):
        yield found
    elif isinstance(found, list | tuple):
        for one in found:
            yield from _texts(one)
    elif hasattr(found, "__slots__"):
        for name in found.__slots__:
            yield from _texts(getattr(found, name))


def _contents(declared: str) -> Callable[[bytes], object]:
    return lambda body: _writable(list(contents(body, declared, "https://mail.example/a", LIMITS)))


def _archive(body: bytes) -> object:
    packed = gzip.compress(body, 1)
    return _writable([list(warc.captures(BytesIO(one), "a", LIMITS)) for one in (body, packed)])


def _report(media_type: str) -> Callable[[bytes], object]:
    def run(body: bytes) -> object:
        url = "https://mail.example/a"
        return _read(Capture(url, body, media_type, sha256(body).hexdigest()))

    return run


def _read(capture: Capture) -> object:
    report = extract.report(capture)
    for written in (report.published, report.updated):
        if written is not None and len(written) >= len("2031-03-04"):
            datetime.fromisoformat(written)
    _writable(report)
    return [report.passage(part.start, part.end) for part in report.parts]


def _codings(body: bytes) -> None:
    for coding in ("gzip", "br", "zstd", "deflate", "gzip, br"):
        try:
            inflated(body, coding, 10_000)
        except TwicetoldError:
            continue


def _robots(body: bytes) -> None:
    rules = Rules(body)
    rules.allow("https://mail.example/a/b?c=d", "twicetold/1")
    rules.pause("twicetold/1")


def _fixtures(*names: str) -> tuple[bytes, ...]:
    return tuple((FIXTURES / name).read_bytes() for name in names)


_PAGE = page("Harbour shut").replace(
    b"</head>",
    b'<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Harbour shut", '
    b'"author": [{"name": "Ada Lorn"}], "datePublished": "2031-03-04T08:00:00Z"}</script></head>',
)
_TEXT = (
    b"Harbour shut\n\nBy Ada Lorn\n4 March 2031\n\nORVAL (Quay Wire) - The harbour of Orval stayed shut "
    b"for a ninth day, its master said.\n\n\xe2\x80\x9cWe wait,\xe2\x80\x9d she said.\n\nPhoto: Quay Wire\n"
)
_LD = (
    "@type", "@id", "@value", "@graph", "name", "headline", "author", "publisher", "datePublished",
    "dateModified", "url", "mainEntityOfPage", "isBasedOn", "inLanguage", "description",
    "isAccessibleForFree", "parentOrganization", "givenName", "creator", "alternativeHeadline",
)  # fmt: skip
_NINJS = (
    "uri", "type", "headlines", "bodies", "value", "role", "contenttype", "associations", "by",
    "descriptions", "pubstatus", "embargoed", "infosources", "name", "copyrightholder", "language",
    "body_xhtml", "body_text", "headline", "versioncreated", "firstcreated", "byline",
)  # fmt: skip
_JSONL = (
    "text", "source", "byline", "headline", "standfirst", "published", "updated", "dateline",
    "language", "outlet", "publisher", "url",
)  # fmt: skip


def _lines(body: bytes) -> object:
    found = _writable(list(jsonl.lines(BytesIO(body), "a", LIMITS)))
    for one in found if isinstance(found, list) else ():
        if isinstance(one, Capture):
            _read(one)
    return found


TARGETS = {
    "feed": Target(_contents("application/rss+xml"), spoilt(_fixtures("feed.xml", "atom.xml"))),
    "sitemap": Target(_contents("application/xml"), spoilt(_fixtures("sitemap.xml"))),
    "ninjs": Target(
        _contents("application/json"),
        spoilt(_fixtures("harbour.ninjs.json", "older.json")) | shaped(_NINJS),
    ),
    "newsml": Target(_contents("application/xml"), spoilt(_fixtures("harbour.newsml.xml"))),
    "nitf": Target(_contents("application/xml"), spoilt(_fixtures("harbour.nitf.xml"))),
    "jsonl": Target(
        _lines,
        spoilt(
            (b'{"text": "One.", "byline": "Ada", "url": "http://a.example/"}\n{"text": "Two."}\n',)
        )
        | shaped(_JSONL),
    ),
    "warc": Target(
        _archive, spoilt((archive(html("a"), html("b"), packed=False), archive(html("a"))))
    ),
    "codings": Target(
        _codings, spoilt((gzip.compress(b"words " * 500), b"\x28\xb5\x2f\xfd" + bytes(40)))
    ),
    "robots": Target(
        _robots, spoilt((b"User-agent: *\nDisallow: /a*b$\nCrawl-delay: 2\nSitemap: /m",))
    ),
    "kinds": Target(
        lambda body: kind(body, ""), spoilt((*_fixtures("feed.xml", "harbour.nitf.xml"), _PAGE))
    ),
    "page": Target(_report("text/html"), spoilt((_PAGE,))),
    "linked": Target(
        _report("text/html"),
        shaped(
            _LD,
            _PAGE.partition(b'{"@type"')[0]
            + b"%s"
            + b"</script></head>"
            + _PAGE.partition(b"</head>")[2],
        ),
    ),
    "text": Target(_report("text/plain"), spoilt((_TEXT,))),
}


def attempt(target: Target, body: bytes) -> None:
    """Run a parser; a named refusal is as good as a result, anything else is a fault."""
    try:
        target.run(body)
    except TwicetoldError:
        return
