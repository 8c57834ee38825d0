"""Fit what the looks of two pieces count (``align/likeness.py``) to the dev stories.

    python training/likeness.py [SHARED]

SHARED holds ``data/corroboration`` and ``scorers``; ``../shared`` by default. A pair of pieces
counts as one claim where the scorer finds its words in a pair of the key. Prints the weights,
fitted to all stories, and the pairs' recall, precision and F when each story is judged by weights
fitted to the others (seven folds), before pieces are grouped.
"""

import sys
from collections import defaultdict
from dataclasses import astuple, fields
from pathlib import Path

import numpy as np

from twicetold import attribute, extract, ingest, reuse, segment
from twicetold.align.likeness import Looks, company, looks
from twicetold.align.pieces import pieces
from twicetold.model import Failure, Reading, Story
from twicetold.text import moments, names, numbers

SHARED = Path(sys.argv[1] if len(sys.argv) > 1 else "../shared")
sys.path.insert(0, str(SHARED / "scorers"))
import score_corroboration as scorer  # noqa: E402

FOLDS = 7
RIDGE = 1.0
THRESHOLDS = (0.12, 0.15, 0.2, 0.25, 0.3)


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


def stories():
    """Read the dev stories."""
    home = SHARED / "data/corroboration/reports"
    for name in sorted({path.stem.rsplit("-", 1)[0] for path in home.glob("*.html")}):
        yield name, reading(sorted(str(path) for path in home.glob(f"{name}-*.html")))


def labels(name, cut, reading, seen, gold):
    """Say for each pair whether the key has it."""
    letter = {r.id: Path(r.source).stem.rsplit("-", 1)[1] for r in reading.reports}
    words = [scorer.words(piece.content.exact) for piece in cut]
    report = [letter[piece.content.report] for piece in cut]
    keyed = defaultdict(list)
    for pair in gold:
        if pair["story"] == name:
            keyed[pair["reports"]].append((pair["left"], pair["right"]))
    found = []
    for one, other in seen:
        left, right = (one, other) if report[one] < report[other] else (other, one)
        found.append(
            any(
                scorer.alike(a, words[left]) and scorer.alike(b, words[right])
                for a, b in keyed[report[left], report[right]]
            )
        )
    return np.array(found, dtype=float)


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


def main():
    gold = list(scorer.key_pairs(SHARED / "data/corroboration/keys"))
    read = {}
    for name, one in stories():
        cut = pieces(one)
        seen = looks(cut)
        rows = np.array([astuple(look) for look in seen.values()])
        read[name] = (one, cut, list(seen), rows, labels(name, cut, one, seen, gold))
    order = np.random.RandomState(0).permutation(len(read))
    fold = {name: order[at] % FOLDS for at, name in enumerate(sorted(read))}
    scores = {}
    for out in range(FOLDS):
        first, second = both_fitted([read[name] for name in read if fold[name] != out])
        for name in read:
            if fold[name] == out:
                scores[name] = likely(read[name], first, second)
    for threshold in THRESHOLDS:
        print(threshold, *measured(read, scores, gold, threshold))
    first, second = both_fitted(list(read.values()))
    for field, weight in zip(fields(Looks), first[0], strict=True):
        print(f"    {field.name}={weight:.2f},")
    print(f"CONSTANT = {first[1]:.2f}")
    print(f"FIRST = {second[0][0]:.2f}  COMPANY = {second[0][1]:.2f}  ALONE = {second[1]:.2f}")


def both_fitted(some):
    rows = np.vstack([one[3] for one in some])
    wanted = np.concatenate([one[4] for one in some])
    first = fitted(rows, wanted)
    return first, fitted(np.vstack([with_company(one, first) for one in some]), wanted)


def with_company(one, first):
    _, cut, pairs, rows, _ = one
    scores = rows @ first[0] + first[1]
    near = company(cut, dict(zip(pairs, 1 / (1 + np.exp(-scores)), strict=True)))
    return np.array([(score, near[pair]) for pair, score in zip(pairs, scores, strict=True)])


def likely(one, first, second):
    return 1 / (1 + np.exp(-(with_company(one, first) @ second[0] + second[1])))


def measured(read, scores, gold, threshold):
    """Pair greedily, best first, and score."""
    found = []
    for name, (one, cut, pairs, _, _) in read.items():
        letter = {r.id: Path(r.source).stem.rsplit("-", 1)[1] for r in one.reports}
        taken = set()
        for at in np.argsort(-scores[name], kind="stable"):
            left, right = (cut[end] for end in pairs[at])
            ends = {(left, right.content.report), (right, left.content.report)}
            heading = left.heading or right.heading
            if scores[name][at] < threshold or heading or ends & taken:
                continue
            taken |= ends
            if letter[left.content.report] > letter[right.content.report]:
                left, right = right, left
            found.append(
                {
                    "story": name,
                    "reports": (letter[left.content.report], letter[right.content.report]),
                    "left": scorer.words(left.content.exact),
                    "right": scorer.words(right.content.exact),
                }
            )
    hits = len(scorer.match(gold, found))
    recall, precision = hits / len(gold), hits / max(1, len(found))
    return [round(x, 3) for x in (recall, precision, 2 * recall * precision / (recall + precision))]


if __name__ == "__main__":
    main()
