"""Variety: the same marked text with other sources, cues, quotation marks and complementisers."""

import random
import re
import tomllib
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from training.marked import Marked, edited

Edit = tuple[int, int, str]
_PRONOUNS = frozenset(
    [
        "he",
        "she",
        "they",
        "it",
        "i",
        "we",
        "you",
        "who",
        "which",
        "one",
        "that",
        "this",
        "these",
        "those",
    ]
)


@cache
def cue_classes() -> dict[str, list[str]]:
    """Read the reporting verbs that can stand for each other, by form."""
    return tomllib.loads(Path(__file__).with_name("cues.toml").read_text("utf-8"))["classes"]


def varied(marked: Marked, sources: Sequence[str], rng: random.Random) -> Marked:
    """Give the text with some words changed so that every mark stays right.

    Args:
        marked: The text.
        sources: Sources of other texts that may stand in the place of one of this text.
        rng: Chooses what changes.
    """
    edits: list[Edit] = []
    for mark in marked.marks:
        if len(mark.source) == 1 and rng.random() < 0.25:
            edits += _other_source(marked.text, mark.source[0], sources, rng)
        if len(mark.cue) == 1 and rng.random() < 0.35:
            edits += _other_cue(marked.text, mark.cue[0], rng)
        if mark.cue and mark.content and rng.random() < 0.3:
            edits += _that(marked.text, mark.cue[-1][1], mark.content[0][0])
    chosen: list[Edit] = []
    for edit in sorted(edits):
        if not chosen or chosen[-1][1] <= edit[0]:
            chosen.append(edit)
    return _marks_swapped(edited(marked, chosen), rng)


def _other_source(
    text: str, place: tuple[int, int], sources: Sequence[str], rng: random.Random
) -> list[Edit]:
    words = text[place[0] : place[1]]
    if words.lower() in _PRONOUNS or not sources:
        return []
    other = rng.choice(sources)
    if words[0].isupper() and not words.startswith(("The ", "A ", "An ")):
        return [(*place, other[0].upper() + other[1:])]
    return [(*place, other)]


def _other_cue(text: str, place: tuple[int, int], rng: random.Random) -> list[Edit]:
    words = text[place[0] : place[1]]
    for members in cue_classes().values():
        if words in members:
            return [(*place, rng.choice(members))]
    return []


def _that(text: str, cue_end: int, content_start: int) -> list[Edit]:
    between = text[cue_end:content_start]
    if between == " that ":
        return [(cue_end, content_start, " ")]
    said = re.search(r"(said|says|stated|announced|added|claimed|warned|reported)$", text[:cue_end])
    return (
        [(cue_end, content_start, " that ")]
        if between == " " and said and text[content_start] not in '"“'
        else []
    )


def _marks_swapped(marked: Marked, rng: random.Random) -> Marked:
    """Give straight marks for curly ones or single ones for double, or leave them."""
    drawn = rng.random()
    table = str.maketrans({})
    if drawn < 0.25:
        table = str.maketrans("“”‘’", "\"\"''")
    elif drawn < 0.35:
        table = str.maketrans("“”", "‘’")
    return Marked(marked.name, marked.text.translate(table), marked.marks)


def known_sources(texts: Sequence[Marked]) -> list[str]:
    """List the sources that name somebody, for use in other texts."""
    found = {
        marked.text[mark.source[0][0] : mark.source[0][1]]
        for marked in texts
        for mark in marked.marks
        if len(mark.source) == 1
    }
    return sorted(
        s for s in found if s.lower() not in _PRONOUNS and 3 < len(s) < 120 and "\n" not in s
    )


def known_cues(texts: Sequence[Marked]) -> frozenset[str]:
    """List the single words that are cues somewhere, lower case."""
    found = set()
    for marked in texts:
        for mark in marked.marks:
            for start, end in mark.cue[:1]:
                found.update(
                    word.lower() for word in re.findall(r"[^\W\d_]{3,}", marked.text[start:end])
                )
    return frozenset(
        found
        - {
            "the",
            "has",
            "have",
            "was",
            "were",
            "been",
            "are",
            "had",
            "not",
            "also",
            "that",
            "for",
            "will",
            "would",
        }
    )
