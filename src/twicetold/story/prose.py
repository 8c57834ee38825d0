"""How many words of prose two reports share."""

from collections import Counter
from collections.abc import Iterable, Mapping

from twicetold.model import Reuse, ReuseKind
from twicetold.story.layout import Rows
from twicetold.text.tokens import tokens

Shared = Mapping[tuple[str, str], int]
"""Ids of two reports, in the order of a reuse, with the words of prose that they share."""

BINDING_WORDS = 20
"""Reports that share fewer words of prose are no more alike for it."""


def shared_words(reuses: Iterable[Reuse]) -> dict[tuple[str, str], int]:
    """Count the words of prose that pairs of reports share; quotations do not count.

    Args:
        reuses: The passages that the reports share.
    """
    words: Counter[tuple[str, str]] = Counter()
    for reuse in reuses:
        if reuse.kind is ReuseKind.PROSE:
            words[reuse.left.report, reuse.right.report] += len(tokens(reuse.left.exact))
    return dict(words)


def covered(rows: Rows, shared: Shared) -> dict[tuple[int, int], float]:
    """Give, for pairs of rows, the share of the shorter report that lies in shared prose.

    Args:
        rows: The reports.
        shared: The words that pairs share; pairs of other reports are passed over.

    Returns:
        Pairs of rows, the smaller first, with the share, above 0 up to 1.
    """
    index = {report: row for row, report in enumerate(rows.reports)}
    found: dict[tuple[int, int], float] = {}
    for (left, right), words in shared.items():
        if words >= BINDING_WORDS and left in index and right in index:
            pair = sorted((index[left], index[right]))
            shorter = max(1, min(int(rows.lengths[row]) for row in pair))
            found[pair[0], pair[1]] = min(1.0, words / shorter)
    return found
