"""A reading with everything that the rules of origin look up in it."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from twicetold.corroborate.lexis import (
    agencies,
    cited,
    first,
    looks_like_outlet,
    newsroom,
    own_reporting,
)
from twicetold.corroborate.people import somebody
from twicetold.corroborate.speakers import Identities, SpeakerRuling
from twicetold.model import (
    Appearance,
    Attribution,
    Moment,
    Passage,
    Reading,
    Report,
    Reuse,
)
from twicetold.text import lexicon
from twicetold.text.quotes import Quotation, quotations
from twicetold.text.tokens import fold

_RELATIVE = re.compile(r"(?:who|which|whose|whom)\b")
_POSSESSOR = re.compile(r"^.*['’]s\s")


@dataclass(frozen=True, slots=True)
class Settings:
    """What can be set where origins are counted.

    Attributes:
        families: Publishers and the outlets that they own, besides the lexicon's.
        pairs_listed: So many pairs of one claim are listed at most; all are counted.
        languages: The languages that attributions are read in, ISO 639-1.
    """

    families: tuple[tuple[str, tuple[str, ...]], ...] = ()
    pairs_listed: int = 2_000
    languages: frozenset[str] = frozenset({"en", "und"})


class Scene:
    """The reports of one story with their sentences, attributions and shared passages."""

    def __init__(
        self, reading: Reading, settings: Settings, rulings: tuple[SpeakerRuling, ...] = ()
    ) -> None:
        """Put in order what the reading holds.

        Args:
            reading: What was read from the reports of one story.
            settings: What can be set.
            rulings: What people decided of two speakers.
        """
        self.settings = settings
        self.reports = {report.id: report for report in reading.reports}
        self.attributions = {found.id: found for found in reading.attributions}
        self.identities = Identities(reading.attributions, reading.names, rulings)
        self._sentences = _by_report(reading.sentences)
        self._moments = _by_report(moment.passage for moment in reading.moments)
        self._dates: dict[Passage, Moment] = {one.passage: one for one in reading.moments}
        self._reuses = reading.reuses
        self._publishers = _publishers(settings)
        self._quotations: dict[str, tuple[Quotation, ...]] = {}
        self._credited: dict[str, tuple[str, Passage] | None] = {}

    def sentence(self, passage: Passage) -> Passage | None:
        """Give the sentence in which a passage begins."""
        near = self._sentences.get(passage.report, [])
        at = bisect_right(near, passage.start, key=lambda sentence: sentence.start) - 1
        if at < 0 or near[at].end <= passage.start:
            return None
        return near[at]

    def around(self, passage: Passage) -> list[Passage]:
        """Give the sentences that a passage touches."""
        near = self._sentences.get(passage.report, [])
        at = max(0, bisect_right(near, passage.start, key=lambda one: one.start) - 1)
        found: list[Passage] = []
        while at < len(near) and near[at].start < passage.end:
            if near[at].end > passage.start:
                found.append(near[at])
            at += 1
        return found

    def sentences(self, report: str) -> list[Passage]:
        """Give the sentences of a report, in order."""
        return self._sentences.get(report, [])

    def before(self, passage: Passage, count: int) -> list[Passage]:
        """Give the sentences before the one in which a passage begins, nearest first."""
        near = self._sentences.get(passage.report, [])
        at = bisect_right(near, passage.start, key=lambda sentence: sentence.start) - 1
        return near[max(0, at - count) : max(0, at)][::-1]

    def frame(
        self, content: tuple[Passage, ...], attribution: Attribution | None
    ) -> tuple[Passage, ...]:
        """Give the words of a statement's sentences that are no part of the statement.

        Args:
            content: The words that carry a claim.
            attribution: Where they stand; its source and cue may be in other sentences.
        """
        said = content if attribution is None else (*content, *attribution.content)
        anchors = said if attribution is None else (*said, *attribution.source, *attribution.cue)
        sentences = sorted({one for passage in anchors for one in self.around(passage)})
        return tuple(part for sentence in sentences for part in _without(sentence, said))

    def moments(self, within: Passage) -> list[Moment]:
        """Give the moments named within a passage, in order."""
        near = self._moments.get(within.report, [])
        at = bisect_right(near, within.start - 1, key=lambda one: one.start)
        found: list[Moment] = []
        while at < len(near) and near[at].end <= within.end:
            found.append(self._dates[near[at]])
            at += 1
        return found

    def attribution(self, appearance: Appearance) -> Attribution | None:
        """Give the attribution in which an appearance stands; None for the outlet's own voice.

        A relative clause outside quotation marks is the outlet's, whoever is quoted around it.
        """
        if appearance.attribution is None:
            return None
        found = self.attributions.get(appearance.attribution)
        if found is None or (found.speaker is not None and not somebody(found.speaker)):
            return None
        aside = _RELATIVE.match(appearance.content[0].exact)
        return None if aside and not self.quoted(appearance.content[0]) else found

    def quoted(self, passage: Passage) -> bool:
        """Tell whether a passage begins inside quotation marks."""
        return any(
            one.outer.start <= passage.start < one.inner.end
            for one in self.quotations(self.reports[passage.report])
        )

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

        A part of the name of just one of the outlets ("the Herald") names that outlet.
        """
        name = _POSSESSOR.sub("", name)
        key = newsroom(name)
        if not key:
            return None
        if key in agencies():
            return agencies()[key]
        if key in self.rooms or looks_like_outlet(name):
            return key
        last = fold(name.split()[-1])
        fuller = self._by_last.get(last, ())
        return fuller[0] if len(fuller) == 1 and len(newsroom(name)) == len(last) else None

    def again(self, attribution: Attribution) -> str | None:
        """Give the newsroom that "the paper" stands for: the last one credited before."""
        if attribution.speaker is None or not attribution.source:
            return None
        last = fold(attribution.speaker.name).split()
        if not last or last[-1] not in lexicon.table("origins")["outlets"]["again"]:
            return None
        report = self.reports[attribution.report]
        at = attribution.source[0].start
        before = [one for one in self.sentences(report.id) if one.start <= at]
        for sentence in reversed(before):
            found = [room for room, words in self.cited(report, sentence) if words.start < at]
            if found:
                return found[-1]
        return None

    @cached_property
    def _by_last(self) -> dict[str, tuple[str, ...]]:
        """Give, for the outlets' own kind of word ("herald"), the outlets that end in it."""
        found: dict[str, set[str]] = defaultdict(set)
        for outlet in self.outlets:
            last = fold(outlet.split()[-1]) if outlet.split() else ""
            if last in lexicon.table("origins")["outlets"]["words"] and " " in outlet:
                found[last].add(newsroom(outlet))
        return {last: tuple(sorted(rooms)) for last, rooms in found.items()}

    def said(self, sentence: Passage) -> list[Attribution]:
        """Give the attributions whose content stands in a sentence."""
        return [
            found
            for found in self._statements.get(sentence.report, [])
            if any(
                passage.start < sentence.end and sentence.start < passage.end
                for passage in found.content
            )
        ]

    @cached_property
    def _statements(self) -> dict[str, list[Attribution]]:
        found: dict[str, list[Attribution]] = defaultdict(list)
        for attribution in self.attributions.values():
            found[attribution.report].append(attribution)
        return found

    @cached_property
    def rooms(self) -> frozenset[str]:
        """Give the keys of the outlets among the reports."""
        return frozenset(newsroom(outlet) for outlet in self.outlets)

    @cached_property
    def outlets(self) -> tuple[str, ...]:
        """Give the names of the outlets among the reports, without article, sorted."""
        names = {report.outlet.removeprefix("The ") for report in self.reports.values()}
        return tuple(sorted(names))

    def quotations(self, report: Report) -> tuple[Quotation, ...]:
        """Give the quotations of a report."""
        if report.id not in self._quotations:
            self._quotations[report.id] = quotations(report.text)
        return self._quotations[report.id]

    def cited(self, report: Report, words: Passage) -> list[tuple[str, Passage]]:
        """Give the other newsrooms that some words credit, each with the words that do."""
        own = self.room(report.outlet) or newsroom(report.outlet)
        found: list[tuple[str, Passage]] = []
        for start, end, name in cited(words.exact, self.outlets):
            room = self.room(name)
            if room and room != own:
                found.append((room, words.cut(words.start + start, words.start + end)))
        return found

    def credited(self, report: Report) -> tuple[str, Passage] | None:
        """Give the one newsroom that a report credits for all it tells; None if it is not one.

        A report that has words of own reporting, or credits several, credits none for all.
        """
        if report.id not in self._credited:
            self._credited[report.id] = self._credit(report)
        return self._credited[report.id]

    def _credit(self, report: Report) -> tuple[str, Passage] | None:
        found: dict[str, Passage] = {}
        for sentence in self.sentences(report.id):
            if any(own_reporting(sentence.exact, report.outlet, way) for way in ("seen", "told")):
                return None
            for room, words in self.cited(report, sentence):
                if not words.exact.startswith(("on ", "with ", "told ")):
                    found.setdefault(room, words)
        return next(iter(found.items())) if len(found) == 1 else None

    @cached_property
    def recorded(self) -> dict[tuple[str, str], Passage]:
        """Give, for speakers without a name, the word for the recording in which they speak."""
        found: dict[tuple[str, str], Passage] = {}
        for attribution in self.attributions.values():
            identity = self.identities.of(attribution)
            if attribution.speaker is None or identity is None or identity.firm:
                continue
            for passage in self.frame(attribution.content, attribution):
                word = first(passage.exact, "recordings")
                if word:
                    at = passage.cut(passage.start + word[0], passage.start + word[1])
                    found.setdefault((attribution.report, attribution.speaker.key), at)
        return found

    @cached_property
    def reuses(self) -> dict[str, list[tuple[int, Passage, Reuse]]]:
        """Give, for each report, the shared passages on its side with their numbers."""
        found: dict[str, list[tuple[int, Passage, Reuse]]] = defaultdict(list)
        for number, reuse in enumerate(self._reuses):
            found[reuse.left.report].append((number, reuse.left, reuse))
            found[reuse.right.report].append((number, reuse.right, reuse))
        return found


def _by_report(passages: Iterable[Passage]) -> dict[str, list[Passage]]:
    found: dict[str, list[Passage]] = defaultdict(list)
    for passage in sorted(passages):
        found[passage.report].append(passage)
    return found


def _publishers(settings: Settings) -> dict[str, str]:
    listed = [(one["name"], one["outlets"]) for one in lexicon.table("publishers")["publisher"]]
    return {
        newsroom(outlet): newsroom(name)
        for name, outlets in (*listed, *settings.families)
        for outlet in outlets
    }


def _without(sentence: Passage, said: tuple[Passage, ...]) -> list[Passage]:
    found: list[Passage] = []
    at = sentence.start
    for passage in sorted(said):
        if passage.end <= at or passage.start >= sentence.end:
            continue
        if passage.start > at:
            found.append(sentence.cut(at, passage.start))
        at = max(at, min(passage.end, sentence.end))
    if at < sentence.end:
        found.append(sentence.cut(at, sentence.end))
    return [part for part in found if part.exact.strip()]
