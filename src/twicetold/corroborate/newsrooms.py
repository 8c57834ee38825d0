"""Newsrooms: which outlet or agency a name names, who owns it, and who credits whom."""

import re
from collections import defaultdict
from functools import cached_property

from twicetold.corroborate.lexis import (
    agencies,
    cited,
    looks_like_outlet,
    newsroom,
    own_reporting,
    told_alone,
)
from twicetold.corroborate.pages import Pages
from twicetold.model import Attribution, Passage, Report
from twicetold.text import lexicon
from twicetold.text.tokens import fold

_POSSESSOR = re.compile(r"^.*['’]s\s")


class Newsrooms:
    """The outlets among the reports and those that the reports name."""

    def __init__(
        self,
        reports: dict[str, Report],
        pages: Pages,
        families: tuple[tuple[str, tuple[str, ...]], ...],
    ) -> None:
        """Prepare the look-ups.

        Args:
            reports: The reports by id.
            pages: What stands where in them.
            families: Publishers and the outlets that they own, besides the lexicon's.
        """
        self._reports = reports
        self._pages = pages
        self._publishers = _publishers(families)
        self._credited: dict[str, tuple[str, Passage] | None] = {}

    def publisher(self, report: Report) -> str:
        """Give who owns the outlet, folded; what the report says wins over the table."""
        own, outlet = newsroom(report.publisher), newsroom(report.outlet)
        return (
            self._publishers.get(own, own)
            if own != outlet
            else self._publishers.get(outlet, outlet)
        )

    def family(self, room: str) -> str | None:
        """Give the publisher that is listed as the owner of a newsroom, folded."""
        return self._publishers.get(room)

    def room(self, name: str) -> str | None:
        """Give the key of the newsroom that a name names; None when it names none.

        A word of the name of just one outlet or family ("the Herald") names that outlet.
        """
        name = _POSSESSOR.sub("", name)
        key = newsroom(name)
        if not key:
            return None
        if key in agencies():
            return agencies()[key]
        if key in self.rooms or key in self._told_alone or looks_like_outlet(name):
            return key
        fuller = self._by_word.get(fold(name.removeprefix("the ").removeprefix("The ")), ())
        return fuller[0] if len({self.family(room) or room for room in fuller}) == 1 else None

    @cached_property
    def _told_alone(self) -> frozenset[str]:
        """Give the newsrooms that somebody is said to have told exclusively."""
        return frozenset(
            newsroom(name)
            for report in self._reports
            for sentence in self._pages.sentences(report)
            for name in told_alone(sentence.exact)
        )

    def again(self, attribution: Attribution) -> str | None:
        """Give the newsroom that "the paper" stands for: the last one credited before.

        In a summary at the head of a report it is the first one that the report credits.
        """
        if not attribution.source:
            return None
        last = fold(attribution.source[0].exact).split()
        if not last or last[-1] not in lexicon.table("origins")["outlets"]["again"]:
            return None
        report = self._reports[attribution.report]
        at = attribution.source[0].start
        found = [
            (words.start, room)
            for sentence in self._pages.sentences(report.id)
            for room, words in self.cited(report, sentence)
        ]
        before = [room for start, room in found if start < at]
        after = [room for _, room in found]
        return next(iter((*before[:-2:-1], *after)), None)

    @cached_property
    def rooms(self) -> frozenset[str]:
        """Give the keys of the outlets among the reports."""
        return frozenset(newsroom(outlet) for outlet in self.outlets)

    @cached_property
    def outlets(self) -> tuple[str, ...]:
        """Give the names of the outlets among the reports, without article, sorted."""
        names = {report.outlet.removeprefix("The ") for report in self._reports.values()}
        return tuple(sorted(names))

    def cited(self, report: Report, words: Passage) -> list[tuple[str, Passage]]:
        """Give the other newsrooms that some words credit, each with the words that do."""
        own = self.room(report.outlet) or newsroom(report.outlet)
        found: list[tuple[str, Passage]] = []
        for start, end, name in cited(words.exact):
            room = self._longest(name)
            if room and room != own:
                found.append((room, words.cut(words.start + start, words.start + end)))
        return found

    def _longest(self, name: str) -> str | None:
        """Give the newsroom that a name begins with; "the Herald Tuesday" names the Herald."""
        words = name.split()
        rooms = (self.room(" ".join(words[:end])) for end in range(len(words), 0, -1))
        return next((room for room in rooms if room), None)

    def credited(self, report: Report) -> tuple[str, Passage] | None:
        """Give the one newsroom that a report credits for all it tells; None if it is not one.

        A report that has words of own reporting, or credits several, credits none for all.
        """
        if report.id not in self._credited:
            self._credited[report.id] = self._credit(report)
        return self._credited[report.id]

    def _credit(self, report: Report) -> tuple[str, Passage] | None:
        found: dict[str, tuple[str, Passage]] = {}
        for sentence in self._pages.sentences(report.id):
            if any(own_reporting(sentence.exact, report.outlet, way) for way in ("seen", "told")):
                return None
            for room, words in self.cited(report, sentence):
                if not words.exact.startswith(("on ", "with ", "told ")):
                    found.setdefault(self.family(room) or room, (room, words))
        return next(iter(found.values())) if len(found) == 1 else None

    @cached_property
    def _by_word(self) -> dict[str, tuple[str, ...]]:
        """Give, for words such as "herald", the outlets whose names hold them."""
        credited = {
            _POSSESSOR.sub("", name)
            for report in self._reports
            for sentence in self._pages.sentences(report)
            for _, _, name in cited(sentence.exact)
            if looks_like_outlet(name)
        }
        found: dict[str, set[str]] = defaultdict(set)
        for name in credited | {outlet for outlet in self.outlets if " " in outlet}:
            for word in fold(name).split():
                if word in lexicon.table("origins")["outlets"]["words"]:
                    found[word].add(newsroom(name))
        return {word: tuple(sorted(rooms)) for word, rooms in found.items()}


def _publishers(families: tuple[tuple[str, tuple[str, ...]], ...]) -> dict[str, str]:
    listed = [(one["name"], one["outlets"]) for one in lexicon.table("publishers")["publisher"]]
    return {
        newsroom(outlet): newsroom(name)
        for name, outlets in (*listed, *families)
        for outlet in outlets
    }
