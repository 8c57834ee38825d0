"""Text cut into stretches that are marked or not, and the anchors that passages link to."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from twicetold.model import Passage, Report, Span


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


class Anchors:
    """The names of the places in a page where the parts of the reports stand."""

    def __init__(self, reports: Iterable[Report]) -> None:
        self._starts = {report.id: [part.start for part in report.parts] for report in reports}

    def of(self, passage: Passage) -> str:
        """Name the place of the part in which a passage begins."""
        index = bisect_right(self._starts[passage.report], passage.start) - 1
        return f"{passage.report}-{max(index, 0)}"
