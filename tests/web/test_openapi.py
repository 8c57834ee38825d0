"""The description of the JSON API, and the API held against it with requests made by chance."""

import shutil
from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, settings
from schemathesis.specs.openapi import checks
from starlette.testclient import TestClient

from tests.web import desk
from twicetold.web.api import OPERATIONS
from twicetold.web.openapi import document

CHECKS = [
    schemathesis.checks.not_a_server_error,
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_schema_conformance,
]
EXAMPLES = 8
"""Requests for each operation."""
SCHEMA = schemathesis.openapi.from_dict(document())


@pytest.fixture(scope="module")
def reader(place: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A reader's client of a store of its own."""
    folder = tmp_path_factory.mktemp("reader")
    with desk.closed_client(str(shutil.copy(place, folder)), folder, tries=10_000) as client:
        assert desk.log_in(client, "Piet") == 200
        yield client


def test_every_operation_is_described(here: TestClient) -> None:
    described = here.get("/api/openapi.json").json()
    assert described["openapi"] == "3.1.0"
    for one in OPERATIONS:
        found = described["paths"][one.path][one.method.lower()]
        assert found["summary"]
        assert str(int(one.status)) in found["responses"]


@SCHEMA.parametrize()
@settings(
    max_examples=EXAMPLES,
    derandomize=True,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
def test_requests_made_by_chance_are_answered_as_described(
    case: "schemathesis.Case[Any]", reader: TestClient
) -> None:
    if case.path != "/api/logout":
        sent = case.as_transport_kwargs(base_url=desk.ADDRESS, headers=desk.token(reader))
        sent.pop("cookies", None)  # the client has its own
        if isinstance(sent.get("data"), bytes | str):
            sent["content"] = sent.pop("data")
        case.validate_response(reader.request(**sent), checks=CHECKS)
