"""The JSON-LD, read as RDF with contexts that are kept here; nothing is fetched.

PROV and schema.org are held against the closed vocabularies that rdflib brings. The terms of
Web Annotation are those of its standard (https://www.w3.org/TR/annotation-vocab/) that the
dossier uses, written down here.
"""

import json
from typing import Any

import pytest
import rdflib
from rdflib.namespace import PROV, RDF, SDO

from tests.dossier.built import dossier
from twicetold import dossier as formats
from twicetold.dossier.linked import CONTEXT

# rdflib 7.6 reads JSON-LD by classes of its own that it warns of.
pytestmark = pytest.mark.filterwarnings("ignore:(ConjunctiveGraph|Dataset):DeprecationWarning")

OA = "http://www.w3.org/ns/oa#"
ANNOTATION = {
    "oa": OA,
    "id": "@id",
    "type": "@type",
    "Annotation": "oa:Annotation",
    "SpecificResource": "oa:SpecificResource",
    "TextPositionSelector": "oa:TextPositionSelector",
    "TextQuoteSelector": "oa:TextQuoteSelector",
    "identifying": "oa:identifying",
    "linking": "oa:linking",
    "motivation": {"@id": "oa:motivatedBy", "@type": "@vocab"},
    "body": {"@id": "oa:hasBody", "@type": "@id"},
    "target": {"@id": "oa:hasTarget", "@type": "@id"},
    "source": {"@id": "oa:hasSource", "@type": "@id"},
    "selector": {"@id": "oa:hasSelector", "@type": "@id"},
    "start": "oa:start",
    "end": "oa:end",
    "exact": "oa:exact",
    "prefix": "oa:prefix",
    "suffix": "oa:suffix",
    "label": "http://www.w3.org/2000/01/rdf-schema#label",
}
TERMS = {
    *(value.replace("oa:", OA) for value in ANNOTATION.values() if isinstance(value, str)),
    *(value["@id"].replace("oa:", OA) for value in ANNOTATION.values() if isinstance(value, dict)),
}


@pytest.fixture(scope="module")
def graph() -> Any:
    found = json.loads(formats.jsonld(dossier()))
    assert found["@context"] == CONTEXT
    found["@context"] = [ANNOTATION, CONTEXT[1]]
    return rdflib.Graph().parse(data=json.dumps(found), format="json-ld")


def test_every_term_is_one_of_its_vocabulary(graph: Any) -> None:
    used = {*graph.predicates(), *graph.objects(None, RDF.type)} - {RDF.type}
    assert len(used) > 20
    for term in map(str, used):
        if term.startswith(str(PROV)):
            assert term.removeprefix(str(PROV)) in PROV, term
        elif term.startswith(str(SDO)):
            assert term.removeprefix(str(SDO)) in SDO, term
        else:
            assert term in TERMS or term.startswith("urn:twicetold:terms:"), term


def test_a_claim_names_the_reports_it_appears_in_and_its_primary_source(graph: Any) -> None:
    (claim,) = graph.subjects(RDF.type, SDO.Claim)
    carrying = set(graph.objects(claim, SDO.appearance))
    assert carrying == set(graph.subjects(RDF.type, SDO.NewsArticle))
    assert graph.value(claim, SDO.firstAppearance) in carrying
    (origin,) = graph.objects(claim, PROV.hadPrimarySource)
    assert str(graph.value(origin, rdflib.RDFS.label)) == "Ada Moss"


def test_every_annotation_points_at_its_words_by_place_and_by_quote(graph: Any) -> None:
    texts = {f"urn:twicetold:{report.id}": report.text for report in dossier().reports}
    oa = rdflib.Namespace(OA)
    resources = list(graph.subjects(RDF.type, oa.SpecificResource))
    assert len(resources) == 4
    for resource in resources:
        text = texts[str(graph.value(resource, oa.hasSource))]
        selectors = list(graph.objects(resource, oa.hasSelector))
        start, end = (
            next(v for s in selectors if (v := graph.value(s, t)) is not None)
            for t in (oa.start, oa.end)
        )
        (exact,) = [v for s in selectors if (v := graph.value(s, oa.exact)) is not None]
        assert text[int(start) : int(end)] == str(exact)


def test_no_verdict_is_given_on_a_claim(graph: Any) -> None:
    assert list(graph.subjects(RDF.type, SDO.ClaimReview)) == []
