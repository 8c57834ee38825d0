"""``twicetold corpus`` and ``twicetold dossier`` as a user runs them."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from twicetold.cli.app import app
from twicetold.run import NoEngine

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "reports"


def test_tables_are_written_and_any_story_has_its_dossier(tmp_path: Path) -> None:
    tables, out = tmp_path / "tables", tmp_path / "out"
    run = CliRunner().invoke(app, ["corpus", str(EXAMPLE), str(tables), "--engine", "inline"])
    assert run.exit_code == 0, run.output
    assert "12 reports" in run.output
    assert not (tables / "_work").exists()
    again = CliRunner().invoke(app, ["corpus", str(EXAMPLE), str(tables), "--engine", "inline"])
    assert again.output == run.output
    assert not (tables / "_work").exists()  # they are whole: nothing was done
    listed = CliRunner().invoke(app, ["dossier", str(tables)])
    story = listed.output.split()[0]
    written = CliRunner().invoke(app, ["dossier", str(tables), story, "-o", str(out)])
    assert written.exit_code == 0, written.output
    assert {path.name for path in out.iterdir()} == {"dossier.html", "dossier.md", "dossier.json"}


def test_a_folder_without_tables_says_what_to_do(tmp_path: Path) -> None:
    run = CliRunner().invoke(app, ["dossier", str(tmp_path)])
    assert run.exit_code == 1
    assert "twicetold corpus" in run.output


def test_a_missing_extra_is_told_in_a_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(_kind: object) -> None:
        raise NoEngine("pyarrow is not installed: pip install 'twicetold[corpus]'")

    monkeypatch.setattr("twicetold.run.needed", missing)
    run = CliRunner().invoke(app, ["corpus", str(EXAMPLE), str(tmp_path)])
    assert run.exit_code == 2
    assert "twicetold[corpus]" in run.output


def test_nothing_that_can_be_read_is_an_exit_of_one(tmp_path: Path) -> None:
    run = CliRunner().invoke(app, ["corpus", str(tmp_path / "none"), str(tmp_path / "tables")])
    assert run.exit_code == 1
    assert "does not exist" in run.output
