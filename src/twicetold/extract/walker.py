"""The elements of a page into runs of words, in page order, each knowing where it stands."""

import re
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

from twicetold.text import lexicon

_SKIPPED = lexicon.words("elements", "skipped")
_INLINE = lexicon.words("elements", "inline")
_SPACE = re.compile(r"[ \t\n\r\f]+")
_GLUED = re.compile(r"(?:[a-zß-ÿ\d.,;:!?)»”]|[A-Z]{2})\|[A-Z][a-zß-ÿ]")
"""Words of two elements that a style sheet keeps apart: ``Ann Lee|March 3``."""
_FOLDABLE = re.compile(r"[\t\n\r\f]|  ")
_NAMES = ("class", "id", "itemprop")
_HIDDEN = re.compile(r"display:\s*none|visibility:\s*hidden")
_POST = re.compile(r"\bpost-\d")
_FILED = re.compile(r"\b(?:tag|category)-\S+")
"""Names that WordPress gives an article after its topics; they tell nothing of the element."""
_LONGEST_CUE = 300
_MOST_ELEMENTS = 200_000
"""Elements and runs of text read; the largest page of the two extraction sets has 6,600."""
_LONGEST_RUN = 2_000_000
_DEEPEST = 400
"""Levels of elements; what lies deeper is read as if it lay here."""


@dataclass(slots=True, eq=False)
class Frame:
    """An element that holds blocks.

    Attributes:
        tag: Its name.
        cue: Its class, id, role and itemprop, lower case.
        parent: The element around it.
        depth: Levels below the root.
        hidden: Whether the page hides it.
        words: Characters of prose below it.
    """

    tag: str
    cue: str
    parent: "Frame | None"
    depth: int
    hidden: bool = False
    words: int = 0


@dataclass(frozen=True, slots=True)
class Anchor:
    """A link within a run."""

    href: str
    start: int
    end: int


@dataclass(slots=True, eq=False)
class Run:
    """Words that stand in one block.

    Attributes:
        frame: The element that holds them.
        text: The words, white space folded as a browser does.
        anchors: The links in them.
        linked: Characters inside links.
    """

    frame: Frame
    text: str
    anchors: tuple[Anchor, ...] = ()
    linked: int = 0


@dataclass(frozen=True, slots=True)
class Walk:
    """What a page's body holds.

    Attributes:
        runs: The runs in page order; scripts, forms' fields and the like are left out.
        embeds: Frames of other pages: the number of runs before each, and its address.
    """

    runs: list[Run]
    embeds: list[tuple[int, str]]


def walk(page: LexborHTMLParser) -> Walk:
    """Read the runs of a page's body.

    Args:
        page: The parsed page.
    """
    reader = _Reader()
    if page.body is not None:
        reader.read(page.body)
    return Walk(reader.found, reader.embeds)


class _Reader:
    """Walks down a page without recursion and writes runs."""

    def __init__(self) -> None:
        self.found: list[Run] = []
        self.embeds: list[tuple[int, str]] = []
        self._frame = Frame(tag="body", cue="", parent=None, depth=0)
        self._pieces: list[str] = []
        self._length = 0
        self._anchors: list[Anchor] = []
        self._href: str | None = None
        self._opened = 0
        self._edge = False

    def read(self, body: LexborNode) -> None:
        """Read everything below the body element."""
        stack: list[LexborNode | Frame | None] = [body.first_child]
        left = _MOST_ELEMENTS
        while stack and left:
            node = stack.pop()
            if node is None:
                self._end_link()
            elif isinstance(node, Frame):
                self._end_run()
                self._frame = node
            else:
                left -= 1
                if node.next is not None:
                    stack.append(node.next)
                if node.is_text_node:
                    self._write(node.text_content or "")
                elif node.is_element_node:
                    self._enter(node, stack)
        self._end_run()

    def _enter(self, node: LexborNode, stack: list[LexborNode | Frame | None]) -> None:
        tag = node.tag or ""
        if tag in _SKIPPED:
            address = node.attributes.get("src") if tag == "iframe" else None
            if address:
                self.embeds.append((len(self.found), address))
            return
        if tag == "br":
            self._break()
            return
        if tag in _INLINE:
            self._edge = True
            if tag == "a":
                self._open_link(node)
                stack.append(None)
        else:
            self._end_run()
            stack.append(self._frame)
            if self._frame.depth < _DEEPEST:
                self._frame = self._below(node, tag)
        if node.first_child is not None:
            stack.append(node.first_child)

    def _below(self, node: LexborNode, tag: str) -> Frame:
        parent = self._frame
        attributes = node.attributes
        if not attributes:
            return Frame(tag, "", parent, parent.depth + 1)
        cue = ""
        for name in _NAMES:
            value = attributes.get(name)
            if value:
                cue += value[:_LONGEST_CUE] + " "
        cue = cue.rstrip().lower()
        if "post-" in cue and _POST.search(cue):
            cue = _FILED.sub("", cue)
        hidden = "hidden" in attributes
        style = attributes.get("style")
        if style:
            hidden = hidden or _HIDDEN.search(style[:_LONGEST_CUE]) is not None
        return Frame(tag, cue, parent, parent.depth + 1, hidden=hidden)

    def _write(self, words: str) -> None:
        if not words or words.isspace():
            if words and self._pieces and self._pieces[-1][-1] not in " \n\u00a0":
                self._pieces.append("\u00a0" if "\u00a0" in words else " ")
                self._length += 1
            return
        folded = _SPACE.sub(" ", words) if _FOLDABLE.search(words) else words
        if self._edge and self._pieces and _GLUED.search(self._pieces[-1][-2:] + "|" + folded[:2]):
            folded = " " + folded
        self._edge = False
        if folded[0] == " " and (not self._pieces or self._pieces[-1][-1] in " \n"):
            folded = folded[1:]
        if folded and self._length < _LONGEST_RUN:
            self._pieces.append(folded)
            self._length += len(folded)

    def _break(self) -> None:
        """Read ``<br>``: one is a space, two in a row end the run."""
        if not self._pieces:
            return
        if self._pieces[-1] == "\n":
            self._end_run()
        else:
            self._pieces.append("\n")
            self._length += 1

    def _open_link(self, node: LexborNode) -> None:
        self._end_link()
        self._href = node.attributes.get("href") or ""
        self._opened = self._length

    def _end_link(self) -> None:
        if self._href is not None and self._length > self._opened:
            self._anchors.append(Anchor(self._href, self._opened, self._length))
        self._href = None

    def _end_run(self) -> None:
        """Close the run that is being written; a link that goes on starts anew in the next."""
        if not self._pieces:
            return
        going = self._href
        self._end_link()
        words = "".join(self._pieces)
        text = words.strip(" \n\u200b\ufeff\u00a0")
        if text:
            anchors, linked = self._links(words.index(text), len(text))
            self.found.append(Run(self._frame, text.replace("\n", " "), anchors, linked))
        self._pieces, self._length, self._anchors = [], 0, []
        self._href, self._opened = going, 0

    def _links(self, shift: int, length: int) -> tuple[tuple[Anchor, ...], int]:
        """Give the links of the run, their places counted in its stripped text."""
        if not self._anchors:
            return (), 0
        moved = [
            Anchor(one.href, max(0, one.start - shift), min(length, one.end - shift))
            for one in self._anchors
        ]
        anchors = tuple(one for one in moved if one.start < one.end)
        return anchors, sum(one.end - one.start for one in anchors)
