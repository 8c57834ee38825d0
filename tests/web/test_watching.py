"""The page of the status tells of the watch."""

import shutil
from pathlib import Path

from tests.web import desk
from twicetold import store
from twicetold.ingest import Lead
from twicetold.watch import book, news, rounds

FEED = "https://tarn.example/feed.xml"


def test_news_and_watched_addresses_stand_on_the_status_page(place: str, tmp_path: Path) -> None:
    copy = str(shutil.copy(place, tmp_path))
    says = "A second origin stands behind <b>a claim</b>."
    with store.opened(copy) as shelf, shelf.batch() as batch:
        news.keep(batch, (news.News(news.NewsKind.ORIGINS, "2031-07-01T10:00:00+00:00", says),))
        watched = book.Watched(Lead(FEED), source=True, first=0.0, next=2e9, missed=2)
        book.write(batch, rounds.VISITS, FEED, watched)
    with desk.open_client(copy, tmp_path) as client:
        page = client.get("/status").text
    assert "A second origin stands behind &lt;b&gt;a claim&lt;/b&gt;." in page
    assert FEED in page
    assert "2 times" in page
