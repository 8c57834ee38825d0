"""A small desk that writes reports, says who said what in them, and asks for the origins."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from twicetold import corroborate, segment
from twicetold.model import (
    Appearance,
    Attribution,
    Carrier,
    Claim,
    Comparison,
    Corroboration,
    Credit,
    Direction,
    Form,
    Link,
    Name,
    Part,
    Passage,
    Reading,
    Relation,
    Report,
    Reuse,
    ReuseKind,
    Role,
    Scope,
    Speaker,
    Story,
    Verdict,
    Wording,
    identity,
)
from twicetold.text import moments

_HEAD = frozenset({"publisher", "byline", "published", "address"})


@dataclass
class Desk:
    """Reports of one story, what they say, and one claim that they carry."""

    reports: list[Report] = field(default_factory=list)
    said: list[Attribution] = field(default_factory=list)
    shared: list[Reuse] = field(default_factory=list)
    names: list[Name] = field(default_factory=list)
    carried: list[Appearance] = field(default_factory=list)
    compared: list[tuple[int, int, Verdict]] = field(default_factory=list)

    def report(
        self,
        outlet: str,
        text: str,
        *,
        publisher: str | None = None,
        byline: Sequence[str] = (),
        published: str | None = "2031-05-21",
        address: str | None = None,
    ) -> Report:
        """Write a report; each line of the text is a paragraph."""
        parts, start = [], 0
        for line in text.splitlines(keepends=True):
            end = start + len(line.rstrip("\n"))
            if end > start:
                parts.append(Part(Role.BODY, start, end))
            start += len(line)
        made = Report(
            id=identity("r", outlet, text),
            source=address or f"{outlet.casefold()}.txt",
            outlet=outlet,
            publisher=publisher or outlet,
            text=text,
            parts=tuple(parts),
            byline=tuple(byline),
            published=published,
            language="en",
        )
        self.reports.append(made)
        return made

    def credit(self, report: Report, words: str, agency: str, scope: Scope = Scope.TEXT) -> None:
        """Credit an agency in a report."""
        made = Credit(agency, scope, passage(report, words))
        self._change(report, credits=(*self._now(report).credits, made))

    def link(
        self, report: Report, href: str, words: str | None, rel: Relation = Relation.LINK
    ) -> None:
        """Link a page from words of a report."""
        made = Link(href, rel, passage(report, words) if words else None)
        self._change(report, links=(*self._now(report).links, made))

    def says(
        self,
        report: Report,
        content: str,
        *,
        speaker: Speaker | None,
        source: str = "",
        cue: str = "said",
        form: Form = Form.INDIRECT,
        told: str | None = None,
        by: str | None = None,
        parent: Attribution | None = None,
    ) -> Attribution:
        """Attribute words of a report."""
        words = passage(report, content)
        made = Attribution(
            id=identity("t", report.id, str(words.start)),
            report=report.id,
            content=(words,),
            source=(passage(report, source),) if source else (),
            cue=(passage(report, cue),) if cue in report.text else (),
            form=form,
            speaker=speaker,
            addressee=(passage(report, told),) if told else (),
            chain=(Carrier(by.casefold(), passage(report, by)),) if by else (),
            parent=parent.id if parent else None,
        )
        self.said.append(made)
        return made

    def carries(self, report: Report, content: str, attribution: Attribution | None = None) -> int:
        """Let a report carry the claim in some words; give the appearance's number."""
        self.carried.append(
            Appearance(
                report.id,
                (passage(report, content),),
                attribution.id if attribution else None,
                None,
                (),
            )
        )
        return len(self.carried) - 1

    def quotes(self, outlet: str, text: str, content: str, **told: Any) -> Report:
        """Write a report that attributes the claim to somebody."""
        made = self.report(outlet, text, **{key: told.pop(key) for key in _HEAD & told.keys()})
        self.carries(made, content, self.says(made, content, **told))
        return made

    def tells(self, outlet: str, text: str, content: str, **head: Any) -> Report:
        """Write a report that tells the claim in its own voice."""
        made = self.report(outlet, text, **head)
        self.carries(made, content)
        return made

    def share(
        self, one: Report, other: Report, words: str, kind: ReuseKind = ReuseKind.PROSE
    ) -> None:
        """Let two reports share words."""
        left, right = sorted((one, other), key=lambda report: report.id)
        self.shared.append(
            Reuse(
                passage(left, words),
                passage(right, words),
                Wording.VERBATIM,
                kind,
                (),
                (),
                Direction.UNDECIDED,
                (),
            )
        )

    def reading(self) -> Reading:
        """Give what was read."""
        reports = tuple(sorted(self.reports, key=lambda report: report.id))
        return Reading(
            story=Story("s", tuple(report.id for report in reports)),
            reports=reports,
            sentences=tuple(one for report in reports for one in segment.sentences(report)),
            moments=tuple(one for report in reports for one in moments.named(report)),
            quantities=(),
            attributions=tuple(self.said),
            reuses=tuple(self.shared),
            names=tuple(self.names),
        )

    def claim(self) -> Claim:
        """Give the claim that the reports carry."""
        comparisons = tuple(Comparison(*one, ()) for one in self.compared)
        return Claim("c", "s", tuple(self.carried), comparisons)

    def found(self, settings: corroborate.Settings | None = None) -> Corroboration:
        """Ask for the claim's origins."""
        return corroborate.corroborations(self.reading(), (self.claim(),), settings=settings)[0]

    def _now(self, report: Report) -> Report:
        return next(one for one in self.reports if one.id == report.id)

    def _change(self, report: Report, **fields: Any) -> None:
        at = next(n for n, one in enumerate(self.reports) if one.id == report.id)
        self.reports[at] = replace(self.reports[at], **fields)


def passage(report: Report, words: str) -> Passage:
    """Take the first place of some words."""
    start = report.text.index(words)
    return report.passage(start, start + len(words))


def person(name: str, role: str | None = None, organisation: str | None = None) -> Speaker:
    """Name a speaker."""
    return Speaker(name.casefold(), name, role, organisation)


BRANN = person("Ilka Brann", "spokeswoman", "harbour police")
SOLE = person("Tomas Sole", "mayor", "Quillmouth")
LOST = "nine boats were lost"


def found_for_pair(desk: Desk) -> tuple[str, str, str]:
    """Give state and rule of the one pair, and the claim's state."""
    found = desk.found()
    assert len(found.pairs) == 1
    return str(found.pairs[0].state), found.pairs[0].rule, str(found.state)


def rules(found: Corroboration) -> set[str]:
    return {reason.rule for origin in found.origins for reason in origin.reasons}
