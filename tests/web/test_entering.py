"""Who may come in, and what each may do."""

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.web import desk
from twicetold.web import Accounts, Role


def test_nobody_sees_anything_before_logging_in(anybody: TestClient) -> None:
    assert anybody.get("/").headers["location"] == "/login?next=/"
    assert anybody.get("/status").status_code == 303
    assert anybody.get("/api/stories").status_code == 401


def test_a_reader_reads_and_does_not_review(anybody: TestClient) -> None:
    assert desk.log_in(anybody, "Piet") == 200
    story = desk.story(anybody)
    assert anybody.get(f"/stories/{story}").status_code == 200
    assert anybody.get("/add").status_code == 403
    sent = {"kind": "origins", "answer": "same", "note": desk.REASON}
    header = desk.token(anybody)
    assert anybody.post("/api/decisions", json=sent, headers=header).status_code == 403
    assert anybody.post("/api/reports", json={"text": "x"}, headers=header).status_code == 403
    assert desk.form(anybody, "/decisions/d-0/undo", note="x")[0] == 403
    assert desk.form(anybody, desk.claim(anybody, story, "6,000"), action="split")[0] == 403


def test_a_login_dies_on_logout(anybody: TestClient) -> None:
    desk.log_in(anybody, "Jonna")
    stolen = dict(anybody.cookies)
    assert anybody.get("/").status_code == 200
    assert desk.form(anybody, "/logout") == (303, "/login")
    anybody.cookies.update(stolen)
    assert anybody.get("/").status_code == 303


def test_a_login_has_another_cookie_than_before(anybody: TestClient) -> None:
    anybody.get("/login")
    before = dict(anybody.cookies)
    desk.log_in(anybody, "Jonna")
    assert before["twicetold"] != anybody.cookies["twicetold"]


def test_wrong_passwords_make_a_visitor_wait(anybody: TestClient) -> None:
    tries = [desk.log_in(anybody, "Jonna", "wrong pass phrase") for _ in range(5)]
    assert tries == [401] * 5
    assert desk.log_in(anybody, "Jonna") == 429
    page = anybody.post(
        "/login",
        data={
            "name": "Jonna",
            "password": desk.PASSWORD,
            "csrf": desk.token(anybody)["X-CSRF-Token"],
        },
    )
    assert page.status_code == 429
    assert int(page.headers["Retry-After"]) > 100
    assert "too many tries" in page.text


def test_an_unknown_name_is_answered_like_a_wrong_password(anybody: TestClient) -> None:
    answers = {
        anybody.post(
            "/api/login",
            json={"name": name, "password": "wrong pass phrase"},
            headers=desk.token(anybody),
        ).text
        for name in ("Jonna", "Nobody")
    }
    assert len(answers) == 1


def test_a_form_from_another_site_is_refused(anybody: TestClient) -> None:
    desk.log_in(anybody, "Jonna")
    sent = {"how": "paste", "text": "Words.", "outlet": "Post"}
    assert anybody.post("/add", data=sent).status_code == 403
    assert anybody.post("/add", data={**sent, "csrf": "0" * 64}).status_code == 403
    assert anybody.post("/api/reports", json={"text": "Words."}).status_code == 403
    assert anybody.post("/logout").status_code == 403


def test_a_login_leads_to_pages_of_this_server_only(anybody: TestClient) -> None:
    for elsewhere in ("//evil.example", "https://evil.example", "/\\evil.example", "javascript:1"):
        sent = {"name": "Jonna", "password": desk.PASSWORD, "next": elsewhere}
        assert desk.form(anybody, "/login", **sent) == (303, "/")
        desk.form(anybody, "/logout")


def test_a_removed_account_is_out_at_once(anybody: TestClient, tmp_path: Path) -> None:
    desk.log_in(anybody, "Jonna")
    assert Accounts(tmp_path / "accounts.db").remove("Jonna")
    assert anybody.get("/").status_code == 303


def test_a_server_for_others_stays_shut_when_the_accounts_are_gone(
    anybody: TestClient, tmp_path: Path
) -> None:
    (tmp_path / "accounts.db").unlink()
    assert anybody.get("/api/stories").status_code == 401


def test_cookies_are_kept_from_scripts_and_other_sites(place: str, tmp_path: Path) -> None:
    with desk.closed_client(place, tmp_path, secure=True) as client:
        answer = client.get("/login")
    cookie = answer.headers["set-cookie"]
    assert cookie.startswith("__Host-twicetold=")
    assert {"HttpOnly", "SameSite=Lax", "Secure", "Path=/"} <= set(cookie.split("; "))
    assert "max-age" in answer.headers["strict-transport-security"]


def test_a_password_is_kept_as_a_hash_only(tmp_path: Path) -> None:
    accounts = Accounts(tmp_path / "accounts.db")
    accounts.put("Jonna", desk.PASSWORD, Role.REVIEWER)
    token = accounts.login(accounts.list()[0], 1)
    kept = (tmp_path / "accounts.db").read_bytes()
    assert b"$argon2id$" in kept
    assert desk.PASSWORD.encode() not in kept
    assert token.encode() not in kept
    assert (tmp_path / "accounts.db").stat().st_mode & 0o077 == 0


def test_a_login_ends_by_itself(tmp_path: Path) -> None:
    accounts = Accounts(tmp_path / "accounts.db")
    accounts.put("Jonna", desk.PASSWORD, Role.REVIEWER)
    assert accounts.logged_in(accounts.login(accounts.list()[0], 0)) is None


@pytest.mark.parametrize(("name", "password"), [("Jonna", "short"), (" ", desk.PASSWORD)])
def test_a_poor_account_is_refused(tmp_path: Path, name: str, password: str) -> None:
    with pytest.raises(ValueError, match="has"):
        Accounts(tmp_path / "accounts.db").put(name, password, Role.READER)
