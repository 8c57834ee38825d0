"""Measure claims and origins on the dev stories: ``python -m benchmarks.corroboration [SHARED]``.

Makes the dossier of all stories in one call, matches its pairs of appearances to the keys' with
score_corroboration.py, and prints the figures, each with the interval that drawing the stories
anew gives and the worst that it falls to when one story is left out. The rules of origins have
no trained weights; the weights of likeness are fitted to these very stories, so read the pairs by
``python -m training.likeness``, which judges each story by weights fitted to the others.
"""

import argparse
import importlib.util
import json
import sys
from pathlib import Path
from types import ModuleType

from benchmarks.corroboration.tally import show, tallies

from twicetold import compare, dossier

_SHARED = Path(__file__).resolve().parents[2] / "../shared"


def main() -> None:
    """Measure and print."""
    asked = argparse.ArgumentParser(prog="python -m benchmarks.corroboration", description=__doc__)
    asked.add_argument("shared", nargs="?", type=Path, default=_SHARED)
    shared = asked.parse_args().shared
    scoring = scorer(shared)
    data = shared / "data/corroboration"
    written = json.loads(dossier.json(compare([str(data / "reports")])))
    gold = list(scoring.key_pairs(data / "keys"))
    show(tallies(scoring, gold, list(scoring.dossier_pairs(written))))


def scorer(shared: Path) -> ModuleType:
    """Load the scorer that stands beside the keys."""
    where = shared / "scorers/score_corroboration.py"
    spec = importlib.util.spec_from_file_location("score_corroboration", where)
    if spec is None or spec.loader is None or not where.exists():
        sys.exit(f"{where} is not here; give the folder that holds scorers/ and data/")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    main()
