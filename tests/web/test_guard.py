"""What every answer carries and every request passes."""

import re

import pytest
from starlette.testclient import TestClient

from twicetold.web import is_loopback


@pytest.mark.parametrize("address", ["/", "/add", "/nowhere", "/api/nowhere", "/static/web.css"])
def test_every_answer_forbids_what_no_page_needs(here: TestClient, address: str) -> None:
    answer = here.get(address)
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("address", ["/", "/add", "/status", "/decisions", "/login"])
def test_no_page_has_an_inline_script_or_style_or_asks_elsewhere(
    here: TestClient, address: str
) -> None:
    page = here.get(address).text
    assert re.findall(r"<script(?![^>]* src=)", page) == []
    assert re.findall(r"<style|\sstyle=|\son\w+=", page) == []
    assert re.findall(r"(?:src|href|action)=\"(?:https?:)?//", page) == []


def test_another_name_for_the_server_is_refused(here: TestClient) -> None:
    """A page elsewhere whose name leads to this machine must not read the store."""
    assert here.get("/", headers={"Host": "evil.example"}).status_code == 421
    assert here.get("/", headers={"Host": "127.0.0.1:8321"}).status_code == 200
    assert here.get("/", headers={"Host": "[::1]:8321"}).status_code == 200


def test_a_body_that_is_too_large_is_refused(here: TestClient) -> None:
    large = b"x" * 20_000_001
    assert here.post("/add", content=large).status_code == 413
    pieces = (large[at : at + 1_000_000] for at in range(0, len(large), 1_000_000))
    csrf = here.get("/api/session").json()["csrf"]
    headers = {"Content-Type": "application/json", "X-CSRF-Token": csrf}
    assert here.post("/api/reports", content=pieces, headers=headers).status_code == 413


def test_faults_are_told_as_pages_and_as_json(here: TestClient) -> None:
    assert "there is no such" not in here.get("/nowhere").text
    assert here.get("/nowhere").status_code == 404
    assert here.get("/stories/s-none").status_code == 404
    assert here.get("/api/stories/s-none").json()["error"].startswith("the store has no story")


@pytest.mark.parametrize(
    ("host", "own"),
    [("127.0.0.1", True), ("localhost", True), ("::1", True), ("0.0.0.0", False), ("x.org", False)],
)
def test_only_the_own_machine_is_loopback(host: str, own: bool) -> None:
    assert is_loopback(host) is own
