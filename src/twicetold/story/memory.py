"""Known reports kept in memory, for one process and for tests."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence

from twicetold.model import Profile, Reuse, Story, Usage


class Memory:
    """Known reports and their stories, as ``Known`` wants them; changed by ``keep`` only."""

    def __init__(self) -> None:
        """Begin with no report."""
        self._profiles: dict[str, Profile] = {}
        self._holders: dict[int, list[str]] = defaultdict(list)
        self._holding: Counter[str] = Counter()
        self._stories: dict[str, Story] = {}
        self._home: dict[str, str] = {}
        self._reuses: dict[str, list[Reuse]] = defaultdict(list)

    def keep(
        self,
        arrivals: Iterable[Profile],
        changed: Iterable[Story],
        reuses: Iterable[Reuse] = (),
    ) -> None:
        """Keep arriving reports, the stories that they changed and the passages they share."""
        for one in arrivals:
            self._profiles[one.report] = one
            self._holding.update(one.words)
            for key in one.keys:
                self._holders[key].append(one.report)
        for story in changed:
            self._stories[story.id] = story
            for alias in story.aliases:
                self._stories.pop(alias, None)
            self._home.update(dict.fromkeys(story.reports, story.id))
        for reuse in reuses:
            self._reuses[reuse.left.report].append(reuse)

    def stories(self) -> tuple[Story, ...]:
        """Give all stories, sorted by id."""
        return tuple(self._stories[id] for id in sorted(self._stories))

    def holders(self, key: int, days: tuple[str, str] | None, most: int) -> Sequence[str]:
        """Give the latest reports that have a key and a day in ``days`` or no day."""
        found = [id for id in self._holders.get(key, ()) if self._within(id, days)]
        return sorted(found, key=lambda id: (self._profiles[id].day or "", id))[-most:]

    def _within(self, report: str, days: tuple[str, str] | None) -> bool:
        day = self._profiles[report].day
        return days is None or day is None or days[0] <= day <= days[1]

    def profiles(self, reports: Sequence[str]) -> Sequence[Profile]:
        """Give the profiles of known reports."""
        return [self._profiles[id] for id in reports if id in self._profiles]

    def homes(self, reports: Sequence[str]) -> Sequence[Story]:
        """Give the stories to which known reports belong, sorted by id."""
        found = {self._home[id] for id in reports if id in self._home}
        return [self._stories[id] for id in sorted(found)]

    def reuses(self, reports: Sequence[str]) -> Sequence[Reuse]:
        """Give the shared passages of which both sides are among these reports."""
        wanted = frozenset(reports)
        return [
            one for id in reports for one in self._reuses.get(id, ()) if one.right.report in wanted
        ]

    def usage(self, words: Collection[str]) -> Usage:
        """Tell how many known reports hold each of these words."""
        holding = {word: self._holding[word] for word in words if word in self._holding}
        return Usage(len(self._profiles), tuple(sorted(holding.items())))
