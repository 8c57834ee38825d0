"""Some kills of the many that ``make crash`` makes."""

from pathlib import Path
from random import Random

import pytest

from tests.crash import killing, made


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made.written(tmp_path_factory.mktemp("crash") / "reports.jsonl", towns=1)


def test_a_writer_that_is_killed_leaves_a_whole_store_that_goes_on(
    place: str, source: Path
) -> None:
    chance = Random(8)
    acknowledged: set[str] = set()
    for _ in range(3):
        acknowledged |= set(killing.run(place, source, chance.uniform(0.1, 2.0)).kept)
        killing.checked(place, acknowledged)
    last = killing.run(place, source)
    assert last.done
    assert killing.checked(place, set(last.kept)) == len(made.reports(1))


def test_two_writers_at_once_both_finish(place: str, source: Path, tmp_path: Path) -> None:
    lines = source.read_text("utf-8").splitlines(keepends=True)
    halves = []
    for number in (0, 1):
        halves.append(tmp_path / f"half-{number}.jsonl")
        halves[-1].write_text("".join(lines[number::2]), "utf-8")
    one, other = killing.both(place, halves[0], halves[1])
    assert one.done
    assert other.done
    assert killing.checked(place, {*one.kept, *other.kept}) == 12
