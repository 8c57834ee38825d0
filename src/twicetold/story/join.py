"""Stories as reports arrive: only the neighbourhood of the arrivals is grouped anew."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from twicetold.model import Profile, Reuse, Story, Usage
from twicetold.story.batch import new_story, regrouped
from twicetold.story.grain import INCIDENT, Grain
from twicetold.story.group import ADOPTION, partition
from twicetold.story.layout import Rows, rows
from twicetold.story.pairs import COMMON_KEYS, MOST_HOLDING, likenesses
from twicetold.story.prose import covered, shared_words

MOST_NEAR = 100
"""An arrival is held against at most so many known reports, those with most keys in common."""

MOST_SHOWING = 200
"""Of a story with more reports than this, those nearest to the arrivals stand for all; the others
follow the first of them."""


class Known(Protocol):
    """What is asked of the place where known reports are kept."""

    def holders(self, key: int, days: tuple[str, str] | None, most: int) -> Sequence[str]:
        """Give reports that have a key and a day in ``days`` (both included) or no day.

        Args:
            key: One of ``Profile.keys``.
            days: ISO 8601; None for any day.
            most: How many reports are wanted at most, the latest first.
        """

    def profiles(self, reports: Sequence[str]) -> Sequence[Profile]:
        """Give the profiles of known reports."""

    def homes(self, reports: Sequence[str]) -> Sequence[Story]:
        """Give the stories, each once and whole, to which known reports belong."""

    def reuses(self, reports: Sequence[str]) -> Sequence[Reuse]:
        """Give the shared passages of which both sides are among these reports."""

    def usage(self, words: Collection[str]) -> Usage:
        """Tell how many known reports hold each of these words."""


def joined(
    arrivals: Sequence[Profile],
    known: Known,
    *,
    reuses: Iterable[Reuse] = (),
    grain: Grain = INCIDENT,
) -> tuple[Story, ...]:
    """Join arriving reports to the known stories, which may merge or split by it.

    The arrivals and the stories that are near to one of them are grouped together as a batch
    would, with the words' rarity in the whole corpus.

    Args:
        arrivals: What the arriving reports are about.
        known: Where the known reports are kept; the arrivals may be among them or not.
        reuses: Shared passages that are not kept there yet.
        grain: How fine stories are cut.

    Returns:
        The stories that are new or changed, sorted by id; every arrival is in exactly one. A
        known story that is an alias of one of them is gone.
    """
    fresh = tuple(reuses)
    new = {one.report: one for one in arrivals}
    near = known.profiles(_near(new, known, fresh, grain))
    around = _Neighbourhood(new, known, fresh)
    close = _close(around, near, grain)
    homes = known.homes(close)
    shown, following = _shown(homes, close)
    members = known.profiles([id for id in shown if id not in new])
    laid, alike = around.likenesses(members, grain)
    groups = partition(len(laid.reports), alike, least=grain.least)
    whole = [
        [id for row in group for id in (laid.reports[row], *following.get(laid.reports[row], ()))]
        for group in groups
    ]
    made = [new_story(ids, () if new.keys() & set(ids) else new) for ids in whole]
    found = regrouped(made, homes)
    before = {one.id: one for one in homes}
    return tuple(one for one in found if before.get(one.id) != one)


@dataclass(frozen=True, slots=True)
class _Neighbourhood:
    """The arrivals, and what is asked about the reports around them."""

    new: Mapping[str, Profile]
    known: Known
    reuses: Sequence[Reuse]

    def likenesses(
        self, others: Sequence[Profile], grain: Grain
    ) -> tuple[Rows, dict[tuple[int, int], float]]:
        """Lay out the arrivals with other reports and tell how alike they are."""
        by_id = {one.report: one for one in (*others, *self.new.values())}
        ordered = [by_id[id] for id in sorted(by_id)]
        laid = rows(ordered, self._usage(ordered))
        kept = self.known.reuses(laid.reports)
        shared = {**shared_words(kept), **shared_words(self.reuses)}
        return laid, likenesses(laid, covered(laid, shared), grain)

    def _usage(self, profiles: Sequence[Profile]) -> Usage:
        """Count the arrivals to what is known of the words."""
        usage = self.known.usage({word for one in profiles for word in one.words})
        holding = Counter(dict(usage.holding))
        for one in self.new.values():
            holding.update(one.words)
        return Usage(usage.reports + len(self.new), tuple(sorted(holding.items())))


def _near(
    new: dict[str, Profile], known: Known, reuses: Sequence[Reuse], grain: Grain
) -> list[str]:
    """Give the known reports that may be of one story with an arrival."""
    near = {id for reuse in reuses for id in (reuse.left.report, reuse.right.report)}
    for one in new.values():
        common: Counter[str] = Counter()
        for key in one.keys:
            common.update(known.holders(key, _around(one.day, grain), MOST_HOLDING))
        often = sorted((-count, id) for id, count in common.items() if count >= COMMON_KEYS)
        near.update(id for _, id in often[:MOST_NEAR])
    return sorted(near - new.keys())


def _around(day: str | None, grain: Grain) -> tuple[str, str] | None:
    """Give the days on which a report of the same story may have come out."""
    if day is None:
        return None
    middle = date.fromisoformat(day).toordinal()
    first = date.fromordinal(max(1, middle - grain.days))
    last = date.fromordinal(min(date.max.toordinal(), middle + grain.days))
    return first.isoformat(), last.isoformat()


def _close(around: _Neighbourhood, near: Sequence[Profile], grain: Grain) -> list[str]:
    """Give the known reports that are alike enough to an arrival to share its story."""
    laid, alike = around.likenesses(near, grain)
    found = set()
    for (left, right), likeness in alike.items():
        pair = {laid.reports[left], laid.reports[right]}
        if likeness >= grain.least * ADOPTION and pair & around.new.keys():
            found |= pair
    return sorted(found - around.new.keys())


def _shown(
    homes: Sequence[Story], close: Sequence[str]
) -> tuple[list[str], dict[str, tuple[str, ...]]]:
    """Choose the reports that stand for each story, and who follows which of them."""
    shown: list[str] = []
    following: dict[str, tuple[str, ...]] = {}
    wanted = frozenset(close)
    for one in homes:
        first = sorted(one.reports, key=lambda id: (id not in wanted, id))
        shown += first[:MOST_SHOWING]
        if rest := tuple(first[MOST_SHOWING:]):
            following[first[0]] = rest
    return shown, following
