"""What is read into a corpus: every kind of file, from every kind of place, each page once."""

import json
from pathlib import Path

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from twicetold import corpus
from twicetold.corpus import intake
from twicetold.corpus.columns import nouns, row, schema, table
from twicetold.corpus.shards import sharded
from twicetold.model import Failure, Passage, Report, Reuse

TEXT = "The ferry to Orlec ran aground on Monday, the harbour master said. Nobody was hurt."
FIELDS = {"text": TEXT, "source": "ferry", "outlet": "Orlec Post", "published": "2031-03-04"}


def _read(*given: str) -> tuple[list[Report], list[Failure]]:
    listed, failures = corpus.sources(given)
    rows = intake.once(intake.read(sharded(listed)))
    found = [
        msgspec.msgpack.decode(one["noun"], type=Report) for one in rows.to_pylist() if one["id"]
    ]
    return found, [*failures, *intake.failures(rows)]


def test_parquet_gives_the_reports_that_json_lines_give(tmp_path: Path) -> None:
    (tmp_path / "one.jsonl").write_text(json.dumps(FIELDS), "utf-8")
    pq.write_table(pa.Table.from_pylist([FIELDS]), tmp_path / "two.parquet")
    from_lines, _ = _read(str(tmp_path / "one.jsonl"))
    from_columns, failures = _read(str(tmp_path / "two.parquet"))
    assert from_columns == from_lines
    assert failures == []


def test_each_group_of_rows_of_parquet_is_a_source_of_its_own(tmp_path: Path) -> None:
    rows = [{**FIELDS, "source": f"ferry {nth}"} for nth in range(4)]
    pq.write_table(pa.Table.from_pylist(rows), tmp_path / "all.parquet", row_group_size=2)
    listed, _ = corpus.sources([str(tmp_path)])
    assert [one.path.rpartition("?")[2] for one in listed] == ["rows=00000", "rows=00001"]


def test_a_page_handed_in_twice_is_read_once_and_the_second_is_named(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(TEXT, "utf-8")
    found, failures = _read(str(tmp_path))
    assert [Path(report.source).name for report in found] == ["a.txt"]
    (failure,) = failures
    assert failure.subject.endswith("b.txt")
    assert "repeats" in failure.reason
    assert "a.txt" in failure.reason


def test_an_address_that_fsspec_knows_is_read() -> None:
    import fsspec

    with fsspec.open("memory://news/ferry.jsonl", "w") as file:
        file.write(json.dumps({**FIELDS, "source": None}))
    found, failures = _read("memory://news")
    assert [report.text for report in found] == [TEXT]
    assert failures == []
    assert found[0].source.startswith("memory://")


def test_a_page_of_the_web_is_not_fetched_here() -> None:
    listed, (failure,) = corpus.sources(["https://news.example/page"])
    assert listed == ()
    assert "twicetold fetch" in failure.reason


def test_the_work_of_one_corpus_is_not_mixed_with_that_of_another(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    listed, _ = corpus.sources([str(tmp_path / "a.txt")])
    places = str(tmp_path / "tables"), str(tmp_path / "work")
    assert corpus.begin(listed, *places, corpus.Plan()) is None
    assert corpus.begin(listed, *places, corpus.Plan()) is None
    with pytest.raises(corpus.NoTables, match="unfinished work of another corpus"):
        corpus.begin(listed, *places, corpus.Plan(model=True))


def test_nouns_go_into_columns_and_come_back_unchanged() -> None:
    passage = Passage("r-1", 0, 3, "One\ud7ff\U0001f600")
    reuse = msgspec.convert(
        {
            "left": msgspec.to_builtins(passage),
            "right": msgspec.to_builtins(passage),
            "wording": "verbatim",
            "kind": "prose",
            "quotations": [],
            "edits": [{"left": None, "right": msgspec.to_builtins(passage)}],
            "direction": "undecided",
            "reasons": ["none"],
        },
        Reuse,
    )
    columns = schema(Reuse, ("story", str))
    assert nouns(table([row(reuse, story="s-1")], columns), Reuse) == (reuse,)
