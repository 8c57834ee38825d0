"""Floors of origins, measured on other people's stories beside the checkout.

The floors are the issue's bars: of pairs of one origin 0.88 called same; of pairs called
different 0.7 right and a third of the different ones found; of pairs that the key calls unknown
0.6 undetermined; at most 0.20 undetermined among the known.
"""

import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from tests.needs import SHARED
from twicetold import compare, dossier
from twicetold.model import State

DATA = SHARED / "data/corroboration"
BAGHOUZ = SHARED / "acceptance/baghouz"

pytestmark = pytest.mark.shared("data/corroboration", "scorers")


@cache
def _line(folder: Path) -> str:
    """Give the scorer's line on origins for the dossier of all stories, made in one call."""
    written = folder / "dossier.json"
    written.write_bytes(dossier.json(compare([str(DATA / "reports")])))
    scorer = SHARED / "scorers/score_corroboration.py"
    printed = subprocess.run(
        [sys.executable, str(scorer), str(DATA / "keys"), str(written)],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    return next(line for line in printed.splitlines() if line.startswith("origins:"))


@pytest.fixture(scope="module")
def line(tmp_path_factory: pytest.TempPathFactory) -> str:
    return _line(tmp_path_factory.mktemp("corroboration"))


@pytest.mark.parametrize(
    ("figure", "floor"),
    [
        (r"same ([\d.]+) of", 0.88),
        (r"different ([\d.]+) of", 0.333),
        (r"called different right ([\d.]+) of", 0.70),
        (r"unknown called undetermined ([\d.]+) of", 0.60),
    ],
)
def test_origins_hold_their_floors(line: str, figure: str, floor: float) -> None:
    found = re.search(figure, line)
    assert found is not None, line
    assert float(found.group(1)) >= floor, line


def test_few_known_pairs_stay_undetermined(line: str) -> None:
    found = re.search(r"undetermined among known ([\d.]+)", line)
    assert found is not None, line
    assert float(found.group(1)) <= 0.20, line


@pytest.mark.shared("acceptance/baghouz")
def test_one_spokesman_in_two_reports_is_one_origin() -> None:
    found_in_both = compare([str(path) for path in sorted(BAGHOUZ.glob("report-*.txt"))])
    found = [
        (origin, one)
        for one in found_in_both.corroborations
        for origin in one.origins
        if origin.key == "mustafa bali" and len(origin.appearances) > 1
    ]
    assert found
    for origin, one in found:
        assert (one.most, one.state) == (1, State.DEPENDENT)
        reports = {words.report for reason in origin.reasons for words in reason.passages}
        assert len(reports) == 2
