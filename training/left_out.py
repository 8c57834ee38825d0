"""What the whole journey is worth on stories left out of all fitting, with its interval.

Each story is judged by weights fitted to stories of other folds, and paired from the likelihood
that serves those best.
"""

import numpy as np
from benchmarks.corroboration.tally import FIGURES, show, tallies, together

from training.likeness import weighed
from twicetold import corroborate
from twicetold.align.assemble import assembled
from twicetold.align.likeness import likelihoods

FOLDS = 7
THRESHOLDS = (0.2, 0.25, 0.3)


def measure(seen, gold, scorer):
    """Judge each story by the others, and print the figures."""
    order = np.random.RandomState(0).permutation(len(seen))
    counted = {}
    for fold in range(FOLDS):
        known = [one for at, one in enumerate(seen) if order[at] % FOLDS != fold]
        weights = weighed(known)
        enough = max(THRESHOLDS, key=lambda least: _worth(known, weights, least, gold, scorer))
        out = [one for at, one in enumerate(seen) if order[at] % FOLDS == fold]
        print(f"fold {fold}: paired from {enough}; {', '.join(one.name for one in out)}")
        for one in out:
            found = list(scorer.dossier_pairs(_dossier(one, weights, enough)))
            key = [pair for pair in gold if pair["story"] == one.name]
            counted.update(tallies(scorer, key, found))
    show(counted)


def _worth(known, weights, enough, gold, scorer):
    """Give the pairs' F of some stories."""
    found = [p for one in known for p in _pairs(one, weights, enough, scorer)]
    names = {one.name for one in known}
    key = [pair for pair in gold if pair["story"] in names]
    return FIGURES["pairs F"](together(tallies(scorer, key, found).values()))


def _pairs(one, weights, enough, scorer):
    return scorer.dossier_pairs(_dossier(one, weights, enough, origins=False))


def _dossier(one, weights, enough, *, origins=True):
    """Make of a story what the scorer reads of a dossier."""
    claims = assembled(one.reading, one.cut, likelihoods(one.cut, weights=weights), enough=enough)
    found = corroborate.corroborations(one.reading, claims) if origins else [None] * len(claims)
    return {
        "reports": [{"id": r.id, "source": r.source} for r in one.reading.reports],
        "claims": [_claim(*both) for both in zip(claims, found, strict=True)],
    }


def _claim(claim, found):
    return {
        "appearances": [
            {"report": one.report, "content": [{"exact": p.exact} for p in one.content]}
            for one in claim.appearances
        ],
        "comparisons": [
            {"left": one.left, "right": one.right, "verdict": one.verdict.value}
            for one in claim.comparisons
        ],
        "origins": [{"appearances": one.appearances} for one in (found.origins if found else ())],
        "pairs": [
            {"left": one.left, "right": one.right, "state": one.state.value}
            for one in (found.pairs if found else ())
        ],
    }
