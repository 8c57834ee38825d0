"""The reports as ninjs 3.0, held against what the standard asks of the fields that are written.

The schema beside this file is our own, of those fields only, made from the standard's
documentation; https://iptc.org/std/ninjs/ninjs-schema_3.0.json is the whole.
"""

import json
from pathlib import Path

import jsonschema

from tests.dossier.built import HOSTILE, dossier
from twicetold import dossier as formats

SCHEMA = Path(__file__).with_name("ninjs.schema.json")


def test_the_package_is_valid_by_the_schema() -> None:
    checker = jsonschema.FormatChecker()
    schema = json.loads(SCHEMA.read_text("utf-8"))
    jsonschema.Draft202012Validator(schema, format_checker=checker).validate(
        json.loads(formats.ninjs(dossier()))
    )


def test_a_report_names_its_outlet_and_its_speakers_as_sources() -> None:
    found = json.loads(formats.ninjs(dossier()))
    first = found["associations"][0]["associations"][0]
    assert first["infoSources"] == [
        {"name": "The Oldmere Post", "role": "outlet"},
        {"name": "Ada Moss", "role": "speaker"},
    ]


def test_no_hour_is_invented_for_a_day() -> None:
    first = json.loads(formats.ninjs(dossier()))["associations"][0]["associations"][0]
    assert "contentCreated" not in first
    assert first["edNote"] == "As precise as the report says: published 2031-03-12."


def test_hostile_words_stay_words() -> None:
    second = json.loads(formats.ninjs(dossier()))["associations"][0]["associations"][1]
    assert second["headlines"][0]["value"] == HOSTILE
    assert second["bodies"][0]["contentType"] == "text/plain"
