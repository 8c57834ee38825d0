"""Decisions made in the browser: kept, shown, undone."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.web import desk

WORDS = "6,000 people"


@pytest.fixture(scope="module")
def story(busy: TestClient) -> str:
    return desk.story(busy)


@pytest.fixture
def review(busy: TestClient, story: str) -> Iterator[str]:
    """The address of a claim's review; what is decided in the test is undone after it."""
    before = {made["id"] for made in busy.get("/api/decisions").json()}
    yield desk.claim(busy, story, WORDS)
    made = [one for one in busy.get("/api/decisions").json() if one["id"] not in before]
    undone = {one["answer"] for one in made}
    for one in made:
        if one["kind"] != "undo" and one["id"] not in undone:
            address = f"/api/decisions/{one['id']}/undo"
            busy.post(address, json={"note": "the test is over"}, headers=desk.token(busy))


def _funnel(client: TestClient, address: str) -> str:
    page = client.get(address).text
    found = re.search(r"publishers? <i>→</i> <b>(.*?)</b>", page)
    return found.group(1) if found else ""


def _leaving(client: TestClient, address: str) -> str:
    return str(re.findall(r'name="leaving" value="(\d+)"', client.get(address).text)[0])


def test_an_origin_is_split_and_the_split_undone(busy: TestClient, review: str, story: str) -> None:
    assert _funnel(busy, review) == "2"
    sent = {"action": "split", "leaving": _leaving(busy, review), "note": desk.REASON}
    assert desk.form(busy, review, **sent) == (303, f"/stories/{story}?fresh=1")
    assert _funnel(busy, review) == "3"
    page = busy.get(review).text
    assert desk.REASON in page
    undo = re.findall(r"/decisions/d-[0-9a-f]+/undo", page)
    assert len(undo) == 2  # the one that leaves, against each of the two that stay
    for address in undo:
        assert desk.form(busy, address, note="a slip")[0] == 303
    assert _funnel(busy, review) == "2"
    assert "a slip" in busy.get("/decisions").text


def test_two_origins_are_merged(busy: TestClient, review: str) -> None:
    sent = {"csrf": desk.token(busy)["X-CSRF-Token"], "action": "merge", "note": desk.REASON}
    busy.post(review, data={**sent, "origin": ["0", "1"]})
    assert _funnel(busy, review) == "1"


@pytest.mark.parametrize("kind", ["origins", "speakers", "appearances"])
def test_two_appearances_are_answered_about(busy: TestClient, review: str, kind: str) -> None:
    sent = {"csrf": desk.token(busy)["X-CSRF-Token"], "action": "pair", "note": desk.REASON}
    given = {**sent, "kind": kind, "answer": "unsure", "side": ["0", "1"]}
    assert busy.post(review, data=given).status_code == 303
    latest = busy.get("/api/decisions").json()[0]
    assert (latest["kind"], latest["answer"]) == (kind, "unsure")


@pytest.mark.parametrize(("grade", "kind"), [("B", "reliability"), ("2", "credibility")])
def test_an_appearance_is_graded(busy: TestClient, review: str, grade: str, kind: str) -> None:
    sent = {"action": "grade", "grade": grade, "appearance": "0", "note": desk.REASON}
    assert desk.form(busy, review, **sent)[0] == 303
    latest = busy.get("/api/decisions").json()[0]
    assert (latest["kind"], latest["answer"], latest["note"]) == (kind, grade, desk.REASON)


@pytest.mark.parametrize(
    "sent",
    [
        {"action": "split", "note": desk.REASON},
        {"action": "split", "leaving": "0", "note": ""},
        {"action": "split", "leaving": "99", "note": desk.REASON},
        {"action": "merge", "origin": "0", "note": desk.REASON},
        {"action": "pair", "kind": "origins", "side": "0", "answer": "same", "note": desk.REASON},
        {"action": "pair", "kind": "names", "side": "0", "answer": "same", "note": desk.REASON},
        {"action": "grade", "grade": "Z", "appearance": "0", "note": desk.REASON},
        {"action": "grade", "grade": "A", "appearance": "x", "note": desk.REASON},
        {"action": "burn", "note": desk.REASON},
    ],
)
def test_an_incomplete_answer_is_refused_with_the_remedy(
    busy: TestClient, review: str, sent: dict[str, str]
) -> None:
    answer = busy.post(review, data={**sent, "csrf": desk.token(busy)["X-CSRF-Token"]})
    assert answer.status_code == 400
    assert 'role="alert"' in answer.text


def test_a_program_decides_about_words_that_are_there_only(busy: TestClient, story: str) -> None:
    found = busy.get(f"/api/stories/{story}/dossier").json()
    words = found["claims"][0]["appearances"][0]["content"][0]
    sent = {"kind": "reliability", "answer": "C", "note": desk.REASON, "left": words}
    header = desk.token(busy)
    made = busy.post("/api/decisions", json=sent, headers=header)
    assert made.status_code == 201
    assert made.json()["work"]["phase"] == "done"
    for wrong in ({**words, "exact": "other words"}, {**words, "report": "r-none"}):
        answer = busy.post("/api/decisions", json={**sent, "left": wrong}, headers=header)
        assert answer.status_code == 400
    assert (
        busy.post("/api/decisions", json={**sent, "note": " "}, headers=header).status_code == 400
    )


def test_a_claim_that_is_gone_says_so(busy: TestClient, story: str) -> None:
    answer = busy.get(f"/stories/{story}/claims/c-none")
    assert answer.status_code == 404
    assert "no such claim" in answer.text


def test_who_decided_is_who_logged_in(place: str, tmp_path: Path) -> None:
    with desk.closed_client(str(shutil.copy(place, tmp_path)), tmp_path) as client:
        desk.log_in(client, "Jonna")
        words = client.get("/api/search?words=breakwater").json()[0]["passage"]
        sent = {"kind": "reliability", "answer": "D", "note": desk.REASON, "left": words}
        client.post("/api/decisions", json=sent, headers=desk.token(client))
        assert client.get("/api/decisions").json()[0]["by"] == "Jonna"
