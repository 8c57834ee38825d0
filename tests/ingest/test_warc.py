"""WARC files into captures; archives are written by warcio, whole and damaged."""

import gzip
from io import BytesIO
from pathlib import Path

import brotli
import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from tests.ingest.site import page
from twicetold.ingest import Limits
from twicetold.ingest.warc import captures
from twicetold.model import Capture, Failure

URL = "https://mail.example/a"
FIXTURES = Path(__file__).parent / "fixtures"


def archive(*answers: tuple[str, bytes, dict[str, str]], packed: bool = True) -> bytes:
    """Write an archive of answers with status 200: address, body, header fields."""
    file = BytesIO()
    writer = WARCWriter(file, gzip=packed, warc_version="1.1")
    writer.write_record(writer.create_warcinfo_record("a.warc", {"software": "tests"}))
    for url, body, fields in answers:
        head = StatusAndHeaders(
            fields.get("status", "200 OK"),
            [(name, value) for name, value in fields.items() if name != "status"],
            "HTTP/1.1",
        )
        stamped = {"WARC-Date": "2031-03-04T09:00:00Z"}
        writer.write_record(
            writer.create_warc_record(
                url,
                "response",
                payload=BytesIO(body),
                length=len(body),
                http_headers=head,
                warc_headers_dict=stamped,
            )
        )
    return file.getvalue()


def html(name: str = "A", **fields: str) -> tuple[str, bytes, dict[str, str]]:
    named = {key.replace("_", "-"): value for key, value in fields.items()}
    return f"https://mail.example/{name}", page(name), {"Content-Type": "text/html"} | named


def read(body: bytes, limits: Limits | None = None) -> tuple[list[Capture], list[Failure]]:
    found = list(captures(BytesIO(body), "a.warc.gz", limits or Limits()))
    return (
        [one for one in found if isinstance(one, Capture)],
        [one for one in found if isinstance(one, Failure)],
    )


@pytest.mark.parametrize("packed", [True, False])
def test_pages_are_read_in_their_order_with_their_moment(packed: bool) -> None:
    kept, failures = read(archive(html("a"), html("b"), packed=packed))
    assert [one.source for one in kept] == ["https://mail.example/a", "https://mail.example/b"]
    assert kept[0].body == page("a")
    assert kept[0].retrieved == "2031-03-04T09:00:00Z"
    assert kept[0].via == ("a.warc.gz",)
    assert failures == []


def test_an_archive_in_one_piece_of_gzip_is_read() -> None:
    whole = gzip.compress(archive(html("a"), html("b"), packed=False))
    assert len(read(whole)[0]) == 2


def test_what_is_no_page_is_passed_over() -> None:
    others = [
        ("https://mail.example/a.png", b"\x89PNG\r\n", {"Content-Type": "image/png"}),
        ("https://mail.example/a.css", b"p { margin: 0 }", {"Content-Type": "text/css"}),
        ("https://mail.example/a.json", b'{"a": 1}', {"Content-Type": "application/json"}),
        (
            "https://mail.example/b.json",
            gzip.compress(b'{"a": 1}'),
            {"Content-Type": "application/json", "Content-Encoding": "gzip"},
        ),
        ("https://mail.example/robots.txt", b"User-agent: *", {"Content-Type": "text/plain"}),
        ("https://mail.example/gone", b"gone", {"status": "404 Not Found"}),
        ("https://mail.example/on", b"", {"status": "301 Moved", "Location": "/a"}),
        ("dns:mail.example", b"1.2.3.4", {}),
    ]
    assert read(archive(*others)) == ([], [])


def test_whole_texts_of_a_feed_in_an_archive_are_read() -> None:
    feed = (FIXTURES / "feed.xml").read_bytes()
    kept, failures = read(
        archive(("https://mail.example/feed", feed, {"Content-Type": "text/xml"}))
    )
    assert [one.source for one in kept] == ["https://mail.example/harbour"]
    assert kept[0].via == ("a.warc.gz", "https://mail.example/feed")
    assert failures == []


def test_codings_and_chunks_are_undone() -> None:
    url, body, fields = html("a", Content_Encoding="br", Transfer_Encoding="chunked")
    packed = brotli.compress(body)
    chunked = b"%x;note\r\n%b\r\n%x\r\n%b\r\n0\r\n\r\n" % (
        9,
        packed[:9],
        len(packed) - 9,
        packed[9:],
    )
    assert read(archive((url, chunked, fields)))[0][0].body == body


def test_a_body_that_only_says_that_it_is_chunked_is_read() -> None:
    kept, _ = read(archive(html("a", Transfer_Encoding="chunked")))
    assert kept[0].body == page("a")


def test_a_page_over_the_limit_is_named_and_the_next_is_read() -> None:
    large = (URL, page("A") + b" " * 5_000, {"Content-Type": "text/html"})
    kept, failures = read(archive(large, html("b")), Limits(largest_capture=4_000))
    assert [one.source for one in kept] == ["https://mail.example/b"]
    assert "largest_capture=4000" in failures[0].reason


def test_a_bomb_inside_a_record_is_named_and_the_next_is_read() -> None:
    bomb = (URL, gzip.compress(b"0" * 2_000_000), {"Content-Encoding": "gzip"})
    kept, failures = read(archive(bomb, html("b")), Limits(largest_capture=1_000_000))
    assert len(kept) == 1
    assert failures[0].subject == URL
    assert "1000000" in failures[0].reason


def test_an_archive_that_ends_too_early_gives_what_is_whole() -> None:
    whole = archive(html("a"), html("b"))
    kept, failures = read(whole[:-40])
    assert len(kept) == 1
    assert failures[0].subject == "a.warc.gz"
    assert "ends within" in failures[0].reason


def test_a_plain_archive_that_ends_too_early_gives_what_is_whole() -> None:
    kept, failures = read(archive(html("a"), html("b"), packed=False)[:-40])
    assert len(kept) == 1
    assert "ends within a record" in failures[0].reason


def test_damage_in_the_middle_is_named_with_its_place() -> None:
    whole = archive(html("a"), html("b"))
    at = len(archive(html("a"))) + 60
    kept, failures = read(whole[:at] + b"\0\0\0\0" + whole[at + 4 :])
    assert len(kept) == 1
    assert "damaged" in failures[0].reason


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        (b"no archive at all\r\n\r\n", "no WARC record at byte 0"),
        (b"WARC/1.1\r\nWARC-Type: response\r\n\r\n", "without its length"),
        (b"WARC/1.1\r\nContent-Length: -5\r\n\r\n", "without its length"),
        (b"WARC/1.1\r\nContent-Length: 99999999999999\r\n\r\n", "largest_skipped"),
        (b"WARC/1.1\r\nX: " + b"y" * 300_000, "largest_head"),
        (b"WARC/1.1\r\n" + b"X: y\r\n" * 60_000, "largest_head"),
        (gzip.compress(b"WARC/1.1\r\nX: " + b"y" * 9_000_000), "largest_head"),
        (b"\r\n" * 200_000, "largest_head"),
    ],
)
def test_a_malformed_archive_is_named(body: bytes, fault: str) -> None:
    kept, failures = read(body)
    assert kept == []
    assert fault in failures[0].reason


@pytest.mark.parametrize(
    "record",
    [
        b"WARC/1.1\r\nWARC-Type: response\r\nContent-Length: 4\r\n\r\nabcd\r\n\r\n",
        b"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: http://[x/\r\n"
        b"Content-Length: 19\r\n\r\nHTTP/1.1 200 OK\r\n\r\n\r\n\r\n",
        b"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/\r\n"
        b"Content-Length: 4\r\n\r\nabcd\r\n\r\n",
        b"WARC/1.1\r\nWARC-Type: revisit\r\nWARC-Target-URI: https://a.example/\r\n"
        b"Content-Length: 0\r\n\r\n\r\n\r\n",
    ],
)
def test_an_odd_record_does_not_stop_the_next(record: bytes) -> None:
    assert len(read(record + archive(html("b"), packed=False))[0]) == 1


def test_an_empty_archive_holds_nothing() -> None:
    assert read(b"") == ([], [])


def test_a_moment_that_is_none_is_left_out() -> None:
    body = archive(html("a"), packed=False).replace(
        b"2031-03-04T09:00:00Z", b"2031-99-99T99:99:99Z"
    )
    assert [one.retrieved for one in read(body)[0]] == [None]
