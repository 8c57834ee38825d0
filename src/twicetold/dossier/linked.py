"""The dossier as JSON-LD: Web Annotation for passages, PROV for provenance, schema.org Claim.

Standards: W3C Web Annotation Data Model (2017), W3C PROV-O (2013), schema.org.
"""

import json
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from twicetold.dossier import view
from twicetold.dossier.claims import ClaimView
from twicetold.dossier.funnel import name
from twicetold.model import (
    Direction,
    Dossier,
    OriginKind,
    Passage,
    Report,
    Reuse,
    ReuseKind,
    Wording,
    identity,
)

CONTEXT = [
    "http://www.w3.org/ns/anno.jsonld",
    {
        "prov": "http://www.w3.org/ns/prov#",
        "schema": "https://schema.org/",
        "twicetold": "urn:twicetold:terms:",
    },
]
"""The context of Web Annotation, as its standard asks, and the prefixes of the others."""

_AROUND = 32
"""Characters before and after a passage by which it can be found when the text has changed."""

_Node = dict[str, Any]


def encoded(dossier: Dossier) -> bytes:
    """Write a dossier as JSON-LD; every passage is an annotation with position and quote."""
    known = {report.id: report for report in dossier.reports}
    graph: list[_Node] = [*_reports(dossier, known)]
    for story in view.stories(dossier):
        for one in (*story.carried, *story.alone):
            graph.append(_claim(one, known))
            graph.extend(_origins(one))
            graph.extend(_appearances(one, known))
    graph.extend(_shared(found, known) for found in dossier.reuses)
    written = json.dumps({"@context": CONTEXT, "@graph": graph}, ensure_ascii=False, indent=1)
    return written.encode("utf-8", "replace") + b"\n"


def _urn(id: str) -> str:
    return f"urn:twicetold:{id}"


def _reports(dossier: Dossier, known: dict[str, Report]) -> Iterator[_Node]:
    sources: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for reuse in dossier.reuses:
        if reuse.kind is not ReuseKind.STOCK:
            for taker, giver in _taken(reuse):
                verbatim = reuse.wording is Wording.VERBATIM
                sources[taker]["prov:wasQuotedFrom" if verbatim else "prov:wasDerivedFrom"].append(
                    _urn(giver)
                )
    for report in known.values():
        node: _Node = {
            "id": _urn(report.id),
            "type": ["schema:NewsArticle", "prov:Entity"],
            "schema:sourceOrganization": _organisation(report.outlet),
            "schema:publisher": _organisation(report.publisher),
            "schema:inLanguage": report.language,
        }
        for relation, found in sources[report.id].items():
            node[relation] = [{"id": id} for id in sorted(set(found))]
        if report.source.startswith(("http://", "https://")):
            node["schema:url"] = {"id": report.source}
        if report.headline is not None:
            node["schema:headline"] = report.headline.exact
        if report.published is not None:
            node["schema:datePublished"] = report.published
        if report.updated is not None:
            node["schema:dateModified"] = report.updated
        yield node


def _taken(found: Reuse) -> Iterator[tuple[str, str]]:
    if found.direction is Direction.LEFT_TO_RIGHT:
        yield found.right.report, found.left.report
    elif found.direction is Direction.RIGHT_TO_LEFT:
        yield found.left.report, found.right.report


def _organisation(called: str) -> _Node:
    return {"type": "schema:Organization", "schema:name": called}


def _claim(one: ClaimView, known: dict[str, Report]) -> _Node:
    found = one.corroboration
    carrying = list(dict.fromkeys(_urn(a.report.report.id) for a in one.in_order))
    return {
        "id": _urn(one.claim.id),
        "type": ["schema:Claim", "prov:Entity"],
        "schema:text": one.title.passage.exact,
        "schema:inLanguage": known[one.title.passage.report].language,
        "schema:firstAppearance": {"id": carrying[0]},
        "schema:appearance": [{"id": id} for id in carrying],
        "prov:hadPrimarySource": [{"id": _origin(one, at)} for at in range(len(found.origins))],
        "twicetold:state": found.state.value,
        "twicetold:contested": found.contested,
        "twicetold:outlets": found.outlets,
        "twicetold:publishers": found.publishers,
        "twicetold:fewestOrigins": found.fewest,
        "twicetold:mostOrigins": found.most,
    }


def _origin(one: ClaimView, at: int) -> str:
    return f"{_urn(one.claim.id)}:origin-{at + 1}"


def _origins(one: ClaimView) -> Iterator[_Node]:
    for at, origin in enumerate(one.corroboration.origins):
        node: _Node = {
            "id": _origin(one, at),
            "type": ["prov:Entity"],
            "label": name(origin, one),
            "twicetold:kind": origin.kind.value,
        }
        if origin.kind in (OriginKind.SPEAKER, OriginKind.AGENCY, OriginKind.OUTLET):
            # A speaker may be an office as well as a person.
            agent = "prov:Agent" if origin.kind is OriginKind.SPEAKER else "prov:Organization"
            node["prov:wasAttributedTo"] = {"type": agent, "label": name(origin, one)}
        yield node


def _appearances(one: ClaimView, known: dict[str, Report]) -> Iterator[_Node]:
    for appearance in one.in_order:
        first = appearance.content[0]
        yield {
            "id": _urn(identity("n", one.claim.id, first.report, str(first.start))),
            "type": "Annotation",
            "motivation": "identifying",
            "body": _urn(one.claim.id),
            "target": [_target(passage, known) for passage in appearance.content],
        }


def _shared(found: Reuse, known: dict[str, Report]) -> _Node:
    places = (found.left, found.right)
    ends = [f"{p.report}:{p.start}-{p.end}" for p in places]
    return {
        "id": _urn(identity("n", *ends)),
        "type": "Annotation",
        "motivation": "linking",
        "body": _target(found.left, known),
        "target": _target(found.right, known),
        "twicetold:kind": found.kind.value,
        "twicetold:wording": found.wording.value,
        "twicetold:direction": found.direction.value,
    }


def _target(passage: Passage, known: dict[str, Report]) -> _Node:
    text = known[passage.report].text
    return {
        "type": "SpecificResource",
        "source": _urn(passage.report),
        "selector": [
            {"type": "TextPositionSelector", "start": passage.start, "end": passage.end},
            {
                "type": "TextQuoteSelector",
                "exact": passage.exact,
                "prefix": text[max(0, passage.start - _AROUND) : passage.start],
                "suffix": text[passage.end : passage.end + _AROUND],
            },
        ],
    }
