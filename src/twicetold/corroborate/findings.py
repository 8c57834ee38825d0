"""The finding for every pair of appearances, with the rule and its passages."""

from collections import defaultdict, deque
from itertools import combinations

from twicetold.corroborate.joining import DECIDED, Joined, Link, shared_rule
from twicetold.corroborate.speakers import Identities
from twicetold.corroborate.telling import Telling
from twicetold.corroborate.traces import Trace
from twicetold.model import OriginKind, Pair, PairState, Passage

RULES = (
    "decided-same",
    "same-speaker",
    "same-utterance",
    "same-document",
    "same-recording",
    "shared-prose",
    "agency",
    "pick-up",
    "link",
    "same-author",
    "same-outlet",
    "same-publisher",
    "speech-of",
    "same-event",
    "public-record",
    "speaker-named",
    "recording-near",
    "document-near",
)
"""The rules that join, the one that says most first."""


class Findings:
    """What is found for the pairs of one claim."""

    def __init__(
        self, traces: tuple[Trace, ...], joined: Joined, telling: Telling, identities: Identities
    ) -> None:
        """Prepare the look-ups.

        Args:
            traces: What each appearance shows.
            joined: The appearances joined into origins.
            telling: Which origins are told apart.
            identities: The speakers of the story.
        """
        self._traces = traces
        self._joined = joined
        self._telling = telling
        self._identities = identities
        self._home = {index: n for n, group in enumerate(joined.groups) for index in group}
        self._links: dict[int, list[Link]] = defaultdict(list)
        for link in joined.links:
            self._links[link.left].append(link)
            self._links[link.right].append(link)

    def pairs(self, limit: int) -> tuple[Pair, ...]:
        """List the pairs of appearances of different reports.

        Args:
            limit: So many are listed at most, in order.
        """
        found: list[Pair] = []
        for left, right in combinations(range(len(self._traces)), 2):
            if self._traces[left].report.id == self._traces[right].report.id:
                continue
            if len(found) == limit:
                break
            found.append(self._pair(left, right))
        return tuple(found)

    def _pair(self, left: int, right: int) -> Pair:
        one, two = self._home[left], self._home[right]
        if one == two:
            rule, passages = self._joining(left, right)
            return Pair(left, right, PairState.SAME, rule, passages)
        apart = self._telling.apart(one, two)
        if apart is not None and not {left, right} & self._joined.hinted:
            return Pair(left, right, PairState.DIFFERENT, *apart)
        rule, passages = self._doubt(left, right)
        return Pair(left, right, PairState.UNDETERMINED, rule, passages)

    def _joining(self, left: int, right: int) -> tuple[str, tuple[Passage, ...]]:
        one, two = self._joined.bonds[left], self._joined.bonds[right]
        rules: dict[str, set[Passage]] = defaultdict(set)
        for key in one.keys() & two.keys():
            if key in one and key in two:
                rules[shared_rule(one[key], two[key])] |= {*one[key].passages, *two[key].passages}
        for rule in RULES:
            if rule in rules:
                words = (*self._traces[left].words, *self._traces[right].words)
                return rule, tuple(sorted(rules[rule] | set(words)))
        return "through-another", self._path(left, right)

    def _path(self, left: int, right: int) -> tuple[Passage, ...]:
        """Give the words of the links that lead from one appearance to the other."""
        came: dict[int, Link | None] = {left: None}
        waiting = deque([left])
        while waiting and right not in came:
            at = waiting.popleft()
            for link in self._links[at]:
                other = link.right if link.left == at else link.left
                if other not in came:
                    came[other] = link
                    waiting.append(other)
        passages: set[Passage] = set()
        at = right
        step = came.get(at)
        while step is not None:
            passages |= set(step.passages)
            at = step.right if step.left == at else step.left
            step = came[at]
        return tuple(sorted(passages))

    def _doubt(self, left: int, right: int) -> tuple[str, tuple[Passage, ...]]:
        """Tell what is missing to call a pair same or different."""
        ruling = self._telling.ruled(self._home[left], self._home[right])
        if ruling is not None:
            return DECIDED[ruling.answer], ruling.passages
        one, two = self._traces[left].stand, self._traces[right].stand
        stands = [stand for stand in (one, two) if stand is not None]
        passages = tuple(sorted({words for stand in stands for words in stand.passages}))
        speak = len(stands) == 2 and all(stand.kind is OriginKind.SPEAKER for stand in stands)
        if self._telling.one_newsroom(self._home[left], self._home[right]) and len(stands) == 2:
            return "two-sources-one-newsroom", passages
        if one and two and speak and one.key == two.key:
            return "occasion-unsure", passages
        if one and two and speak and self._identities.unsure(one.key, two.key):
            return "speaker-unsure", passages
        if any(stand.kind is OriginKind.SPEAKER and not stand.firm for stand in stands):
            return "unnamed-source", passages
        if len(stands) == 2:
            return "sources-not-told-apart", passages
        return "one-source-shown" if stands else "no-source-shown", passages
