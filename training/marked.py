"""Marked texts: reading them, and editing their words while the marks stay in place."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Mark:
    """One statement as a reader marked it; ``parent`` is the one that it stands in."""

    content: tuple[Place, ...]
    source: tuple[Place, ...]
    cue: tuple[Place, ...]
    parent: int | None = None


@dataclass(frozen=True, slots=True)
class Marked:
    """A text with its statements."""

    name: str
    text: str
    marks: tuple[Mark, ...]


def read(path: Path) -> list[Marked]:
    """Read JSON lines in the format of ``shared/data/attribution``."""
    with path.open(encoding="utf-8") as lines:
        return [marked(json.loads(line)) for line in lines]


def marked(line: dict[str, object]) -> Marked:
    """Read one text with its marks."""
    text = str(line["text"])
    marks = []
    for one in line["attributions"]:  # type: ignore[attr-defined]
        content, source, cue = (
            tuple((start, end) for start, end in one[role]) for role in ("content", "source", "cue")
        )
        marks.append(Mark(_without_that(text, content), source, cue, one.get("parent")))
    return Marked(str(line["doc"]), text, tuple(marks))


def _without_that(text: str, content: tuple[Place, ...]) -> tuple[Place, ...]:
    """Leave the complementiser outside, as in Wikinews; the silver marks have it inside."""
    if content and text[content[0][0] : content[0][1]].startswith("that "):
        return ((content[0][0] + 5, content[0][1]), *content[1:])
    return content


def edited(whole: Marked, edits: Sequence[tuple[int, int, str]]) -> Marked:
    """Put other words in the place of some; an edit that cuts through a mark is left out.

    Args:
        whole: The text.
        edits: Start, end and new words, none overlapping another.
    """
    edges = {edge for mark in whole.marks for place in _places(mark) for edge in place}
    kept = sorted(e for e in edits if not any(e[0] < edge < e[1] for edge in edges))
    pieces: list[str] = []
    moved: dict[int, int] = {}
    at = shift = 0
    pending = sorted(edges)
    number = 0
    for start, end, words in [*kept, (len(whole.text), len(whole.text), "")]:
        while number < len(pending) and pending[number] <= start:
            moved[pending[number]] = pending[number] + shift
            number += 1
        pieces += [whole.text[at:start], words]
        shift += len(words) - (end - start)
        at = end
    while number < len(pending):
        moved[pending[number]] = pending[number] + shift
        number += 1
    marks = tuple(
        replace(
            mark,
            content=tuple((moved[s], moved[e]) for s, e in mark.content),
            source=tuple((moved[s], moved[e]) for s, e in mark.source),
            cue=tuple((moved[s], moved[e]) for s, e in mark.cue),
        )
        for mark in whole.marks
    )
    return Marked(whole.name, "".join(pieces), marks)


def _places(mark: Mark) -> tuple[Place, ...]:
    return (*mark.content, *mark.source, *mark.cue)
