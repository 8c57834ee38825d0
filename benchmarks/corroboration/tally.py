"""What is counted of each story against its key, the figures made of it, and their intervals."""

import random
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from types import ModuleType
from typing import Any

Tally = Counter[tuple[str, ...]]

RESAMPLES = 2000
"""Times that the stories are drawn anew, with repeats, for an interval."""

INTERVAL = 0.9
"""Share of the draws that lie in it."""

MARKED = (("conflict", "contradicts"), ("clipped", "clipped"))
"""What a key marks, and the verdict that says it."""


def tallies(
    scorer: ModuleType, gold: Sequence[dict[str, Any]], found: Sequence[dict[str, Any]]
) -> dict[str, Tally]:
    """Count, for each story, the pairs of the key, those found, and what is said of them."""
    matched = scorer.match(list(gold), list(found))
    counted: dict[str, Tally] = {pair["story"]: Counter() for pair in gold}
    for number, pair in enumerate(gold):
        counted[pair["story"]][("key",)] += 1
        said = matched.get(number)
        for relation, verdict in MARKED:
            if pair["relation"] == relation:
                counted[pair["story"]][relation, "key"] += 1
                hit = said is not None and said["verdict"] == verdict
                counted[pair["story"]][relation, "hit"] += hit
        if said is not None:
            wanted = "unknown" if pair["unknown"] else "same" if pair["same"] else "different"
            counted[pair["story"]][wanted, said["state"]] += 1
            counted[pair["story"]][("hit",)] += 1
    for pair in found:
        if pair["story"] in counted:
            counted[pair["story"]][("found",)] += 1
            for relation, verdict in MARKED:
                counted[pair["story"]][relation, "found"] += pair["verdict"] == verdict
    return counted


def _states(one: Tally, wanted: str) -> int:
    return sum(one[wanted, state] for state in ("same", "different", "undetermined"))


def _share(part: int, whole: int) -> float:
    return part / max(1, whole)


FIGURES: Mapping[str, Callable[[Tally], float]] = {
    "pairs F": lambda one: _share(2 * one["hit",], one["key",] + one["found",]),
    "pairs recall": lambda one: _share(one["hit",], one["key",]),
    "pairs precision": lambda one: _share(one["hit",], one["found",]),
    "conflict recall": lambda one: _share(one["conflict", "hit"], one["conflict", "key"]),
    "conflict precision": lambda one: _share(one["conflict", "hit"], one["conflict", "found"]),
    "clipped recall": lambda one: _share(one["clipped", "hit"], one["clipped", "key"]),
    "clipped precision": lambda one: _share(one["clipped", "hit"], one["clipped", "found"]),
    "same called same": lambda one: _share(one["same", "same"], _states(one, "same")),
    "different found": lambda one: _share(one["different", "different"], _states(one, "different")),
    "called different right": lambda one: _share(
        one["different", "different"], one["different", "different"] + one["same", "different"]
    ),
    "unknown called undetermined": lambda one: _share(
        one["unknown", "undetermined"], _states(one, "unknown")
    ),
    "undetermined among known": lambda one: _share(
        one["same", "undetermined"] + one["different", "undetermined"],
        _states(one, "same") + _states(one, "different"),
    ),
}
"""The figures of the issues, by name; all but the last should be high."""


def together(stories: Iterable[Tally]) -> Tally:
    """Add up the counts of some stories."""
    found: Tally = Counter()
    for one in stories:
        found.update(one)
    return found


def interval(stories: Sequence[Tally], figure: Callable[[Tally], float]) -> tuple[float, float]:
    """Give the interval of a figure by drawing the stories anew, with repeats.

    Args:
        stories: The counts of each story.
        figure: What is made of the counts of all.

    Returns:
        The bounds within which nine in ten draws lie.
    """
    chance = random.Random(0)
    drawn = sorted(
        figure(together(chance.choices(stories, k=len(stories)))) for _ in range(RESAMPLES)
    )
    outside = round(RESAMPLES * (1 - INTERVAL) / 2)
    return drawn[outside], drawn[-outside - 1]


def show(stories: Mapping[str, Tally]) -> None:
    """Print each figure with its interval, and the worst it falls to with one story left out."""
    everything = list(stories.values())
    for name, figure in FIGURES.items():
        low, high = interval(everything, figure)
        without = [
            figure(together(one for key, one in stories.items() if key != out)) for out in stories
        ]
        worst = (max if name.startswith("undetermined") else min)(without)
        print(
            f"{name:28} {figure(together(everything)):.3f}  "
            f"9 in 10 draws of stories {low:.3f} to {high:.3f}, one story left out {worst:.3f}"
        )
    counted = together(everything)
    sizes = {wanted: _states(counted, wanted) for wanted in ("same", "different", "unknown")}
    print(f"counts: {counted['key',]} pairs in the key, {counted['found',]} found; {sizes}")
