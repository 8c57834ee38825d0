"""Input that means harm: a named refusal or a clean capture, in little time and memory."""

import gzip
import json
import time
import tracemalloc
import zlib
from collections.abc import Iterator
from io import BytesIO

import brotli
import pytest

from tests.ingest.site import zstd
from twicetold import extract
from twicetold.ingest import Lead, Limits, jsonl
from twicetold.ingest.contents import contents
from twicetold.ingest.defused import tree, words
from twicetold.ingest.inflate import inflated
from twicetold.ingest.kinds import Kind, kind
from twicetold.ingest.robots import Rules
from twicetold.model import Capture, Failure, TooLarge, TwicetoldError, Unreadable

LAUGHS = (
    b'<!DOCTYPE rss [<!ENTITY a "ha">'
    + b"".join(
        b'<!ENTITY a%d "%s">' % (n, (b"&a%d;" % (n - 1) if n > 1 else b"&a;") * 10)
        for n in range(1, 12)
    )
    + b"]><rss><channel><item><title>&a11;</title></item></channel></rss>"
)
OUTSIDE = b'<!DOCTYPE nitf [<!ENTITY x SYSTEM "file:///etc/passwd">]><nitf><body>&x;</body></nitf>'
PARAMETER = b'<!DOCTYPE nitf [<!ENTITY % x SYSTEM "http://127.0.0.1/">%x;]><nitf/>'


@pytest.fixture(autouse=True)
def _in_bounded_time() -> Iterator[None]:
    """Ten times what the slowest takes: what it keeps out would take hours."""
    begun = time.process_time()
    yield
    assert time.process_time() - begun < 20


def refusal(body: bytes, declared: str = "", limits: Limits | None = None) -> str:
    try:
        found = list(contents(body, declared, "a", limits or Limits()))
    except TwicetoldError as error:
        return str(error)
    assert all(isinstance(one, Failure) for one in found)
    return " ".join(one.reason for one in found if isinstance(one, Failure))


@pytest.mark.parametrize("root", [b"rss", b"nitf", b"newsItem", b"urlset", b"feed"])
def test_a_billion_laughs_are_not_heard(root: bytes) -> None:
    assert "entit" in refusal(LAUGHS.replace(b"rss", root))


@pytest.mark.parametrize("body", [OUTSIDE, PARAMETER])
def test_nothing_outside_is_read(body: bytes) -> None:
    assert "declares the entity" in refusal(body)


@pytest.mark.parametrize("root", [b"nitf", b"newsItem", b"urlset"])
def test_deep_nesting_is_refused(root: bytes) -> None:
    body = b"<" + root + b">" + b"<p>" * 100_000
    assert "deepest_element=200" in refusal(body)


@pytest.mark.parametrize("root", [b"nitf", b"newsItem", b"urlset", b"rss"])
def test_a_gigantic_attribute_is_refused(root: bytes) -> None:
    assert "longest_tag" in refusal(b"<" + root + b' a="' + b"x" * 3_000_000 + b'"/>')


@pytest.mark.parametrize("root", [b"nitf", b"rss"])
def test_very_many_attributes_are_refused(root: bytes) -> None:
    many = b" ".join(b'a%d="1"' % number for number in range(100_000))
    assert "longest_tag" in refusal(b"<" + root + b" " + many + b"/>")


@pytest.mark.parametrize("root", [b"nitf", b"rss"])
def test_very_many_elements_are_refused(root: bytes) -> None:
    body = b"<%b>%b</%b>" % (root, b"<p>x</p>" * 300_000, root)
    assert "elements" in (reason := refusal(body)) or "tags" in reason


def test_a_feed_of_brackets_is_refused() -> None:
    assert "tags" in refusal(b"<rss>" + b"<" * 3_000_000)


@pytest.mark.parametrize("sign", [b"&#1114112;", b"&#xd800;", b"&#x0;"])
def test_a_feed_with_a_sign_that_is_none_is_refused_or_read(sign: bytes) -> None:
    body = (
        b"<rss><channel><title>" + sign + b"</b></title><item><link>http://a.example/</link></item>"
    )
    reason = ""
    try:
        found = list(contents(body, "", "a", Limits()))
    except Unreadable as error:
        found, reason = [], str(error)
    assert found or "broken feed" in reason


@pytest.mark.parametrize("sign", [b"&#xd800;", b"&#57343;", b"&#x110000;", b"&#0;"])
def test_an_entry_with_a_sign_that_is_none_does_not_cost_the_others(sign: bytes) -> None:
    item = b"<item><title>%b</title><link>http://a.example/%b</link></item>"
    body = b"<rss><channel>" + item % (sign, b"a") + item % (b"B", b"b") + b"</channel></rss>"
    found = list(contents(body, "", "a", Limits()))
    assert [one.url for one in found if isinstance(one, Lead)][-1] == "http://a.example/b"
    assert len(found) == 2


@pytest.mark.parametrize(
    "moment", ["Thu, 01 Jan 1970 00:00:00 GMT", "Fri, 31 Dec 9999 23:59:59 GMT"]
)
def test_a_feed_that_lies_about_times_gives_no_time(moment: str) -> None:
    words_ = "<![CDATA[" + "<p>" + "The harbour stayed shut. " * 60 + "</p>]]>"
    body = (
        "<rss><channel><item><title>A</title><link>http://a.example/a</link><pubDate>"
        f"{moment}</pubDate><description>{words_}</description></item></channel></rss>"
    )
    (capture,) = contents(body.encode(), "", "a", Limits())
    assert isinstance(capture, Capture)
    report = extract.report(capture)
    assert report.published is None
    assert "no moment" in report.notes[-1]


@pytest.mark.parametrize(
    "fields",
    [
        {"uri": "x", "type": ["picture"]},
        {"uri": 5, "bodies": [5, None, {"value": 7}], "type": {}, "infosources": [[1]], "by": {}},
        {"uri": "x", "bodies": [{"value": ["x"]}], "associations": {"a": [1], "b": {"type": [1]}}},
    ],
)
def test_ninjs_in_no_shape_is_named(fields: object) -> None:
    assert refusal(json.dumps(fields).encode(), "application/json")


def test_half_a_character_in_ninjs_can_be_written() -> None:
    fields = {
        "uri": "http://a.example/\ud800",
        "headlines": [{"value": "Harbour \udc00 shut"}],
        "bodies": [{"value": "The harbour stayed shut \ud812 for a ninth day."}],
        "infosources": [{"name": "Quay\ud800"}],
        "embargoed": "\ud800",
    }
    (capture,) = contents(json.dumps(fields).encode(), "application/json", "a", Limits())
    assert isinstance(capture, Capture)
    said = (capture.given.headline, capture.given.outlet, capture.given.url, *capture.notes)
    assert all("\ufffd" in str(words_) and str(words_).encode() for words_ in said)


def test_very_many_unknown_keys_are_named_in_few_words() -> None:
    fields = {"text": "Nine boats.", **{"k" * 900 + str(number): 1 for number in range(5_000)}}
    *_, failure = jsonl.lines(BytesIO(json.dumps(fields).encode()), "a", Limits())
    assert isinstance(failure, Failure)
    assert len(failure.reason) < 1_000


def test_deep_json_is_refused() -> None:
    body = b'{"associations": ' + b"[" * 500_000
    assert refusal(body, "application/json")


def test_json_nested_as_deep_as_it_may_be_holds_no_text() -> None:
    deep: object = {"uri": "a"}
    for _ in range(300):
        deep = {"associations": [deep]}
    assert "ninjs" in refusal(json.dumps(deep).encode(), "application/json")


def test_many_small_items_are_named_with_the_limit() -> None:
    body = json.dumps([{"uri": "a", "bodies": [{"value": "x"}]}] * 5_000).encode()
    found = list(contents(body, "application/json", "a", Limits()))
    assert len(found) == 101
    assert isinstance(found[-1], Failure)


@pytest.mark.parametrize("coding", ["gzip", "br", "zstd", "deflate"])
def test_a_bomb_takes_no_more_memory_than_the_limit(coding: str) -> None:
    plain = b"0" * 60_000_000
    made = {
        "gzip": gzip.compress(plain, 1),
        "deflate": zlib.compress(plain, 1),
        "br": brotli.compress(plain, quality=1),
        "zstd": zstd.compress(plain),
    }[coding]
    tracemalloc.start()
    with pytest.raises(TooLarge):
        inflated(made, coding, 1_000_000)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert most < 8_000_000


@pytest.mark.parametrize("coding", ["gzip", "br", "zstd", "deflate"])
def test_bytes_of_chance_are_no_compressed_page(coding: str) -> None:
    with pytest.raises((Unreadable, TooLarge)):
        inflated(bytes(range(256)) * 4, coding, 1_000)


def test_a_header_that_breaks_the_rules_of_robots_is_passed_over() -> None:
    rules = Rules(
        b"\xff\xfe\0 Disallow\nUser-agent: *\nDisallow: /" + b"*a" * 200 + b"\nDisallow: /b"
    )
    assert rules.allow("https://mail.example/" + "a" * 3_000, "twicetold/1")
    assert not rules.allow("https://mail.example/b", "twicetold/1")


def test_wildcards_take_no_long_time() -> None:
    rules = Rules(b"User-agent: *\nDisallow: /" + b"*a" * 6 + b"b")
    assert rules.allow("https://mail.example/" + "a" * 2_000, "twicetold/1")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-8-sig"])
def test_xml_is_known_in_every_encoding(encoding: str) -> None:
    body = f'<?xml version="1.0" encoding="{encoding[:6].rstrip("-")}"?>\n<rss/>'.encode(encoding)
    assert kind(body, "text/html") is Kind.FEED


def test_xml_in_two_encodings_at_once_is_named() -> None:
    body = b'<?xml version="1.0" encoding="utf-8"?><nitf>caf\xe9 caf\xc3\xa9</nitf>'
    assert "well-formed" in refusal(body)


def test_names_of_html_are_known_in_xml() -> None:
    assert words(tree(b"<p>Caf&eacute;&nbsp;&amp;&nbsp;Bar</p>", Limits())) == "Café & Bar"


def test_scripts_in_a_dispatch_do_not_reach_the_text() -> None:
    words_ = "<p>The harbour stayed shut for a ninth day on Monday, its master said.</p>"
    body = json.dumps(
        {
            "uri": "a",
            "headlines": [{"value": "Harbour <script>alert(1)</script> shut"}],
            "bodies": [
                {
                    "contentType": "text/html",
                    "value": words_ + "<script>steal()</script>"
                    '<p onclick="steal()">Nine boats lay at <a href="javascript:steal()">the quay</a>.</p>',
                }
            ],
        }
    ).encode()
    (capture,) = contents(body, "application/json", "a", Limits())
    assert isinstance(capture, Capture)
    report = extract.report(capture)
    assert "steal" not in report.text
    assert [link.href for link in report.links] == []
