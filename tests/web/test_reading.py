"""The list, a story, search, files."""

import json
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.web import desk


def test_the_list_names_every_story_with_its_counts(here: TestClient) -> None:
    page = here.get("/").text
    assert "Rebels in Orlec dam" in page
    assert "<b>7</b> reports" in page
    assert "contested" in page


def test_words_find_stories_and_passages(here: TestClient) -> None:
    page = here.get("/?q=breakwater").text
    assert "Quillmouth breakwater" in page
    assert "Rebels in Orlec dam" not in page
    assert "Passages with these words" in page


@pytest.mark.parametrize(
    ("asked", "listed"), [("contested=1", 2), ("since=2031-05-01", 1), ("since=2032", 0)]
)
def test_filters_leave_out_other_stories(here: TestClient, asked: str, listed: int) -> None:
    assert here.get(f"/?{asked}").text.count("shared claims") == listed


def test_the_list_goes_on_where_a_page_ends(place: str, tmp_path: Path) -> None:
    with desk.open_client(place, tmp_path, page_size=1) as client:
        first = client.get("/").text
        later = client.get("/?offset=1").text
    assert "/?offset=1" in first
    assert ("breakwater" in first, "breakwater" in later) == (True, False)


@pytest.mark.parametrize(
    "asked", ["q=%00", "q=%22", "offset=x", "offset=%F0%9F%98%80", "since=%00"]
)
def test_odd_questions_are_answered(here: TestClient, asked: str) -> None:
    assert here.get(f"/?{asked}").status_code == 200


def test_a_story_is_shown_whole(here: TestClient) -> None:
    story = desk.story(here)
    page = here.get(f"/stories/{story}").text
    assert "Claims that several reports carry" in page
    assert "What only one report carries" in page
    assert f"/stories/{story}/claims/c-" in page
    assert '<link rel="stylesheet" href="/static/side-7.css">' in page
    assert "#l0G:checked" in here.get("/static/side-7.css").text


@pytest.mark.parametrize(
    ("sheet", "begins"),
    [
        ("html", "<!doctype html>"),
        ("md", "#"),
        ("json", '{\n "format": 1'),
        ("claims.csv", "\ufeffstory,claim"),
        ("appearances.csv", "\ufeffstory,claim"),
        ("jsonld", "{"),
        ("ninjs", "{"),
    ],
)
def test_a_story_is_taken_away_in_every_format(here: TestClient, sheet: str, begins: str) -> None:
    story = desk.story(here)
    answer = here.get(f"/stories/{story}/files/{sheet}")
    assert answer.content.decode().startswith(begins)
    assert answer.headers["content-disposition"].startswith(f'attachment; filename="{story}')


def test_an_unknown_format_is_named(here: TestClient) -> None:
    answer = here.get(f"/stories/{desk.story(here)}/files/pdf")
    assert answer.status_code == 404
    assert "html" in answer.text


def test_the_api_gives_the_dossier_as_the_file_has_it(here: TestClient) -> None:
    story = desk.story(here)
    found = json.loads(here.get(f"/api/stories/{story}/dossier").content)
    assert found["format"] == 1
    assert len(found["reports"]) == 7


def test_the_api_finds_passages_and_their_stories(here: TestClient) -> None:
    found = here.get("/api/search?words=breakwater&limit=3").json()
    assert found
    assert {one["story"] for one in found} == {desk.story(here, "breakwater")}


def test_the_api_refuses_what_it_does_not_know(here: TestClient) -> None:
    assert here.get("/api/stories?limit=1000").status_code == 400
    assert here.get("/api/stories?color=red").status_code == 400
    assert here.get("/api/stories?contested=perhaps").status_code == 400
