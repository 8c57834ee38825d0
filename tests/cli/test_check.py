"""``twicetold check``: is this page wire copy?"""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from twicetold.cli.app import app

WIRE = """Mill burns in Oldmere

12 March 2031

OLDMERE, March 12 (Varnic Press Agency) - A fire that broke out late on Monday gutted the old mill in Oldmere and left four people hurt, the fire brigade said.

Crews from three towns fought the flames until dawn while families watched from the bridge.
"""
COPY = """Oldmere loses its mill

13 March 2031

A fire that broke out late on Monday gutted the old mill in Oldmere and left four people hurt, the fire brigade said.

Crews from three towns fought the flames until dawn while families watched from the bridge.

(Varnic Press Agency)
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "wire.txt").write_text(WIRE, "utf-8")
    (tmp_path / "copy.txt").write_text(COPY, "utf-8")
    return tmp_path


def run(*arguments: str) -> tuple[int, str, str]:
    done = CliRunner().invoke(app, ["check", *arguments])
    return done.exit_code, done.stdout, done.stderr


def test_a_copied_page_is_shown_with_its_credit_and_the_share_of_its_text(folder: Path) -> None:
    code, out, _ = run(str(folder / "copy.txt"), "--against", str(folder))
    assert code == 0
    assert "Varnic Press Agency" in out
    assert "100% of the text as prose" in out
    assert "wire" in out


def test_a_single_page_is_checked_from_its_credits_alone(folder: Path) -> None:
    code, out, _ = run(str(folder / "copy.txt"))
    assert code == 0
    assert "Varnic Press Agency" in out
    assert "--against" in out


def test_the_findings_can_be_had_as_json(folder: Path) -> None:
    _, out, _ = run(str(folder / "copy.txt"), "--against", str(folder), "--json")
    found = json.loads(out)
    assert found["covered"] > 0.9
    assert [sharer["outlet"] for sharer in found["sharers"]] == ["wire"]


def test_a_page_that_cannot_be_read_leaves_with_1(tmp_path: Path) -> None:
    code, _, err = run(str(tmp_path / "nowhere.txt"))
    assert code == 1
    assert "nowhere.txt" in err
