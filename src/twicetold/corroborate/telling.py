"""Whether two origins are shown to be two, and how many there are at least."""

from collections import defaultdict

from twicetold.corroborate.joining import DECIDED, SHARED, Joined, Ruling
from twicetold.corroborate.speakers import Identities
from twicetold.corroborate.traces import Bond, Stand, Trace
from twicetold.model import OriginKind, Passage

_NEWSROOMS = frozenset({"newsroom", "author", "publisher"})


class Telling:
    """The origins of one claim, and which of them are told apart."""

    def __init__(
        self,
        traces: tuple[Trace, ...],
        joined: Joined,
        identities: Identities,
        rulings: tuple[Ruling, ...] = (),
    ) -> None:
        """Gather what each origin shows.

        Args:
            traces: What each appearance shows.
            joined: The appearances joined into origins.
            identities: The speakers of the story.
            rulings: What people decided.
        """
        self._identities = identities
        self._joined = joined
        self.stands = tuple(_stands(traces, joined, group) for group in joined.groups)
        self._newsrooms = tuple(_newsrooms(joined, group) for group in joined.groups)
        self._passages = tuple(_passages(joined, group) for group in joined.groups)
        home = {index: n for n, group in enumerate(joined.groups) for index in group}
        self._ruled = {frozenset((home[one.left], home[one.right])): one for one in rulings}

    def one_newsroom(self, left: int, right: int) -> bool:
        """Tell whether all that carries either origin comes from one newsroom."""
        return bool(self._newsrooms[left] & self._newsrooms[right])

    def ruled(self, left: int, right: int) -> Ruling | None:
        """Give what people decided for two origins."""
        return self._ruled.get(frozenset((left, right)))

    def apart(self, left: int, right: int) -> tuple[str, tuple[Passage, ...]] | None:
        """Give the rule that shows two origins to be two, with the words; None where none does.

        Args:
            left: Number of the one origin.
            right: Number of the other.
        """
        ruling = self.ruled(left, right)
        if ruling is not None:
            different = ruling.answer == "different"
            return (DECIDED["different"], ruling.passages) if different else None
        if self.one_newsroom(left, right):
            return None
        copied = bool(self._passages[left] & self._passages[right])
        for one, place in self.stands[left]:
            for two, other in self.stands[right]:
                rule = self._rule(one, two, place, other)
                if rule and not (copied and rule == "two-occasions" and one.key != two.key):
                    return rule, tuple(sorted({*one.passages, *two.passages}))
        return None

    def fewest(self, among: list[int]) -> int:
        """Count origins of which each is shown to differ from each other one.

        Args:
            among: Numbers of origins.

        Returns:
            At least 1 if there is any. Origins are taken in order, each that differs from all
            taken before, once with the speakers first and once with them last.
        """
        speaking = sorted(number for number in among if self._speaks(number))
        others = sorted(set(among) - set(speaking), key=lambda one: (not self._firm(one), one))
        orders = [(*speaking, *others), (*others, *speaking)] if others else [tuple(speaking)]
        return max(min(len(among), 1), *(self._told_apart(order) for order in orders))

    def _told_apart(self, numbers: tuple[int, ...]) -> int:
        taken: list[int] = []
        near: dict[str, list[int]] = defaultdict(list)
        silent: list[int] = []
        for number in numbers:
            if not self.stands[number] and not self._told(number):
                continue
            if self._speaks(number) and not self._told(number):
                rivals = {
                    other for way in self._handles(number, sought=True) for other in near[way]
                }
                rivals |= set(silent)
            else:
                rivals = set(taken)
            if all(self.apart(number, other) for other in sorted(rivals)):
                taken.append(number)
                loud = self._speaks(number) and not self._told(number)
                silent.extend([] if loud else [number])
                for way in self._handles(number, sought=False):
                    near[way].append(number)
        return len(taken)

    def _rule(self, one: Stand, two: Stand, place: str | None, other: str | None) -> str | None:
        kinds = {one.kind, two.kind}
        if kinds == {OriginKind.SPEAKER}:
            return self._speakers(one, two, place, other)
        if kinds == {OriginKind.OUTLET} and one.key != two.key:
            return "own-reporting"
        if not (one.told and two.told):
            return None
        if kinds == {OriginKind.DOCUMENT}:
            return "two-documents"
        if kinds == {OriginKind.AGENCY}:
            return "two-agencies" if one.key != two.key else None
        if OriginKind.OUTLET in kinds:
            return "own-reporting"
        return None

    def _speakers(self, one: Stand, two: Stand, place: str | None, other: str | None) -> str | None:
        """Tell two speakers apart, or one speaker's two occasions.

        Where it is unsure whether two names are one person's, two occasions are two all the same.
        """
        if one.key == two.key:
            return "two-occasions" if place and other and place != other else None
        if self._identities.decided(one.key, two.key):
            return "two-speakers"
        if one.told and two.told and self._identities.differ(one.key, two.key):
            return "two-speakers"
        if one.firm and two.firm and one.occasion.excludes(two.occasion):
            return "two-occasions"
        return None

    def _told(self, number: int) -> bool:
        return any(number in pair for pair in self._ruled)

    def _firm(self, number: int) -> bool:
        return any(stand.firm for stand, _ in self.stands[number])

    def _speaks(self, number: int) -> bool:
        """Tell whether an origin shows speakers whom the reports name, and nothing else."""
        stands = self.stands[number]
        return bool(stands) and all(
            stand.kind is OriginKind.SPEAKER and stand.firm and stand.told for stand, _ in stands
        )

    def _handles(self, number: int, *, sought: bool) -> set[str]:
        found = set(self._newsrooms[number])
        for stand, _ in self.stands[number]:
            if stand.kind is OriginKind.SPEAKER:
                found |= self._identities.handles(stand.key, sought=sought)
        return found


def _stands(
    traces: tuple[Trace, ...], joined: Joined, group: tuple[int, ...]
) -> tuple[tuple[Stand, str | None], ...]:
    """Give the sources that an origin shows, each once; an agency's credit when it has none."""
    found: dict[tuple[OriginKind, str, str | None], tuple[Stand, str | None]] = {}
    for index in group:
        stand, place = traces[index].stand, joined.placed[index]
        if stand is not None:
            found.setdefault((stand.kind, stand.key, place), (stand, place))
    if not any(stand.firm for stand, _ in found.values()):
        for index in group:
            for bond in joined.bonds[index].values():
                if bond.rule == "agency":
                    stand = Stand(OriginKind.AGENCY, _name(bond), True, True, bond.passages)
                    found.setdefault((stand.kind, stand.key, None), (stand, None))
    return tuple(found.values())


def _name(bond: Bond) -> str:
    return bond.key.split(" ", 1)[1]


def _passages(joined: Joined, group: tuple[int, ...]) -> frozenset[str]:
    """Give the shared prose that an origin stands in: it may be one speaker's on one occasion."""
    return frozenset(
        key for index in group for key in joined.bonds[index] if key.startswith(SHARED)
    )


def _newsrooms(joined: Joined, group: tuple[int, ...]) -> frozenset[str]:
    """Give the newsrooms, authors and publishers that all appearances of an origin share."""
    each = (
        frozenset(key for key in joined.bonds[index] if key.split(" ", 1)[0] in _NEWSROOMS)
        for index in group
    )
    return frozenset.intersection(*each)
