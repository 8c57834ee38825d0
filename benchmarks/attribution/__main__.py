"""Measure attribution: ``python -m benchmarks.attribution [SHARED]``.

Prints, for each dev set, F of rules alone, of rules and the plain tagger, and of rules and the
tagger behind its gate, with words a second of processor time in one and the same run, so that the
ratios hold whatever else the machine does; and what a story of forty reports costs in time and
memory. Intervals are 95 % over articles (500 resamplings, seed 0).
"""

import argparse
import importlib.util
import json
import random
import resource
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

from tests.quality.adapters import attribution as adapter

from twicetold.attribute import Tagger, attributions, tagger
from twicetold.model import Report
from twicetold.segment import sentences

_SHARED = Path(__file__).resolve().parents[2] / "../shared"
_STORY = 40
_RESAMPLED = 500
Kinds = ("all", "direct", "indirect", "mixed")


def main() -> None:
    """Measure and print."""
    asked = argparse.ArgumentParser(prog="python -m benchmarks.attribution", description=__doc__)
    asked.add_argument("shared", nargs="?", type=Path, default=_SHARED)
    shared = asked.parse_args().shared
    scorer = _scorer(shared / "scorers/score_attribution.py")
    gated, plain = tagger.load(), tagger.load()
    plain.settings = replace(plain.settings, gated=False)
    ways = {"rules": None, "rules, plain tagger": plain, "rules, gated tagger": gated}
    for name in ("wikinews-dev", "polnear-dev"):
        gold = _gold(shared / f"data/attribution/{name}.jsonl")
        reports = [adapter.report(one["doc"], one["text"]) for one in gold]
        for way, using in ways.items():
            _predicted(reports[:2], using)  # lists and weights are read before the clock runs
            rate, predicted = _timed(reports, using)
            print(f"{name:13} {way:20} {_figures(scorer, gold, predicted)} {rate:8,.0f} words/s")
    told = _gold(shared / "data/attribution/wikinews-train.jsonl")[:_STORY]
    story = [adapter.report(one["doc"], one["text"]) for one in told]
    began = time.perf_counter()
    _predicted(story, tagger.load())
    took = time.perf_counter() - began
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{_STORY} reports, {_words(story):,} words: {took:.1f} s, {memory} MB at most so far")


def _gold(path: Path) -> list[dict[str, Any]]:
    """Read a gold file without the attributions that stand inside others."""
    found = []
    for line in path.read_text("utf-8").splitlines():
        one = json.loads(line)
        outer = [mark for mark in one["attributions"] if mark.get("parent") is None]
        found.append({**one, "attributions": outer})
    return found


def _words(reports: Sequence[Report]) -> int:
    return sum(len(report.text.split()) for report in reports)


def _predicted(reports: Sequence[Report], using: Tagger | None) -> list[dict[str, Any]]:
    return [
        {"attributions": [*adapter.scored(attributions(one, sentences(one), tagger=using))]}
        for one in reports
    ]


def _timed(reports: Sequence[Report], using: Tagger | None) -> tuple[float, list[dict[str, Any]]]:
    began = time.process_time()
    found = _predicted(reports, using)
    return _words(reports) / (time.process_time() - began), found


def _figures(
    scorer: ModuleType, gold: Sequence[dict[str, Any]], predicted: Sequence[dict[str, Any]]
) -> str:
    counts: dict[str, list[Counter[Any]]] = {
        kind: [scorer.doc_counts(*pair, kind) for pair in zip(gold, predicted, strict=True)]
        for kind in Kinds
    }

    def reached(drawn: Sequence[Counter[Any]]) -> dict[str, float]:
        total = sum(drawn, Counter())
        found: dict[str, float] = scorer.report(total)["attribution (content+source)"]
        return found

    whole = reached(counts["all"])
    low, high = _interval(counts["all"], lambda drawn: reached(drawn)["f"])
    kinds = " ".join(f"{kind} {reached(counts[kind])['f']:.3f}" for kind in Kinds[1:])
    return (
        f"P {whole['p']:.3f} R {whole['r']:.3f} F {whole['f']:.3f} [{low:.2f}, {high:.2f}] {kinds}"
    )


def _interval(
    counts: Sequence[Counter[Any]], figure: Callable[[Sequence[Counter[Any]]], float]
) -> tuple[float, float]:
    draw = random.Random(0)
    found = sorted(figure(draw.choices(counts, k=len(counts))) for _ in range(_RESAMPLED))
    return found[_RESAMPLED // 40], found[-_RESAMPLED // 40 - 1]


def _scorer(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score_attribution", path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"no scorer at {path}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    main()
