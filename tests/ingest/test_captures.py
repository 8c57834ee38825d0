"""Files and folders into captures; what cannot be read is named."""

import os
from pathlib import Path

import pytest

from twicetold.ingest import Limits, captures
from twicetold.model import Capture, Failure

WORDS = b"Rain fell on Orval for nine days, the mayor said.\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "reports" / "inner").mkdir(parents=True)
    (tmp_path / "reports" / "b.txt").write_bytes(WORDS)
    (tmp_path / "reports" / "inner" / "a.html").write_bytes(b"<p>" + WORDS)
    return tmp_path


def read(*sources: str, limits: Limits | None = None) -> tuple[list[Capture], list[Failure]]:
    found = list(captures(sources, limits))
    return (
        [one for one in found if isinstance(one, Capture)],
        [one for one in found if isinstance(one, Failure)],
    )


def only_failure(*sources: str, limits: Limits | None = None) -> Failure:
    kept, failures = read(*sources, limits=limits)
    assert kept == []
    assert len(failures) == 1
    assert failures[0].stage == "ingest"
    return failures[0]


@pytest.mark.usefixtures("folder")
def test_a_folder_is_read_to_the_bottom_in_sorted_order() -> None:
    kept, failures = read("reports")
    assert [one.source for one in kept] == ["reports/b.txt", "reports/inner/a.html"]
    assert [one.media_type for one in kept] == ["text/plain", "text/html"]
    assert failures == []


@pytest.mark.usefixtures("folder")
def test_bytes_and_digest_are_kept_as_received() -> None:
    kept, _ = read("reports/b.txt")
    assert kept[0].body == WORDS
    assert len(kept[0].digest) == 64


def test_order_and_repetition_of_the_paths_do_not_matter(folder: Path) -> None:
    (folder / "c.txt").write_bytes(b"Other words.\n")
    assert read("reports", "c.txt", "nothing") == read(
        "nothing", "c.txt", "reports", "reports/b.txt"
    )


def test_an_absolute_path_stays_absolute(folder: Path) -> None:
    kept, _ = read(str(folder / "reports" / "b.txt"))
    assert kept[0].source == str(folder / "reports" / "b.txt")


def test_hidden_files_of_a_folder_are_passed_over(folder: Path) -> None:
    (folder / "reports" / ".DS_Store").write_bytes(b"\0\1\2")
    assert len(read("reports")[0]) == 2


@pytest.mark.parametrize("path", ["nothing.txt", "b.txt/inner.txt", "bad\0name", "x" * 5000])
def test_a_path_that_leads_nowhere_is_named(folder: Path, path: str) -> None:
    (folder / "b.txt").write_bytes(WORDS)
    failure = only_failure(path)
    assert failure.subject == path
    assert "check how" in failure.reason


def test_an_empty_folder_is_named(folder: Path) -> None:
    (folder / "none").mkdir()
    assert "without files" in only_failure("none").reason


@pytest.mark.parametrize("body", [b"", b" \n\t\r\n"])
def test_an_empty_file_is_named(folder: Path, body: bytes) -> None:
    (folder / "empty.txt").write_bytes(body)
    assert "is empty" in only_failure("empty.txt").reason


@pytest.mark.parametrize(
    "body", [b"%PDF-1.7 words", b"PK\x03\x04", b"\x89PNG\r\n", b"a\0b\0\0\0\1\2\3" * 50]
)
def test_a_binary_file_is_named(folder: Path, body: bytes) -> None:
    (folder / "picture.txt").write_bytes(body)
    assert "is binary" in only_failure("picture.txt").reason


def test_utf_16_is_no_binary(folder: Path) -> None:
    (folder / "wide.txt").write_bytes(WORDS.decode().encode("utf-16"))
    (folder / "bare.txt").write_bytes(WORDS.decode().encode("utf-16-le"))
    assert len(read("wide.txt", "bare.txt")[0]) == 2


@pytest.mark.usefixtures("folder")
def test_a_capture_over_the_limit_is_named_with_the_limit() -> None:
    failure = only_failure("reports/b.txt", limits=Limits(largest_capture=20))
    assert "largest_capture=20" in failure.reason


def test_a_fifty_megabyte_text_is_refused(folder: Path) -> None:
    with (folder / "large.txt").open("wb") as file:
        file.truncate(50_000_000)
    assert "largest_capture=20000000" in only_failure("large.txt").reason


def test_an_ending_that_is_not_read_is_named_with_those_that_are(folder: Path) -> None:
    (folder / "table.csv").write_bytes(WORDS)
    reason = only_failure("table.csv").reason
    assert ".txt" in reason
    assert ".jsonl" in reason


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    "address", ["ftp://outlet.example/a", "file:///etc/hosts", "https://a:secret@outlet.example/"]
)
def test_an_address_that_cannot_be_asked_is_named_without_its_password(address: str) -> None:
    failure = only_failure(address)
    assert "address" in failure.reason
    assert "secret" not in failure.subject


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
def test_an_unreadable_file_is_named(folder: Path) -> None:
    (folder / "reports" / "b.txt").chmod(0)
    kept, failures = read("reports")
    assert len(kept) == 1
    assert "permissions" in failures[0].reason


def test_one_bad_input_does_not_stop_the_others(folder: Path) -> None:
    (folder / "reports" / "a.txt").write_bytes(b"%PDF")
    kept, failures = read("nothing", "reports")
    assert len(kept) == 2
    assert len(failures) == 2


def test_a_page_saved_twice_is_read_once_and_named(folder: Path) -> None:
    (folder / "reports" / "z.html").write_bytes(b"<p>" + WORDS)
    kept, failures = read("reports")
    assert len(kept) == 2
    assert failures[0].subject == "reports/z.html"
    assert "reports/inner/a.html" in failures[0].reason


def test_a_text_of_one_name_in_two_folders_is_read_once(folder: Path) -> None:
    (folder / "reports" / "inner" / "b.txt").write_bytes(WORDS)
    kept, failures = read("reports")
    assert [one.source for one in kept if one.source.endswith(".txt")] == ["reports/b.txt"]
    assert "repeats reports/b.txt" in failures[0].reason


def test_a_copy_under_another_name_is_read_once_and_the_remedy_is_named(folder: Path) -> None:
    (folder / "reports" / "c.txt").write_bytes(WORDS)
    kept, failures = read("reports")
    assert [one.source for one in kept if one.source.endswith(".txt")] == ["reports/b.txt"]
    assert "repeats reports/b.txt" in failures[0].reason
    assert "JSONL with 'outlet'" in failures[0].reason


@pytest.mark.usefixtures("folder")
def test_a_name_that_no_encoding_can_write_is_shown_all_the_same() -> None:
    Path(os.fsdecode(b"caf\xe9.txt")).write_bytes(WORDS)
    kept, _ = read(os.fsdecode(b"caf\xe9.txt"))
    assert kept[0].source.encode("utf-8")


@pytest.mark.usefixtures("folder")
def test_a_folder_deeper_than_the_limit_is_named() -> None:
    kept, failures = read("reports", limits=Limits(deepest_folder=0))
    assert len(kept) == 1
    assert "deepest_folder=0" in failures[0].reason
