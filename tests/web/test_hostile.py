"""A report that tries to be more than words stays words on every page and in every file."""

import csv
import io
import json
import re
from html.parser import HTMLParser

import pytest
from starlette.testclient import TestClient

from tests.web import desk
from tests.web.test_handing import done

MARKUP = '<script>alert(1)</script> "><img src=x onerror=alert(2)> {{ 7*7 }} '
FORMULA = "=HYPERLINK(1) "
BIDI = "\u202eevil\u202c "
LONG = "w" * 10_000
NUL = "n\x00l \x1b[31m "
OUTLET = f"{MARKUP}{FORMULA}{BIDI}Post"


def _text(outlet: str) -> str:
    return (
        f"=cmd {MARKUP}{BIDI}{NUL}strikes Oldmere\n\n"
        "Nine people were hurt in Oldmere on Monday when a wall of the old market fell on them, "
        f"said Ada Moss, the mayor of the town.\n\n"
        f'"The wall {MARKUP}fell on the market before anyone could shout," Ada Moss {NUL}said.\n\n'
        f"{LONG} {NUL}\n\n"
        f"The market will stay shut until Friday, the mayor said. {outlet} {FORMULA}\n"
    )


@pytest.fixture(scope="module")
def story(busy: TestClient) -> str:
    """A story of two hostile reports."""
    for outlet in (OUTLET, f"Other {OUTLET}"):
        sent = {
            "text": _text("a"),
            "outlet": outlet,
            "headline": f"=1+1 {MARKUP}{BIDI}{NUL}",
            "published": "2031-03-12",
        }
        made = busy.post("/api/reports", json=sent, headers=desk.token(busy)).json()
        work = done(busy, f"/work/{made['id']}")
        assert work["phase"] == "done", work
    return str(work["outcome"]["stories"][0])


class _Elements(HTMLParser):
    """Collects what a browser would run or fetch."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        own = (given.get("src") or "").startswith("/static/")
        if tag in {"img", "iframe", "object", "embed"} or (tag == "script" and not own):
            self.found.append(tag)
        self.found += [name for name in given if name.startswith("on")]


def _is_text_only(page: str) -> None:
    elements = _Elements()
    elements.feed(page)
    # The self-contained file has one script, which stands in it and is named in its policy.
    assert elements.found == (["script"] if "script-src 'sha256-" in page else [])
    assert not any(sign in page for sign in "\x00\x1b")
    assert not re.search(r"onerror=alert\(2\)\W+49", page)


def test_pages_show_it_as_text(busy: TestClient, story: str) -> None:
    body = busy.get(f"/stories/{story}?fresh=1").text
    claim = re.search(r'/stories/[^"]+/claims/[^"]+', body)
    assert claim is not None
    for address in (
        "/",
        "/?q=Oldmere",
        f"/?q={MARKUP}",
        f"/stories/{story}",
        claim.group(),
        "/status",
        "/decisions",
        f"/work/{MARKUP}",
    ):
        _is_text_only(busy.get(address).text)


def test_words_that_turn_the_direction_are_kept_apart(busy: TestClient, story: str) -> None:
    page = busy.get("/").text
    at = page.index("\u202e")
    assert page.rindex("<bdi>", 0, at) > page.rindex("<a href", 0, at)
    assert f"/stories/{story}" in page


def test_a_form_shows_what_was_sent_as_text(busy: TestClient) -> None:
    sent = {"how": "paste", "text": "", "outlet": MARKUP, "headline": MARKUP}
    answer = busy.post("/add", data={**sent, "csrf": desk.token(busy)["X-CSRF-Token"]})
    assert answer.status_code == 400
    _is_text_only(answer.text)


def test_a_reason_is_shown_as_text(busy: TestClient, story: str) -> None:
    body = busy.get(f"/stories/{story}").text
    address = re.search(r'/stories/[^"]+/claims/[^"]+', body)
    assert address is not None
    sent = {"action": "grade", "grade": "A", "appearance": "0", "note": f"{MARKUP}{BIDI}"}
    assert desk.form(busy, address.group(), **sent)[0] == 303
    for page in ("/decisions", address.group(), f"/stories/{story}?fresh=1"):
        _is_text_only(busy.get(page).text)


def test_html_and_markdown_files_show_it_as_text(busy: TestClient, story: str) -> None:
    _is_text_only(busy.get(f"/stories/{story}/files/html").text)
    markdown = busy.get(f"/stories/{story}/files/md").text
    assert not re.search(r"(?<!\\)<(script|img)", markdown)


@pytest.mark.parametrize("sheet", ["claims.csv", "appearances.csv"])
def test_no_cell_is_a_formula(busy: TestClient, story: str, sheet: str) -> None:
    text = busy.get(f"/stories/{story}/files/{sheet}").content.decode("utf-8-sig")
    cells = [cell for row in csv.reader(io.StringIO(text)) for cell in row]
    assert len(cells) > 20
    assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))] == []
    assert "\x00" not in text


@pytest.mark.parametrize("sheet", ["json", "jsonld", "ninjs"])
def test_json_keeps_the_words_to_the_letter(busy: TestClient, story: str, sheet: str) -> None:
    found = busy.get(f"/stories/{story}/files/{sheet}")
    assert found.headers["x-content-type-options"] == "nosniff"
    assert "onerror=alert(2)" in json.dumps(json.loads(found.content))
