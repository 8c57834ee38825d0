"""Text cut into stretches that are marked or not."""

from collections.abc import Iterable
from dataclasses import dataclass

from twicetold.model import Passage, Span


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words that are shown in one way.

    Attributes:
        words: The words.
        marked: Whether they are set off from the others.
    """

    words: str
    marked: bool


def stretches(passage: Passage, spans: Iterable[Span]) -> tuple[Stretch, ...]:
    """Cut a passage where marked spans begin and end.

    Args:
        passage: The words to show.
        spans: The marked places, in the report's offsets; they may overlap each other and
            reach beyond the passage.

    Returns:
        The stretches in order; joined they are the passage's words.
    """
    cut: list[Stretch] = []
    at = passage.start
    for span in sorted(spans):
        start, end = max(span.start, at), min(span.end, passage.end)
        if start >= end:
            continue
        cut.append(Stretch(passage.cut(at, start).exact, marked=False))
        cut.append(Stretch(passage.cut(start, end).exact, marked=True))
        at = end
    cut.append(Stretch(passage.cut(at, passage.end).exact, marked=False))
    return tuple(stretch for stretch in cut if stretch.words)
