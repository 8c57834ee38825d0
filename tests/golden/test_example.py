"""What is read from the example, held against the answer key that was made by reading."""

from datetime import datetime
from typing import Any

import pytest

from tests.golden.measure import Compared, lines, places, said, words
from tests.golden.truth import names, truth
from twicetold.model import Direction, Report, ReuseKind, Role, Scope

_MARKS = "•*-– \t"
_PHRASE = 4
"""Furniture of so many words is looked for inside paragraphs; shorter only as a line."""

each_report = pytest.mark.parametrize("name", names())


def _texts(report: Report, *roles: Role) -> list[str]:
    return [report.text[p.start : p.end] for p in report.parts if p.role in roles]


def _wanted(part: str, name: str) -> list[dict[str, Any]]:
    return [entry for entry in truth()[part] if entry["report"] == name]


def _same_time(wanted: str | None, found: str | None) -> bool:
    if wanted is None or found is None:
        return wanted == found
    one, other = datetime.fromisoformat(wanted), datetime.fromisoformat(found)
    if (one.tzinfo is None) == (other.tzinfo is None):
        return one == other
    return False


def test_every_report_is_read(compared: Compared) -> None:
    assert [str(failure) for failure in compared.dossier.failures] == []
    assert sorted(compared.reports) == sorted(names())


@each_report
def test_headline_standfirst_and_captions(compared: Compared, name: str) -> None:
    report, wanted = compared.reports[name], truth()["reports"][name]
    assert (report.headline.exact if report.headline else None) == wanted["headline"]
    assert (report.standfirst.exact if report.standfirst else None) == wanted["standfirst"]
    captions = "\n".join(_texts(report, Role.CAPTION))
    assert [caption for caption in wanted["captions"] if caption not in captions] == []


@each_report
def test_outlet_publisher_byline_and_language(compared: Compared, name: str) -> None:
    report, wanted = compared.reports[name], truth()["reports"][name]
    if wanted["outlet"]:
        assert report.outlet == wanted["outlet"]
        assert report.publisher == wanted["publisher"]
    assert list(report.byline) == wanted["byline"]
    assert report.language == wanted["language"]


@each_report
def test_published_updated_and_dateline(compared: Compared, name: str) -> None:
    report, wanted = compared.reports[name], truth()["reports"][name]
    assert _same_time(wanted["published"], report.published), report.published
    assert _same_time(wanted["updated"], report.updated), report.updated
    dateline = report.dateline
    found = {"place": dateline.place, "date": dateline.date} if dateline else None
    assert found == wanted["dateline"]


@each_report
def test_credits_for_the_text_are_told_from_credits_for_a_photograph(
    compared: Compared, name: str
) -> None:
    report, wanted = compared.reports[name], truth()["reports"][name]["credits"]
    found = [(credit.scope.value, credit.passage.exact, credit.agency) for credit in report.credits]
    missing = [
        credit
        for credit in wanted
        if not any(
            scope == credit["scope"]
            and (exact in credit["text"] or credit["text"] in exact or agency in truth()["agency"])
            for scope, exact, agency in found
        )
    ]
    assert missing == [], f"found {found}"
    assert {scope for scope, _, _ in found} - {Scope.UNKNOWN.value} == {c["scope"] for c in wanted}


@each_report
def test_furniture_headlines_and_captions_stay_out_of_the_body(
    compared: Compared, name: str
) -> None:
    report, wanted = compared.reports[name], truth()["reports"][name]
    body = _texts(report, Role.BODY)
    single = {line.strip(_MARKS) for text in body for line in text.splitlines()}
    kept_out = [*wanted["not_body"], wanted["headline"], *wanted["captions"]]
    inside = [
        text
        for text in kept_out
        if text.strip(_MARKS) in single
        or (len(text.split()) >= _PHRASE and any(text in block for block in body))
    ]
    assert not inside, lines(inside)


@each_report
def test_the_body_is_whole(compared: Compared, name: str) -> None:
    wanted = truth()["reports"][name]
    body = "\n".join(_texts(compared.reports[name], Role.BODY))
    assert [end for end in (wanted["first"], wanted["last"]) if end not in body] == []


@each_report
def test_bullets_and_repeats_are_known_as_such(compared: Compared, name: str) -> None:
    report, wanted = compared.reports[name], truth()["reports"][name]
    summary = "\n".join(_texts(report, Role.SUMMARY))
    assert [bullet for bullet in wanted["summary"] if bullet not in summary] == []
    again = [
        part
        for part in report.parts
        if report.text[part.start : part.end] == wanted["headline"]
        and part.role is not Role.FURNITURE
    ]
    assert [part for part in again[1:] if part.repeats is None] == []


def test_links_to_another_outlet_are_kept_with_their_words(compared: Compared) -> None:
    for wanted in truth()["links"]:
        links = compared.reports[wanted["report"]].links
        found = [(link.href, link.passage.exact if link.passage else None) for link in links]
        assert (wanted["href"], wanted["text"]) in found


def test_stories_are_told_apart(compared: Compared) -> None:
    found = [sorted(compared.named[id] for id in one.reports) for one in compared.dossier.stories]
    assert sorted(found) == sorted(truth()["stories"])


@pytest.mark.parametrize(
    "wanted",
    truth()["shared_passages"],
    ids=lambda pair: f"{'+'.join(pair['reports'])}-{pair['texts'][0][:24]}",
)
def test_shared_passages_are_covered_from_first_to_last_word(
    compared: Compared, wanted: dict[str, Any]
) -> None:
    ends = list(zip(wanted["reports"], wanted["texts"], strict=True))

    def covers(name: str, text: str, sides: dict[str, Any]) -> bool:
        side = sides[compared.reports[name].id]
        spans = places(compared.reports[name], text)
        return any(side.start <= start and end <= side.end for start, end in spans)

    found = [
        reuse
        for reuse in compared.reuses(*wanted["reports"])
        if all(
            covers(*end, {reuse.left.report: reuse.left, reuse.right.report: reuse.right})
            for end in ends
        )
    ]
    nearby = [reuse.left.exact for reuse in compared.reuses(*wanted["reports"])]
    assert found, f"no reuse covers it; the reports share {nearby}"
    assert {reuse.kind for reuse in found} == {ReuseKind(wanted["kind"])}
    if "from" in wanted:
        source = compared.reports[wanted["from"]].id
        right = {
            Direction.LEFT_TO_RIGHT if reuse.left.report == source else Direction.RIGHT_TO_LEFT
            for reuse in found
        }
        assert {reuse.direction for reuse in found} == right
        assert all(reuse.reasons for reuse in found)


def test_shared_passages_do_not_bridge_what_is_not_shared(compared: Compared) -> None:
    bridged = [
        wanted
        for wanted in truth()["not_shared"]
        for reuse in compared.reuses(*wanted["reports"])
        for side in (reuse.left, reuse.right)
        if side.report == compared.reports[wanted["report"]].id and wanted["text"] in side.exact
    ]
    assert not bridged, lines(bridged)


@each_report
def test_statements_are_found(compared: Compared, name: str) -> None:
    missing = [
        wanted["content"]
        for wanted in _wanted("statements", name)
        if compared.statement(wanted) is None
    ]
    assert not missing, lines(missing)


@each_report
def test_statements_are_direct_indirect_or_mixed(compared: Compared, name: str) -> None:
    wrong = [
        (wanted["content"], wanted["kind"], found.form.value)
        for wanted in _wanted("statements", name)
        if (found := compared.statement(wanted)) and found.form.value != wanted["kind"]
    ]
    assert not wrong, lines(wrong)


@each_report
def test_speakers_are_resolved(compared: Compared, name: str) -> None:
    wrong = []
    for wanted in _wanted("statements", name):
        found = compared.statement(wanted)
        if found is None:
            continue
        speaker = found.speaker.name if found.speaker else ""
        options = wanted["speaker"] if isinstance(wanted["speaker"], list) else [wanted["speaker"]]
        if not any(words(option) <= words(speaker) for option in options):
            wrong.append((wanted["content"], wanted["speaker"], speaker))
    assert not wrong, lines(wrong)


@each_report
def test_cues_addressees_and_carriers_are_kept(compared: Compared, name: str) -> None:
    wrong = []
    for wanted in _wanted("statements", name):
        found = compared.statement(wanted)
        if found is None:
            continue
        if wanted["cue"] and not words(wanted["cue"]) & words(said(found.cue)):
            wrong.append((wanted["content"], "cue", wanted["cue"], said(found.cue)))
        if not words(wanted.get("addressee", "")) <= words(said(found.addressee)):
            wrong.append((wanted["content"], "to", wanted["addressee"], said(found.addressee)))
        chain = " ".join(carrier.passage.exact for carrier in found.chain)
        if not words(" ".join(wanted.get("chain", ()))) <= words(chain):
            wrong.append((wanted["content"], "by", wanted["chain"], chain))
    assert not wrong, lines(wrong)


def test_scare_quotes_are_no_statements(compared: Compared) -> None:
    wrong = [
        wanted["content"]
        for wanted in truth()["not_statements"]
        for found in compared.dossier.attributions
        if found.report == compared.reports[wanted["report"]].id
        and words(said(found.content)) == words(wanted["content"])
    ]
    assert not wrong, lines(wrong)


@each_report
def test_moments_resolve_against_the_reports_date(compared: Compared, name: str) -> None:
    report, wrong = compared.reports[name], []
    for wanted in _wanted("moments", name):
        found = [
            moment
            for start, end in places(report, wanted["text"])
            for moment in compared.moments(name)
            if moment.passage.start < end and start < moment.passage.end
        ]
        if not any((moment.start or "").startswith(wanted["date"]) for moment in found):
            shown = [(moment.passage.exact, moment.start, moment.rule) for moment in found]
            wrong.append((wanted["text"], wanted["date"], shown))
    assert not wrong, lines(wrong)


@pytest.mark.parametrize(
    "variants", [n["variants"] for n in truth()["names"]], ids=lambda v: "=".join(v)
)
def test_names_of_one_thing_are_learnt(compared: Compared, variants: list[str]) -> None:
    learnt = [name.variants for name in compared.dossier.names]
    needles = [words(variant) for variant in variants]
    assert any(
        all(any(words(v) == needle for v in group) for needle in needles) for group in learnt
    ), f"learnt {learnt}"
