"""How the words of the answer key are found again in a dossier."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from twicetold.model import (
    Attribution,
    Claim,
    Corroboration,
    Dossier,
    Moment,
    Passage,
    Report,
    Reuse,
)

_WORD = re.compile(r"\w+")
_EDGE = " \t\n\"'“”‘’.,;:!?"
_RELATIVE = frozenset({"who", "which"})
ALIKE = 0.5
"""A statement is found when the Jaccard overlap of its words is at least this."""
CARRIES = 0.8
"""An appearance carries a claim when it holds at least this share of the claim's words."""


def words(text: str) -> frozenset[str]:
    """Give the words of a text without case."""
    return frozenset(word.lower() for word in _WORD.findall(text.replace("’", "'")))


def jaccard(left: str, right: str) -> float:
    """Give the share of all words of two texts that both have."""
    a, b = words(left), words(right)
    return len(a & b) / len(a | b) if a | b else 0.0


def said(passages: Iterable[Passage]) -> str:
    """Join the words of passages."""
    return " ".join(passage.exact for passage in passages)


def lines(entries: Iterable[object]) -> str:
    """Write what is missing or wrong, one on a line."""
    return "\n".join(str(entry) for entry in entries)


@dataclass(frozen=True)
class Carried:
    """A claim of the dossier that a claim of the key was found in.

    Attributes:
        claim: The claim.
        corroboration: Its origins.
        places: For each report of the key's claim that was found, the appearances there.
    """

    claim: Claim
    corroboration: Corroboration
    places: dict[str, frozenset[int]]

    def reports_of(self, appearances: Iterable[int]) -> frozenset[str]:
        """Give the key's reports that have one of these appearances."""
        among = frozenset(appearances)
        return frozenset(report for report, at in self.places.items() if at & among)


class Compared:
    """A dossier of the example, asked in the key's words."""

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier
        self.reports = {Path(report.source).stem: report for report in dossier.reports}
        self.named = {report.id: Path(report.source).stem for report in dossier.reports}
        self._corroborations = {found.claim: found for found in dossier.corroborations}

    def moments(self, report: str) -> tuple[Moment, ...]:
        """Give the moments that a report names."""
        return self.dossier.moments[self.dossier.reports.index(self.reports[report])]

    def reuses(self, left: str, right: str) -> list[Reuse]:
        """Give the passages that two reports share."""
        pair = {self.reports[left].id, self.reports[right].id}
        return [r for r in self.dossier.reuses if {r.left.report, r.right.report} == pair]

    def statement(self, wanted: dict[str, Any]) -> Attribution | None:
        """Find a statement of the key: alike in its words, by the same source."""
        report = self.reports[wanted["report"]]
        scored = [
            (jaccard(wanted["content"], said(found.content)), found)
            for found in self.dossier.attributions
            if found.report == report.id and _speaks(wanted, found)
        ]
        best = max(scored, key=lambda pair: pair[0], default=None)
        return best[1] if best is not None and best[0] >= ALIKE else None

    def claim(self, wanted: dict[str, Any]) -> Carried | None:
        """Find the claim that carries most of the key's appearances; verdicts break a tie."""
        found = [self._carried(claim, wanted) for claim in self.dossier.claims]
        return max(found, key=lambda one: _fit(one, wanted), default=None)

    def _carried(self, claim: Claim, wanted: dict[str, Any]) -> Carried:
        places: dict[str, frozenset[int]] = {}
        for appearance in wanted["appearances"]:
            report = self.reports[appearance["report"]].id
            at = frozenset(
                index
                for index, one in enumerate(claim.appearances)
                if one.report == report and carries(said(one.content), appearance["content"])
            )
            if at:
                places[appearance["report"]] = at
        return Carried(claim, self._corroborations[claim.id], places)


def carries(text: str, content: str) -> bool:
    """Tell whether a text holds the words of a claim."""
    needle = words(content)
    return len(needle & words(text)) / len(needle) >= CARRIES or jaccard(text, content) >= ALIKE


def verdicts(carried: Carried, left: str, right: str) -> set[str]:
    """Give how the appearances in two reports compare."""
    a, b = carried.places.get(left, frozenset()), carried.places.get(right, frozenset())
    return {
        comparison.verdict.value
        for comparison in carried.claim.comparisons
        if (comparison.left in a and comparison.right in b)
        or (comparison.left in b and comparison.right in a)
    }


def fits(verdict: str, found: set[str]) -> bool:
    """Tell whether a verdict of the key was found; the key's same stands for equivalent too."""
    return bool(found & ({"same", "equivalent"} if verdict == "same" else {verdict}))


def places(report: Report, text: str) -> Iterator[tuple[int, int]]:
    """Give where words stand in a report, quotation marks and stops at their ends left out."""
    bare = text.strip(_EDGE)
    start = report.text.find(bare)
    while start != -1:
        yield start, start + len(bare)
        start = report.text.find(bare, start + 1)


def _fit(one: Carried, wanted: dict[str, Any]) -> tuple[int, int, float]:
    held = sum(fits(c["verdict"], verdicts(one, *c["reports"])) for c in wanted["comparisons"])
    likeness = sum(
        max(jaccard(said(one.claim.appearances[i].content), a["content"]) for i in at)
        for a in wanted["appearances"]
        if (at := one.places.get(a["report"]))
    )
    return len(one.places), held, likeness


def _speaks(wanted: dict[str, Any], found: Attribution) -> bool:
    """Tell whether the source is the key's: in its words, or whom a relative "who" stands for."""
    speaker = words(found.speaker.name) if found.speaker else frozenset()
    if not wanted["source"]:
        return bool(words(wanted["speaker"]) & speaker)
    source = words(said(found.source))
    return bool(words(wanted["source"]) & (speaker if source <= _RELATIVE else source))
