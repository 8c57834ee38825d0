"""``twicetold decide``: what people decided is kept apart, replayed, and can be undone."""

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from twicetold.cli.app import app

POST = """Mill burns in Oldmere

12 March 2031

The fire left four people hurt, fire chief Ada Moss said on Tuesday.
"""
ECHO = """Oldmere mill is lost

12 March 2031

The fire left four people hurt, according to fire chief Ada Moss.
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "post.txt").write_text(POST, "utf-8")
    (tmp_path / "in" / "echo.txt").write_text(ECHO, "utf-8")
    compare()
    return tmp_path


def run(*arguments: str) -> tuple[int, str, str]:
    done = CliRunner().invoke(app, list(arguments))
    return done.exit_code, done.stdout, done.stderr


def compare() -> dict[str, Any]:
    code, _, _ = run("compare", "in", "--quiet")
    assert code == 0
    found: dict[str, Any] = json.loads(Path("dossier/dossier.json").read_text("utf-8"))
    return found


def hurt(dossier: dict[str, Any]) -> dict[str, Any]:
    for claim in dossier["claims"]:
        carried = [a["content"][0]["exact"] for a in claim["appearances"]]
        if len(carried) == 2 and all("four people" in words for words in carried):
            found: dict[str, Any] = claim
            return found
    raise AssertionError("the claim is not there")


def places(claim: dict[str, Any]) -> list[str]:
    passages = [appearance["content"][0] for appearance in claim["appearances"]]
    return [f"{p['report']}:{p['start']}-{p['end']}" for p in passages]


def decide(*arguments: str) -> str:
    code, out, err = run("decide", "dossier/dossier.json", *arguments, "--by", "Ina Roth")
    assert code == 0, err
    return out


def test_a_split_survives_the_next_run_and_more_reports(folder: Path) -> None:
    claim = hurt(compare())
    assert (claim["most"], claim["state"]) == (1, "dependent")
    decide("origins", "different", *places(claim), "--because", "two briefings, I was there")
    (folder / "in" / "other.txt").write_text("Trams late\n\nTrams in Karsova ran late.\n", "utf-8")
    split = compare()
    assert hurt(split)["most"] == 2
    (kept,) = split["decisions"]
    assert (kept["by"], kept["state"]) == ("Ina Roth", "applied")
    assert kept["note"] == "two briefings, I was there"


@pytest.mark.usefixtures("folder")
def test_an_undo_brings_the_finding_back_and_both_are_shown() -> None:
    claim = hurt(compare())
    decide("origins", "different", *places(claim))
    (made,) = compare()["decisions"]
    decide("undo", made["id"])
    found = compare()
    assert hurt(found)["most"] == 1
    assert [one["state"] for one in found["decisions"]] == ["overruled", "applied"]


def test_a_decision_whose_words_are_gone_is_orphaned(folder: Path) -> None:
    decide("origins", "different", *places(hurt(compare())))
    (folder / "in" / "echo.txt").write_text(ECHO.replace("four people", "nobody"), "utf-8")
    assert [one["state"] for one in compare()["decisions"]] == ["orphaned"]


@pytest.mark.usefixtures("folder")
def test_a_broken_line_is_named_and_the_rest_is_used_and_nothing_rewritten() -> None:
    decide("origins", "different", *places(hurt(compare())))
    kept = Path("dossier/decisions.jsonl")
    kept.write_text("{broken\n" + kept.read_text("utf-8"), "utf-8")
    before = kept.read_bytes()
    found = compare()
    assert hurt(found)["most"] == 2
    assert any("line 1" in failure["subject"] for failure in found["failures"])
    assert kept.read_bytes() == before


@pytest.mark.parametrize(
    "wrong",
    [
        ("origins", "maybe", "r-0123456789abcdef:1-2"),
        ("origins", "same", "somewhere"),
        ("origins", "same", "r-0123456789abcdef:1-2"),
        ("reliability", "Z"),
    ],
)
@pytest.mark.usefixtures("folder")
def test_a_decision_that_says_nothing_is_wrong_use(wrong: tuple[str, ...]) -> None:
    code, _, err = run("decide", "dossier/dossier.json", *wrong, "--by", "Ina Roth")
    assert code == 2
    assert "Error" in err
    assert not Path("dossier/decisions.jsonl").exists()


@pytest.mark.usefixtures("folder")
def test_the_fields_tables_are_written_on_demand() -> None:
    code, _, _ = run("compare", "in", "--format", "airwars,body-count", "-o", "out", "--quiet")
    assert code == 0
    assert "single source" in Path("out/airwars.csv").read_text("utf-8")
    assert Path("out/body-count.csv").exists()
