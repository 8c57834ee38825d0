"""The fields' own rules as views of what was found; none changes a finding.

Sources: the two-source rule of newsroom standards; Airwars' civilian casualty grading (single
source, two or more credible sources, contested); Iraq Body Count's tables (minimum, maximum,
sources, primary witness).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from twicetold.model import (
    Attribution,
    Claim,
    Corroboration,
    DecisionKind,
    DecisionState,
    Dossier,
    OriginKind,
    Replayed,
)

DEATHS = frozenset({"killed", "dead", "died", "death", "deaths", "bodies", "fatalities"})
"""Words of the indicators that a body count takes in."""
_NOT_CREDIBLE = frozenset("EF")
"""Admiralty grades of unreliable sources; F cannot be judged. A source without grade counts."""
_WITNESSES = (OriginKind.SPEAKER, OriginKind.DOCUMENT, OriginKind.RECORDING, OriginKind.OUTLET)


def two_source_rule(found: Corroboration, threshold: int = 2) -> str:
    """Tell whether a claim has as many origins as a newsroom asks for.

    Args:
        found: The claim's origins.
        threshold: How many are asked for.

    Returns:
        ``met``, ``not met``, or ``in doubt`` where it depends on pairs that are undetermined.
    """
    if found.fewest >= threshold:
        return "met"
    return "not met" if found.most < threshold else "in doubt"


@dataclass(frozen=True, slots=True)
class Strike:
    """A claim as Airwars grades it.

    Attributes:
        claim: The claim's id.
        words: The words of its first appearance.
        grading: ``single source``, ``two or more credible sources``, ``contested``, or
            ``undetermined`` where it depends on pairs in doubt.
        least: Credible origins at least.
        most: Credible origins at most.
        outlets: The outlets that carry it, sorted.
    """

    claim: str
    words: str
    grading: str
    least: int
    most: int
    outlets: str


@dataclass(frozen=True, slots=True)
class Incident:
    """A count of deaths as Iraq Body Count tables it.

    Attributes:
        claim: The claim's id.
        date: The first day of what is counted, ISO 8601; empty when no report says it.
        words: The words of its first appearance.
        minimum: The lowest number that any report gives.
        maximum: The highest number that any report gives.
        sources: The outlets that carry it, sorted.
        witnesses: The primary sources, in the order of the origins.
    """

    claim: str
    date: str
    words: str
    minimum: str
    maximum: str
    sources: str
    witnesses: str


def strikes(dossier: Dossier) -> tuple[Strike, ...]:
    """Grade the claims of a dossier as Airwars does; a source graded E or F is not credible."""
    doubted = [one for one in dossier.decisions if _doubted(one)]
    said = {one.id: one for one in dossier.attributions}
    return tuple(
        _strike(dossier, claim, one, _discredited(claim, one, doubted, said))
        for claim, one in zip(dossier.claims, dossier.corroborations, strict=True)
    )


def incidents(dossier: Dossier) -> tuple[Incident, ...]:
    """Table the claims of a dossier that count deaths as Iraq Body Count does."""
    rows: list[Incident] = []
    for claim, one in zip(dossier.claims, dossier.corroborations, strict=True):
        figures = [
            figure
            for appearance in claim.appearances
            for figure in appearance.figures
            if not figure.unit and DEATHS & set(figure.indicator.split())
        ]
        lows = [figure.low for figure in figures if figure.low is not None]
        highs = [figure.high for figure in figures if figure.high is not None]
        days = sorted(
            appearance.when.start[:10]
            for appearance in claim.appearances
            if appearance.when is not None and appearance.when.start is not None
        )
        if figures:
            rows.append(
                Incident(
                    claim.id,
                    days[0] if days else "",
                    _words(claim),
                    f"{min(lows):g}" if lows else "",
                    f"{max(highs):g}" if highs else "",
                    _outlets(dossier, claim),
                    "; ".join(origin.key for origin in one.origins if origin.kind in _WITNESSES),
                )
            )
    return tuple(rows)


def _strike(dossier: Dossier, claim: Claim, found: Corroboration, discredited: int) -> Strike:
    least, most = max(found.fewest - discredited, 0), found.most - discredited
    if found.contested:
        grading = "contested"
    elif least > 1:
        grading = "two or more credible sources"
    else:
        grading = "single source" if most <= 1 else "undetermined"
    return Strike(claim.id, _words(claim), grading, least, most, _outlets(dossier, claim))


def _doubted(one: Replayed) -> bool:
    decision = one.decision
    return (
        one.state is DecisionState.APPLIED
        and decision.kind is DecisionKind.RELIABILITY
        and decision.answer in _NOT_CREDIBLE
    )


def _discredited(
    claim: Claim,
    found: Corroboration,
    doubted: Sequence[Replayed],
    said: Mapping[str, Attribution],
) -> int:
    """Count the origins of which a person graded a source as not credible."""
    count = 0
    for origin in found.origins:
        words = [
            words
            for index in origin.appearances
            for appearance in (claim.appearances[index],)
            for told in (said.get(appearance.attribution or ""),)
            for words in (*appearance.content, *(told.source if told else ()))
        ]
        count += any(
            side is not None
            and side.report == part.report
            and side.start < part.end
            and part.start < side.end
            for one in doubted
            for side in (one.decision.left,)
            for part in words
        )
    return count


def _words(claim: Claim) -> str:
    return " … ".join(words.exact for words in claim.appearances[0].content)


def _outlets(dossier: Dossier, claim: Claim) -> str:
    carrying = {appearance.report for appearance in claim.appearances}
    return "; ".join(sorted({report.outlet for report in dossier.reports if report.id in carrying}))
