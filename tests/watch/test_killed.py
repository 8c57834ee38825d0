"""Some kills of the many that ``python -m tests.watch.killed 50`` makes."""

from pathlib import Path

from tests.watch.killed import EXPECTED, killed


def test_a_watch_that_is_killed_tells_each_event_once(tmp_path: Path) -> None:
    assert killed(tmp_path, 2) == EXPECTED
