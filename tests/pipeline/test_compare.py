"""The whole journey on small reports."""

import json
from pathlib import Path

import pytest

from twicetold import compare, dossier
from twicetold.model import Dossier, State

POST = """Fire guts mill in Oldmere

12 March 2031

A fire that broke out late on Monday gutted the old mill in Oldmere and left four people hurt, fire chief Ada Moss said.

"We were lucky with the wind and with the hour," Ms Moss told reporters on Tuesday.
"""
ECHO = """Oldmere mill burns down

13 March 2031

The old mill in Oldmere burned down late on Monday and left four people hurt, according to fire chief Ada Moss.

Neighbours had warned of the wiring for years.
"""
ABROAD = """Großbrand in der Mühle

12. März 2031

Ein Feuer hat am späten Montagabend die alte Mühle in Oldmere zerstört. Vier Menschen wurden dabei verletzt, wie die Feuerwehr am Dienstag mitteilte. Die Ursache des Brandes ist noch nicht bekannt, sagte eine Sprecherin der Feuerwehr.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "post.txt").write_text(POST, "utf-8")
    (tmp_path / "echo.txt").write_text(ECHO, "utf-8")
    return tmp_path


def hurt(found: Dossier) -> list[State]:
    both = [
        claim.id
        for claim in found.claims
        if len({a.report for a in claim.appearances}) == 2
        and all("hurt" in " ".join(p.exact for p in a.content) for a in claim.appearances)
    ]
    return [origins.state for origins in found.corroborations if origins.claim in both]


def test_two_outlets_quoting_one_fire_chief_depend_on_one_origin(folder: Path) -> None:
    assert set(hurt(compare([str(folder)]))) == {State.DEPENDENT}


def test_the_order_of_the_sources_does_not_change_the_dossier(folder: Path) -> None:
    paths = [str(folder / "post.txt"), str(folder / "echo.txt")]
    assert compare(paths) == compare(paths[::-1])


def test_a_report_in_another_language_is_compared_for_shared_text_only(folder: Path) -> None:
    (folder / "abroad.txt").write_text(ABROAD, "utf-8")
    found = compare([str(folder)])
    abroad = next(report for report in found.reports if report.source.endswith("abroad.txt"))
    assert abroad.language == "de"
    assert not any(a.report == abroad.id for a in found.attributions)
    assert any("'de' is not read" in failure.reason for failure in found.failures)


def test_a_copy_in_another_format_of_one_text_is_another_report(folder: Path) -> None:
    line = json.dumps({"text": POST, "outlet": "The Oldmere Post", "source": "post"})
    (folder / "more.jsonl").write_text(line + "\n", "utf-8")
    found = compare([str(folder)])
    assert sorted(report.outlet for report in found.reports) == ["The Oldmere Post", "echo", "post"]


def test_given_fields_of_a_json_line_win(folder: Path) -> None:
    given = {
        "text": ECHO,
        "outlet": "The Echo",
        "publisher": "Mere Press",
        "published": "2031-03-14",
    }
    path = folder / "given.jsonl"
    path.write_text(json.dumps(given) + "\n", "utf-8")
    (report,) = compare([str(path)]).reports
    assert (report.outlet, report.publisher) == ("The Echo", "Mere Press")
    assert report.published == "2031-03-14"
    assert report.text == ECHO


def test_nothing_read_is_a_dossier_of_failures(tmp_path: Path) -> None:
    found = compare([str(tmp_path / "nowhere")])
    assert found.reports == ()
    assert len(found.failures) == 1
    assert "nowhere" in dossier.html(found)
    assert "nowhere" in dossier.markdown(found)
    assert json.loads(dossier.json(found))["stories"] == []


def test_progress_is_told_for_every_stage(folder: Path) -> None:
    told: list[str] = []
    compare([str(folder)], progress=lambda stage, _done, _total: told.append(stage))
    assert list(dict.fromkeys(told)) == ["read", "reuse", "attribute", "claims"]
