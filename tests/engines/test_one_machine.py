"""The tables of a corpus are the same bytes, however the work is spread over one machine."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from tests.engines.conftest import build, files
from twicetold import corpus, pipeline
from twicetold.run import EngineKind
from twicetold.run.inline import Inline
from twicetold.run.spill import Account, Task


def test_all_tables_have_rows(tables: Path) -> None:
    rows = corpus.manifest(str(tables)).rows
    assert all(rows[table] for table in rows), rows


def test_a_pool_writes_the_same_bytes(
    given: list[str], tmp_path: Path, expected: dict[str, bytes]
) -> None:
    build(EngineKind.POOL, given, tmp_path)
    assert files(tmp_path) == expected


def test_the_order_of_sources_and_the_size_of_buckets_change_nothing(
    given: list[str], tmp_path: Path, expected: dict[str, bytes]
) -> None:
    build(EngineKind.INLINE, given[::-1], tmp_path, bucket=7)
    assert files(tmp_path) == expected


class Failing(Inline):
    """An engine whose disk is full after some tasks."""

    left = 30

    def done(self, tasks: Sequence[Task]) -> Iterator[Account]:
        for account in super().done(tasks):
            self.left -= 1
            if not self.left:
                raise OSError("the disk is full")
            yield account


class Counting(Inline):
    """An engine that counts its tasks."""

    count = 0

    def done(self, tasks: Sequence[Task]) -> Iterator[Account]:
        for account in super().done(tasks):
            self.count += 1
            yield account


def test_a_run_that_broke_off_goes_on_where_it_stopped(
    given: list[str], tmp_path: Path, expected: dict[str, bytes]
) -> None:
    listed, failures = corpus.sources(given)
    output, plan = str(tmp_path / "tables"), corpus.Plan()
    work = tmp_path / "work"
    with Failing(work, lambda *_: None) as engine, pytest.raises(OSError, match="disk is full"):
        corpus.build(engine, listed, output, plan=plan, failures=failures)
    with Counting(work, lambda *_: None) as second:
        corpus.build(second, listed, output, plan=plan, failures=failures)
    with Counting(tmp_path / "other", lambda *_: None) as whole:
        corpus.build(whole, listed, str(tmp_path / "again"), plan=plan, failures=failures)
    assert second.count <= whole.count - 29
    assert files(tmp_path / "tables") == expected


def test_a_dossier_from_the_tables_is_that_of_the_whole_corpus(
    given: list[str], tables: Path
) -> None:
    whole = pipeline.compare(given)
    assert {one.id for one in corpus.stories(str(tables))} == {one.id for one in whole.stories}
    for one in whole.stories:
        found = corpus.dossier(str(tables), one.id)
        ids = set(one.reports)
        assert found.reports == tuple(report for report in whole.reports if report.id in ids)
        assert found.reuses == tuple(
            r for r in whole.reuses if r.left.report in ids and r.right.report in ids
        )
        assert found.attributions == tuple(a for a in whole.attributions if a.report in ids)
        told = [
            pair
            for pair in zip(whole.claims, whole.corroborations, strict=True)
            if pair[0].story == one.id
        ]
        assert list(zip(found.claims, found.corroborations, strict=True)) == told
        assert found.series == tuple(s for s in whole.series if s.story == one.id)
        assert set(found.names) <= set(whole.names)


def test_what_failed_is_a_table_of_its_own(tables: Path, given: list[str]) -> None:
    from twicetold.corpus.columns import nouns
    from twicetold.corpus.rendering import _rows
    from twicetold.model import Failure

    found = nouns(_rows(str(tables), "failures", "undated"), Failure)
    assert set(pipeline.compare(given).failures) == set(found)
