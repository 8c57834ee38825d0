"""Addresses into captures, on a site that the tests start."""

import gzip
import threading
import time
from dataclasses import replace
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler

import brotli
import pytest

from tests.ingest.site import Answer, Site, bomb, endlessly, page, slowly, started, write, zstd
from twicetold.ingest import Limits, captures
from twicetold.model import Capture, Failure


def read(limits: Limits, *addresses: str) -> tuple[list[Capture], list[Failure]]:
    found = list(captures(addresses, limits))
    return (
        [one for one in found if isinstance(one, Capture)],
        [one for one in found if isinstance(one, Failure)],
    )


def refused(limits: Limits, address: str) -> str:
    kept, failures = read(limits, address)
    assert kept == []
    assert [one.subject for one in failures] == [address]
    return failures[0].reason


def test_a_page_is_kept_to_the_byte_with_its_moment_and_its_type(site: Site, near: Limits) -> None:
    body = page("Harbour shut")
    address = site.put("/a", body, "text/html; charset=utf-8")
    (capture,), failures = read(near, address)
    assert (capture.source, capture.body) == (address, body)
    assert capture.media_type == "text/html; charset=utf-8"
    assert (capture.retrieved or "").endswith("Z")
    assert (capture.redirects, capture.via, failures) == ((), (), [])


def test_we_say_who_we_are(site: Site, near: Limits) -> None:
    named = replace(near, user_agent="twicetold/1 (desk@mail.example)")
    read(named, site.put("/a", page("A")))
    assert {fields["user-agent"] for _, fields in site.asked} == {named.user_agent}


def test_redirects_are_kept_in_their_order(site: Site, near: Limits) -> None:
    site.put("/c", page("C"))
    site.send_on("/b", "/c", 308)
    first = site.send_on("/a", "b", 301)
    (capture,), _ = read(near, first)
    assert capture.source == first
    assert capture.redirects == (first, site.url + "/b")
    assert capture.given.url == site.url + "/c"


def test_a_ring_of_redirects_ends_at_the_limit(site: Site, near: Limits) -> None:
    site.send_on("/a", "/b")
    address = site.send_on("/b", "/a")
    assert "most_redirects=5" in refused(near, address)
    assert len(site.paths) == 6


def test_a_redirect_off_the_web_is_refused(site: Site, near: Limits) -> None:
    assert "no http" in refused(near, site.send_on("/a", "file:///etc/passwd"))


def test_a_loopback_address_is_refused_without_leave(site: Site, near: Limits) -> None:
    address = site.put("/a", page("A"))
    assert "127.0.0.1 is no public address" in refused(replace(near, allow_private=False), address)
    assert site.asked == []


@pytest.mark.parametrize("to", ["http://169.254.169.254/latest/", "http://[fd00:ec2::254]/"])
def test_a_redirect_to_a_clouds_secrets_is_refused_even_with_leave(
    site: Site, near: Limits, to: str
) -> None:
    assert "keep secrets" in refused(near, site.send_on("/a", to))


@pytest.mark.parametrize("coding", ["gzip", "deflate", "br", "zstd", "identity", "gzip, br"])
def test_every_coding_is_undone(site: Site, near: Limits, coding: str) -> None:
    import zlib

    body = page("Harbour shut")
    made = {
        "gzip": gzip.compress(body),
        "deflate": zlib.compress(body),
        "br": brotli.compress(body),
        "zstd": zstd.compress(body),
        "identity": body,
        "gzip, br": brotli.compress(gzip.compress(body)),
    }
    address = site.put("/a", made[coding], content_encoding=coding)
    assert read(near, address)[0][0].body == body


@pytest.mark.parametrize("coding", ["gzip", "br", "zstd"])
def test_a_bomb_is_refused(site: Site, near: Limits, coding: str) -> None:
    plain = b"0" * 3_000_000
    made = {"gzip": bomb(len(plain)), "br": brotli.compress(plain), "zstd": zstd.compress(plain)}
    address = site.put("/a", made[coding], content_encoding=coding)
    assert "limit of 1000000 bytes" in refused(replace(near, largest_capture=1_000_000), address)


@pytest.mark.parametrize("coding", ["gzip", "br", "zstd", "lzw", "gzip, gzip, gzip, gzip"])
def test_a_damaged_or_unknown_coding_is_named(site: Site, near: Limits, coding: str) -> None:
    address = site.put("/a", b"no such bytes", content_encoding=coding)
    assert "compressed" in (reason := refused(near, address)) or "damaged" in reason


def test_an_endless_answer_is_left_at_the_limit(site: Site, near: Limits) -> None:
    site.answers["/a"] = endlessly
    limits = replace(near, largest_capture=200_000)
    assert "largest_capture=200000" in refused(limits, site.url + "/a")


def test_a_slow_answer_is_left_in_time_and_not_asked_again(site: Site, near: Limits) -> None:
    site.answers["/a"] = slowly
    begun = time.monotonic()
    assert "longest_fetch=0.3" in refused(replace(near, longest_fetch=0.3), site.url + "/a")
    assert time.monotonic() - begun < 2
    assert site.paths == ["/a"]


def test_what_fails_for_a_moment_is_asked_again(site: Site, near: Limits) -> None:
    site.put("/a", page("A"))
    kept, failures = read(near, site.refuse("/a", 503, times=2))
    assert (len(kept), failures) == (1, [])
    assert site.paths == ["/a", "/a", "/a"]


def test_what_goes_on_failing_is_for_later(site: Site, near: Limits) -> None:
    assert "try again later" in refused(near, site.refuse("/a", 500))
    assert site.paths == ["/a"] * 3


@pytest.mark.parametrize("status", [401, 403, 404, 410, 451])
def test_a_refusal_is_final_and_not_asked_again(site: Site, near: Limits, status: int) -> None:
    assert f"answers {status}" in refused(near, site.refuse("/a", status))
    assert site.paths == ["/a"]


def test_a_server_that_wants_a_pause_gets_it(site: Site, near: Limits) -> None:
    site.put("/a", page("A"))
    address = site.refuse("/a", 429, times=1, retry_after="1")
    begun = time.monotonic()
    assert len(read(near, address)[0]) == 1
    assert time.monotonic() - begun >= 1


@pytest.mark.parametrize("wish", ["3600", formatdate(time.time() + 3600, usegmt=True)])
def test_a_server_that_wants_a_long_pause_is_left(site: Site, near: Limits, wish: str) -> None:
    address = site.refuse("/a", 429, retry_after=wish)
    other = site.put("/b", page("B"))
    kept, failures = read(near, address, other)
    assert kept == []
    assert "asks to wait" in failures[0].reason
    assert failures[1].reason.startswith("was not asked")
    assert site.paths == ["/a"]


@pytest.mark.parametrize("wish", ["soon", "-5", "Tue, 04 Mar 2031 09:30:00 +99999999999999999"])
def test_a_wish_that_is_no_time_is_passed_over(site: Site, near: Limits, wish: str) -> None:
    site.put("/a", page("A"))
    assert len(read(near, site.refuse("/a", 429, times=1, retry_after=wish))[0]) == 1


def test_robots_txt_is_asked_first_and_followed(site: Site, near: Limits) -> None:
    site.put("/robots.txt", b"User-agent: twicetold\nDisallow: /closed", "text/plain")
    closed, open_ = site.put("/closed/a", page("A")), site.put("/open", page("B"))
    kept, failures = read(near, closed, open_)
    assert [one.source for one in kept] == [open_]
    assert "robots.txt" in failures[0].reason
    assert [path for path, _ in site.asked] == ["/robots.txt", "/open"]


def test_a_redirect_into_what_robots_txt_closes_is_refused(site: Site, near: Limits) -> None:
    site.put("/robots.txt", b"User-agent: *\nDisallow: /closed", "text/plain")
    site.put("/closed", page("A"))
    assert "robots.txt" in refused(near, site.send_on("/a", "/closed"))


def test_a_host_whose_robots_txt_fails_is_for_later(site: Site, near: Limits) -> None:
    site.refuse("/robots.txt", 503)
    assert "try again later" in refused(near, site.put("/a", page("A")))
    assert site.paths == []


def test_a_host_is_asked_no_faster_than_the_pause(site: Site, near: Limits) -> None:
    addresses = [site.put(f"/{name}", page(name)) for name in "abc"]
    read(replace(near, pause=0.1), *addresses)
    gaps = [later - one for one, later in zip(site.times, site.times[1:], strict=False)]
    assert len(gaps) == 3
    assert min(gaps) > 0.09


def test_the_pause_of_robots_txt_is_kept(site: Site, near: Limits) -> None:
    site.put("/robots.txt", b"User-agent: *\nCrawl-delay: 0.2", "text/plain")
    read(near, site.put("/a", page("A")), site.put("/b", page("B")))
    assert site.times[2] - site.times[1] > 0.19


def test_a_machine_that_is_gone_is_asked_no_more(near: Limits) -> None:
    gone = ["http://127.0.0.1:1/a", "http://127.0.0.1:1/b"]
    kept, failures = read(near, *gone)
    assert kept == []
    assert "cannot be reached" in failures[0].reason
    assert failures[1].reason.startswith("was not asked, as 127.0.0.1:1 cannot be reached")


def test_a_type_that_does_not_fit_the_bytes_is_mended(site: Site, near: Limits) -> None:
    address = site.put("/a", page("A"), "text/plain; charset=utf-8")
    assert read(near, address)[0][0].media_type == "text/html; charset=utf-8"


def test_a_picture_is_named_as_no_text(site: Site, near: Limits) -> None:
    assert "is binary" in refused(near, site.put("/a", b"\x89PNG\r\n\x1a\n", "text/html"))


def test_no_cookie_is_sent_back(site: Site, near: Limits) -> None:
    one = site.put("/a", page("A"), set_cookie="visitor=7")
    read(near, one, site.put("/b", page("B")))
    assert all("cookie" not in fields for _, fields in site.asked)


def test_two_addresses_with_one_page_are_read_once(site: Site, near: Limits) -> None:
    site.put("/a", page("A"))
    kept, failures = read(near, site.url + "/a", site.put("/b", page("A")))
    assert len(kept) == 1
    assert "repeats" in failures[0].reason


def test_a_server_that_closes_every_connection_is_read(site: Site, near: Limits) -> None:
    for name in "abcd":
        site.put(f"/{name}", page(name))

        def and_close(
            request: BaseHTTPRequestHandler, answer: Answer = site.answers[f"/{name}"]
        ) -> None:  # without a word of it in the head
            answer(request)
            request.close_connection = True

        site.answers[f"/{name}"] = and_close
    kept, failures = read(near, *(f"{site.url}/{name}" for name in "abcd"))
    assert (len(kept), failures) == (4, [])


def test_hosts_are_asked_side_by_side_and_given_in_a_fixed_order(near: Limits) -> None:
    asked = threading.Event()
    with started() as one, started() as other:
        slow, quick = sorted((one, other), key=lambda site: site.url)
        slow.put("/s", page("S"))
        whole = slow.answers["/s"]
        slow.answers["/s"] = lambda request: whole(request) if asked.wait(5) else None

        def none(request: BaseHTTPRequestHandler) -> None:
            asked.set()
            write(request, 404, b"")

        quick.answers["/robots.txt"] = none
        addresses = [slow.url + "/s", *(quick.put(f"/{n}", page(n)) for n in "ab")]
        kept, failures = read(near, *reversed(addresses))
    assert ([capture.source for capture in kept], failures) == (addresses, [])


def test_one_host_is_asked_one_address_at_a_time(site: Site, near: Limits) -> None:
    at_work: list[int] = []
    together: list[int] = []

    def answer(request: BaseHTTPRequestHandler) -> None:
        at_work.append(1)
        together.append(len(at_work))
        time.sleep(0.02)
        at_work.pop()
        write(request, 200, page(request.path), content_type="text/html")

    addresses = [f"{site.url}/{number}" for number in range(6)]
    for number in range(6):
        site.answers[f"/{number}"] = answer
    assert len(read(near, *addresses)[0]) == 6
    assert max(together) == 1


@pytest.mark.parametrize("body", [b"x" * 600_000, b"# no rule\n" * 200_000])
def test_a_robots_txt_without_end_is_read_to_its_limit(
    site: Site, near: Limits, body: bytes
) -> None:
    site.put("/robots.txt", b"User-agent: *\nDisallow: /closed\n" + body, "text/plain")
    closed, open_ = site.put("/closed", page("A")), site.put("/open", page("B"))
    kept, failures = read(near, closed, open_)
    assert [one.source for one in kept] == [open_]
    assert "robots.txt says no" in failures[0].reason


@pytest.mark.parametrize("wish", ["nan", "inf", "-5", "1e400", "soon"])
def test_a_crawl_delay_that_is_no_time_is_passed_over(site: Site, near: Limits, wish: str) -> None:
    site.put("/robots.txt", f"User-agent: *\nCrawl-delay: {wish}".encode(), "text/plain")
    assert len(read(replace(near, longest_wait=0.01), site.put("/a", page("A")))[0]) == 1


def test_a_robots_txt_that_cannot_be_read_is_a_no_for_now(site: Site, near: Limits) -> None:
    site.put("/robots.txt", bomb(3_000_000), "text/plain", content_encoding="gzip")
    assert "robots.txt that cannot be read" in (reason := refused(near, site.put("/a", page("A"))))
    assert "try again later" in reason
    assert site.paths == []


def test_a_head_without_end_is_left(site: Site, near: Limits) -> None:
    def answer(request: BaseHTTPRequestHandler) -> None:
        request.wfile.write(b"HTTP/1.1 200 OK\r\n" + b"a: b\r\n" * 100_000)

    site.answers["/a"] = answer
    assert "does not answer as a web server does" in refused(near, site.url + "/a")


@pytest.mark.parametrize(
    "to",
    ["http://[::1", "http://[::]:x/", "data:text/html,a", "http://a:b@127.0.0.1/", "x" * 9_000],
)
def test_a_redirect_to_no_address_is_refused(site: Site, near: Limits, to: str) -> None:
    assert "; " in refused(near, site.send_on("/a", to))


def test_a_feeds_time_goes_with_the_page_that_it_names(site: Site, near: Limits) -> None:
    site.put("/a", page("A"))
    feed = (
        '<rss version="2.0"><channel><title>Mail</title><item><title>A</title><link>'
        f"{site.url}/a</link><pubDate>Tue, 04 Mar 2031 09:30:00 +0100</pubDate></item>"
        "</channel></rss>"
    )
    url = site.put("/feed", feed.encode(), "application/rss+xml")
    (capture,) = read(near, url)[0]
    assert capture.hints.published == "2031-03-04T09:30:00+01:00"
    assert capture.given.published is None


def test_whoever_stops_early_does_not_wait_for_a_slow_answer(near: Limits) -> None:
    with started() as one, started() as other:
        quick, slow = sorted((one, other), key=lambda site: site.url)
        begun = threading.Event()

        def never(request: BaseHTTPRequestHandler) -> None:
            request.send_response(200)
            request.send_header("content-length", "100")
            request.end_headers()
            begun.set()

        slow.answers["/s"] = never
        addresses = [quick.put("/a", page("A")), slow.url + "/s"]
        found = captures(addresses, replace(near, longest_fetch=600.0))
        assert isinstance(next(found), Capture)
        assert begun.wait(5)
        found.close()  # type: ignore[attr-defined]
