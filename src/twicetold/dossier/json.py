"""The dossier as JSON, format 1."""

import msgspec

from twicetold.dossier.format import ClaimEntry, DecisionEntry, DossierFile, ReportEntry
from twicetold.model import Claim, Corroboration, Dossier, Moment, Replayed, Report


def encoded(dossier: Dossier) -> bytes:
    """Write a dossier as JSON, format 1 (docs/dossier.schema.json).

    Returns:
        UTF-8 with an indent of one space and a line feed at the end; the same dossier gives
        the same bytes.
    """
    return msgspec.json.format(msgspec.json.encode(_file(dossier)), indent=1) + b"\n"


def _file(dossier: Dossier) -> DossierFile:
    pairs = zip(dossier.claims, dossier.corroborations, strict=True)
    return DossierFile(
        format=1,
        version=dossier.version,
        reports=tuple(
            _report(report, moments)
            for report, moments in zip(dossier.reports, dossier.moments, strict=True)
        ),
        stories=dossier.stories,
        reuses=dossier.reuses,
        attributions=dossier.attributions,
        claims=tuple(_claim(claim, corroboration) for claim, corroboration in pairs),
        series=dossier.series,
        decisions=tuple(_decision(one) for one in dossier.decisions),
        revisions=(),
        names=dossier.names,
        failures=dossier.failures,
    )


def _report(report: Report, moments: tuple[Moment, ...]) -> ReportEntry:
    return ReportEntry(
        id=report.id,
        source=report.source,
        outlet=report.outlet,
        publisher=report.publisher,
        headline=report.headline,
        standfirst=report.standfirst,
        byline=report.byline,
        dateline=report.dateline,
        credits=report.credits,
        published=report.published,
        updated=report.updated,
        language=report.language,
        text=report.text,
        parts=report.parts,
        moments=moments,
        links=report.links,
        notes=report.notes,
    )


def _claim(claim: Claim, corroboration: Corroboration) -> ClaimEntry:
    return ClaimEntry(
        id=claim.id,
        story=claim.story,
        appearances=claim.appearances,
        comparisons=claim.comparisons,
        origins=corroboration.origins,
        pairs=corroboration.pairs,
        caveats=corroboration.caveats,
        sides=corroboration.sides,
        outlets=corroboration.outlets,
        publishers=corroboration.publishers,
        fewest=corroboration.fewest,
        most=corroboration.most,
        contested=corroboration.contested,
        state=corroboration.state,
    )


def _decision(one: Replayed) -> DecisionEntry:
    decision = one.decision
    return DecisionEntry(
        id=decision.id,
        kind=decision.kind,
        left=decision.left,
        right=decision.right,
        answer=decision.answer,
        by=decision.by,
        at=decision.at,
        note=decision.note,
        state=one.state,
    )
