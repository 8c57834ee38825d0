"""The example's answer key and the words of its files, read without the program."""

import json
import re
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "examples"
REPORTS = "examples/reports"

_INLINE = frozenset({"a", "abbr", "b", "cite", "em", "i", "q", "span", "strong", "time"})
_VOID = frozenset({"br", "hr", "img", "input", "link", "meta"})
_UNSHOWN = frozenset({"script", "style", "title"})


class Page(HTMLParser):
    """Reads what a page shows and whether its tags close in order.

    Attributes:
        words: The text of the page; a block tag is a line break.
        faults: Tags that close out of order or never.
        tags: The names of the opened tags.
    """

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.words = ""
        self.faults: list[str] = []
        self.tags: list[str] = []
        self._open: list[str] = []
        self.feed(source)
        self.close()
        self.faults.extend(f"<{tag}> never closes" for tag in self._open)

    def handle_starttag(self, tag: str, _attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        if tag not in _VOID:
            self._open.append(tag)
        if tag not in _INLINE:
            self.words += "\n"

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open.pop() != tag:
            self.faults.append(f"</{tag}> at line {self.getpos()[0]} closes nothing")
        if tag not in _INLINE:
            self.words += "\n"

    def handle_data(self, data: str) -> None:
        if not _UNSHOWN & set(self._open):
            self.words += data


@cache
def truth() -> dict[str, Any]:
    """Read the answer key."""
    key: dict[str, Any] = json.loads((EXAMPLES / "truth.json").read_text("utf-8"))
    return key


def names() -> list[str]:
    """Give the names of the reports, as in the answer key."""
    return list(truth()["reports"])


def claims() -> list[dict[str, Any]]:
    """Give the claims of the answer key."""
    return list(truth()["claims"])


@cache
def source(report: str) -> str:
    """Give a report's file as it stands."""
    path: str = truth()["reports"][report]["file"]
    return (EXAMPLES / path).read_text("utf-8")


@cache
def words_shown(report: str) -> str:
    """Give what a reader sees of a report's file."""
    if truth()["reports"][report]["file"].endswith(".html"):
        return Page(source(report)).words
    return source(report)


def script(report: str) -> list[Any]:
    """Read the structured metadata of a page."""
    blocks = re.findall(
        r'<script type="application/ld\+json">(.*?)</script>', source(report), flags=re.DOTALL
    )
    return [json.loads(block) for block in blocks]
