"""Measured floors of extraction, on other people's pages that are not part of the project.

What is measured is what score_extract.py measures; a floor is never lowered without a line in
the changelog that says why.
"""

import importlib.util
import json
import os
import re
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.needs import SHARED
from tests.quality.adapters.extraction import predictions

SCORER = SHARED / "scorers" / "score_extract.py"
pytestmark = [
    pytest.mark.shared("scorers", "data/extraction"),
    pytest.mark.skipif(
        importlib.util.find_spec("trafilatura") is None,
        reason="trafilatura, with which the body is compared, is not installed",
    ),
]


def scored(*arguments: str) -> dict[str, Any]:
    """Run the scorer and read the measures that it prints."""
    done = subprocess.run(
        [sys.executable, SCORER.name, *arguments],
        cwd=SCORER.parent,
        env=os.environ | {"PYTHONDONTWRITEBYTECODE": "1", "OMP_NUM_THREADS": "1"},
        capture_output=True,
        text=True,
        check=True,
    )
    found = re.search(r"\{.*\}", done.stdout)
    measures: dict[str, Any] = json.loads(found.group()) if found else {}
    return measures


@cache
def ours(dataset: str, written: Path) -> dict[str, Any]:
    """Extract a data set and score it."""
    folder = SHARED / "data" / "extraction" / dataset
    written.write_text(json.dumps(predictions(folder)), "utf-8")
    return scored(dataset, "--pred", str(written))


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("predictions")


def test_body_of_english_and_other_pages(written: Path) -> None:
    measured = ours("scrapinghub", written / "scrapinghub.json")["shingle4"]["F1"]
    assert measured >= 0.965


@pytest.mark.parametrize(
    ("measure", "key", "floor"),
    [
        ("title_acc", 0, 0.92),
        ("date_acc", 0, 0.985),
        ("authors", "exact", 0.88),
        ("para_match", "F", 0.92),
        ("captions", "known", 0.75),
        ("captions", "kept_out", 0.90),
    ],
)
def test_what_a_report_says_of_itself(
    written: Path, measure: str, key: str | int, floor: float
) -> None:
    assert ours("fundus", written / "fundus.json")[measure][key] >= floor


@pytest.mark.parametrize("dataset", ["scrapinghub", "fundus"])
def test_the_body_is_no_worse_than_trafilaturas(written: Path, dataset: str) -> None:
    theirs = scored(dataset, "--system", "trafilatura_fast")["shingle4"]["F1"]
    assert ours(dataset, written / f"{dataset}.json")["shingle4"]["F1"] >= theirs
