"""Attributions inside the content of others."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from twicetold.model.attribution import Attribution
from twicetold.model.span import Span

_FIRST_PERSON = frozenset({"i", "we", "my", "our", "i'm", "i've", "we're", "we've"})
_NEAR = 16
"""Contents before an attribution among which its parent is looked for; on wikinews-train no
parent is further away than five."""


def nested(made: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """Give each attribution the innermost one whose content it stands in as its parent.

    Args:
        made: The attributions of one report, sorted by place.

    Returns:
        The same, in the same order; who says "I" inside a quotation is who is quoted.
    """
    contents = sorted(
        (part.start, part.end, at) for at, outer in enumerate(made) for part in outer.content
    )
    starts = [start for start, _, _ in contents]
    extents = [_extent(attribution) for attribution in made]
    found: list[Attribution] = []
    for at, attribution in enumerate(made):
        extent = extents[at]
        after = bisect_right(starts, extent.start)
        around = [
            (end - start, outer)
            for start, end, outer in contents[max(0, after - _NEAR) : after]
            if outer != at and end >= extent.end and not _within(extents[outer], attribution)
        ]
        found.append(_child(attribution, made[min(around)[1]]) if around else attribution)
    return tuple(found)


def _extent(attribution: Attribution) -> Span:
    """Give the stretch from the first to the last word of source and cue."""
    named = [*attribution.source, *attribution.cue] or [*attribution.content]
    return Span(min(part.start for part in named), max(part.end for part in named))


def _within(extent: Span, attribution: Attribution) -> bool:
    return any(part.span.contains(extent) for part in attribution.content)


def _child(attribution: Attribution, parent: Attribution) -> Attribution:
    first_person = attribution.source and attribution.source[0].exact.lower() in _FIRST_PERSON
    speaker = parent.speaker if first_person else attribution.speaker
    return replace(attribution, parent=parent.id, speaker=speaker)
