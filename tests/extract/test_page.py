"""Pages into reports."""

import pytest

from tests.extract.read import page, words
from twicetold.model import NotAnArticle, Relation, Report, Role, Scope, TooLarge

PARAGRAPHS = """<p>The bridge at Orval was closed on Monday after divers found a crack in its middle
 pier, the mayor said, and nobody knows for how long.</p>
<p>“We did not sleep last night,” the mayor, Cy Vell, told reporters on the quay.</p>
<p>The ferry will run every ten minutes until the pier has been mended, he said.</p>"""

ARTICLE = f"""<header><nav><a href="/">Front page</a> <a href="/sport">Sport</a></nav></header>
<main><article><h1>Bridge at Orval closed</h1>
<p class="standfirst">Engineers fear for the old span</p>
<p class="byline">By Ada Lorn and Bo Tarn, Reuters</p>
<figure><img src="a.jpg"><figcaption>Cars wait on the ramp. <span class="credit">Photo: Dee
 Marn/XPA</span></figcaption></figure>
<div class="story">{PARAGRAPHS}</div>
<aside class="related"><p>Read more: <a href="/walks">Ten walks along the river, chosen for you</a></p></aside>
</article></main><footer><p>All the rights of this page are kept by the Orval Mail company.</p></footer>"""

LINKED = """<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [
{"@type": "WebSite", "name": "Orval Mail"}, {"@id": "#ada", "@type": "Person", "name": "Ada Lorn"},
{"@type": "NewsArticle", "headline": "Bridge at Orval closed", "author": {"@id": "#ada"},
"datePublished": "2031-03-04T05:06:00+02:00", "dateModified": "2031-03-04T09:00:00+02:00",
"isBasedOn": "https://wire.example/1", "inLanguage": "en-GB",
"publisher": {"@type": "Organization", "name": "Orval Mail",
"parentOrganization": {"@type": "Organization", "name": "Mail Group"}}}]}</script>"""


def body(report: Report) -> list[str]:
    return words(report, Role.BODY)


def test_a_page_comes_apart_into_its_parts() -> None:
    report = page(ARTICLE)
    assert [part.role for part in report.parts[:5]] == [
        Role.HEADLINE,
        Role.STANDFIRST,
        Role.BYLINE,
        Role.CAPTION,
        Role.CREDIT,
    ]
    assert len(body(report)) == 3


def test_the_text_is_its_blocks_with_blank_lines_between() -> None:
    report = page(ARTICLE)
    assert report.text.startswith("Bridge at Orval closed\n\nEngineers fear for the old span\n\n")
    assert "on Monday after divers found a crack in its middle pier, the mayor" in report.text


def test_navigation_related_articles_and_footer_are_left_out() -> None:
    report = page(ARTICLE)
    for line in ("Front page", "Ten walks", "All the rights"):
        assert line not in report.text


def test_people_and_agency_of_the_byline_are_told_apart() -> None:
    report = page(ARTICLE)
    assert report.byline == ("Ada Lorn", "Bo Tarn")
    assert ("Reuters", Scope.TEXT) in [(one.agency, one.scope) for one in report.credits]


def test_the_credit_of_a_picture_is_told_from_its_caption() -> None:
    report = page(ARTICLE)
    assert words(report, Role.CAPTION) == ["Cars wait on the ramp."]
    assert ("XPA", Scope.PHOTO) in [(one.agency, one.scope) for one in report.credits]


def test_json_ld_gives_times_authors_owner_and_source() -> None:
    report = page(f"<article>{PARAGRAPHS}</article>", LINKED)
    assert report.headline is not None
    assert report.headline.exact == "Bridge at Orval closed"
    assert report.published == "2031-03-04T05:06:00+02:00"
    assert report.updated == "2031-03-04T09:00:00+02:00"
    assert report.byline == ("Ada Lorn",)
    assert (report.outlet, report.publisher) == ("Orval Mail", "Mail Group")
    assert (Relation.BASED_ON, "https://wire.example/1") in [(x.rel, x.href) for x in report.links]


def test_broken_json_ld_is_mended_or_passed_over() -> None:
    mended = page(f"<article>{PARAGRAPHS}</article>", LINKED.replace('"en-GB",', '"en-GB",,'))
    assert mended.published is None
    comma = LINKED.replace('"Mail Group"}}}]}', '"Mail Group"}}},]}')
    assert page(f"<article>{PARAGRAPHS}</article>", comma).published is not None


def test_meta_elements_give_what_json_ld_does_not() -> None:
    head = (
        '<title>Bridge at Orval closed | Orval Mail</title><meta property="og:site_name" content="Orval Mail">'
        '<meta property="article:published_time" content="2031-03-04T05:06Z"><meta name="author" content="Ada Lorn">'
    )
    report = page(f"<article>{PARAGRAPHS}</article>", head)
    assert report.headline is not None
    assert report.headline.exact == "Bridge at Orval closed"
    assert report.published == "2031-03-04T05:06+00:00"
    assert (report.outlet, report.byline) == ("Orval Mail", ("Ada Lorn",))


def test_two_publication_days_are_noted() -> None:
    head = LINKED + '<meta property="article:published_time" content="2031-03-02T08:00Z">'
    report = page(f"<article>{PARAGRAPHS}</article>", head)
    assert report.published == "2031-03-04T05:06:00+02:00"
    assert any("2031-03-02" in note for note in report.notes)


def test_a_visible_date_is_read_when_no_machine_stamp_is_there() -> None:
    report = page(f"<article><h1>Bridge closed</h1><p>4 March 2031</p>{PARAGRAPHS}</article>")
    assert report.published == "2031-03-04"
    assert "4 March 2031" not in body(report)


def test_a_visible_line_of_a_change_gives_its_time() -> None:
    lines = "<p>Published 4 March 2031</p><p>Updated 9:40 PM EDT, Thu March 6, 2031</p>"
    report = page(f"<article><h1>Bridge closed</h1>{lines}{PARAGRAPHS}</article>")
    assert (report.published, report.updated) == ("2031-03-04", "2031-03-06T21:40-04:00")


def test_links_keep_the_words_that_carry_them() -> None:
    linking = PARAGRAPHS.replace(
        "the mayor said", '<a href="https://b.example/x">the mayor said</a>'
    )
    report = page(f"<article>{linking}</article>")
    link = next(one for one in report.links if one.href == "https://b.example/x")
    assert link.passage is not None
    assert link.passage.exact == "the mayor said"


def test_script_addresses_are_no_links() -> None:
    linking = PARAGRAPHS.replace(
        "the mayor said", '<a href="javascript:alert(1)">the mayor said</a>'
    )
    assert page(f"<article>{linking}</article>").links == ()


def test_frames_of_other_pages_are_embeds() -> None:
    framed = PARAGRAPHS.replace(
        "</p>\n<p>The", '</p><iframe src="https://video.example/7"></iframe><p>The'
    )
    report = page(f"<article>{framed}</article>")
    assert [(one.rel, one.href) for one in report.links] == [
        (Relation.EMBED, "https://video.example/7")
    ]


def test_a_headline_repeated_as_a_paragraph_is_a_repeat() -> None:
    report = page(
        f"<article><h1>Bridge at Orval closed</h1><p>Bridge at Orval closed</p>{PARAGRAPHS}</article>"
    )
    assert len(words(report, Role.HEADLINE, repeats=True)) == 1


def test_scripts_and_hidden_parts_are_left_out() -> None:
    hidden = '<script>alert("The bridge, they said, was shut")</script><div style="display: none"><p>Hidden words here, more of them, and more.</p></div>'
    report = page(f"<article>{hidden}{PARAGRAPHS}</article>")
    assert "alert" not in report.text
    assert "Hidden" not in report.text


def test_pieces_of_an_article_between_advertisements_are_joined() -> None:
    piece = f'<div class="article-body chunk">{PARAGRAPHS}</div>'
    other = piece.replace("Orval", "Tarn").replace("ferry", "boat").replace("sleep", "rest")
    report = page(f"<main>{piece}<div class='ad-slot'><p>Buy a boat.</p></div>{other}</main>")
    assert len(body(report)) == 6


def test_the_language_is_the_pages_own_word_or_read_from_the_body() -> None:
    assert page(ARTICLE, lang=' lang="de-AT"').language == "de"
    assert page(ARTICLE, lang="").language == "en"


@pytest.mark.parametrize(
    "html",
    [
        "",
        "<p></p>",
        "<title>Just a moment...</title><p>Checking that your browser is no machine, please wait.</p>",
        "<p>We and our partners store and/or access information on a device. We use cookies for it.</p>",
        '<p>The bridge is shut.</p><p>Subscribe to continue reading</p><script type="application/ld+json">'
        '{"@type": "NewsArticle", "headline": "x", "isAccessibleForFree": false}</script>',
        "<ul>"
        + "<li><a href='/a'>A headline of another article stands here</a></li>" * 30
        + "</ul>",
    ],
)
def test_a_page_without_an_article_is_refused(html: str) -> None:
    with pytest.raises(NotAnArticle):
        page(html)


def test_an_article_that_is_shown_in_part_is_noted() -> None:
    locked = LINKED.replace('"headline"', '"isAccessibleForFree": false, "headline"')
    report = page(f"<article>{PARAGRAPHS}</article><p>Subscribe to continue reading</p>", locked)
    assert any("subscribers" in note for note in report.notes)


@pytest.mark.parametrize(
    "hostile",
    [
        "<b>" * 50_000 + PARAGRAPHS,
        f'<div class="{"comment " * 200_000}">{PARAGRAPHS}</div>',
        f"<title>{'a - ' * 50_000}</title>{PARAGRAPHS}",
        f'<meta name="author" content="{"Ann Lee, " * 50_000}">{PARAGRAPHS}',
        f'<script type="application/ld+json">{"[" * 200_000}</script>{PARAGRAPHS}',
        f"<p>a\0b</p>{PARAGRAPHS}",
        f"{PARAGRAPHS}<p>{'word ' * 200_000}</p>",
    ],
    ids=["inline", "attribute", "title", "author", "json", "null", "line"],
)
def test_hostile_pages_give_a_report(hostile: str) -> None:
    assert any("bridge at Orval" in paragraph for paragraph in body(page(hostile)))


def test_nesting_that_would_stall_the_parser_is_refused() -> None:
    with pytest.raises(TooLarge):
        page("<div>" * 100_000 + PARAGRAPHS)


def test_malformed_addresses_are_passed_over() -> None:
    head = (
        '<link rel="canonical" href="http://[broken"><meta property="og:url" content="http://[x">'
        '<meta property="og:site_name" content="http://[y">'
    )
    report = page(f"<article>{PARAGRAPHS}</article>", head)
    assert report.outlet == "outlet"


def test_a_canonical_address_on_another_site_is_a_syndication_source() -> None:
    head = (
        '<link rel="canonical" href="https://wire.example/1">'
        '<meta property="og:url" content="https://m.orvalmail.example/1">'
    )
    report = page(f"<article>{PARAGRAPHS}</article>", head)
    assert (Relation.SYNDICATION, "https://wire.example/1") in [
        (x.rel, x.href) for x in report.links
    ]


PROSE = (
    "The ferry ran aground off Lemak at dawn on Tuesday with 40 people aboard, the coast guard said.",
    "Two lifeboats took the passengers ashore by nine, its commander Tia Moll told reporters.",
    "Nobody was hurt. The master of the ferry was questioned by police on the quay of Lemak.",
)


def bare(*lines: str) -> Report:
    """Read a page that has paragraphs and no names for what they are."""
    return page("<h1>Ferry aground off Lemak</h1>" + "".join(f"<p>{line}</p>" for line in lines))


def test_points_above_the_first_paragraph_are_its_summary() -> None:
    report = bare("• Forty people were taken ashore", "• Fog was thick at dawn", *PROSE)
    summary = ["Forty people were taken ashore", "Fog was thick at dawn"]
    assert words(report, Role.SUMMARY) == summary
    assert words(report, Role.BODY) == list(PROSE)


def test_a_list_above_the_first_paragraph_is_its_summary() -> None:
    points = "<ul><li>Forty people were taken ashore</li><li>Fog was thick at dawn</li></ul>"
    paragraphs = "".join(f"<p>{line}</p>" for line in PROSE)
    report = page(f"<article><h1>Ferry aground off Lemak</h1>{points}{paragraphs}</article>")
    assert len(words(report, Role.SUMMARY)) == 2


def test_points_below_a_paragraph_are_text_without_their_marks() -> None:
    report = bare(
        *PROSE, "What is known:", "• The ferry left Orval at five", "•", PROSE[0] + " Yes."
    )
    assert "The ferry left Orval at five" in words(report, Role.BODY)
    assert all(part.start < part.end for part in report.parts)


def test_a_dash_that_opens_speech_stays_and_makes_no_point() -> None:
    speech = "— We did not see the sandbank, the master said. — The fog was thick."
    assert words(bare(speech, *PROSE), Role.BODY)[0] == speech


def test_a_list_that_is_the_whole_article_is_its_text() -> None:
    points = "".join(f"<li>{line}</li>" for line in PROSE)
    assert words(page(f"<h1>Ferry aground</h1><ul>{points}</ul>"), Role.BODY) == list(PROSE)


@pytest.mark.parametrize(
    ("caption", "credit"),
    [
        ("A lifeboat leaves the quay of Lemak.", "Picture: Hadi Roms/Quay Wire"),
        ("The ferry off Lemak on Tuesday.", "(Photo by Hadi Roms/Quay Wire)"),
        ("The ferry at dawn.", "Photo: Quay Wire"),
    ],
)
def test_a_caption_among_bare_paragraphs_is_known_by_its_credit(caption: str, credit: str) -> None:
    report = bare(f"{caption} {credit}", *PROSE)
    assert words(report, Role.CAPTION) == [caption]
    assert words(report, Role.CREDIT) == [credit]
    assert words(report, Role.BODY) == list(PROSE)
    assert [(one.agency, one.scope) for one in report.credits] == [("Quay Wire", Scope.PHOTO)]


def test_a_dateline_below_a_caption_is_read() -> None:
    report = bare(
        "A lifeboat leaves the quay. Picture: Hadi Roms",
        f"LEMAK (Quay Wire) - {PROSE[0]}",
        *PROSE[1:],
    )
    assert report.dateline is not None
    assert report.dateline.place == "LEMAK"


def test_a_text_credit_at_the_end_of_a_paragraph_makes_it_no_caption() -> None:
    report = bare(*PROSE[:2], "Nobody was hurt, police said. (Quay Wire)", PROSE[2])
    assert words(report, Role.CAPTION) == []
