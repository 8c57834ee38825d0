"""The commands on a store."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tests.store.desk import QUAY
from twicetold.cli.app import app

ECHO = QUAY.replace("The harbour office", "Mirel Tovane, who is a foreman,")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder with a store of two reports."""
    made = tmp_path_factory.mktemp("desk")
    (made / "in").mkdir()
    (made / "in" / "beacon.txt").write_text(QUAY, "utf-8")
    (made / "in" / "herald.txt").write_text(ECHO, "utf-8")
    done = CliRunner().invoke(app, ["add", str(made / "news.db"), str(made / "in")])
    assert (done.exit_code, done.stdout) == (0, "Reports: 2 new. Stories read anew: 1.\n")
    return made


def run(folder: Path, command: str, *arguments: str) -> tuple[int, str, str]:
    done = CliRunner().invoke(app, [command, str(folder / "news.db"), *arguments])
    return done.exit_code, done.stdout, done.stderr


def the_story(folder: Path) -> str:
    found: str = json.loads(run(folder, "stories", "--json")[1])["id"]
    return found


def test_what_was_added_is_known(folder: Path) -> None:
    code, out, _ = run(folder, "add", str(folder / "in"), "--json")
    step = json.loads(out)
    assert code == 0
    assert [one["arrival"] for one in step["added"]] == ["known", "known"]
    assert step["stories"] == []


def test_nothing_that_can_be_read_is_a_failure(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("", "utf-8")
    code, _, err = run(folder, "add", str(tmp_path))
    assert code == 1
    assert "nothing was added" in err


def test_stories_are_listed(folder: Path) -> None:
    code, out, _ = run(folder, "stories")
    assert code == 0
    assert the_story(folder) in out
    assert "1 stories of 2 reports from 2 articles" in " ".join(out.split())
    assert run(folder, "stories", "--search", "zebra", "--json")[1] == ""


def test_a_story_is_shown_and_given_as_json(folder: Path) -> None:
    code, out, _ = run(folder, "show", the_story(folder))
    assert code == 0
    assert "Claims of several reports" in out
    assert json.loads(run(folder, "show", the_story(folder), "--json")[1])["format"] == 1


def test_a_story_that_is_not_there_is_named(folder: Path) -> None:
    for command in ("show", "export", "recheck"):
        code, _, err = run(folder, command, "s-none")
        assert (code, "no story s-none" in err) == (1, True)


def test_passages_are_searched(folder: Path) -> None:
    code, out, _ = run(folder, "search", '"two dockers"', "--json")
    assert code == 0
    assert len(out.splitlines()) == 2
    assert "Tovane" in run(folder, "search", "crack", "foreman")[1]
    assert run(folder, "search", "zebra")[0] == 1


def test_stories_are_exported(folder: Path, tmp_path: Path) -> None:
    code, _, _ = run(folder, "export", "-o", str(tmp_path / "out"), "--format", "json,csv")
    assert code == 0
    written = {path.name for path in (tmp_path / "out" / the_story(folder)).iterdir()}
    assert written == {"dossier.json", "claims.csv", "appearances.csv"}


def test_passages_are_rechecked(folder: Path) -> None:
    code, out, _ = run(folder, "recheck")
    assert code == 0
    assert "0 moved, 0 changed, 0 gone" in out


def test_a_decision_is_kept_and_the_story_read_anew(folder: Path) -> None:
    hits = [json.loads(line) for line in run(folder, "search", "crack", "--json")[1].splitlines()]
    places = [f"{one['report']}:{one['start'] + 1}-{one['start'] + 24}" for one in hits]
    code, out, _ = run(folder, "decide", "origins", "different", *places, "--by", "Ada")
    assert code == 0
    assert the_story(folder) in " ".join(out.split())
    kept = json.loads(run(folder, "show", the_story(folder), "--json")[1])["decisions"]
    assert [one["by"] for one in kept] == ["Ada"]


def test_a_store_is_regrouped_and_is_of_this_version(folder: Path) -> None:
    before = the_story(folder)
    assert run(folder, "regroup")[0] == 0
    assert the_story(folder) == before
    assert run(folder, "migrate")[1] == "The store is of this version.\n"


@pytest.mark.parametrize("command", ["stories", "regroup", "migrate", "recheck", "export"])
def test_a_store_that_is_not_there_is_named(tmp_path: Path, command: str) -> None:
    code, _, err = run(tmp_path, command)
    assert code == 1
    assert "there is no such store; twicetold add makes one" in err
    assert list(tmp_path.iterdir()) == []


def test_an_unknown_grain_is_refused(folder: Path) -> None:
    code, _, err = run(folder, "add", "x", "--grain", "coarse")
    assert code == 2
    assert "incident" in err
