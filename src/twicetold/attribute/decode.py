"""Tags from scores: the best row of tags in which no span goes on that has not begun."""

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

ROLES = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
CUES = ("O", "B-cue", "I-cue")
Scores = NDArray[np.float32]


def _allowed(tags: tuple[str, ...]) -> Scores:
    """Give 0 where one tag may follow another, minus infinity where it may not."""
    table = np.zeros((len(tags), len(tags)), dtype=np.float32)
    for before, left in enumerate(tags):
        for after, right in enumerate(tags):
            if right.startswith("I-") and left not in (right, "B-" + right[2:]):
                table[before, after] = -np.inf
    return table


_FOLLOW: dict[tuple[str, ...], Scores] = {tags: _allowed(tags) for tags in (ROLES, CUES)}


def spans(scores: Scores, tags: tuple[str, ...]) -> tuple[tuple[str, range], ...]:
    """Read the spans of the best allowed row of tags (Viterbi 1967).

    Args:
        scores: Log probabilities, one row a word, one column a tag.
        tags: ``ROLES`` or ``CUES``.

    Returns:
        Role and word indices of each span, in order.
    """
    if not len(scores):
        return ()
    best = _best(scores, tags)
    edges = [at for at, tag in enumerate(best) if tag % 2 or not tag]  # odd tags begin a span
    found: list[tuple[str, range]] = []
    for start, end in pairwise([*edges, len(best)]):
        if best[start]:
            found.append((tags[best[start]][2:], range(start, end)))
    return tuple(found)


def _best(scores: Scores, tags: tuple[str, ...]) -> list[int]:
    likeliest = scores.argmax(axis=1)
    before = np.concatenate(([0], likeliest[:-1]))
    goes_on = (likeliest % 2 == 0) & (likeliest > 0)
    if not (goes_on & (before != likeliest) & (before != likeliest - 1)).any():
        return [int(tag) for tag in likeliest]  # each word's best tags are allowed as they stand
    follow = _FOLLOW[tags]
    total = scores[0].copy()
    total[2::2] = -np.inf
    back = np.zeros(scores.shape, dtype=np.int64)
    for at in range(1, len(scores)):
        step = total[:, None] + follow
        back[at] = step.argmax(axis=0)
        total = step.max(axis=0) + scores[at]
    row = [int(total.argmax())]
    for at in range(len(scores) - 1, 0, -1):
        row.append(int(back[at, row[-1]]))
    return row[::-1]
