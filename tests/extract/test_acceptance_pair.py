"""The acceptance pair, read as far as this room goes."""

import json
from typing import Any

import pytest

from tests.needs import SHARED
from twicetold import extract
from twicetold.ingest import captures
from twicetold.model import Capture, Report, Role, Scope

PAIR = SHARED / "acceptance/baghouz"
pytestmark = pytest.mark.shared("acceptance/baghouz")


def report(name: str) -> Report:
    found = next(iter(captures([str(PAIR / f"report-{name}.txt")])))
    assert isinstance(found, Capture)
    return extract.report(found)


def key(name: str) -> dict[str, Any]:
    read: dict[str, Any] = json.loads((PAIR / "answers.json").read_text("utf-8"))
    return dict(read["reports"][name])


@pytest.mark.parametrize("name", ["a", "b"])
def test_headline_time_and_dateline_are_as_in_the_key(name: str) -> None:
    found, wanted = report(name), key(name)
    assert found.headline is not None
    assert found.headline.exact == wanted["headline"]
    assert found.updated == wanted["updated"]
    assert (found.dateline.passage.exact if found.dateline else None) == wanted["dateline"]


@pytest.mark.parametrize("name", ["a", "b"])
def test_the_credit_is_the_pictures(name: str) -> None:
    found = report(name)
    assert [(one.agency, one.scope) for one in found.credits] == [("AFP", Scope.PHOTO)]
    assert found.credits[0].passage.exact == key(name)["credit"]


@pytest.mark.parametrize("name", ["a", "b"])
def test_nothing_of_the_page_stands_in_the_body(name: str) -> None:
    found, wanted = report(name), key(name)
    body = [found.text[p.start : p.end] for p in found.parts if p.role is Role.BODY]
    for line in [*wanted["not_body"], wanted["headline"]]:
        assert not any(line in paragraph for paragraph in body)


def test_standfirst_and_caption_of_the_first_report() -> None:
    found, wanted = report("a"), key("a")
    assert found.standfirst is not None
    assert found.standfirst.exact == wanted["standfirst"]
    caption = found.first(Role.CAPTION)
    assert caption is not None
    assert caption.exact.split() == wanted["caption"].split()


def test_the_headline_of_the_second_stands_four_times_and_its_bullets_are_summary() -> None:
    found = report("b")
    roles = [part.role for part in found.parts]
    assert roles.count(Role.HEADLINE) == 4
    assert roles.count(Role.SUMMARY) == 2
