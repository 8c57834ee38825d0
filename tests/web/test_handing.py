"""Reports handed in: by paste, by file, by address; and how far that is."""

import json
from pathlib import Path
from time import monotonic, sleep
from typing import Any

import pytest
from starlette.testclient import TestClient

from tests.web import desk

HARVEST = """Early frost takes half the plums of Ansel

Growers in the Ansel hills said on Friday that frost had taken half of this year's plums.

"My grandfather never saw ice in that month," said Bram Ostler, who keeps forty trees.
"""
SCHOOL = """New school for Pellmar opens its doors

Pupils moved into the new school of Pellmar on Monday, two years later than planned.

"The roof is dry, and that is a beginning," said Fenna Lusk, the head teacher.
"""
TEXT = """Bridge at Tarn Ford shut after a barge hit it

A barge struck the bridge at Tarn Ford on Tuesday morning and the road is shut.

"We felt the pier move under us," said Ilka Brann, who drives the early bus.

The river police said nobody was hurt.
"""
PATIENCE = 60


def done(client: TestClient, address: str) -> dict[str, Any]:
    """Wait until a piece of work is over."""
    until = monotonic() + PATIENCE
    while monotonic() < until:
        work: dict[str, Any] = client.get(f"/api{address}").json()
        if work["phase"] in {"done", "failed"}:
            return work
        sleep(0.1)
    raise TimeoutError(address)


def test_a_pasted_text_becomes_a_story(busy: TestClient) -> None:
    sent = {"how": "paste", "outlet": "Tarn Echo", "published": "2031-07-01", "text": TEXT}
    status, address = desk.form(busy, "/add", **sent)
    assert status == 303
    work = done(busy, address)
    assert work["outcome"]["reports"] == 1
    (story,) = work["outcome"]["stories"]
    assert "Bridge at Tarn Ford" in busy.get(f"/stories/{story}").text
    page = busy.get(address).text
    assert "1 report was new" in page
    assert f"/stories/{story}?fresh=1" in page
    again = done(busy, desk.form(busy, "/add", **sent)[1])
    assert (again["outcome"]["reports"], again["outcome"]["known"]) == (0, 1)


def test_a_file_is_handed_in(busy: TestClient) -> None:
    line = {"text": HARVEST, "outlet": "Mill Post", "published": "2031-08-01"}
    answer = busy.post(
        "/add",
        data={"csrf": desk.token(busy)["X-CSRF-Token"], "how": "file"},
        files={"file": ("../../reports.jsonl", json.dumps(line).encode())},
    )
    work = done(busy, answer.headers["location"])
    assert work["outcome"]["reports"] == 1
    (story,) = work["outcome"]["stories"]
    (report,) = busy.get(f"/api/stories/{story}/dossier").json()["reports"]
    assert report["source"].startswith("uploaded/")
    assert report["source"].endswith("/reports.jsonl#1")


def test_what_cannot_be_read_is_named(busy: TestClient) -> None:
    answer = busy.post(
        "/add",
        data={"csrf": desk.token(busy)["X-CSRF-Token"], "how": "file"},
        files={"file": ("noise.bin", bytes(range(256)) * 40)},
    )
    work = done(busy, answer.headers["location"])
    (failure,) = work["outcome"]["failures"]
    assert failure["subject"].endswith("noise.bin")
    assert "/tmp" not in json.dumps(work)
    assert "noise.bin" in busy.get(answer.headers["location"]).text


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1:1/", "http://169.254.169.254/latest", "http://localhost/"]
)
def test_an_address_of_the_own_network_is_not_asked(busy: TestClient, address: str) -> None:
    status, place = desk.form(busy, "/add", how="address", url=address)
    assert status == 303
    work = done(busy, place)
    assert work["outcome"]["reports"] == 0
    assert len(work["outcome"]["failures"]) == 1


@pytest.mark.parametrize(
    "sent",
    [
        {"how": "address", "url": "/etc/passwd"},
        {"how": "address", "url": "file:///etc/passwd"},
        {"how": "address", "url": ""},
        {"how": "file"},
        {"how": "paste", "text": TEXT},
        {"how": "paste", "text": " ", "outlet": "Post"},
        {"how": "paste", "text": "x" * 1_000_001, "outlet": "Post"},
        {"how": "paste", "text": TEXT, "outlet": "Post", "url": "javascript:alert(1)"},
        {"how": "guess"},
        {},
    ],
)
def test_what_is_no_report_is_refused_with_the_remedy(
    busy: TestClient, sent: dict[str, str]
) -> None:
    answer = busy.post("/add", data={**sent, "csrf": desk.token(busy)["X-CSRF-Token"]})
    assert answer.status_code == 400
    assert 'role="alert"' in answer.text


def test_a_program_hands_in_a_report(busy: TestClient) -> None:
    sent = {"text": SCHOOL, "outlet": "Weir Sun", "published": "2031-09-01"}
    made = busy.post("/api/reports", json=sent, headers=desk.token(busy))
    assert made.status_code == 202
    assert done(busy, f"/work/{made.json()['id']}")["outcome"]["reports"] == 1
    local = {"url": "/etc/passwd"}
    assert busy.post("/api/reports", json=local, headers=desk.token(busy)).status_code == 400


def test_too_much_waiting_work_is_refused(place: str, tmp_path: Path) -> None:
    with desk.open_client(place, tmp_path, waiting_work=0) as client:
        sent = {"how": "paste", "outlet": "Post", "text": TEXT}
        assert desk.form(client, "/add", **sent)[0] in {400, 503}


def test_the_status_page_shows_what_was_done(busy: TestClient) -> None:
    page = busy.get("/status").text
    assert "What the store holds" in page
    assert "add" in page
