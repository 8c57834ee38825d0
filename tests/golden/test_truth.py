"""The example's answer key holds together before the program is asked anything."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.golden.truth import EXAMPLES, Page, claims, names, script, source, truth, words_shown

STATES = {"independent", "dependent", "undetermined", "single-outlet", "unmeasured"}
VERDICTS = {"same", "equivalent", "clipped", "contradicts", "update"}


def _strings(report: str) -> Iterator[str]:
    wanted = truth()["reports"][report]
    for field in ("headline", "standfirst", "first", "last"):
        if wanted[field]:
            yield wanted[field]
    for field in ("captions", "byline", "summary", "not_body"):
        yield from wanted[field]
    yield from (credit["text"] for credit in wanted["credits"])
    if wanted["dateline"]:
        yield wanted["dateline"]["place"]
    yield from _quoted(report)


def _quoted(report: str) -> Iterator[str]:
    key = truth()
    for part in ("links", "not_shared", "not_statements", "moments"):
        for entry in key[part]:
            if entry["report"] == report:
                yield entry.get("text") or entry["content"]
    for pair in key["shared_passages"]:
        yield from (t for r, t in zip(pair["reports"], pair["texts"], strict=True) if r == report)
    for said in (s for s in key["statements"] if s["report"] == report):
        yield from (said[field] for field in ("content", "source", "cue") if said[field])
        yield from said.get("chain", [])
        yield from [said["addressee"]] if "addressee" in said else []
    for claim in key["claims"]:
        yield from (a["content"] for a in claim["appearances"] if a["report"] == report)


@pytest.mark.parametrize("report", names())
def test_every_string_of_the_key_stands_in_its_file(report: str) -> None:
    missing = [text for text in _strings(report) if text not in words_shown(report)]
    assert missing == []


@pytest.mark.parametrize("report", names())
def test_outlet_and_publisher_stand_in_the_page(report: str) -> None:
    wanted = truth()["reports"][report]
    named = [wanted["outlet"], wanted["publisher"]]
    assert [name for name in named if name and name not in source(report)] == []


@pytest.mark.parametrize("report", [n for n in names() if source(n).startswith("<!DOCTYPE")])
def test_pages_are_well_formed(report: str) -> None:
    page = Page(source(report))
    assert page.faults == []
    assert page.tags.count("h1") == 1
    assert script(report)


def test_every_file_of_the_example_is_in_the_key() -> None:
    files = sorted(f"reports/{path.name}" for path in (EXAMPLES / "reports").iterdir())
    assert files == sorted(report["file"] for report in truth()["reports"].values())


def test_every_report_is_in_one_story() -> None:
    assert sorted(name for story in truth()["stories"] for name in story) == sorted(names())


def test_names_of_one_thing_stand_in_the_reports() -> None:
    everything = "\n".join(words_shown(report) for report in names())
    variants = [v for group in truth()["names"] for v in group["variants"]]
    assert [v for v in variants if v not in everything] == []


@pytest.mark.parametrize("report", names())
def test_one_outlet_keeps_its_own_name_for_the_group(report: str) -> None:
    kardun, olc = "Kardun" in words_shown(report), "OLC" in words_shown(report)
    assert not (kardun and olc)


@pytest.mark.parametrize("claim", claims(), ids=lambda claim: claim["id"])
def test_origins_and_sides_of_a_claim_are_made_of_its_reports(claim: dict[str, Any]) -> None:
    carried = sorted(appearance["report"] for appearance in claim["appearances"])
    assert len(set(carried)) == len(carried)
    for parts in (claim.get("origins"), claim.get("sides")):
        if parts is not None:
            assert sorted(name for part in parts for name in part["reports"]) == carried
    for comparison in claim["comparisons"]:
        assert set(comparison["reports"]) <= set(carried)


@pytest.mark.parametrize("claim", claims(), ids=lambda claim: claim["id"])
def test_a_state_follows_from_the_range(claim: dict[str, Any]) -> None:
    if "state" not in claim:
        return
    reports = [truth()["reports"][a["report"]] for a in claim["appearances"]]
    publishers = {r["publisher"] or r["file"] for r in reports}
    if len(reports) == 1:
        assert claim["state"] == "unmeasured"
    elif len(publishers) == 1:
        assert claim["state"] == "single-outlet"
    elif claim["fewest"] >= 2:
        assert claim["state"] == "independent"
    else:
        assert claim["state"] == ("dependent" if claim["most"] == 1 else "undetermined")
    assert claim["most"] == len(claim["origins"])


def test_every_state_and_every_verdict_is_in_the_key() -> None:
    assert {claim["state"] for claim in claims() if "state" in claim} == STATES
    assert {c["verdict"] for claim in claims() for c in claim["comparisons"]} == VERDICTS
