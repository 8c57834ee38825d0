"""Speakers placed on their occasions, recordings with their makers: each place is an origin."""

from collections import defaultdict

from twicetold.corroborate.makers import one_maker
from twicetold.corroborate.traces import Occasion, Stand
from twicetold.model import OriginKind

OCCASIONS_TOLD_APART = 500
"""So many different occasions of one speaker are compared; beyond, they stay in doubt."""


def placed(stands: list[Stand | None]) -> tuple[str | None, ...]:
    """Give each source with the occasion on which it spoke.

    Args:
        stands: The source that each appearance of a claim shows.

    Returns:
        For each appearance, a text that is equal for one source on one occasion; None where no
        source is shown, or where it may have spoken on more than one of several occasions.
    """
    speakers: dict[str, list[int]] = defaultdict(list)
    recordings: dict[str, list[int]] = defaultdict(list)
    found: list[str | None] = [None] * len(stands)
    for index, stand in enumerate(stands):
        if stand is None or (stand.kind is OriginKind.DOCUMENT and not stand.firm):
            continue
        if stand.kind is OriginKind.SPEAKER:
            speakers[stand.key].append(index)
        elif stand.kind is OriginKind.RECORDING:
            recordings[stand.key].append(index)
        else:
            found[index] = f"{stand.kind} {stand.key}"
    for key, indices in recordings.items():
        makers = _makers([stand.maker for index in indices if (stand := stands[index])])
        for index, made in zip(indices, makers, strict=True):
            found[index] = None if made is None else f"{OriginKind.RECORDING} {key}{made}"
    for key, indices in speakers.items():
        numbers = _numbers([stands[index] for index in indices])
        for index, number in zip(indices, numbers, strict=True):
            found[index] = None if number is None else f"speaker {key} @{number}"
    return tuple(found)


def _makers(own: list[frozenset[str]]) -> list[str | None]:
    """Give who made each recording; None for one that may be either of two makers'."""
    groups: list[frozenset[str]] = []
    for one in sorted({one for one in own if one}, key=lambda one: (-len(one), sorted(one))):
        if not any(one_maker(one, other) for other in groups):
            groups.append(one)
    if len(groups) < 2:
        return [""] * len(own)
    fitting = [[group for group in groups if one_maker(one, group)] for one in own]
    return [f" by {' '.join(sorted(some[0]))}" if len(some) == 1 else None for some in fitting]


def _numbers(stands: list[Stand | None]) -> list[int | None]:
    """Number the occasions of one speaker; None for a statement that fits several."""
    own = [stand.occasion for stand in stands if stand is not None]
    groups: list[list[Occasion]] = []
    homes: dict[Occasion, int | None] = {}
    for one in sorted(set(own), key=_most_known_first):
        fitting = _fitting(one, groups) if len(homes) < OCCASIONS_TOLD_APART else [0, 1]
        if not fitting:
            groups.append([])
            fitting = [len(groups) - 1]
        homes[one] = fitting[0] if len(fitting) == 1 else None
        if len(fitting) == 1:
            groups[fitting[0]].append(one)
    return [homes[one] for one in own]


def _fitting(one: Occasion, groups: list[list[Occasion]]) -> list[int]:
    return [
        number
        for number, group in enumerate(groups)
        if not any(one.excludes(other) for other in group)
    ]


def _most_known_first(one: Occasion) -> tuple[int, str, str, str, str]:
    parts = (one.since or "", one.heard or "", one.way or "", one.until or "")
    return (-sum(bool(part) for part in parts[:3]), *parts)
