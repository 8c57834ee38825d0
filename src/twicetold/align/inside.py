"""What was read inside a passage: its quantities, its moments, who said it."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from twicetold.model import Attribution, Moment, Passage, Quantity, Reading

_Valued = TypeVar("_Valued", Quantity, Moment)


class Inside:
    """Finds what a story's reading holds for one passage without going through all of it."""

    def __init__(self, reading: Reading) -> None:
        """Sort what was read by report and place."""
        self._figures = _by_report(reading.quantities)
        self._moments = _by_report(reading.moments)
        self._attributions: dict[str, list[Attribution]] = defaultdict(list)
        for one in reading.attributions:
            self._attributions[one.report].append(one)

    def figures(self, content: Sequence[Passage]) -> tuple[Quantity, ...]:
        """Give the quantities that lie in one of some passages, by place."""
        return tuple(one for p in content for one in _within(self._figures.get(p.report, ()), p))

    def moments(self, content: Sequence[Passage]) -> tuple[Moment, ...]:
        """Give the moments that lie in one of some passages, by place."""
        return tuple(one for p in content for one in _within(self._moments.get(p.report, ()), p))

    def attributions(self, sentence: Passage) -> list[Attribution]:
        """Give the attributions whose content reaches into a sentence."""
        return [
            one
            for one in self._attributions.get(sentence.report, ())
            if any(passage.span.overlaps(sentence.span) for passage in one.content)
        ]


def _by_report(found: Iterable[_Valued]) -> Mapping[str, Sequence[_Valued]]:
    sorted_out: dict[str, list[_Valued]] = defaultdict(list)
    for one in sorted(found, key=_start):
        sorted_out[one.passage.report].append(one)
    return sorted_out


def _start(found: Quantity | Moment) -> int:
    return found.passage.start


def _within(found: Sequence[_Valued], passage: Passage) -> Iterable[_Valued]:
    for one in found[bisect_left(found, passage.start, key=_start) :]:
        if one.passage.start >= passage.end:
            break
        if one.passage.end <= passage.end:
            yield one
