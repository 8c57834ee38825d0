"""The reports as IPTC ninjs 3.0, with the sources that each shows as its ``infoSources``."""

import json
from datetime import datetime
from typing import Any

from twicetold.dossier import view
from twicetold.dossier.reports import ReportView
from twicetold.model import Attribution, Dossier, Report, Role, Scope, identity

_STANDARD = {
    "name": "ninjs",
    "version": "3.0",
    "schema": "http://www.iptc.org/std/ninjs/ninjs-schema_3.0.json#",
}
_Fields = dict[str, Any]


def encoded(dossier: Dossier) -> bytes:
    """Write the reports as one ninjs package that holds a package for each story."""
    said: dict[str, list[Attribution]] = {report.id: [] for report in dossier.reports}
    for attribution in dossier.attributions:
        said[attribution.report].append(attribution)
    stories = view.stories(dossier)
    package: _Fields = {
        "uri": f"urn:twicetold:{identity('d', *(story.id for story in stories))}",
        "standard": _STANDARD,
        "type": "composite",
        "title": "Dossier",
        "associations": [
            {
                "name": story.title,
                "uri": f"urn:twicetold:{story.id}",
                "type": "composite",
                "associations": [_report(shown, said[shown.report.id]) for shown in story.reports],
            }
            for story in stories
        ],
    }
    return json.dumps(package, ensure_ascii=False, indent=1).encode("utf-8", "replace") + b"\n"


def _report(shown: ReportView, said: list[Attribution]) -> _Fields:
    report = shown.report
    headline = report.headline.exact if report.headline is not None else ""
    web = report.source.startswith(("http://", "https://"))
    fields: _Fields = {
        "name": headline or report.outlet,
        "uri": f"urn:twicetold:{report.id}",
        "type": "text",
        "representationType": "full",
        "language": report.language,
        "copyrightHolder": report.publisher,
        "altIds": [{"role": "url" if web else "source", "value": report.source}],
        "headlines": [{"role": "main", "value": headline}] if headline else [],
        "bodies": _bodies(report),
        "infoSources": _sources(report, said),
    }
    if report.standfirst is not None:
        fields["descriptions"] = [{"role": "standfirst", "value": report.standfirst.exact}]
    if report.byline:
        fields["by"] = ", ".join(report.byline)
    if report.dateline is not None:
        fields["located"] = report.dateline.place
    return fields | _times(report)


def _bodies(report: Report) -> list[_Fields]:
    blocks = [
        report.text[part.start : part.end]
        for part in report.parts
        if part.role is Role.BODY and part.repeats is None
    ]
    words = "\n\n".join(blocks)
    return [{"role": "main", "contentType": "text/plain", "charCount": len(words), "value": words}]


def _times(report: Report) -> _Fields:
    """Give the times; ninjs wants an hour and a zone, and none is invented."""
    fields: _Fields = {}
    vague: list[str] = []
    for name, words, written in (
        ("contentCreated", "published", report.published),
        ("versionCreated", "updated", report.updated),
    ):
        if written is None:
            continue
        if _exact(written):
            fields[name] = datetime.fromisoformat(written).isoformat()
        else:
            vague.append(f"{words} {written}")
    if vague:
        fields["edNote"] = f"As precise as the report says: {', '.join(vague)}."
    return fields


def _exact(written: str) -> bool:
    try:
        return datetime.fromisoformat(written).tzinfo is not None
    except ValueError:
        return False


def _sources(report: Report, said: list[Attribution]) -> list[_Fields]:
    """Name the outlet, the agencies that are credited and the speakers, each once."""
    named = {("outlet", report.outlet): None}
    for credit in report.credits:
        role = "photo agency" if credit.scope is Scope.PHOTO else "agency"
        named[role, credit.agency] = None
    for attribution in said:
        if attribution.speaker is not None:
            named["speaker", attribution.speaker.name] = None
    return [{"name": name, "role": role} for role, name in named]
