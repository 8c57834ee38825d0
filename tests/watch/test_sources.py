"""Feeds are named by address or in OPML files."""

from pathlib import Path

import pytest

from twicetold.model import Unreadable
from twicetold.watch.sources import addresses

OPML = (
    '<opml version="2.0"><head/><body><outline text="Bend"><outline type="rss" '
    'xmlUrl="https://bend.example/feed"/></outline>'
    '<outline text="Pell" xmlUrl="https://pell.example/rss"/></body></opml>'
)


def test_feeds_in_folders_of_an_opml_file_are_found_and_each_is_named_once(tmp_path: Path) -> None:
    file = tmp_path / "feeds.opml"
    file.write_text(OPML)
    assert addresses([str(file), "https://pell.example/rss"]) == (
        "https://bend.example/feed",
        "https://pell.example/rss",
    )


@pytest.mark.parametrize(
    "content", ["<opml><body/></opml>", "no XML", "<!DOCTYPE a [<!ENTITY b 'c'>]><a/>"]
)
def test_a_file_that_names_no_feed_is_an_error_with_a_remedy(tmp_path: Path, content: str) -> None:
    file = tmp_path / "feeds.opml"
    file.write_text(content)
    with pytest.raises(Unreadable, match=r"feeds\.opml"):
        addresses([str(file)])


def test_a_file_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="give an OPML file or an address"):
        addresses([str(tmp_path / "none.opml")])
