"""Marked texts into what the network learns from: windows with a tag for every word."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from training.marked import Mark, Marked
from twicetold.attribute import looks
from twicetold.attribute.pieces import Vocabulary, words
from twicetold.model.span import Span
from twicetold.text.sentences import sentences

SILENT = -100  # the tag of a piece that no loss is counted for
CONTENT, SOURCE, CUE = 5, 1, 3  # numbers of the tags that begin a span of the role


@dataclass(frozen=True, slots=True)
class Ask:
    """One second look in a window: where its columns begin, the cue pointed out, the tags."""

    first: int
    asked: list[int]
    roles: list[int]


@dataclass(frozen=True, slots=True)
class Example:
    """One window: its rows, a role and a cue tag for each piece, its second looks, its weight."""

    rows: tuple[list[int], list[int], list[int]]
    roles: list[int]
    cues: list[int]
    asks: tuple[Ask, ...]
    weight: float


def headline_end(text: str) -> int:
    """Give the end of the first line if it reads as a headline, else 0."""
    line = text.split("\n", 1)[0]
    return len(line) if "\n" in text and len(line) < 160 and not line.rstrip().endswith(".") else 0


def pages(marked: Marked, vocabulary: Vocabulary) -> list[looks.Page]:
    """Cut a text as the tagger cuts a report: the headline apart from the body."""
    spans = sentences(marked.text)
    edge = headline_end(marked.text)
    found = []
    for group in ([s for s in spans if s.end <= edge], [s for s in spans if s.end > edge]):
        if group:
            found.append(looks.page(marked.text, words(marked.text, group, vocabulary)))
    return found


def examples(
    marked: Marked,
    vocabulary: Vocabulary,
    rng: random.Random,
    *,
    weight: float,
    likely: Sequence[str],
) -> Iterator[Example]:
    """Give the windows of one text.

    Args:
        marked: The text.
        vocabulary: The encoder's word pieces.
        rng: Chooses where windows fall and which words are asked about in vain.
        weight: How much the text counts.
        likely: Words that are cues elsewhere, lower case; asked about here they must give
            nothing.
    """
    for page in pages(marked, vocabulary):
        roles, cues = _tags(page, marked)
        asking = [*_right(page, marked, rng), *_vain(page, marked, rng, frozenset(likely))]
        first = rng.randint(24, looks.TARGET)
        for window in looks.windows(page, vocabulary, first=first):
            asks = tuple(
                _ask(page, window, cue, tags) for cue, tags in asking if cue.start in window.judged
            )
            yield Example(window.rows, _placed(window, roles), _placed(window, cues), asks, weight)


def _tags(page: looks.Page, marked: Marked) -> tuple[list[int], list[int]]:
    """Give what a first look must see: roles of the outermost statements, and every cue."""
    roles, cues = [0] * len(page.words), [0] * len(page.words)
    outermost = [mark for mark in marked.marks if mark.parent is None]
    for mark in outermost:
        _tag(page, roles, mark.content, CONTENT)
    for mark in outermost:
        _tag(page, roles, mark.source, SOURCE)
        _tag(page, roles, mark.cue, CUE)
    for mark in marked.marks:
        _tag(page, cues, mark.cue[:1], 1)
    return roles, cues


def _right(
    page: looks.Page, marked: Marked, rng: random.Random
) -> Iterator[tuple[range, list[int]]]:
    for mark in marked.marks:
        cue = _at(page, mark.cue[0]) if mark.cue else range(0)
        if cue:
            yield _shaken(cue, rng), _asked(page, mark)


def _vain(
    page: looks.Page, marked: Marked, rng: random.Random, likely: frozenset[str]
) -> Iterator[tuple[range, list[int]]]:
    taken = {at for mark in marked.marks for place in mark.cue for at in _at(page, place)}
    vain = [
        number
        for number, word in enumerate(page.words)
        if number not in taken and marked.text[word.start : word.end].lower() in likely
    ]
    for number in sorted(rng.sample(vain, min(len(vain), max(1, len(marked.marks) // 2)))):
        yield range(number, number + 1), [0] * len(page.words)


def _ask(page: looks.Page, window: looks.Window, cue: range, tags: list[int]) -> Ask:
    cue = range(cue.start, min(cue.stop, window.shown.stop))
    seen = looks.seen(page, window, cue)
    first, last = window.column(seen.start), window.column(seen.stop)
    roles = [SILENT] * (last - first)
    for at in seen:
        roles[window.column(at) - first] = tags[at]
    return Ask(first, window.asked(seen, cue), roles)


def _placed(window: looks.Window, tags: list[int]) -> list[int]:
    row = [SILENT] * len(window.rows[0])
    for at in window.shown:
        row[window.column(at)] = tags[at]
    return row


def _asked(page: looks.Page, mark: Mark) -> list[int]:
    roles = [0] * len(page.words)
    _tag(page, roles, mark.content, CONTENT)
    _tag(page, roles, mark.source, SOURCE)
    _tag(page, roles, mark.cue, CUE)
    return roles


def _shaken(cue: range, rng: random.Random) -> range:
    """Leave out some of a long cue now and then: the first look does not always find all of it."""
    if len(cue) == 1 or rng.random() < 0.7:
        return cue
    start = rng.randrange(cue.start, cue.stop)
    return range(start, rng.randrange(start, cue.stop) + 1)


def _at(page: looks.Page, place: tuple[int, int]) -> range:
    span = Span(*place)
    at = [n for n, word in enumerate(page.words) if word.start < span.end and span.start < word.end]
    return range(at[0], at[-1] + 1) if at else range(0)


def _tag(page: looks.Page, row: list[int], places: Sequence[tuple[int, int]], first: int) -> None:
    for place in places:
        for number, at in enumerate(_at(page, place)):
            row[at] = first if number == 0 else first + 1
