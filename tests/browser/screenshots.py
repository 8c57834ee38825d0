"""Take the pictures of docs/images: ``python -m tests.browser.screenshots``.

The one of the README is an extract of the example's page: its first claims and the first funnels.
The others are pages of ``twicetold serve --demo``.
"""

import re
import tempfile
from pathlib import Path

from playwright.sync_api import Page

from tests.browser import chromium, driven
from twicetold import compare
from twicetold import dossier as formats

TARGET = Path("docs/images/dossier.png")
LARGEST = 300_000
"""Bytes."""
_EXTRACT = """
main>section~section,section.story>section:not(#claims-0),.toc,footer,header>nav,
header>.lead,header>h1,.matrix tr:nth-child(n+9),.legend.quiet,.claim,
.claim>:not(summary):not(.wide:has(.flow)){display:none}
.claim:nth-of-type(2),.claim:nth-of-type(3){display:block}
h2{border:0;margin-top:.5rem;padding:0}
"""


def extract(page: str) -> str:
    """Leave out what does not fit into a picture."""
    without = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", page)
    return without.replace("</style>", f"{_EXTRACT}</style>", 1)


def desk() -> None:
    """Take the pictures of the web app: the list, a story, a claim under review, side by side."""
    with driven.demo() as address, driven.browser() as browser:
        page = browser.new_page(
            base_url=address, viewport={"width": 1100, "height": 800}, reduced_motion="reduce"
        )
        page.goto("/")
        _take(page, "stories")
        page.get_by_role("link", name="Rebels in Orlec dam").click()
        _take(page, "story")
        card = page.locator("details.claim", has_text="6,000 people").first
        card.evaluate("card => { card.open = true; card.scrollIntoView(); }")
        page.evaluate("scrollBy(0, -60)")
        _take(page, "claim")
        review = card.get_by_role("link", name="Review this claim").get_attribute("href")
        page.locator("a[data-left=l0A][data-right=r0D]").evaluate("link => link.click()")
        _take(page, "side-by-side")
        page.goto(review or "/")
        _take(page, "review")


def _take(page: Page, name: str) -> None:
    target = TARGET.with_name(f"serve-{name}.png")
    page.screenshot(path=target)
    _bounded(target)


def _bounded(target: Path) -> None:
    size = target.stat().st_size
    if size > LARGEST:
        raise SystemExit(f"{target} has {size} bytes, more than {LARGEST}: show less of the page")


def main() -> None:
    """Take the pictures and refuse one that is too large for a README."""
    page = extract(formats.html(compare(["examples/reports"])))
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as kept:
        folder = Path(kept)
        (folder / "dossier.html").write_text(page, "utf-8")
        chromium.run(
            (folder / "dossier.html").as_uri(),
            folder,
            "--window-size=1200,1400",
            f"--screenshot={TARGET.resolve()}",
        )
    _bounded(TARGET)
    desk()


if __name__ == "__main__":
    main()
