"""Fit what the looks of two pieces count (``align/likeness.py``) to the dev stories.

    python -m training.likeness [SHARED]

SHARED holds ``data/corroboration`` and ``scorers``; ``../shared`` by default. Prints the weights,
fitted to all stories, to be copied to ``FITTED``, and what the whole journey is worth on stories
left out (``training/left_out.py``).
"""

import sys
from collections import defaultdict
from dataclasses import astuple, dataclass, fields
from pathlib import Path

import numpy as np

from twicetold import attribute, extract, ingest, reuse, segment
from twicetold.align.likeness import Weights
from twicetold.align.looks import Looks, looks
from twicetold.align.pieces import pieces
from twicetold.align.standing import Standing, standings
from twicetold.model import Failure, Reading, Story
from twicetold.text import moments, names, numbers

SHARED = Path(sys.argv[1] if len(sys.argv) > 1 else "../shared")
sys.path.insert(0, str(SHARED / "scorers"))
import score_corroboration as scorer  # noqa: E402

RIDGE = 1.0
INSIDE = 0.75
PART = 0.15


@dataclass
class Seen:
    """A story, its pieces, what is seen of their pairs, and which the key has."""

    name: str
    reading: Reading
    cut: tuple
    pairs: list
    rows: np.ndarray
    wanted: np.ndarray

    def letter(self, report):
        """Give the letter under which the key knows a report."""
        source = next(one.source for one in self.reading.reports if one.id == report)
        return Path(source).stem.rsplit("-", 1)[1]


def reading(sources):
    """Read the reports of one story as the pipeline does."""
    captures = ingest.captures(sources, ingest.Limits())
    found = [extract.report(one) for one in captures if not isinstance(one, Failure)]
    reports = tuple(sorted(found, key=lambda report: report.id))
    sentences = {report.id: segment.sentences(report) for report in reports}
    shared = reuse.within(reports)
    return Reading(
        Story("s", tuple(report.id for report in reports)),
        reports,
        tuple(one for report in reports for one in sentences[report.id]),
        tuple(one for report in reports for one in moments.named(report)),
        tuple(one for report in reports for one in numbers.named(report)),
        tuple(a for r in reports for a in attribute.attributions(r, sentences[r.id])),
        shared,
        names.learnt(reports, shared),
    )


def stories(gold):
    """Read the dev stories and look at their pieces."""
    home = SHARED / "data/corroboration/reports"
    for name in sorted({path.stem.rsplit("-", 1)[0] for path in home.glob("*.html")}):
        one = reading(sorted(str(path) for path in home.glob(f"{name}-*.html")))
        cut = pieces(one)
        found = looks(cut)
        seen = Seen(
            name, one, cut, list(found), np.array([astuple(x) for x in found.values()]), None
        )
        seen.wanted = labels(seen, [pair for pair in gold if pair["story"] == name])
        yield seen


def labels(seen, gold):
    """Say for each pair whether the key has it.

    A pair counts where its words are those of a pair of the key, or lie inside them for the most
    part: a piece takes back the clause beside it later.
    """
    words = [scorer.words(piece.content.exact) for piece in seen.cut]
    report = [seen.letter(piece.content.report) for piece in seen.cut]
    keyed = defaultdict(list)
    for pair in gold:
        keyed[pair["reports"]].append((pair["left"], pair["right"]))
    found = []
    for one, other in seen.pairs:
        left, right = (one, other) if report[one] < report[other] else (other, one)
        found.append(
            any(
                part(words[left], a) and part(words[right], b)
                for a, b in keyed[report[left], report[right]]
            )
        )
    return np.array(found, dtype=float)


def part(piece, key):
    both = len(piece & key)
    return scorer.alike(piece, key) or (both >= INSIDE * len(piece) and both >= PART * len(key))


def fitted(rows, wanted):
    """Fit a logistic regression with a small ridge on standardised columns; weights, constant."""
    mean, scale = rows.mean(0), rows.std(0) + 1e-9
    columns = np.hstack([(rows - mean) / scale, np.ones((len(rows), 1))])
    ridge = np.diag([RIDGE] * rows.shape[1] + [0.0])
    weights = np.zeros(columns.shape[1])
    for _ in range(30):
        likely = 1 / (1 + np.exp(-columns @ weights))
        slope = columns.T @ (likely - wanted) + ridge @ weights
        curve = (columns * (likely * (1 - likely))[:, None]).T @ columns + ridge
        weights -= np.linalg.solve(curve, slope)
    raw = weights[:-1] / scale
    return raw, weights[-1] - raw @ mean


def weighed(some):
    """Fit both regressions to some stories."""
    wanted = np.concatenate([seen.wanted for seen in some])
    first, constant = fitted(np.vstack([seen.rows for seen in some]), wanted)
    stand = [
        standings(s.cut, dict(zip(s.pairs, s.rows @ first + constant, strict=True))) for s in some
    ]
    rows = np.array([astuple(one) for found in stand for one in found.values()])
    second, alone = fitted(rows, wanted)
    return Weights(Looks(*map(float, first)), constant, Standing(*map(float, second)), alone)


def printed(weights):
    """Print weights as they stand in ``likeness.py``."""
    for name, part in (("looks", weights.looks), ("standing", weights.standing)):
        print(f"    {name}={type(part).__name__}(")
        for field in fields(part):
            print(f"        {field.name}={getattr(part, field.name):.2f},")
        print("    ),")
        constant = "constant" if name == "looks" else "alone"
        print(f"    {constant}={getattr(weights, constant):.2f},")


def main():
    """Print the weights and what they are worth."""
    from training.left_out import measure

    gold = list(scorer.key_pairs(SHARED / "data/corroboration/keys"))
    seen = list(stories(gold))
    printed(weighed(seen))
    measure(seen, gold, scorer)


if __name__ == "__main__":
    main()
