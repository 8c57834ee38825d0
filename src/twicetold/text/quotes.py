"""Quotation marks: which words of a text stand inside them."""

import re
from dataclasses import dataclass

from twicetold.model.span import Span

_PAIRS = {"“": "”", "«": "»", "„": "“", "‘": "’"}
_DOUBLE_CLOSERS = frozenset("”»")
_OPENING_CONTEXT = frozenset("([{—–-“\"‘'/")
_SIGN = re.compile("[\"'“”„«»‘’]")
_DEEPEST = 8
"""Quotations inside quotations that are followed at most; prose has three."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words inside quotation marks.

    Attributes:
        outer: The place with the marks.
        inner: The place without them.
        closed: Whether the closing mark is there; a quotation that goes on in the next
            paragraph has none.
        depth: 0 for an outermost quotation, 1 for one inside it, and so on.
    """

    outer: Span
    inner: Span
    closed: bool
    depth: int


@dataclass(frozen=True, slots=True)
class _Open:
    at: int
    closer: str


def quotations(text: str) -> tuple[Quotation, ...]:
    """Find the quotations of a text.

    Quotations end at the end of a line at the latest; apostrophes are told from single marks.

    Args:
        text: Any text.

    Returns:
        The quotations in order of their opening marks.

    >>> said = "He called it 'hard' and “not over”."
    >>> [said[q.inner.start : q.inner.end] for q in quotations(said)]
    ['hard', 'not over']
    """
    found: list[Quotation] = []
    start = 0
    for line in text.splitlines(keepends=True):
        found.extend(_in_line(text, start, start + len(line.rstrip("\r\n"))))
        start += len(line)
    return tuple(sorted(found, key=lambda quotation: (quotation.outer.start, -quotation.outer.end)))


def _in_line(text: str, start: int, end: int) -> list[Quotation]:
    found: list[Quotation] = []
    stack: list[_Open] = []
    last_single = _last_closing_single(text, start, end)
    for match in _SIGN.finditer(text, start, end):
        at, sign = match.start(), match.group()
        if stack and sign == stack[-1].closer and _closes(text, at, start, end):
            found.append(_quotation(stack.pop(), at, at + 1, depth=len(stack), closed=True))
        elif sign in _DOUBLE_CLOSERS and _depth_of(stack, sign) is not None:
            del stack[(_depth_of(stack, sign) or 0) + 1 :]
            found.append(_quotation(stack.pop(), at, at + 1, depth=len(stack), closed=True))
        else:
            closer = _closer(text, at, start, end, stack)
            if closer is not None and (sign != "'" or at + 2 <= last_single):
                stack.append(_Open(at, closer))
                del stack[:-_DEEPEST]
    for depth, opened in enumerate(stack):
        if opened.closer not in "'’":
            found.append(_quotation(opened, end, end, depth=depth, closed=False))
    return found


def _quotation(opened: _Open, inner_end: int, end: int, *, depth: int, closed: bool) -> Quotation:
    return Quotation(Span(opened.at, end), Span(opened.at + 1, inner_end), closed, depth)


def _depth_of(stack: list[_Open], closer: str) -> int | None:
    for depth in range(len(stack) - 1, -1, -1):
        if stack[depth].closer == closer:
            return depth
    return None


def _closes(text: str, at: int, start: int, end: int) -> bool:
    if text[at] not in "'’":
        return True
    follows_word = at + 1 < end and text[at + 1].isalnum()
    return not follows_word and at > start and not text[at - 1].isspace()


def _closer(text: str, at: int, start: int, end: int, stack: list[_Open]) -> str | None:
    """Give the mark that would close a quotation opened here; None when none opens here."""
    sign = text[at]
    if sign in _PAIRS:
        return _PAIRS[sign]
    if sign not in "\"'":
        return None
    before = text[at - 1] if at > start else " "
    after = text[at + 1] if at + 1 < end else " "
    opens = (before.isspace() or before in _OPENING_CONTEXT) and not after.isspace()
    if sign == '"':
        spaced = before.isspace() and after.isspace() and text.find('"', at + 1, end) != -1
        return '"' if opens or spaced else None
    if not opens or not (after.isalnum() or after == '"') or any(o.closer == "'" for o in stack):
        return None
    return "'"


def _last_closing_single(text: str, start: int, end: int) -> int:
    """Give the last place where a single mark can close a quotation; -1 when there is none."""
    at = text.rfind("'", start, end)
    while at > start:
        if not text[at - 1].isspace() and not (at + 1 < end and text[at + 1].isalnum()):
            return at
        at = text.rfind("'", start, at)
    return -1
