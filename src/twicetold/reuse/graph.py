"""What hangs together: connected components over arrays."""

import numpy as np

from twicetold.reuse.letters import Array


def labels(left: Array, right: Array, count: int) -> Array:
    """Label the connected components of a graph.

    Args:
        left: One end of every edge, 0 to ``count`` - 1.
        right: The other end.
        count: How many nodes there are.

    Returns:
        For each node the lowest node that it hangs together with.

    >>> labels(np.array([3, 1]), np.array([1, 4]), 5).tolist()
    [0, 1, 2, 1, 1]
    """
    label = np.arange(count)
    while True:
        fresh = label.copy()
        low = np.minimum(label[left], label[right])
        np.minimum.at(fresh, label[left], low)
        np.minimum.at(fresh, label[right], low)
        fresh = fresh[fresh]
        if np.array_equal(fresh, label):
            return label
        label = fresh
