"""What an engine on one machine promises: rows meet by key, and finished work is not done again."""

from pathlib import Path

import pyarrow as pa
import pytest

from twicetold.run.engine import Frame, Step
from twicetold.run.inline import Inline
from twicetold.run.places import place
from twicetold.run.pool import Pool

ROWS = pa.schema([("key", pa.int64()), ("word", pa.string())])
COUNTS = pa.schema([("key", pa.int64()), ("left", pa.int64()), ("right", pa.int64())])


def _counted(left: pa.Table, right: pa.Table) -> pa.Table:
    keys = sorted({*left["key"].to_pylist(), *right["key"].to_pylist()})
    counts = [[table["key"].to_pylist().count(key) for key in keys] for table in (left, right)]
    return pa.table({"key": keys, "left": counts[0], "right": counts[1]}, schema=COUNTS)


def _doubled(rows: pa.Table) -> pa.Table:
    return pa.concat_tables([rows, rows])


def _refused(_rows: pa.Table) -> pa.Table:
    raise AssertionError("this step is finished")


def _frames(engine: Inline) -> tuple[Frame, Frame]:
    one = pa.table({"key": [1, -7, 1, 5], "word": list("abcd")}, schema=ROWS)
    other = pa.table({"key": [5, 9], "word": list("ef")}, schema=ROWS)
    return engine.put("one", one), engine.put("other", other)


@pytest.mark.parametrize("buckets", [1, 3, 50])
def test_rows_with_equal_keys_meet_whatever_the_number_of_buckets(
    tmp_path: Path, buckets: int
) -> None:
    with Inline(tmp_path, lambda *_: None) as engine:
        met = engine.met(Step("counts", _counted, COUNTS), _frames(engine), buckets)
        rows = sorted(tuple(row.values()) for row in engine.table(met).to_pylist())
    assert rows == [(-7, 1, 0), (1, 2, 0), (5, 1, 1), (9, 0, 1)]


def test_a_finished_step_is_not_done_again(tmp_path: Path) -> None:
    with Inline(tmp_path, lambda *_: None) as engine:
        frame, _ = _frames(engine)
        engine.mapped(Step("doubled", _doubled, ROWS), frame)
    with Inline(tmp_path, lambda *_: None) as engine:
        frame, _ = _frames(engine)
        again = engine.mapped(Step("doubled", _refused, ROWS), frame)
        assert engine.table(again).num_rows == 8


def test_a_file_that_was_not_finished_is_not_taken_for_one(tmp_path: Path) -> None:
    with Inline(tmp_path, lambda *_: None) as engine:
        frame, _ = _frames(engine)
        (tmp_path / "doubled").mkdir()
        (tmp_path / "doubled" / "part-00000.arrow.12345").write_bytes(b"half")
        done = engine.mapped(Step("doubled", _doubled, ROWS), frame)
        assert engine.table(done).num_rows == 8


def test_a_pool_does_the_same_in_processes_of_its_own(tmp_path: Path) -> None:
    with Pool(tmp_path, lambda *_: None, workers=2) as engine:
        frame = engine.put("one", pa.table({"key": [1], "word": ["a"]}, schema=ROWS))
        done = engine.mapped(Step("taken", _words, ROWS), frame)
        assert engine.table(done).num_rows == 1


def _words(rows: pa.Table) -> pa.Table:
    return rows


def test_progress_is_told_task_by_task(tmp_path: Path) -> None:
    told: list[tuple[str, int, int]] = []
    with Inline(tmp_path, lambda *words: told.append(words)) as engine:
        engine.met(Step("counts", _counted, COUNTS), _frames(engine), 2)
    assert [one for one in told if one[0] == "counts"] == [("counts", 1, 2), ("counts", 2, 2)]


def test_an_unknown_kind_of_address_names_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("twicetold.run.places.find_spec", lambda _: None)
    with pytest.raises(OSError, match="needs fsspec"):
        place("sftp://host/folder")
