"""A store with two invented stories, and clients that ask the application about it."""

import re
from pathlib import Path
from typing import Any

from starlette.testclient import TestClient

from twicetold.web import Accounts, Role, Settings, application

ADDRESS = "http://localhost:8321"
PASSWORD = "a long pass phrase"
REASON = "the ministry told us by telephone"


def open_client(place: str, folder: Path, **settings: Any) -> TestClient:
    """Ask a server where nobody logs in."""
    found = Settings(
        store=place, accounts=folder / "accounts.db", open=True, early=False, **settings
    )
    return TestClient(application(found), base_url=ADDRESS, follow_redirects=False)


def closed_client(place: str, folder: Path, **settings: Any) -> TestClient:
    """Ask a server with a reader and a reviewer, as nobody yet."""
    accounts = Accounts(folder / "accounts.db")
    accounts.put("Jonna", PASSWORD, Role.REVIEWER)
    accounts.put("Piet", PASSWORD, Role.READER)
    found = Settings(store=place, accounts=folder / "accounts.db", early=False, **settings)
    return TestClient(application(found), base_url=ADDRESS, follow_redirects=False)


def token(client: TestClient) -> dict[str, str]:
    """Give the header that changes must carry."""
    return {"X-CSRF-Token": client.get("/api/session").json()["csrf"]}


def log_in(client: TestClient, name: str, password: str = PASSWORD) -> int:
    """Log in and give the status."""
    sent = {"name": name, "password": password}
    status: int = client.post("/api/login", json=sent, headers=token(client)).status_code
    return status


def form(client: TestClient, address: str, **fields: str) -> tuple[int, str]:
    """Send a form with the visitor's token; give the status and where it leads."""
    sent = {"csrf": token(client)["X-CSRF-Token"], **fields}
    answer = client.post(address, data=sent)
    return answer.status_code, answer.headers.get("location", "")


def story(client: TestClient, words: str = "dam") -> str:
    """Give the id of the story whose headline holds some words."""
    listed = client.get("/api/stories").json()["stories"]
    return str(next(line["id"] for line in listed if words in line["headline"]))


def claim(client: TestClient, story: str, words: str) -> str:
    """Give the address at which a claim of several reports is reviewed."""
    page = client.get(f"/stories/{story}?fresh=1").text
    cards = page.split('<details class="claim"')[1:]
    card = next(card for card in cards if words in card.partition("</summary>")[0])
    found = re.search(r'/stories/[^"]+/claims/[^"]+', card)
    if found is None:
        raise LookupError(words)
    return found.group()
