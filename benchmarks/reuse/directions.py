"""Cases of direction with known answers: who took a passage from whom, and how it shows.

Every case is a handful of reports in the invented language of ``corpus``. What the reports show
(times, credits, a third version) decides the answer, or leaves it open.
"""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from benchmarks.reuse.corpus import Language, Word, edited

from twicetold.model import Credit, Direction, Part, Report, Role, Scope

AGENCY = "Karvan News Agency"
LENGTH = (40, 120)
START = datetime(2031, 5, 6, 7, 30, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Case:
    """Reports of one story, and the answers for pairs of them.

    Attributes:
        kind: What the reports show.
        reports: The reports.
        answers: Id of the one report, id of the other, and who took from whom, the first of the
            two being the left one.
    """

    kind: str
    reports: tuple[Report, ...]
    answers: tuple[tuple[str, str, Direction], ...]


def cases(count: int, seed: int = 1) -> Iterator[Case]:
    """Make cases, as many of every kind as asked for."""
    chance = random.Random(seed)
    desk = _Desk(chance, Language(chance))
    for kind in KINDS:
        for _ in range(count):
            yield kind(desk)


class _Desk:
    """Makes passages and reports."""

    def __init__(self, chance: random.Random, language: Language) -> None:
        self.chance = chance
        self._language = language
        self._made = 0

    def passage(self) -> list[Word]:
        """Draw a passage of whole sentences."""
        length = self.chance.randint(*LENGTH)
        words: list[Word] = []
        while len(words) < length:
            words += self._language.sentence()
        return words

    def edited(self, words: list[Word]) -> list[Word]:
        """Change 10 to 30 % of the words."""
        share = self.chance.choice((0.1, 0.2, 0.3))
        return edited(words, share, self.chance, self._language)

    def report(self, passage: list[Word], outlet: str, beside: str = "", **known: str) -> Report:
        """Make a report that holds a passage among sentences of its own.

        The id is drawn, so that it tells nothing.
        """
        own = [" ".join(w.text for w in self._language.sentence()) for _ in range(6)]
        own.insert(self.chance.randrange(1, 6), " ".join(word.text for word in passage) + beside)
        text = "\n\n".join(own)
        parts, at = [], 0
        for line in own:
            parts.append(Part(Role.BODY, at, at + len(line)))
            at += len(line) + 2
        id = f"r-{self.chance.randrange(10**9):09}"
        return Report(id, id, outlet, outlet, text, tuple(parts), **known)  # type: ignore[arg-type]

    def outlet(self) -> str:
        """Name a new outlet."""
        self._made += 1
        return f"Paper {self._made}"

    def later(self, minutes: tuple[int, int]) -> str:
        """Give a time after START."""
        return (START + timedelta(minutes=self.chance.randint(*minutes))).isoformat()


def _answer(one: Report, other: Report, direction: Direction) -> tuple[str, str, Direction]:
    return one.id, other.id, direction


def _credited(report: Report, agency: str) -> Report:
    text = f"{report.text}\n\nReporting by {agency}"
    start = len(report.text) + 2
    parts = (*report.parts, Part(Role.CREDIT, start, len(text)))
    fresh = replace(report, text=text, parts=parts)
    return replace(fresh, credits=(Credit(agency, Scope.TEXT, fresh.passage(start, len(text))),))


def _times(desk: _Desk) -> Case:
    passage = desk.passage()
    first = desk.report(passage, desk.outlet(), published=START.isoformat())
    second = desk.report(desk.edited(passage), desk.outlet(), published=desk.later((11, 2000)))
    return Case("times", (first, second), (_answer(first, second, Direction.LEFT_TO_RIGHT),))


def _near_times(desk: _Desk) -> Case:
    passage = desk.passage()
    first = desk.report(passage, desk.outlet(), published=START.isoformat())
    second = desk.report(desk.edited(passage), desk.outlet(), published=desk.later((0, 9)))
    return Case("near times", (first, second), (_answer(first, second, Direction.UNDECIDED),))


def _updates(desk: _Desk) -> Case:
    passage = desk.passage()
    first = desk.report(passage, desk.outlet(), updated=START.isoformat())
    second = desk.report(desk.edited(passage), desk.outlet(), updated=desk.later((60, 2000)))
    return Case("updates", (first, second), (_answer(first, second, Direction.UNDECIDED),))


def _nothing(desk: _Desk) -> Case:
    passage = desk.passage()
    first = desk.report(passage, desk.outlet())
    second = desk.report(desk.edited(passage), desk.outlet())
    return Case("nothing", (first, second), (_answer(first, second, Direction.UNDECIDED),))


def _present_credit(desk: _Desk) -> Case:
    """An outlet credits the agency whose report is there; its page is dated before the wire's."""
    passage = desk.passage()
    wire = desk.report(passage, AGENCY, published=desk.later((20, 60)))
    copy = desk.report(desk.edited(passage), desk.outlet(), published=START.isoformat())
    copy = _credited(copy, AGENCY)
    return Case("credit, present", (wire, copy), (_answer(wire, copy, Direction.LEFT_TO_RIGHT),))


def _absent_credit(desk: _Desk) -> Case:
    passage = desk.passage()
    first = desk.report(desk.edited(passage), desk.outlet(), published=START.isoformat())
    second = desk.report(desk.edited(passage), desk.outlet(), published=desk.later((20, 900)))
    first = _credited(first, AGENCY)
    return Case(
        "credit, absent", (first, second), (_answer(first, second, Direction.COMMON_SOURCE),)
    )


def _told(desk: _Desk) -> Case:
    passage = desk.passage()
    beside = f" “It was late,” the pilot told the {AGENCY} by radio."
    first = desk.report(desk.edited(passage), desk.outlet(), beside)
    second = desk.report(desk.edited(passage), desk.outlet())
    return Case(
        "told an agency", (first, second), (_answer(first, second, Direction.COMMON_SOURCE),)
    )


def _versions(desk: _Desk) -> Case:
    """Three to six versions without times: the wire's has no edits of its own."""
    passage = desk.passage()
    wire = desk.report(passage, desk.outlet())
    copies = [
        desk.report(desk.edited(passage), desk.outlet()) for _ in range(desk.chance.randint(2, 5))
    ]
    answers = [_answer(wire, copy, Direction.LEFT_TO_RIGHT) for copy in copies]
    for nth, one in enumerate(copies):
        answers += [_answer(one, other, Direction.COMMON_SOURCE) for other in copies[nth + 1 :]]
    return Case("versions", (wire, *copies), tuple(answers))


def _timed_versions(desk: _Desk) -> Case:
    """A wire and copies of it, hours apart: of two copies the earlier is not the source."""
    made = _versions(desk)
    reports = tuple(
        replace(report, published=(START + timedelta(hours=nth)).isoformat())
        for nth, report in enumerate(made.reports)
    )
    return Case("versions with times", reports, made.answers)


def _chain(desk: _Desk) -> Case:
    """A copy of a copy, hours apart."""
    passage = desk.passage()
    versions = [passage, desk.edited(passage)]
    versions.append(desk.edited(versions[-1]))
    reports = tuple(
        desk.report(version, desk.outlet(), published=(START + timedelta(hours=nth)).isoformat())
        for nth, version in enumerate(versions)
    )
    pairs = ((0, 1), (0, 2), (1, 2))
    answers = tuple(
        _answer(reports[one], reports[other], Direction.LEFT_TO_RIGHT) for one, other in pairs
    )
    return Case("chain with times", reports, answers)


KINDS: tuple[Callable[[_Desk], Case], ...] = (
    _times,
    _near_times,
    _updates,
    _nothing,
    _present_credit,
    _absent_credit,
    _told,
    _versions,
    _timed_versions,
    _chain,
)
