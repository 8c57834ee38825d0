"""A site changes on script; each event is told once and rightly classed."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.ingest.site import started
from tests.watch.newsroom import SIGN_UP, Newsroom
from twicetold import ingest, store
from twicetold.model import ChangeKind
from twicetold.watch import news, rounds
from twicetold.watch.news import News, NewsKind
from twicetold.watch.rounds import Manners

LIMITS = ingest.Limits(pause=0.0, allow_private=True)
AT_ONCE = Manners(ageing=0.0)

Round = Callable[[], list[News]]


@pytest.fixture
def room() -> Iterator[Newsroom]:
    with started() as site:
        found = Newsroom(site)
        found.publish()
        yield found


@pytest.fixture
def go(tmp_path: Path, room: Newsroom) -> Round:
    """Go one round with a store opened anew, as cron does; give what was told in it."""
    told = 0

    def one() -> list[News]:
        nonlocal told
        with store.opened(str(tmp_path / "news.db")) as shelf, ingest.Visitor(LIMITS) as visitor:
            rounds.once(shelf, [room.site.url + "/feed.xml"], visitor, manners=AT_ONCE)
            fresh = news.since(shelf, told)
        told = fresh[-1].number if fresh else told
        return [one.news for one in fresh]

    return one


def only(found: list[News]) -> News:
    assert len(found) == 1, [one.says for one in found]
    return found[0]


def test_the_first_round_tells_each_new_story_and_the_second_nothing(
    go: Round, room: Newsroom
) -> None:
    first = go()
    assert [one.kind for one in first] == [NewsKind.STORY] * len(room.articles)
    assert go() == []


@pytest.mark.parametrize(
    ("name", "old", "new", "kind"),
    [
        ("mill", "12 people", "15 people", ChangeKind.FIGURE),
        ("tram", "Nobody asked us", "No one ever asked us", ChangeKind.QUOTATION),
        ("school", "the district said", "a teacher said", ChangeKind.ATTRIBUTION),
        ("court", "had been moved", "may have been moved", ChangeKind.HEDGE),
        ("vote", "Council of Lund Mere votes", "Lund Mere votes", ChangeKind.HEADLINE),
        ("tram", "did not run at all", "stood still", ChangeKind.STYLE),
    ],
)
def test_an_edit_without_notice_is_told_once_with_its_class(
    go: Round, room: Newsroom, name: str, old: str, new: str, kind: ChangeKind
) -> None:
    go()
    room.edit(name, old, new)
    found = [one for one in go() if one.changes]
    edit = only(found)
    assert edit.kind is NewsKind.SILENT_EDIT
    assert edit.article == f"{room.site.url}/{name}"
    assert {change.kind for change in edit.changes} == {kind}
    assert go() == []


def test_an_edit_that_the_page_dates_is_no_silent_one(go: Round, room: Newsroom) -> None:
    go()
    room.edit("mill", "closed its gates", "shut its gates", updated="2024-03-04T12:00:00Z")
    assert only(go()).kind is NewsKind.EDIT


def test_a_correction_notice_is_told_as_such_with_its_words(go: Round, room: Newsroom) -> None:
    go()
    notice = "Correction: an earlier count of the votes was wrong."
    room.articles["vote"] += (notice,)
    room.edit("vote", "17 to 9", "16 to 10")
    found = only([one for one in go() if one.article])
    assert found.kind is NewsKind.CORRECTION
    assert [passage.exact for passage in found.passages] == [notice]
    assert go() == []


@pytest.mark.parametrize("status", [404, 410])
def test_a_removal_is_told_once(go: Round, room: Newsroom, status: int) -> None:
    go()
    room.remove("court", status)
    found = only(go())
    assert (found.kind, found.article) == (NewsKind.REMOVAL, f"{room.site.url}/court")
    assert go() == []


def test_a_change_of_the_whole_site_is_told_once_and_no_page_of_it(
    go: Round, room: Newsroom
) -> None:
    go()
    room.everywhere = SIGN_UP
    room.publish()
    assert only(go()).kind is NewsKind.TEMPLATE
    assert go() == []


def test_an_edit_is_seen_behind_a_change_of_the_whole_site(go: Round, room: Newsroom) -> None:
    go()
    room.everywhere = SIGN_UP
    room.edit("mill", "12 people", "15 people")
    found = [one for one in go() if one.kind is not NewsKind.FIGURE]
    assert sorted(one.kind for one in found) == [NewsKind.SILENT_EDIT, NewsKind.TEMPLATE]


def test_a_page_that_takes_on_the_sites_change_later_is_no_news(go: Round, room: Newsroom) -> None:
    late = room.articles.pop("court")
    room.publish()
    room.articles["court"] = late
    room.publish()
    go()
    room.everywhere = SIGN_UP
    kept = room.site.answers["/court"]
    room.publish()
    room.site.answers["/court"], fresh = kept, room.site.answers["/court"]
    assert only(go()).kind is NewsKind.TEMPLATE
    room.site.answers["/court"] = fresh
    assert go() == []


def test_a_feed_that_lies_about_dates_makes_no_news(go: Round, room: Newsroom) -> None:
    go()
    for day in ("Thu, 01 Jan 1970 00:00:00 GMT", "Fri, 13 Jun 2042 10:00:00 GMT"):
        room.feed_day = day
        room.publish()
        assert go() == []


def test_a_feed_that_lies_about_dates_hides_no_silent_edit(go: Round, room: Newsroom) -> None:
    go()
    room.feed_day = "Fri, 13 Jun 2042 10:00:00 GMT"
    room.edit("mill", "closed its gates", "shut its gates")
    assert only(go()).kind is NewsKind.SILENT_EDIT


def test_a_new_article_is_a_new_story(go: Round, room: Newsroom) -> None:
    go()
    room.articles["bees"] = (
        "Bees stop a train near Tolm",
        "A swarm of bees stopped the noon train near Tolm for an hour on Wednesday, a guard said.",
        "The beekeeper Hale Ruun took them away in a hat box while the passengers had tea.",
    )
    room.publish()
    found = only(go())
    assert found.kind is NewsKind.STORY
    assert "Bees stop a train" in found.says


def test_a_page_that_comes_back_unchanged_is_no_news(go: Round, room: Newsroom) -> None:
    go()
    kept = room.site.answers["/mill"]
    room.remove("mill", 404)
    assert only(go()).kind is NewsKind.REMOVAL
    room.site.answers["/mill"] = kept
    assert go() == []


def test_a_server_that_fails_for_a_while_is_no_removal(go: Round, room: Newsroom) -> None:
    go()
    room.remove("mill", 503)
    assert go() == []


def test_news_that_a_broken_round_left_untold_is_told_by_the_next(
    go: Round, room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    go()
    room.edit("mill", "closed its gates", "shut its gates")

    def broken(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(news, "keep", broken)
        with pytest.raises(KeyboardInterrupt):
            go()
    assert only(go()).kind is NewsKind.SILENT_EDIT
    assert go() == []


def test_pages_are_asked_by_condition(go: Round, room: Newsroom) -> None:
    room.site.put("/mill", room._page("mill"), etag='"one"')
    go()
    go()
    asked = [fields for path, fields in room.site.asked if path == "/mill"]
    assert asked[-1]["if-none-match"] == '"one"'
