"""Reports of one event, grouped."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from twicetold.model import Report, Reuse, ReuseKind, Story, identity
from twicetold.story.features import likenesses, weighted_words
from twicetold.story.group import grouped
from twicetold.text.tokens import tokens

__all__ = ["stories"]

LEAST_LIKENESS = 0.17
"""Average likeness at which two groups merge; on ECB+'s dev split .14 to .18 are within a point."""

MOST_HOLDING = 300
"""A word that more reports than this hold pairs none of them, so that cost stays bounded."""

BINDING_WORDS = 40
"""Reports that share at least this many words of prose are as alike as can be."""


def stories(reports: Sequence[Report], reuses: Iterable[Reuse]) -> tuple[Story, ...]:
    """Group reports into stories by their words and the prose that they share.

    Args:
        reports: The reports of the corpus, in any order.
        reuses: The passages that they share.

    Returns:
        The stories, sorted by id; every report is in exactly one.
    """
    ordered = sorted(reports, key=lambda report: report.id)
    index = {report.id: place for place, report in enumerate(ordered)}
    alike = likenesses(weighted_words(ordered), most_holding=MOST_HOLDING)
    for (left, right), words in _shared_words(reuses).items():
        if words >= BINDING_WORDS:
            alike[index[left], index[right]] = 1.0
    groups = grouped(len(ordered), alike, least=LEAST_LIKENESS)
    return tuple(sorted((_story(ordered, group) for group in groups), key=lambda one: one.id))


def _shared_words(reuses: Iterable[Reuse]) -> dict[tuple[str, str], int]:
    words: dict[tuple[str, str], int] = defaultdict(int)
    for reuse in reuses:
        if reuse.kind is ReuseKind.PROSE:
            words[reuse.left.report, reuse.right.report] += len(tokens(reuse.left.exact))
    return words


def _story(ordered: Sequence[Report], group: tuple[int, ...]) -> Story:
    members = tuple(ordered[place].id for place in group)
    return Story(identity("s", *members), members)
