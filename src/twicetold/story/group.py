"""Average-link grouping on a sparse graph of likenesses."""

import heapq
from collections.abc import Mapping


def grouped(
    count: int, likenesses: Mapping[tuple[int, int], float], *, least: float
) -> tuple[tuple[int, ...], ...]:
    """Merge the two groups that are most alike on average until none are alike enough.

    Pairs that are not in the graph count as unlike. Method: agglomerative clustering with
    average linkage (UPGMA, Sokal and Michener 1958), the nearest pair kept in a heap.

    Args:
        count: How many things there are, numbered from 0.
        likenesses: Index pairs, the smaller first, with their likeness from 0 to 1.
        least: The least average likeness at which two groups still merge.

    Returns:
        The groups, each sorted, in the order of their first members.
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
            near[left].get(other, 0.0) * sizes[0] + near[right].get(other, 0.0) * sizes[1]
        ) / sum(sizes)
        near[left][other] = near[other][left] = likeness
        near[other].pop(right, None)
        changed.append((other, likeness))
    near[left].pop(right, None)
    members[left] += members.pop(right)
    return changed
