"""The page as a browser shows it."""

import re
from html import unescape
from pathlib import Path

import pytest

from tests import needs
from tests.browser import chromium
from tests.dossier.built import dossier
from twicetold import compare
from twicetold import dossier as formats

EXAMPLES = Path(__file__).resolve().parents[2] / "examples" / "reports"


@pytest.fixture(autouse=True)
def _browser() -> None:
    if chromium.program() is None:
        needs.absent("Chromium (Debian: apt install chromium)", "TWICETOLD_EXPECT_CHROMIUM")


@pytest.fixture(scope="module")
def example() -> str:
    return formats.html(compare([str(EXAMPLES)]))


def _asked(page: str, question: str, folder: Path, *options: str) -> str:
    """Let the page answer a question put in JavaScript; its own policy would let none be put."""
    target = folder / "dossier.html"
    open_page = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", page)
    probe = f"<script>document.title = String((() => {{ {question} }})());</script></body>"
    target.write_text(open_page.replace("</body>", probe), "utf-8")
    done = chromium.run(target.as_uri(), folder, "--dump-dom", *options)
    assert chromium.console(done) == []
    found = re.search("<title>(.*?)</title>", done.stdout, re.DOTALL)
    assert found is not None
    return unescape(found.group(1))


@pytest.mark.parametrize("hostile", [True, False], ids=["hostile", "example"])
def test_the_page_opens_without_a_console_message(
    example: str, tmp_path: Path, *, hostile: bool
) -> None:
    page = tmp_path / "dossier.html"
    page.write_text(formats.html(dossier()) if hostile else example, "utf-8")
    done = chromium.run(page.as_uri(), tmp_path, "--dump-dom")
    assert "Twicetold dossier" in done.stdout
    assert chromium.console(done) == []


def test_a_click_on_words_marks_exactly_these_words_in_their_report(
    example: str, tmp_path: Path
) -> None:
    question = """
      addEventListener("click", (event) => event.preventDefault());
      const wrong = [];
      const links = document.querySelectorAll(".claim a.passage[data-at]");
      for (const link of links) {
        link.click();
        const [range] = CSS.highlights.get("exact");
        if (range.toString() !== link.textContent) wrong.push(link.textContent);
      }
      return links.length > 500 && wrong.length === 0 ? "all" : JSON.stringify(wrong);
    """
    assert _asked(example, question, tmp_path) == "all"


def test_copied_words_carry_their_outlet_and_their_place(example: str, tmp_path: Path) -> None:
    question = """
      const bodies = [...document.querySelectorAll("article p.body")];
      const part = bodies.find((body) => body.firstChild.nodeType === Node.TEXT_NODE);
      document.getSelection().setBaseAndExtent(part.firstChild, 3, part.firstChild, 9);
      const event = new ClipboardEvent("copy", {clipboardData: new DataTransfer(), cancelable: true});
      document.dispatchEvent(event);
      return [event.clipboardData.getData("text/plain"), part.dataset.from].join("|");
    """
    copied, start = _asked(example, question, tmp_path).split("|")
    assert re.match(r"“.+” — .+, “.+”, 2031-03-\d\d \d\d:\d\d \+0\d:00, .+\.html, ", copied)
    assert copied.endswith(f"characters {int(start) + 3}–{int(start) + 9}")


def test_two_reports_are_read_side_by_side_without_a_script(example: str, tmp_path: Path) -> None:
    chosen = example.replace('id="l0A"', 'id="l0A" checked').replace('id="r0D"', 'id="r0D" checked')
    assert chosen.count(" checked>") == 2
    question = """
      const shown = [...document.querySelectorAll("#d0 article")].filter((a) => a.offsetParent);
      const mark = document.querySelector("#x0A mark[data-with~=D]");
      return [shown.map((a) => a.id), shown[0].offsetTop === shown[1].offsetTop,
              getComputedStyle(mark).backgroundColor !== "rgba(0, 0, 0, 0)"].join(" ");
    """
    without = re.sub("<script>.*?</script>", "", chosen, flags=re.DOTALL)
    assert _asked(without, question, tmp_path, "--window-size=1200,900") == "x0A,x0D true true"


@pytest.mark.parametrize("hostile", [True, False], ids=["hostile", "example"])
def test_nothing_sticks_out_of_a_narrow_window(
    example: str, tmp_path: Path, *, hostile: bool
) -> None:
    page = formats.html(dossier()) if hostile else example
    question = """
      for (const folded of document.querySelectorAll("details")) folded.open = true;
      return document.documentElement.scrollWidth - innerWidth;
    """
    assert int(_asked(page, question, tmp_path, "--window-size=320,900")) <= 0


def test_the_page_prints_with_all_its_folds_open(example: str, tmp_path: Path) -> None:
    page, paper = tmp_path / "dossier.html", tmp_path / "dossier.pdf"
    sizes = []
    for content in (example, re.sub(r"(<details[^>]*?)( open)?>", r"\1 open>", example)):
        page.write_text(content, "utf-8")
        chromium.run(page.as_uri(), tmp_path, f"--print-to-pdf={paper}")
        sizes.append(paper.read_bytes().count(b"/Type /Page\n"))
    assert sizes[0] == sizes[1] > 10
