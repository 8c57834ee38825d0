"""Pages that mean harm: a named refusal or a clean report, in little time."""

import json
import time
from collections.abc import Iterator

import pytest

from tests.extract.read import page, words
from twicetold.model import Report, Role, TooLarge

PARAGRAPH = (
    "<p>The harbour of Orval stayed shut for a ninth day on Monday, its master said, as the wind "
    "kept the ferries inside the mole and the fish market without fish.</p>"
)


@pytest.fixture(autouse=True)
def _in_bounded_time() -> Iterator[None]:
    """Ten times what the slowest takes: what it keeps out would take minutes."""
    begun = time.process_time()
    yield
    assert time.process_time() - begun < 30


def article(inner: str = "", head: str = "") -> Report:
    return page(f"<article><h1>Harbour shut</h1>{PARAGRAPH * 4}{inner}</article>", head)


def declared(fields: object) -> Report:
    written = fields if isinstance(fields, str) else json.dumps(fields)
    return article(head=f'<script type="application/ld+json">{written}</script>')


@pytest.mark.parametrize("tag", ["div", "template", "section", "table"])
def test_very_deep_nesting_is_refused(tag: str) -> None:
    with pytest.raises(TooLarge, match="elements deep"):
        article(f"<{tag}>" * 100_000)


@pytest.mark.parametrize("between", [" ", "/", '="1"', "='>' ", "=x "])
def test_a_tag_with_very_many_attributes_is_refused(between: str) -> None:
    many = between.join(f"a{number}" for number in range(70_000))
    with pytest.raises(TooLarge, match="attributes"):
        article(f"<p {many}>x</p>")


def test_many_tags_with_many_attributes_are_refused_together() -> None:
    many = " ".join(f"a{number}" for number in range(5_000))
    with pytest.raises(TooLarge, match="attributes"):
        article(f"<p {many}>x</p>" * 60)


def test_a_long_attribute_is_no_many() -> None:
    report = article(f'<p class="{"x" * 3_000_000}">Nine boats lay at the outer quay.</p>')
    assert words(report, Role.BODY)[-1] == "Nine boats lay at the outer quay."


def test_a_long_script_is_no_attribute() -> None:
    script = "if(a<b){" + " ".join(f"c{number}='d/e';" for number in range(5_000)) + "}"
    assert words(article(f"<script>{script}</script>"), Role.HEADLINE) == ["Harbour shut"]


def test_very_many_pulled_quotations_take_no_long_time() -> None:
    quotes = "".join(
        f"<blockquote>Nine boats and number {number} lay at the quay.</blockquote>"
        for number in range(5_000)
    )
    assert len(words(article(quotes), Role.BODY)) > 1


def test_half_a_character_in_what_a_page_declares_can_be_written() -> None:
    report = declared(
        '{"@type": "NewsArticle", "headline": "Harbour \\ud800 shut", "author": {"name": '
        '"Ada \\udfff Lorn"}, "publisher": {"name": "Mail\\ud812"}, "isBasedOn": "http://\\udc00/"}'
    )
    said = [report.text, report.outlet, *report.byline, *(link.href for link in report.links)]
    assert "\ufffd" in "".join(said).encode("utf-8").decode("utf-8")


@pytest.mark.parametrize(
    "fields",
    [
        "[" * 100_000,
        '{"a":' * 50_000 + "1" + "}" * 50_000,
        '{"@type": "NewsArticle", "datePublished": ' + "9" * 100_000 + "}",
        {"@type": {"x": [1]}, "headline": {"@value": 7}, "author": [[["Ada"]], None, {"name": {}}]},
        {
            "@type": "NewsArticle",
            "@id": ["a", {}],
            "author": {"@id": {"c": 1}},
            "publisher": [[{}]],
        },
        {
            "@type": "NewsArticle",
            "mainEntityOfPage": [1, {"@id": {}}],
            "isBasedOn": [1, {"url": 5}],
        },
        {"@type": "NewsArticle", "inLanguage": {"name": 9}, "isAccessibleForFree": [["no"]]},
    ],
)
def test_what_a_page_declares_in_no_shape_is_passed_over(fields: object) -> None:
    report = declared(fields)
    assert words(report, Role.HEADLINE) == ["Harbour shut"]
    assert report.byline == ()


@pytest.mark.parametrize("url", ["http://[::1", "//[", "http://[zz]/", "https://a:b/"])
def test_a_broken_address_does_not_stop_a_page(url: str) -> None:
    report = article(
        f'<p>Nine boats lay <a href="{url}">there</a> on Monday.</p>',
        f'<link rel="canonical" href="{url}"><meta property="og:url" content="{url}">'
        f'<meta property="og:site_name" content="{url}">',
    )
    assert words(report, Role.HEADLINE) == ["Harbour shut"]


@pytest.mark.parametrize("charset", ["utf-7", "idna", "base64", "rot13", "undefined", "💥"])
def test_a_charset_that_is_no_pages_does_not_stop_it(charset: str) -> None:
    assert words(article(head=f'<meta charset="{charset}">'), Role.HEADLINE) == ["Harbour shut"]
