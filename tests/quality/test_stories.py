"""Floors of story grouping on ECB+, other people's texts beside the checkout."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.needs import SHARED
from tests.quality.adapters.stories import clusters, documents

DOCUMENTS = SHARED / "data/stories/ecbplus/docs.jsonl"

pytestmark = pytest.mark.shared("data/stories", "scorers")


def _figures(predicted: dict[str, str], folder: Path) -> tuple[float, float]:
    """Give BCubed F and pair F on the scorer's TEST line."""
    (folder / "pred.json").write_text(json.dumps(predicted))
    scorer = SHARED / "scorers/score_cluster.py"
    printed = subprocess.run(
        [sys.executable, str(scorer), "ecbplus", "--pred", str(folder / "pred.json")],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    line = next(line for line in printed.splitlines() if line.startswith("TEST"))
    bcubed = re.search(r"B3 P/R/F=[\d.]+/[\d.]+/([\d.]+)", line)
    pair = re.search(r"pair P/R/F=[\d.]+/[\d.]+/([\d.]+)", line)
    assert bcubed is not None, line
    assert pair is not None, line
    return float(bcubed.group(1)), float(pair.group(1))


def test_a_batch_holds_its_floors(tmp_path: Path) -> None:
    bcubed, pair = _figures(clusters(documents(DOCUMENTS)), tmp_path)
    assert bcubed >= 0.90
    assert pair >= 0.86


def test_a_stream_in_the_order_of_ids_is_nearly_as_good(tmp_path: Path) -> None:
    batch = _figures(clusters(documents(DOCUMENTS)), tmp_path)
    stream = _figures(clusters(documents(DOCUMENTS), stream=True), tmp_path)
    assert stream[1] >= batch[1] - 0.05
