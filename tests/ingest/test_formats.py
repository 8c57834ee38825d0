"""Feeds, sitemaps and agencies' formats into captures; the files are of our own writing."""

import gzip
import json
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tests.ingest.site import Site, page
from tests.ingest.test_warc import archive
from twicetold import extract
from twicetold.cli.app import app
from twicetold.ingest import Limits, captures
from twicetold.ingest.contents import contents
from twicetold.ingest.lead import Lead
from twicetold.model import Capture, Failure, Report, Role

FIXTURES = Path(__file__).parent / "fixtures"
HEADLINE = "Harbour of Orval shut for a ninth day"


def opened(name: str, limits: Limits | None = None) -> list[Capture | Lead | Failure]:
    """Read a fixture without going anywhere."""
    return list(contents((FIXTURES / name).read_bytes(), "", name, limits or Limits()))


def capture_of(name: str) -> Capture:
    return next(one for one in opened(name) if isinstance(one, Capture))


def report_of(name: str) -> Report:
    return extract.report(capture_of(name))


def words(report: Report, role: Role) -> list[str]:
    return [report.text[part.start : part.end] for part in report.parts if part.role is role]


@pytest.mark.parametrize("name", ["harbour.ninjs.json", "harbour.newsml.xml", "harbour.nitf.xml"])
def test_a_dispatch_is_read_with_all_that_the_agency_says_of_it(name: str) -> None:
    report = report_of(name)
    assert report.headline is not None
    assert report.headline.exact == HEADLINE
    assert (report.outlet, report.publisher) == ("Quay Wire", "Quay Wire Cooperative")
    assert "Ada Lorn" in report.byline
    assert (report.published or "").startswith("2031-03-04T08:00:00")
    assert report.dateline is not None
    assert report.dateline.place == "ORVAL"
    assert [credit.agency for credit in report.credits] == ["Quay Wire"]
    assert words(report, Role.BODY)[0].startswith("The harbour of Orval stayed shut")


@pytest.mark.parametrize("name", ["harbour.ninjs.json", "harbour.nitf.xml"])
def test_captions_are_kept_apart_from_the_text(name: str) -> None:
    assert words(report_of(name), Role.CAPTION) == [
        "Ferries lie inside the mole of Orval on Monday."
    ]


def test_the_version_before_is_read_too() -> None:
    report = report_of("older.json")
    assert words(report, Role.BODY)[1].startswith("Nine boats lay")
    assert report.byline == ("Ada Lorn",)


def test_a_dispatch_keeps_its_zone_and_its_links() -> None:
    assert capture_of("harbour.ninjs.json").given.updated == "2031-03-04T09:15:00+01:00"
    assert report_of("harbour.nitf.xml").links[0].href == "https://mail.example/wait"


def test_a_text_that_was_called_back_is_not_read() -> None:
    failure = next(one for one in opened("harbour.newsml.xml") if isinstance(one, Failure))
    assert failure.subject == "harbour.newsml.xml#2"
    assert "withdrawn" in failure.reason


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        (b'{"uri": "x", "type": "picture"}', "of type"),
        (b'{"uri": "x", "type": "text"}', "no text"),
        (b'{"some": "settings"}', "no ninjs"),
        (b'{"uri": "x", "bodies": [{"value": "Words."}', "no JSON"),
        (b'{"uri": "x", "pubStatus": "canceled", "bodies": [{"value": "A."}]}', "withdrawn"),
    ],
)
def test_json_that_holds_no_text_is_named(tmp_path: Path, body: bytes, fault: str) -> None:
    (tmp_path / "a.json").write_bytes(body)
    (failure,) = captures([str(tmp_path / "a.json")])
    assert isinstance(failure, Failure)
    assert fault in failure.reason


def test_the_texts_of_a_package_are_read_one_by_one() -> None:
    inner = b'{"uri": "a", "bodies": [{"value": "First text."}]}'
    other = inner.replace(b"First", b"Second")
    body = b'{"uri": "p", "type": "composite", "associations": [' + inner + b"," + other + b"]}"
    found = list(contents(body, "application/json", "p.json", Limits()))
    assert [one.source for one in found if isinstance(one, Capture)] == ["p.json#1", "p.json#2"]


def test_an_embargo_is_noted() -> None:
    body = b'{"uri": "a", "embargoed": "2031-03-05T06:00:00Z", "bodies": [{"value": "Words."}]}'
    (capture,) = contents(body, "application/json", "a.json", Limits())
    assert isinstance(capture, Capture)
    assert capture.notes == ("Under embargo until 2031-03-05T06:00:00Z.",)


def test_an_entry_with_the_whole_text_is_read_from_the_feed() -> None:
    capture = capture_of("feed.xml")
    assert capture.source == "https://mail.example/harbour"
    assert capture.via == ("feed.xml",)
    assert capture.given.outlet == "Orval Mail"
    assert capture.given.published == "2031-03-04T09:30:00+01:00"
    report = extract.report(capture)
    assert len(words(report, Role.BODY)) == 4
    assert report.byline == ("Bo Tarn",)


def test_an_entry_with_a_teaser_leads_to_its_page() -> None:
    lead = next(one for one in opened("feed.xml") if isinstance(one, Lead))
    assert lead.url == "https://mail.example/road"
    assert lead.instead is not None


def test_an_entry_of_atom_leads_to_its_page_by_the_feeds_own_address() -> None:
    (lead,) = opened("atom.xml")
    assert isinstance(lead, Lead)
    assert (lead.url, lead.given.outlet) == ("https://post.example/ferries", "Quay Wire")
    assert lead.instead is not None
    assert lead.instead.given.updated == "2031-03-04T12:00:00+00:00"


def test_an_entry_without_an_address_gives_its_words() -> None:
    body = (
        b"<rss><channel><item><description>Forty people wait.</description></item></channel></rss>"
    )
    (capture,) = contents(body, "", "a.rss", Limits())
    assert isinstance(capture, Capture)
    assert capture.source == "a.rss#1"


def test_a_news_sitemap_leads_to_the_newest_first_and_names_the_outlet() -> None:
    leads = [one for one in opened("sitemap.xml") if isinstance(one, Lead)]
    assert [one.url for one in leads] == [
        "https://mail.example/newer",
        "https://mail.example/older",
    ]
    assert {one.given.outlet for one in leads} == {"Orval Mail"}


@pytest.mark.parametrize("name", ["feed.xml", "sitemap.xml"])
def test_what_is_past_the_limit_is_named(name: str) -> None:
    found = opened(name, Limits(most_linked=1))
    assert isinstance(found[-1], Failure)
    assert "most_linked=1" in found[-1].reason


def site_map(site: Site, *paths: str, tag: str = "url", root: str = "urlset") -> bytes:
    inner = "".join(f"<{tag}><loc>{site.url}{path}</loc></{tag}>" for path in paths)
    return f"<{root}>{inner}</{root}>".encode()


def test_an_index_of_sitemaps_is_followed_to_the_pages(site: Site, near: Limits) -> None:
    site.put("/a", page("A"))
    site.put("/inner.xml.gz", gzip.compress(site_map(site, "/a")), "application/gzip")
    index = site_map(site, "/inner.xml.gz", tag="sitemap", root="sitemapindex")
    address = site.put("/index.xml", index, "application/xml")
    (capture,) = captures([address], near)
    assert isinstance(capture, Capture)
    assert capture.source == site.url + "/a"
    assert capture.via == (address, site.url + "/inner.xml.gz")


def test_sitemaps_that_name_each_other_come_to_an_end(site: Site, near: Limits) -> None:
    index = site_map(site, "/b.xml", "/a.xml", tag="sitemap", root="sitemapindex")
    site.put("/b.xml", index, "application/xml")
    assert list(captures([site.put("/a.xml", index, "application/xml")], near)) == []
    assert site.paths == ["/a.xml", "/b.xml"]


def test_a_feed_is_followed_to_its_pages_with_its_source(site: Site, near: Limits) -> None:
    site.put("/road", page("Road to the lighthouse", outlet=""))
    feed = (FIXTURES / "feed.xml").read_bytes().replace(b"https://mail.example", site.url.encode())
    feed = feed.replace(
        b"<title>Road to the lighthouse</title>",
        b'<title>Road</title><source url="https://wire.example/">Quay Wire</source>',
    )
    address = site.put("/feed", feed, "text/html")
    whole, fetched = (one for one in captures([address], near) if isinstance(one, Capture))
    assert fetched.source == site.url + "/road"
    assert (fetched.given.outlet, whole.given.outlet) == ("Quay Wire", "Orval Mail")
    assert fetched.via == whole.via == (address,)


def test_where_the_page_cannot_be_had_the_words_of_the_feed_are_read(
    site: Site, near: Limits
) -> None:
    feed = (FIXTURES / "feed.xml").read_bytes().replace(b"https://mail.example", site.url.encode())
    found = list(captures([site.put("/feed", feed, "application/rss+xml")], near))
    failure = next(one for one in found if isinstance(one, Failure))
    assert failure.subject == site.url + "/road"
    instead = next(one for one in found if isinstance(one, Capture) and one.notes)
    assert "words of the feed" in instead.notes[0]
    assert b"cleared by Thursday" in instead.body


def test_every_format_is_read_in_one_call(site: Site, near: Limits, tmp_path: Path) -> None:
    address = site.put("/a", page("Asked for"))
    (tmp_path / "page.html").write_bytes(page("A file"))
    names = ["harbour.ninjs.json", "harbour.newsml.xml", "harbour.nitf.xml", "older.json"]
    sources = [str(FIXTURES / name) for name in names]
    found = captures([address, str(tmp_path / "page.html"), *sources], near)
    kept = [one.source for one in found if isinstance(one, Capture)]
    assert len(kept) == 6
    assert kept[-1] == address


def test_another_xml_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_bytes(b"<settings/>")
    (failure,) = captures([str(tmp_path / "a.xml")])
    assert isinstance(failure, Failure)
    assert "none of the formats" in failure.reason


def test_more_pages_than_the_limit_are_not_asked_for(site: Site, near: Limits) -> None:
    for name in "abc":
        site.put(f"/{name}", page(name))
    address = site.put("/map.xml", site_map(site, "/a", "/b", "/c"), "application/xml")
    found = list(captures([address], replace(near, most_linked=2)))
    assert len([one for one in found if isinstance(one, Capture)]) == 2
    assert len(site.paths) == 3


def test_the_command_compares_a_page_of_your_own_network_with_leave(
    site: Site, tmp_path: Path
) -> None:
    address = site.put("/a", page("Harbour shut"))
    command = ["compare", address, "-o", str(tmp_path), "--format", "json"]
    assert CliRunner().invoke(app, command).exit_code == 1
    assert CliRunner().invoke(app, [*command, "--allow-private"]).exit_code == 0
    assert address in (tmp_path / "dossier.json").read_text("utf-8")


def test_the_command_compares_a_feed_a_page_ninjs_and_an_archive_in_one_call(
    tmp_path: Path,
) -> None:
    other = page("Harbour of Orval shut", outlet="Quay Post", extra="Nobody was hurt on Monday.")
    (tmp_path / "feed.xml").write_bytes((FIXTURES / "feed.xml").read_bytes())
    (tmp_path / "page.html").write_bytes(page("Harbour shut"))
    (tmp_path / "item.ninjs.json").write_bytes((FIXTURES / "harbour.ninjs.json").read_bytes())
    head = {"Content-Type": "text/html"}
    kept = archive(("https://post.example/harbour", other, head))
    (tmp_path / "archive.warc.gz").write_bytes(kept)
    names = ("feed.xml", "page.html", "item.ninjs.json", "archive.warc.gz")
    command = ["compare", *(str(tmp_path / name) for name in names), "-o", str(tmp_path)]
    assert CliRunner().invoke(app, [*command, "--format", "json"]).exit_code == 0
    told = json.loads((tmp_path / "dossier.json").read_text("utf-8"))
    outlets = {report["outlet"] for report in told["reports"]}
    assert {"Orval Mail", "Quay Post"} <= outlets
    assert len(told["reports"]) == 5
    shared = {one[side]["report"] for one in told["reuses"] for side in ("left", "right")}
    assert len(shared) >= 3
