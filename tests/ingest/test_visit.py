"""Addresses asked again, given what is known of them, on sites that the tests start."""

import gzip
import threading
import time
from dataclasses import replace
from hashlib import sha256
from http.server import BaseHTTPRequestHandler

import pytest

from tests.ingest.site import Site, page, started
from twicetold.ingest import Known, Lead, Limits, Outcome, Visit, Visitor
from twicetold.model import Capture, Failure, Given


def visits(limits: Limits, *urls: str) -> list[Visit]:
    """Visit addresses one after another, each with what is known from the last visit."""
    known: dict[str, Known] = {}
    found: list[Visit] = []
    with Visitor(limits) as visitor:
        for url in urls:
            found.append(visitor.visit(Lead(url), known.get(url, Known())))
            known[url] = found[-1].known
    return found


def test_a_first_visit_finds_the_page(site: Site, near: Limits) -> None:
    url = site.put("/a", page("A"), etag='"1"', last_modified="Tue, 04 Mar 2031 09:30:00 GMT")
    (visit,) = visits(near, url)
    assert (visit.outcome, visit.status, visit.reason) == (Outcome.NEW, 200, "")
    assert [one.source for one in visit.found if isinstance(one, Capture)] == [url]
    digest = sha256(page("A")).hexdigest()
    assert visit.known == Known(url, '"1"', "Tue, 04 Mar 2031 09:30:00 GMT", digest)
    assert dict(visit.headers)["content-type"] == "text/html"
    assert visit.at.endswith("Z")


def test_the_next_visit_asks_by_condition_and_hears_that_nothing_changed(
    site: Site, near: Limits
) -> None:
    url = site.put("/a", page("A"), etag='"1"')
    with Visitor(near) as visitor:
        first = visitor.visit(Lead(url))
        site.refuse("/a", 304, etag='"2"')
        second = visitor.visit(Lead(url), first.known)
    assert (second.outcome, second.status, second.found) == (Outcome.SAME, 304, ())
    assert site.asked[-1][1]["if-none-match"] == '"1"'
    assert second.known == replace(first.known, etag='"2"')


def test_the_same_bytes_again_are_nothing_new(site: Site, near: Limits) -> None:
    url = site.put("/a", gzip.compress(page("A")), content_encoding="gzip")
    first, second = visits(near, url, url)
    assert (first.outcome, second.outcome, second.found) == (Outcome.NEW, Outcome.SAME, ())


def test_other_bytes_are_new(site: Site, near: Limits) -> None:
    url = site.put("/a", page("A"), etag='"1"')
    with Visitor(near) as visitor:
        first = visitor.visit(Lead(url))
        site.put("/a", page("A, changed"), etag='"2"')
        second = visitor.visit(Lead(url), first.known)
    assert (second.outcome, second.known.etag) == (Outcome.NEW, '"2"')


@pytest.mark.parametrize("status", [404, 410])
def test_what_is_gone_is_told_with_its_status(site: Site, near: Limits, status: int) -> None:
    (visit,) = visits(near, site.refuse("/a", status))
    assert (visit.outcome, visit.status) == (Outcome.GONE, status)
    assert f"answers {status}" in visit.reason


@pytest.mark.parametrize("status", [401, 403, 451])
def test_a_no_is_refused(site: Site, near: Limits, status: int) -> None:
    (visit,) = visits(near, site.refuse("/a", status))
    assert (visit.outcome, visit.status) == (Outcome.REFUSED, status)


def test_what_is_known_is_kept_where_a_visit_brings_nothing(site: Site, near: Limits) -> None:
    url = site.put("/a", page("A"), etag='"1"')
    with Visitor(near) as visitor:
        known = visitor.visit(Lead(url)).known
        site.refuse("/a", 500)
        visit = visitor.visit(Lead(url), known)
    assert (visit.outcome, visit.known) == (Outcome.LATER, known)


def test_a_server_that_wants_a_pause_is_asked_once_and_then_rests(site: Site, near: Limits) -> None:
    busy = site.refuse("/a", 429, retry_after="90")
    first, second = visits(near, busy, site.put("/b", page("B")))
    assert (first.outcome, first.status, first.wait) == (Outcome.LATER, 429, 90)
    assert (second.outcome, second.status) == (Outcome.LATER, 0)
    assert 80 < second.wait <= 90
    assert site.paths == ["/a"]


def test_a_rest_ends(site: Site, near: Limits) -> None:
    busy = site.refuse("/a", 503, times=1)
    other = site.put("/b", page("B"))
    with Visitor(replace(near, rest=0.05)) as visitor:
        first = visitor.visit(Lead(busy))
        time.sleep(0.06)
        second = visitor.visit(Lead(other))
    assert [first.outcome, second.outcome] == [Outcome.LATER, Outcome.NEW]


def test_no_answer_is_for_later(near: Limits) -> None:
    (visit,) = visits(near, "http://127.0.0.1:1/a")
    assert (visit.outcome, visit.status) == (Outcome.LATER, 0)
    assert "cannot be reached" in visit.reason


def test_what_robots_txt_closes_is_refused_and_robots_txt_is_asked_once(
    site: Site, near: Limits
) -> None:
    site.put("/robots.txt", b"User-agent: *\nDisallow: /closed", "text/plain")
    found = visits(near, site.put("/closed", page("A")), site.put("/b", page("B")))
    assert [one.outcome for one in found] == [Outcome.REFUSED, Outcome.NEW]
    assert [path for path, _ in site.asked] == ["/robots.txt", "/b"]


def test_a_private_machine_is_refused_without_leave(site: Site, near: Limits) -> None:
    (visit,) = visits(replace(near, allow_private=False), site.put("/a", page("A")))
    assert (visit.outcome, site.asked) == (Outcome.REFUSED, [])


def test_conditions_go_to_where_the_answer_came_from(site: Site, near: Limits) -> None:
    site.put("/b", page("B"), etag='"1"')
    url = site.send_on("/a", "/b", 301)
    first, second = visits(near, url, url)
    assert (first.redirects, first.moved) == ((url,), site.url + "/b")
    assert second.outcome is Outcome.SAME
    asked = [fields.get("if-none-match") for path, fields in site.asked if path != "/robots.txt"]
    assert asked == [None, None, None, '"1"']


def test_a_passing_redirect_is_no_move(site: Site, near: Limits) -> None:
    site.put("/c", page("C"))
    site.send_on("/b", "/c", 302)
    (visit,) = visits(near, site.send_on("/a", "/b", 301))
    assert (visit.outcome, visit.moved, len(visit.redirects)) == (Outcome.NEW, "", 2)


def test_an_answer_that_claims_to_stand_where_nothing_is_known_is_refused(
    site: Site, near: Limits
) -> None:
    (visit,) = visits(near, site.refuse("/a", 304))
    assert (visit.outcome, visit.status) == (Outcome.REFUSED, 304)


def test_a_feed_gives_leads_that_can_be_visited(site: Site, near: Limits) -> None:
    site.put("/a", page("A"))
    feed = (
        '<rss version="2.0"><channel><title>Orval Mail</title><item><title>A</title><link>'
        f"{site.url}/a</link><source>Quay Wire</source></item></channel></rss>"
    )
    url = site.put("/feed", feed.encode(), "application/rss+xml")
    with Visitor(near) as visitor:
        (lead,) = visitor.visit(Lead(url)).found
        assert isinstance(lead, Lead)
        (capture,) = visitor.visit(lead).found
    assert isinstance(capture, Capture)
    assert (capture.source, capture.via, capture.given.outlet) == (
        site.url + "/a",
        (url,),
        "Quay Wire",
    )


def test_what_cannot_be_read_is_named_in_what_is_found(site: Site, near: Limits) -> None:
    (visit,) = visits(near, site.put("/a", b"%PDF-1.7 ...", "application/pdf"))
    assert visit.outcome is Outcome.NEW
    assert [type(one) for one in visit.found] == [Failure]


def test_a_broken_coding_is_refused(site: Site, near: Limits) -> None:
    (visit,) = visits(near, site.put("/a", b"no gzip", content_encoding="gzip"))
    assert (visit.outcome, visit.status) == (Outcome.REFUSED, 200)
    assert "damaged gzip" in visit.reason


def test_hosts_are_visited_side_by_side_and_told_in_the_order_given(near: Limits) -> None:
    asked = threading.Event()
    with started() as slow, started() as quick:
        first = slow.put("/s", page("S"))
        answer = slow.answers["/s"]
        slow.answers["/s"] = lambda request: answer(request) if asked.wait(5) else None
        others = [quick.put(f"/{name}", page(name)) for name in "ab"]
        last = quick.put("/c", page("c"))
        write_last = quick.answers["/c"]

        def and_say_so(request: BaseHTTPRequestHandler) -> None:
            asked.set()
            write_last(request)

        quick.answers["/c"] = and_say_so
        wanted = [Lead(url) for url in (first, *others, last)]
        with Visitor(near) as visitor:
            found = list(visitor.visits([(lead, Known()) for lead in wanted]))
    assert [(one.lead, one.outcome) for one in found] == [(w, Outcome.NEW) for w in wanted]


def test_what_a_lead_says_of_the_page_is_given_to_the_capture(site: Site, near: Limits) -> None:
    url = site.put("/a", page("A"))
    with Visitor(near) as visitor:
        (capture,) = visitor.visit(Lead(url, Given(outlet="Quay Wire"))).found
    assert isinstance(capture, Capture)
    assert capture.given.outlet == "Quay Wire"
