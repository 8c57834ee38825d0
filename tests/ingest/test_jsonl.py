"""JSON lines into captures."""

import json
from pathlib import Path

import pytest

from twicetold.ingest import Limits, captures
from twicetold.model import Capture, Failure


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path / "wire.jsonl"


def read(limits: Limits | None = None) -> tuple[list[Capture], list[Failure]]:
    found = list(captures(["wire.jsonl"], limits))
    return (
        [one for one in found if isinstance(one, Capture)],
        [one for one in found if isinstance(one, Failure)],
    )


def test_each_line_is_a_capture_named_by_file_and_line(file: Path) -> None:
    file.write_text('{"text": "One."}\n\n{"text": "Two."}\n')
    kept, failures = read()
    assert [(one.source, one.body) for one in kept] == [
        ("wire.jsonl#1", b"One."),
        ("wire.jsonl#3", b"Two."),
    ]
    assert failures == []


def test_given_fields_are_kept(file: Path) -> None:
    fields = {
        "text": "Rain fell.",
        "source": "https://mail.example/rain",
        "outlet": "Orval Mail",
        "publisher": "Mail Group",
        "headline": "Rain",
        "byline": ["Ada Lorn", "Bo Tarn"],
        "published": "2031-03-04",
        "language": "en",
    }
    file.write_text(json.dumps(fields))
    capture = read()[0][0]
    assert capture.source == "https://mail.example/rain"
    assert capture.given.outlet == "Orval Mail"
    assert capture.given.byline == ("Ada Lorn", "Bo Tarn")
    assert capture.given.published == "2031-03-04"


def test_a_byline_in_one_string_is_taken_apart(file: Path) -> None:
    file.write_text('{"text": "Rain.", "byline": "By Ada Lorn, Bo Tarn and Cy Vell"}')
    assert read()[0][0].given.byline == ("Ada Lorn", "Bo Tarn", "Cy Vell")


def test_unknown_keys_are_left_out_and_named_once(file: Path) -> None:
    file.write_text('{"text": "One.", "topic": 1, "rank": 2}\n{"text": "Two.", "topic": 3}\n')
    kept, failures = read()
    assert len(kept) == 2
    assert len(failures) == 1
    assert "rank, topic" in failures[0].reason


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ('{"text": "no end', "no JSON"),
        ("[1, 2]", "no JSON object"),
        ('{"title": "no words"}', 'no words under "text"'),
        ('{"text": 5}', 'no words under "text"'),
        ('{"text": "x", "outlet": ["A"]}', 'no text under "outlet"'),
        ('{"text": "x", "byline": [1]}', 'under "byline"'),
        ("[" * 100_000, "nested too deep"),
        ('{"text": "' + "x" * 300 + '"}', "largest_capture=200"),
    ],
)
def test_a_broken_line_is_named_and_the_others_go_on(file: Path, line: str, fault: str) -> None:
    limit = 200 if "largest" in fault else 20_000_000
    file.write_text('{"text": "One."}\n' + line + '\n{"text": "Three."}\n')
    kept, failures = read(Limits(largest_capture=limit))
    assert [one.source for one in kept] == ["wire.jsonl#1", "wire.jsonl#3"]
    broken = next(one for one in failures if one.subject == "wire.jsonl#2")
    assert "line 2" in broken.reason
    assert fault in broken.reason


def test_half_a_surrogate_pair_is_replaced_and_noted(file: Path) -> None:
    file.write_text('{"text": "half \\ud83d here"}')
    capture = read()[0][0]
    assert capture.body.decode("utf-8") == "half \ufffd here"
    assert capture.notes


def test_a_line_in_an_old_encoding_is_read_and_noted(file: Path) -> None:
    file.write_bytes('{"text": "Café on the quay."}'.encode("cp1252"))
    capture = read()[0][0]
    assert capture.body.decode("utf-8") == "Café on the quay."
    assert "Windows-1252" in capture.notes[0]


def test_a_file_in_utf_16_is_named(file: Path) -> None:
    file.write_bytes('{"text": "One."}\n'.encode("utf-16"))
    assert "UTF-8" in read()[1][0].reason


def test_one_report_given_twice_is_read_once(file: Path) -> None:
    line = '{"text": "One.", "outlet": "Orval Mail"}\n'
    file.write_text(line * 2)
    kept, failures = read()
    assert len(kept) == 1
    assert "repeats wire.jsonl#1" in failures[0].reason


def test_an_empty_file_is_named(file: Path) -> None:
    file.write_bytes(b"")
    assert "is empty" in read()[1][0].reason
