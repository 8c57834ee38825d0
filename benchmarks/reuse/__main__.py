"""Measure text reuse: ``python -m benchmarks.reuse`` (see --help).

Prints recall, precision, offsets and speed of both passes, of a naive n-gram index on the same
reports, and how often the direction is right.
"""

import argparse
import resource
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence

from benchmarks.reuse import directions
from benchmarks.reuse.corpus import Corpus, corpus
from benchmarks.reuse.naive import naive
from benchmarks.reuse.score import Found, Scores, scores

from twicetold import reuse
from twicetold.model import Direction, Report, Reuse, ReuseKind

_MIRRORED = {
    Direction.LEFT_TO_RIGHT: Direction.RIGHT_TO_LEFT,
    Direction.RIGHT_TO_LEFT: Direction.LEFT_TO_RIGHT,
}


def main() -> None:
    """Measure and print."""
    asked = argparse.ArgumentParser(prog="python -m benchmarks.reuse", description=__doc__)
    asked.add_argument("--reports", type=int, default=1000, help="how many reports (1000)")
    asked.add_argument("--seed", type=int, default=1, help="another corpus of the same kind (1)")
    asked.add_argument("--cases", type=int, default=40, help="direction cases of each kind (40)")
    asked.add_argument("--no-peers", action="store_true", help="leave the other methods out")
    wanted = asked.parse_args()
    made = corpus(wanted.reports, wanted.seed)
    words = sum(len(report.text.split()) for report in made.reports)
    print(f"{len(made.reports)} reports, {words} words, {len(made.cases)} passages to find")
    reuse.shared(made.reports[:2])  # reads the lexicon, which is no part of the measure
    measure("corpus pass", made, lambda: places(reuse.shared(made.reports)))
    measure("story pass", made, lambda: places(within_stories(made)))
    if not wanted.no_peers:
        measure("naive index", made, lambda: tuple(naive(made.reports)))
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MiB")
    for kind, (right, answers) in direction_scores(wanted.cases, wanted.seed).items():
        print(f"direction, {kind}: {right} of {answers}")


def measure(method: str, made: Corpus, find: Callable[[], Sequence[Found]]) -> Scores:
    """Run one method, score it and print both."""
    start = time.process_time()
    found = find()
    seconds = time.process_time() - start
    result = scores(made, found)
    print(
        f"{method:12} {len(made.reports) / seconds:7.0f} reports/s  case recall "
        f"{result.case_recall:.3f}  characters {result.character_recall:.3f}  precision "
        f"{result.precision:.3f}  offsets within 2 {result.near:.3f}"
    )
    for bins in (result.by_edits, result.by_length):
        print(" " * 13 + "  ".join(f"{name} {share:.3f}" for name, share in bins.items()))
    return result


def places(reuses: Iterable[Reuse]) -> tuple[Found, ...]:
    """Give the places of passages; set phrases are no copying."""
    return tuple(
        (
            one.left.report, one.left.start, one.left.end,
            one.right.report, one.right.start, one.right.end,
        )
        for one in reuses
        if one.kind is not ReuseKind.STOCK
    )  # fmt: skip


def within_stories(made: Corpus) -> tuple[Reuse, ...]:
    """Run the finer pass over every story."""
    stories: dict[int, list[Report]] = defaultdict(list)
    for report in made.reports:
        stories[made.story[report.id]].append(report)
    return tuple(one for story in stories.values() for one in reuse.within(story))


def direction_scores(count: int, seed: int) -> dict[str, tuple[int, int]]:
    """Count right directions and all answers, by what the reports show."""
    right, answers = Counter[str](), Counter[str]()
    for case in directions.cases(count, seed):
        found = {(one.left.report, one.right.report): one for one in reuse.within(case.reports)}
        for one, other, answer in case.answers:
            pair = (one, other)
            if one > other:
                pair, answer = (other, one), _MIRRORED.get(answer, answer)
            answers[case.kind] += 1
            right[case.kind] += pair in found and found[pair].direction is answer
    return {kind: (right[kind], answers[kind]) for kind in answers}


if __name__ == "__main__":
    main()
