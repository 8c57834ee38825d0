"""Measure origins on the dev stories: ``python -m benchmarks.corroboration [SHARED]``.

Makes the dossier of all stories in one call, matches its pairs of appearances to the keys' with
score_corroboration.py, and prints the figures of each story, of all, and the lowest that any
figure falls to when one story is left out. The rules have no trained weights; their few constants
and lists were set on these stories, so the last line tells how much one story carries.
"""

import argparse
import importlib.util
import json
import sys
from collections import Counter
from pathlib import Path
from types import ModuleType

from twicetold import compare, dossier

_SHARED = Path(__file__).resolve().parents[2] / "../shared"
Counts = Counter[tuple[str, str]]


def main() -> None:
    """Measure and print."""
    asked = argparse.ArgumentParser(prog="python -m benchmarks.corroboration", description=__doc__)
    asked.add_argument("shared", nargs="?", type=Path, default=_SHARED)
    data = asked.parse_args().shared / "data/corroboration"
    scorer = _scorer(data.parent.parent / "scorers/score_corroboration.py")
    written = json.loads(dossier.json(compare([str(data / "reports")])))
    stories = counts(scorer, data / "keys", written)
    for story, found in sorted(stories.items()):
        print(f"{story:10} {line(found)}")
    print(f"{'all':10} {line(sum(stories.values(), Counter()))}")
    left_out = [
        figures(sum((one for name, one in stories.items() if name != story), Counter()))
        for story in stories
    ]
    worst = [min(column) for column in zip(*left_out, strict=True)]
    worst[-1] = max(figure[-1] for figure in left_out)
    print(f"{'one left out, at worst':10} " + ", ".join(f"{figure:.3f}" for figure in worst))


def counts(scorer: ModuleType, keys: Path, written: dict[str, object]) -> dict[str, Counts]:
    """Count, for each story, what the key says of a pair against what the dossier says."""
    gold = list(scorer.key_pairs(keys))
    matched = scorer.match(gold, list(scorer.dossier_pairs(written)))
    found: dict[str, Counts] = {pair["story"]: Counter() for pair in gold}
    for number, pair in matched.items():
        key = gold[number]
        wanted = "unknown" if key["unknown"] else "same" if key["same"] else "different"
        found[key["story"]][wanted, pair["state"]] += 1
    return found


def figures(found: Counts) -> tuple[float, float, float, float, float]:
    """Give same, different, called different right, unknown undetermined, undetermined known."""

    def whole(wanted: str) -> int:
        return sum(count for (one, _), count in found.items() if one == wanted)

    called = found["same", "different"] + found["different", "different"]
    undetermined = found["same", "undetermined"] + found["different", "undetermined"]
    return (
        found["same", "same"] / max(1, whole("same")),
        found["different", "different"] / max(1, whole("different")),
        found["different", "different"] / max(1, called),
        found["unknown", "undetermined"] / max(1, whole("unknown")),
        undetermined / max(1, whole("same") + whole("different")),
    )


def line(found: Counts) -> str:
    """Give the figures with their counts."""
    same, different, right, unknown, undetermined = figures(found)
    sizes = Counter(wanted for wanted, _ in found.elements())
    return (
        f"same {same:.3f} of {sizes['same']:3}, different {different:.3f} of "
        f"{sizes['different']:2}, called different right {right:.3f}, unknown undetermined "
        f"{unknown:.3f} of {sizes['unknown']:2}, undetermined among known {undetermined:.3f}"
    )


def _scorer(where: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score_corroboration", where)
    if spec is None or spec.loader is None:
        sys.exit(f"{where} is not here; give the folder that holds scorers/ and data/")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    main()
