"""Which site a page is of, by its address alone."""

from dataclasses import replace

import pytest

from tests.extract.read import capture
from twicetold import extract
from twicetold.extract.address import outlet, site
from twicetold.model import Report

WORDS = "The harbour of Orval stayed shut for a ninth day, its master said on the quay."


def at(url: str, head: str = "") -> Report:
    page = f"<html lang='en'><head>{head}</head><body><article><h1>Harbour shut</h1><p>{WORDS}</p></article>"
    return extract.report(replace(capture(page, "text/html"), source=url))


@pytest.mark.parametrize(
    ("url", "registered"),
    [
        ("https://news.orvalmail.com.au/a", "orvalmail.com.au"),
        ("https://www.orvalmail.gov.br/a", "orvalmail.gov.br"),
        ("https://ada.github.io/a", "ada.github.io"),
        ("https://NEWS.OrvalMail.example/", "orvalmail.example"),
        ("http://127.0.0.1:8000/a", "127.0.0.1"),
        ("http://[::1]/a", "::1"),
        ("http://localhost/a", "localhost"),
        ("https://co.uk/", "co.uk"),
        ("http://[broken/", None),
        ("a.html", None),
    ],
)
def test_a_site_is_what_can_be_registered(url: str, registered: str | None) -> None:
    assert site(url) == registered


@pytest.mark.parametrize(
    ("url", "named"),
    [
        ("https://amp.orvalmail.example/a", "orvalmail.example"),
        ("https://m.example/a", "m.example"),
        ("https://www.co.uk/a", "www.co.uk"),
        ("https://de.orvalmail.example/a", "de.orvalmail.example"),
    ],
)
def test_the_same_pages_for_other_machines_are_one_outlet(url: str, named: str) -> None:
    assert outlet(url) == named


def test_two_hosts_of_one_site_have_one_publisher() -> None:
    sport, news = at("https://sport.orvalmail.co.uk/a"), at("https://www.orvalmail.co.uk/b")
    assert (sport.outlet, news.outlet) == ("sport.orvalmail.co.uk", "orvalmail.co.uk")
    assert sport.publisher == news.publisher == "orvalmail.co.uk"


def test_a_page_that_names_itself_needs_no_address() -> None:
    named = at("https://sport.orvalmail.co.uk/a", '<meta property="og:site_name" content="Mail">')
    assert (named.outlet, named.publisher) == ("Mail", "Mail")
