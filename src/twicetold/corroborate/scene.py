"""A story with everything that the rules of origin look up in it."""

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from twicetold.corroborate.lexis import first, newsroom, own_reporting
from twicetold.corroborate.makers import maker
from twicetold.corroborate.newsrooms import Newsrooms
from twicetold.corroborate.pages import Pages
from twicetold.corroborate.people import somebody
from twicetold.corroborate.speakers import Identities, SpeakerRuling
from twicetold.model import Appearance, Attribution, Passage, Reading, Report, Reuse

_LEAD = 5
"""So many sentences at the head of a report say what it is about."""
_ASIDE = re.compile(r"(?:who|which|whose|whom)\b")
_RELATIVE = re.compile(r"(?:who|which|whose|whom|that)\b", re.IGNORECASE)


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
    """The reports of one story, what stands in them, who speaks and who carries it."""

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
        texts = [report.text for report in reading.reports]
        self.identities = Identities(reading.attributions, reading.names, rulings, texts=texts)
        self.pages = Pages(reading)
        self.newsrooms = Newsrooms(self.reports, self.pages, settings.families)
        self._reuses = reading.reuses

    def attribution(self, appearance: Appearance) -> Attribution | None:
        """Give the attribution in which an appearance stands; None for the outlet's own voice.

        A relative clause outside quotation marks is the outlet's, whoever is quoted around it.
        """
        if appearance.attribution is None:
            return None
        found = self.attributions.get(appearance.attribution)
        if found is None or (found.speaker is not None and not somebody(found.speaker)):
            return None
        if any(_RELATIVE.fullmatch(source.exact) for source in found.source):
            identity = self.identities.of(found)
            if identity is None or not identity.firm:
                return None
        aside = _ASIDE.match(appearance.content[0].exact)
        return None if aside and not self.pages.quoted(appearance.content[0]) else found

    def heard(self, attribution: Attribution) -> str | None:
        """Give the newsroom that was told, here or wherever the report quotes the speaker.

        None when the report names no newsroom that the speaker told, or several.
        """
        here = self._told(attribution)
        if here or attribution.speaker is None:
            return here
        rooms = self._hearers[attribution.report, attribution.speaker.key]
        return next(iter(rooms)) if len(rooms) == 1 else None

    def _told(self, attribution: Attribution) -> str | None:
        for addressee in attribution.addressee:
            room = self.newsrooms.room(addressee.exact)
            if room:
                return room
        outlet = self.reports[attribution.report].outlet
        around = self.pages.frame(attribution.content, attribution)
        told = any(own_reporting(words.exact, outlet, "told") for words in around)
        return newsroom(outlet) if told else None

    @cached_property
    def _hearers(self) -> dict[tuple[str, str], set[str]]:
        found: dict[tuple[str, str], set[str]] = defaultdict(set)
        for attribution in self.attributions.values():
            room = self._told(attribution)
            if room and attribution.speaker is not None:
                found[attribution.report, attribution.speaker.key].add(room)
        return found

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

    def retold(self, report: Report) -> Passage | None:
        """Give the word for the study that a report is about: its first sentences name one."""
        for sentence in self.pages.sentences(report.id)[:_LEAD]:
            found = first(sentence.exact, "studies")
            if found:
                return sentence.cut(sentence.start + found[0], sentence.start + found[1])
        return None

    def maker(self, appearance: Appearance, recording: Passage) -> frozenset[str]:
        """Give who made the recording that an appearance goes back to.

        The sentences that name it say so, or else the report does, if it names just one maker.
        """
        here = [*self.pages.around(recording), *self.pages.around(appearance.content[0])]
        near = next(filter(None, (maker(sentence.exact) for sentence in here)), None)
        if near is not None:
            return near
        made = self._makers[appearance.report]
        return next(iter(made)) if len(made) == 1 else frozenset()

    @cached_property
    def _makers(self) -> dict[str, set[frozenset[str]]]:
        return {
            report: {maker(sentence.exact) for sentence in self.pages.sentences(report)}
            - {frozenset()}
            for report in self.reports
        }

    @cached_property
    def recorded(self) -> dict[tuple[str, str], Passage]:
        """Give, for speakers without a name, the word for the recording in which they speak."""
        found: dict[tuple[str, str], Passage] = {}
        for attribution in self.attributions.values():
            identity = self.identities.of(attribution)
            if attribution.speaker is None or identity is None or identity.firm:
                continue
            for passage in self.pages.frame(attribution.content, attribution):
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
