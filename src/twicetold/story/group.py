"""Grouping on a sparse graph of likenesses: average link, then adoption."""

import heapq
import math
from collections import defaultdict
from collections.abc import Mapping

UNCOMPARED = 0.05
"""The likeness of a pair that is not in the graph: what those below ``pairs.LEAST_EDGE`` have on
average among ECB+'s dev stories."""


MOST_ADOPTED = 2
"""Groups up to this size may be adopted by larger ones."""

ADOPTION = 0.7
"""The share of the least likeness that is enough for adoption."""

_CLEARLY_NEAREST = 1.5
"""How many times as alike the nearest group is as the next one. These three were chosen on ECB+'s
dev stories judged among all its reports, where adoption adds two points to BCubed F."""


def partition(
    count: int, likenesses: Mapping[tuple[int, int], float], *, least: float
) -> tuple[tuple[int, ...], ...]:
    """Group by average link, then give what was left alone to the group that is clearly nearest.

    Args:
        count: How many things there are, numbered from 0.
        likenesses: Index pairs, the smaller first, with their likeness from 0 to 1.
        least: The least average likeness at which two groups still merge.

    Returns:
        The groups, each sorted, in the order of their first members.
    """
    return _adopted(_linked(count, likenesses, least=least), likenesses, least=least * ADOPTION)


def _adopted(
    groups: tuple[tuple[int, ...], ...],
    likenesses: Mapping[tuple[int, int], float],
    *,
    least: float,
) -> tuple[tuple[int, ...], ...]:
    """Join small groups to the larger one that is clearly nearest, if there is one."""
    home = {member: place for place, group in enumerate(groups) for member in group}
    sums: dict[int, dict[int, list[float]]] = defaultdict(lambda: defaultdict(list))
    for (left, right), likeness in sorted(likenesses.items()):
        for guest, host in ((home[left], home[right]), (home[right], home[left])):
            if len(groups[guest]) <= min(MOST_ADOPTED, len(groups[host]) - 1):
                sums[guest][host].append(likeness)
    members = {place: list(group) for place, group in enumerate(groups)}
    for guest in sorted(sums, key=lambda place: (-len(groups[place]), place)):
        nearest = sorted(
            (
                (_average(found, len(groups[guest]) * len(groups[host])), -host)
                for host, found in sums[guest].items()
            ),
            reverse=True,
        )
        value, host = nearest[0][0], -nearest[0][1]
        next_value = nearest[1][0] if len(nearest) > 1 else 0.0
        if value >= least and value >= _CLEARLY_NEAREST * next_value and host in members:
            members[host] += members.pop(guest)
    return tuple(sorted(tuple(sorted(group)) for group in members.values()))


def _average(found: list[float], pairs: int) -> float:
    return (math.fsum(found) + UNCOMPARED * (pairs - len(found))) / pairs


def _linked(
    count: int, likenesses: Mapping[tuple[int, int], float], *, least: float
) -> tuple[tuple[int, ...], ...]:
    """Merge the two groups that are most alike on average until none are alike enough.

    A pair that is not in the graph counts with a low likeness, ``UNCOMPARED``. Method:
    agglomerative clustering with average linkage (UPGMA, Sokal and Michener 1958), the nearest
    pair kept in a heap.
    """
    near: list[dict[int, float]] = [{} for _ in range(count)]
    for (left, right), likeness in likenesses.items():
        near[left][right] = near[right][left] = likeness
    members = {index: [index] for index in range(count)}
    queue = [(-value, *pair) for pair, value in likenesses.items() if value >= least]
    heapq.heapify(queue)
    while queue:
        negative, left, right = heapq.heappop(queue)
        if left in members and right in members and near[left].get(right) == -negative:
            for other, likeness in _merge(near, members, left, right):
                if likeness >= least:
                    heapq.heappush(queue, (-likeness, min(left, other), max(left, other)))
    return tuple(sorted(tuple(sorted(group)) for group in members.values()))


def _merge(
    near: list[dict[int, float]], members: dict[int, list[int]], left: int, right: int
) -> list[tuple[int, float]]:
    """Merge ``right`` into ``left`` and give the new likenesses of ``left``."""
    sizes = len(members[left]), len(members[right])
    changed = []
    for other in sorted((near[left].keys() | near[right].keys()) - {left, right}):
        likeness = (
            near[left].get(other, UNCOMPARED) * sizes[0]
            + near[right].get(other, UNCOMPARED) * sizes[1]
        ) / sum(sizes)
        near[left][other] = near[other][left] = likeness
        near[other].pop(right, None)
        changed.append((other, likeness))
    near[left].pop(right, None)
    members[left] += members.pop(right)
    return changed
