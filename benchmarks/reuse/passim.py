"""passim 2 as a peer, where the user has it (with Java): the command ``passim`` on the path."""

import json
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks.reuse.score import Found

from twicetold.model import Report

OPTIONS = ("--all-pairs", "--pairwise")
"""Everything else as passim has it; every two reports that share a passage are asked for."""


def installed() -> bool:
    """Tell whether passim can be called."""
    return shutil.which("passim") is not None


def found(reports: Sequence[Report]) -> tuple[Found, ...]:
    """Run passim and read the passages that it writes, one a line."""
    with tempfile.TemporaryDirectory() as folder:
        given, taken = Path(folder) / "reports.json", Path(folder) / "found"
        with given.open("w", encoding="utf-8") as file:
            for report in reports:
                row = {"id": report.id, "series": report.outlet, "text": report.text}
                file.write(json.dumps(row) + "\n")
        subprocess.run(
            ["passim", *OPTIONS, str(given), str(taken)], check=True, capture_output=True
        )
        rows = [
            json.loads(line)
            for path in sorted((taken / "align.json").glob("*.json"))
            for line in path.read_text("utf-8").splitlines()
        ]
    return tuple(
        (row["id"], row["begin"], row["end"], row["id2"], row["begin2"], row["end2"])
        for row in rows
    )
