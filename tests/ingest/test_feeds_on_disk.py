"""A feed on disk sends nobody to the network unless it is asked to."""

from pathlib import Path

from twicetold import ingest
from twicetold.model import Capture, Failure

FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>Oldmere Post</title>
<item><title>Mill burns</title><link>http://127.0.0.1:9/mill</link>
<description>The old mill in Oldmere burned down on Monday night and four people were hurt.</description>
</item></channel></rss>"""
SITEMAP = """<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<url><loc>http://127.0.0.1:9/mill</loc></url></urlset>"""


def test_the_feeds_own_words_are_read_and_the_note_says_how_to_get_the_page(tmp_path: Path) -> None:
    (tmp_path / "feed.xml").write_text(FEED, "utf-8")
    (found,) = ingest.captures([str(tmp_path / "feed.xml")])
    assert isinstance(found, Capture)
    assert b"burned down" in found.body
    assert "--follow" in found.notes[-1]


def test_a_page_that_a_sitemap_names_is_told_and_not_asked_for(tmp_path: Path) -> None:
    (tmp_path / "sitemap.xml").write_text(SITEMAP, "utf-8")
    (found,) = ingest.captures([str(tmp_path / "sitemap.xml")])
    assert isinstance(found, Failure)
    assert "--follow" in found.reason


def test_on_demand_the_pages_are_asked_for(tmp_path: Path) -> None:
    (tmp_path / "sitemap.xml").write_text(SITEMAP, "utf-8")
    (found,) = ingest.captures(
        [str(tmp_path / "sitemap.xml")], ingest.Limits(follow_files=True, retries=0)
    )
    assert isinstance(found, Failure)
    assert "--follow" not in found.reason
