"""Every format shows the same findings, and words of reports only as text."""

import json
import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import jsonschema
import pytest
from markdown_it import MarkdownIt
from selectolax.lexbor import LexborHTMLParser

from tests.dossier.built import HOSTILE, LONG, dossier
from tests.dossier.examples import FOLDER, examples
from twicetold import dossier as formats
from twicetold.dossier import view
from twicetold.dossier.format import schema
from twicetold.model import (
    Decision,
    DecisionKind,
    DecisionState,
    Dossier,
    Passage,
    Replayed,
)

SCRIPT = Path(formats.__file__ or "").parent / "templates" / "dossier.js"
SCHEMA = Path(__file__).resolve().parents[2] / "docs" / "dossier.schema.json"


def test_the_json_is_valid_by_the_schema_kept_in_the_docs() -> None:
    jsonschema.validate(json.loads(formats.json(dossier())), json.loads(SCHEMA.read_text("utf-8")))


def test_the_schema_kept_in_the_docs_is_the_one_the_program_writes() -> None:
    assert json.loads(SCHEMA.read_text("utf-8")) == json.loads(json.dumps(schema()))


@pytest.mark.parametrize("name", sorted(examples()))
def test_the_examples_kept_in_the_docs_are_what_the_program_writes(name: str) -> None:
    assert (FOLDER / name).read_bytes() == examples()[name]


def test_every_passage_in_the_json_equals_its_text() -> None:
    found = json.loads(formats.json(dossier()))
    texts = {report["id"]: report["text"] for report in found["reports"]}
    passages = list(_passages(found))
    assert len(passages) > 10
    for passage in passages:
        assert texts[passage["report"]][passage["start"] : passage["end"]] == passage["exact"]


def _passages(node: object) -> list[dict[str, object]]:
    if isinstance(node, dict):
        here = [node] if node.keys() == {"report", "start", "end", "exact"} else []
        return here + [found for value in node.values() for found in _passages(value)]
    if isinstance(node, list):
        return [found for value in node for found in _passages(value)]
    return []


def test_hostile_words_are_shown_as_text_in_the_page() -> None:
    page = LexborHTMLParser(formats.html(dossier()))
    assert [node.text() for node in page.css("script")] == [SCRIPT.read_text("utf-8")]
    assert page.css("img") == []
    assert [
        node for node in page.css("*") if any(n.startswith("on") for n in node.attributes)
    ] == []
    headlines = [node.text() for node in page.css("article .headline")]
    assert HOSTILE.replace("\0", "\ufffd") in headlines


def test_the_page_holds_no_sign_that_a_page_cannot_hold() -> None:
    page = formats.html(dossier())
    assert re.findall("[\x00-\x08\x0b\x0e-\x1f\ud800-\udfff\r]", page) == []
    assert LONG in page


def test_words_that_turn_the_direction_stand_apart_from_ours() -> None:
    page = LexborHTMLParser(formats.html(dossier()))
    for node in page.css("*"):
        own = node.text(deep=False)
        isolated = node.tag in {"bdi", "text", "title", "li"} or "dir" in node.attributes
        isolated = isolated or "passage" in (node.attributes.get("class") or "")
        while node.parent is not None and not isolated:
            node = node.parent
            isolated = node.tag == "bdi" or "dir" in node.attributes
        assert "\u202e" not in own or isolated, own[:80]


def test_the_policy_of_the_page_lets_only_its_own_style_and_script_run() -> None:
    page = LexborHTMLParser(formats.html(dossier()))
    policy = page.css("meta[http-equiv]")[0].attributes["content"] or ""
    for tag in ("style", "script"):
        content = page.css(tag)[0].text(deep=True)
        digest = b64encode(sha256(content.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    assert "unsafe" not in policy
    assert page.css("[style]") == []


def test_the_page_asks_for_nothing_from_outside() -> None:
    page = LexborHTMLParser(formats.html(dossier()))
    addresses = [node.attributes.get("href") or "" for node in page.css("[href]")]
    assert all(address.startswith(("#", "data:")) for address in addresses)
    assert page.css("[src]") == []


def test_every_link_in_the_page_has_its_place() -> None:
    page = LexborHTMLParser(formats.html(dossier()))
    places = {node.attributes["id"] for node in page.css("[id]")}
    links = {(node.attributes.get("href") or "")[1:] for node in page.css("a[href^='#']")}
    assert links <= places


def test_hostile_words_are_shown_as_text_in_markdown() -> None:
    rendered = (
        MarkdownIt("commonmark", {"html": True}).enable("table").render(formats.markdown(dossier()))
    )
    page = LexborHTMLParser(rendered)
    assert page.css("script, img") == []
    assert "<script>alert(1)</script>" in "".join(node.text() for node in page.css("body"))


def test_markdown_has_the_funnel_and_the_contradiction() -> None:
    text = formats.markdown(dossier())
    assert "2 outlets → 2 publishers → 1 origin" in text
    assert "**contested**" in text
    assert "**contradicts**, 9 and 10: A “nine”" in text
    assert "| ≠ 9 | ≠ 10 |" in text


def test_the_claim_is_first_in_the_story_and_its_cells_say_what_each_report_does() -> None:
    story = view.stories(dossier())[0]
    assert [shown.label for shown in story.reports] == ["A", "B"]
    cells = [(cell.sign, cell.value) for cell in story.carried[0].cells]
    assert cells == [("contradicts", "9"), ("contradicts", "10")]


def _decided() -> Dossier:
    found = dossier()
    left, right = (report.passage(0, 4) for report in found.reports)
    gone = Passage("r-gone", 0, 4, "Gone")
    made = (
        Decision(DecisionKind.ORIGINS, left, right, "same", HOSTILE, "2031-03-14", "one chief"),
        Decision(DecisionKind.ORIGINS, left, gone, "different", "Eda", "2031-03-14", HOSTILE),
    )
    states = (DecisionState.APPLIED, DecisionState.ORPHANED)
    replayed = tuple(Replayed(one, state) for one, state in zip(made, states, strict=True))
    return replace(found, decisions=replayed)


def test_what_people_decided_is_shown_even_when_its_report_is_gone() -> None:
    page = LexborHTMLParser(formats.html(_decided()))
    words = page.css("#decisions")[0].text()
    assert "one chief" in words
    assert "in a report that is not among these" in words
    assert page.css("img") == []
    assert "orphaned: origins, different" in formats.markdown(_decided())
