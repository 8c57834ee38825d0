"""What the corpus pass knows of a story's passages, for the pass inside the story."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from twicetold.model import Direction, Passage, Report, Reuse, ReuseKind
from twicetold.reuse.direction import NOT_PROSE

COVERED = 0.8
"""Share of a passage that lies in a set phrase when the passage is one."""


def with_known(
    found: Sequence[Reuse], known: Sequence[Reuse], reports: Sequence[Report]
) -> tuple[Reuse, ...]:
    """Add what the corpus pass found to what was found inside a story.

    A set phrase can be learnt from a corpus only, so its kind is taken over; and a passage that
    the finer pass saw otherwise is not lost.

    Args:
        found: The passages of the story.
        known: The passages of the corpus.
        reports: The reports of the story.

    Returns:
        The passages of the story, sorted by their places.
    """
    ids = {report.id for report in reports}
    phrases: dict[str, list[Passage]] = defaultdict(list)
    for reuse in known:
        if reuse.kind is ReuseKind.STOCK:
            for side in (reuse.left, reuse.right):
                phrases[side.report].append(side)
    kept = [_as_phrase(reuse, phrases) for reuse in found]
    places: dict[tuple[str, str], list[Reuse]] = defaultdict(list)
    for reuse in found:
        places[reuse.left.report, reuse.right.report].append(reuse)
    for reuse in known:
        pair = (reuse.left.report, reuse.right.report)
        if ids.issuperset(pair) and not any(_overlap(reuse, other) for other in places[pair]):
            kept.append(reuse)
    return tuple(sorted(kept, key=lambda reuse: (reuse.left, reuse.right)))


def _as_phrase(reuse: Reuse, phrases: dict[str, list[Passage]]) -> Reuse:
    for side in (reuse.left, reuse.right):
        for phrase in phrases.get(side.report, ()):
            inside = min(side.end, phrase.end) - max(side.start, phrase.start)
            if inside >= COVERED * (side.end - side.start):
                return replace(
                    reuse,
                    kind=ReuseKind.STOCK,
                    direction=Direction.UNDECIDED,
                    reasons=(NOT_PROSE[ReuseKind.STOCK],),
                )
    return reuse


def _overlap(one: Reuse, other: Reuse) -> bool:
    return one.left.span.overlaps(other.left.span) and one.right.span.overlaps(other.right.span)
