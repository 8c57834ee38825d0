"""What is fuzzed, with what: whole files of our own writing, cut, doubled and sprinkled."""

import gzip
from collections.abc import Callable, Iterable
from dataclasses import dataclass
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
    seeds: tuple[bytes, ...]


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


def _contents(declared: str) -> Callable[[bytes], object]:
    return lambda body: list(contents(body, declared, "https://mail.example/a", LIMITS))


def _archive(body: bytes) -> object:
    return [
        list(warc.captures(BytesIO(one), "a", LIMITS)) for one in (body, gzip.compress(body, 1))
    ]


def _report(media_type: str) -> Callable[[bytes], object]:
    def run(body: bytes) -> object:
        url = "https://mail.example/a"
        report = extract.report(Capture(url, body, media_type, sha256(body).hexdigest()))
        return [report.passage(part.start, part.end) for part in report.parts]

    return run


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
TARGETS = {
    "feed": Target(_contents("application/rss+xml"), _fixtures("feed.xml", "atom.xml")),
    "sitemap": Target(_contents("application/xml"), _fixtures("sitemap.xml")),
    "ninjs": Target(_contents("application/json"), _fixtures("harbour.ninjs.json", "older.json")),
    "newsml": Target(_contents("application/xml"), _fixtures("harbour.newsml.xml")),
    "nitf": Target(_contents("application/xml"), _fixtures("harbour.nitf.xml")),
    "jsonl": Target(
        lambda body: list(jsonl.lines(BytesIO(body), "a", LIMITS)),
        (b'{"text": "One.", "byline": "Ada", "url": "http://a.example/"}\n{"text": "Two."}\n',),
    ),
    "warc": Target(_archive, (archive(html("a"), html("b"), packed=False), archive(html("a")))),
    "codings": Target(_codings, (gzip.compress(b"words " * 500), b"\x28\xb5\x2f\xfd" + bytes(40))),
    "robots": Target(_robots, (b"User-agent: *\nDisallow: /a*b$\nCrawl-delay: 2\nSitemap: /m",)),
    "kinds": Target(
        lambda body: kind(body, ""), (*_fixtures("feed.xml", "harbour.nitf.xml"), _PAGE)
    ),
    "page": Target(_report("text/html"), (_PAGE,)),
    "text": Target(_report("text/plain"), (_TEXT,)),
}


def attempt(target: Target, body: bytes) -> None:
    """Run a parser; a named refusal is as good as a result, anything else is a fault."""
    try:
        target.run(body)
    except TwicetoldError:
        return
