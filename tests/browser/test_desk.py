"""The web app as a desk uses it: in a browser, with the mouse and without."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests import needs
from tests.browser import chromium, driven

CLAIM = "6,000 people"
REASON = "The governor's office told us by telephone."
PASTED = """Relief boats reach the valley below Orlec dam

Three boats with blankets reached the valley below the Orlec dam on Thursday.

"We came as near as the current let us," said Bram Ostler, who steered the first one.
"""
SERIOUS = {"serious", "critical"}
PATIENCE = 60_000


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    if chromium.program() is None:
        needs.absent("Chromium (Debian: apt install chromium)", "TWICETOLD_EXPECT_CHROMIUM")
    with driven.demo() as found:
        yield found


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with driven.browser() as found:
        yield found


@pytest.fixture
def page(address: str, browser: Browser) -> Iterator[Page]:
    """A page that may say nothing in its console and ask nothing off this machine."""
    context = browser.new_context(
        base_url=address, viewport={"width": 1200, "height": 900}, reduced_motion="reduce"
    )
    expect.set_options(timeout=PATIENCE)
    context.set_default_timeout(PATIENCE)
    found = context.new_page()
    told: list[str] = []
    found.on("console", lambda message: told.append(message.text))
    found.on("pageerror", lambda error: told.append(str(error)))
    asked: list[str] = []
    found.on("request", lambda request: asked.append(request.url))
    yield found
    context.close()
    assert told == []
    assert [url for url in asked if not url.startswith((address, "data:"))] == []


def _open_story(page: Page) -> None:
    page.goto("/")
    page.get_by_role("link", name="Rebels in Orlec dam").click()


def _open_review(page: Page) -> None:
    _open_story(page)
    card = page.locator("details.claim", has_text=CLAIM).first
    card.evaluate("card => card.open = true")
    card.get_by_role("link", name="Review this claim").click()


def test_a_claim_is_read_to_its_place_in_a_report(page: Page) -> None:
    _open_story(page)
    page.get_by_role("link", name="3. Nineteen soldiers").click()
    card = page.locator("details.claim", has_text="Nineteen soldiers").first
    expect(card.get_by_text("one speaker on one occasion").first).to_be_visible()
    words = card.locator("a.passage").first
    said = words.inner_text()
    words.click()
    marked = page.evaluate("[...CSS.highlights.get('exact')][0].toString()")
    assert marked == said
    part = page.locator(page.evaluate("location.hash"))
    expect(part).to_be_in_viewport()
    assert said in part.inner_text()


def test_two_reports_are_read_side_by_side(page: Page) -> None:
    _open_story(page)
    page.get_by_role("link", name="Read A and B side by side in full").click()
    left, right = page.locator("#x0A"), page.locator("#x0B")
    expect(left).to_be_visible()
    expect(right).to_be_visible()
    expect(page.locator("#x0C")).to_be_hidden()
    tops = page.evaluate("['x0A', 'x0B'].map((id) => document.getElementById(id).offsetTop)")
    assert tops[0] == tops[1]


def test_an_origin_is_split_with_a_reason_and_the_split_undone(page: Page) -> None:
    _open_review(page)
    expect(page.get_by_text("2 origins")).to_be_visible()
    form = page.locator("form", has=page.get_by_role("checkbox")).first
    form.get_by_role("checkbox").first.check()
    form.get_by_label("Why?").fill(REASON)
    form.get_by_role("button", name="Split").click()
    page.wait_for_url("**/stories/*fresh=1")
    expect(page.get_by_role("heading", name="What people decided")).to_be_visible()
    _open_review(page)
    expect(page.get_by_text("3 origins")).to_be_visible()
    while page.get_by_role("button", name="Undo this").count():
        page.get_by_label("Why?").last.fill("A slip.")
        page.get_by_role("button", name="Undo this").last.click()
        page.wait_for_url("**/decisions?fresh=1")
        _open_review(page)
    expect(page.get_by_text("2 origins")).to_be_visible()
    page.goto("/decisions")
    expect(page.get_by_text(REASON).first).to_be_visible()


def test_a_text_is_pasted_and_found_again(page: Page) -> None:
    page.goto("/add")
    page.get_by_label("Outlet", exact=True).fill("Ulve Mirror")
    page.get_by_label("Published").fill("2031-03-14")
    page.get_by_label("Words of the report").fill(PASTED)
    page.get_by_role("button", name="Add", exact=True).click()
    expect(page.get_by_text("1 report was new")).to_be_visible()
    page.get_by_role("link", name="Story 1").click()
    expect(page.get_by_text("Ulve Mirror").first).to_be_visible()
    page.goto("/?q=blankets")
    expect(page.get_by_text("Passages with these words")).to_be_visible()


def test_a_story_is_taken_away_as_a_file(page: Page, tmp_path: Path) -> None:
    _open_story(page)
    page.get_by_text("Take it with you").click()
    with page.expect_download() as coming:
        page.get_by_role("link", name="claims.csv").click()
    kept = tmp_path / "claims.csv"
    coming.value.save_as(kept)
    assert kept.read_text("utf-8-sig").startswith("story,claim,words")


def test_a_claim_is_graded_with_the_keyboard_alone(page: Page) -> None:
    page.goto("/")
    page.keyboard.press("Tab")
    expect(page.get_by_text("Skip to the content")).to_be_focused()
    page.keyboard.press("Enter")
    _tab_to(page, "Rebels in Orlec dam")
    page.keyboard.press("Enter")
    page.wait_for_url("**/stories/*")
    _tab_to(page, "Review this claim")
    page.keyboard.press("Enter")
    page.wait_for_url("**/claims/*")
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == "grade-why":
            break
    page.keyboard.type(REASON)
    page.keyboard.press("Enter")
    page.wait_for_url("**/stories/*fresh=1")
    expect(page.get_by_text("reliability: A").first).to_be_attached()


def _tab_to(page: Page, words: str) -> None:
    for _ in range(300):
        page.keyboard.press("Tab")
        if words in page.evaluate("document.activeElement.textContent"):
            return
    raise AssertionError(words)


def test_no_page_has_a_serious_fault_of_access(page: Page) -> None:
    _open_review(page)
    places = ["/", "/?q=dam&contested=1", "/add", "/decisions", "/status", page.url]
    _open_story(page)
    places.append(page.url)
    faults = []
    for place in places:
        page.goto(place)
        faults += [(place, "light", *one) for one in _faults(page)]
        page.emulate_media(color_scheme="dark")  # which changes nothing but the colours
        faults += [(place, "dark", *one) for one in _faults(page, runOnly=["color-contrast"])]
        page.emulate_media(color_scheme="light")
    assert faults == []


def _faults(page: Page, **options: list[str]) -> list[tuple[str, str]]:
    found = Axe().run(page, options=options or None).response["violations"]
    return [(one["id"], str(one["nodes"][:3])) for one in found if one["impact"] in SERIOUS]


def test_nothing_sticks_out_of_a_narrow_window(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 700})
    _open_review(page)
    places = ["/", "/?q=dam", "/add", "/decisions", "/status", page.url]
    _open_story(page)
    for place in (*places, page.url):
        page.goto(place)
        wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert wide <= 0, place
