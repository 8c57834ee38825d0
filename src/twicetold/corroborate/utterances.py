"""Quoted words that two appearances of one claim share: one utterance."""

from collections.abc import Iterator

from twicetold.corroborate.scene import Scene
from twicetold.corroborate.traces import Bond
from twicetold.model import Appearance, Claim, Passage
from twicetold.text.tokens import tokens

_SHINGLE = 6
"""So many quoted words in a row, word for word, are one utterance."""
_LEAST_QUOTED = 3
"""A quotation as short as this, up to a shingle, is sought whole in the other's quotations."""
_Words = tuple[str, ...]


def utterances(scene: Scene, claim: Claim) -> list[list[Bond]]:
    """Give, for each appearance of a claim, the quoted words that tie it to others.

    Args:
        scene: The story.
        claim: The claim; that it is one lets few words show one utterance.
    """
    quoted = [list(_quoted(scene, appearance)) for appearance in claim.appearances]
    short = {
        words for some in quoted for words, _ in some if _LEAST_QUOTED <= len(words) < _SHINGLE
    }
    return [list(_bonds(some, short)) for some in quoted]


def _quoted(scene: Scene, appearance: Appearance) -> Iterator[tuple[_Words, Passage]]:
    report = scene.reports[appearance.report]
    for passage in appearance.content:
        for quotation in scene.pages.quotations(report.id):
            start = max(quotation.inner.start, passage.start)
            end = min(quotation.inner.end, passage.end)
            if start < end:
                words = tuple(word.fold for word in tokens(report.text, start, end))
                yield words, report.passage(start, end)


def _bonds(quoted: list[tuple[_Words, Passage]], short: set[_Words]) -> Iterator[Bond]:
    for words, passage in quoted:
        for size in range(_LEAST_QUOTED, _SHINGLE + 1):
            for at in range(len(words) - size + 1):
                run = words[at : at + size]
                if size == _SHINGLE or run in short:
                    yield Bond("same-utterance", f"words {' '.join(run)}", (passage,))
