"""``twicetold compare`` as its users call it."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from twicetold.cli.app import app

FIRST = """Fire guts mill in Oldmere

Updated 12 March 2031

A fire that broke out late on Monday gutted the old mill in Oldmere and left four people hurt, fire chief Ada Moss said.

"We were lucky with the wind," Ms Moss told the Oldmere Post.
"""
SECOND = """Oldmere mill burns down

Updated 13 March 2031

The old mill in Oldmere burned down late on Monday and four people were hurt, according to fire chief Ada Moss.

Neighbours had warned of the wiring for years.
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    reports = tmp_path / "reports"
    reports.mkdir()
    (reports / "post.txt").write_text(FIRST, "utf-8")
    (reports / "echo.txt").write_text(SECOND, "utf-8")
    return reports


def run(*arguments: str) -> tuple[int, str, str]:
    done = CliRunner().invoke(app, ["compare", *arguments])
    return done.exit_code, done.stdout, done.stderr


def read(path: Path) -> dict[str, list[dict[str, str]]]:
    found: dict[str, list[dict[str, str]]] = json.loads(path.read_text("utf-8"))
    return found


def test_a_folder_gives_a_dossier_in_three_formats_and_a_table(folder: Path) -> None:
    code, out, _ = run(folder.name)
    assert code == 0
    assert "Fire guts mill in Oldmere" in out
    assert "origins" in out
    assert "2 → 2 → 1" in out
    written = {path.name for path in Path("dossier").iterdir()}
    assert written == {"dossier.html", "dossier.md", "dossier.json"}


def test_the_source_is_the_path_as_it_was_given(folder: Path) -> None:
    run(folder.name)
    sources = [report["source"] for report in read(Path("dossier/dossier.json"))["reports"]]
    assert sorted(sources) == ["reports/echo.txt", "reports/post.txt"]


def test_the_order_of_the_paths_does_not_change_a_byte(folder: Path) -> None:
    first, second = str(folder / "post.txt"), str(folder / "echo.txt")
    run(first, second, "-o", "one")
    run(second, first, "-o", "two")
    for name in ("dossier.html", "dossier.md", "dossier.json"):
        assert Path("one", name).read_bytes() == Path("two", name).read_bytes()


def test_only_the_formats_asked_for_are_written(folder: Path) -> None:
    run(folder.name, "--format", "json", "-o", "out")
    assert [path.name for path in Path("out").iterdir()] == ["dossier.json"]


def test_quiet_prints_failures_only(folder: Path) -> None:
    (folder / "notes.pdf").write_bytes(b"%PDF-1.7")
    code, out, err = run(folder.name, "--quiet")
    assert (code, out) == (0, "")
    assert "notes.pdf" in err


def test_an_unknown_format_is_wrong_use_and_names_the_known_ones(folder: Path) -> None:
    code, _, err = run(folder.name, "--format", "docx")
    assert code == 2
    assert "html, md, json" in " ".join(err.replace("│", " ").split())


def test_no_path_is_wrong_use() -> None:
    assert run()[0] == 2


def test_an_empty_folder_leaves_with_1_and_says_so(tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    code, _, err = run(str(tmp_path / "none"))
    assert code == 1
    assert "none" in err
    assert "Nothing could be read" in err


def test_a_folder_that_cannot_be_written_is_wrong_use(folder: Path) -> None:
    Path("taken").write_text("a file", "utf-8")
    code, _, err = run(folder.name, "-o", "taken")
    assert code == 2
    assert "taken" in err


BAD = {
    "binary.txt": b"\x00\x01\x02\xff" * 500,
    "empty.txt": b"",
    "page.html": b"<html><body><nav>Home</nav></body></html>",
    "lines.jsonl": b'{"text": "not closed\n',
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_named_and_stops_no_other(folder: Path, name: str) -> None:
    (folder / name).write_bytes(BAD[name])
    code, _, err = run(folder.name)
    assert code == 0
    assert name in err
    found = read(Path("dossier/dossier.json"))
    assert len(found["reports"]) == 2
    assert any(name in failure["subject"] for failure in found["failures"])


def test_a_missing_file_is_named(folder: Path) -> None:
    code, _, err = run(folder.name, "nowhere.txt")
    assert code == 0
    assert "nowhere.txt" in err


def test_a_file_over_the_size_limit_is_named_with_the_limit(folder: Path) -> None:
    (folder / "huge.txt").write_bytes(b"Long words again and again. " * 1_900_000)
    code, _, err = run(folder.name)
    assert code == 0
    assert "huge.txt" in err
    assert "largest_capture" in err


def test_the_same_file_twice_is_named_and_read_once(folder: Path) -> None:
    (folder / "copy.txt").write_text(FIRST, "utf-8")
    code, _, err = run(folder.name)
    assert code == 0
    assert "copy.txt" in err
    assert "post.txt" in err
    assert len(read(Path("dossier/dossier.json"))["reports"]) == 2


def test_a_wrong_encoding_is_read_as_well_as_can_be_and_marked(folder: Path) -> None:
    (folder / "old.txt").write_bytes(SECOND.replace("Neighbours", "Café owners").encode("cp1252"))
    code, _, err = run(folder.name)
    assert code == 0
    assert "old.txt" in err
    reports = read(Path("dossier/dossier.json"))["reports"]
    (text,) = [report["text"] for report in reports if "old" in report["source"]]
    assert "Café owners" in text


def test_a_report_without_a_date_leaves_relative_dates_unresolved_with_the_reason(
    folder: Path,
) -> None:
    (folder / "undated.txt").write_text(FIRST.replace("Updated 12 March 2031\n\n", ""), "utf-8")
    _, _, err = run(folder.name)
    assert "undated.txt: no publication date" in err
    for report in json.loads(Path("dossier/dossier.json").read_text("utf-8"))["reports"]:
        if "undated" in report["source"]:
            starts = {m["passage"]["exact"]: m["start"] for m in report["moments"]}
            assert None in starts.values()


def test_a_headline_cannot_steer_the_terminal(folder: Path) -> None:
    (folder / "steer.txt").write_text("\x1b[31mRed\x07 headline here\n\n" + FIRST[30:], "utf-8")
    _, out, err = run(folder.name)
    assert "\x1b[31m" not in out
    assert "\x07" not in out + err
