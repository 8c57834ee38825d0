"""What a report is about, as weighted words."""

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from twicetold.model import Report, Role
from twicetold.text.background import share_of_reports
from twicetold.text.tokens import tokens

_PRIOR_REPORTS = 100
"""How many reports the background counts for beside those at hand (tuned on ECB+'s dev split)."""

_ABOUT = frozenset({Role.HEADLINE, Role.STANDFIRST, Role.SUMMARY, Role.BODY})


def weighted_words(reports: Sequence[Report]) -> tuple[Mapping[str, float], ...]:
    """Weigh the words of reports by sublinear TF-IDF, each report's weights of length 1.

    How many reports hold a word is counted in the reports at hand and in a background, so that
    two reports alone can be weighed too.
    """
    counted = [_counts(report) for report in reports]
    holding = Counter(word for counts in counted for word in counts)
    total = len(reports) + _PRIOR_REPORTS

    def rarity(word: str) -> float:
        return math.log(total / (holding[word] + _PRIOR_REPORTS * share_of_reports(word)))

    rarities = {word: rarity(word) for word in holding}
    return tuple(_normalised(counts, rarities) for counts in counted)


def likenesses(
    weighted: Sequence[Mapping[str, float]], *, most_holding: int
) -> dict[tuple[int, int], float]:
    """Give the cosine of every pair of reports that share a word which is not too usual.

    Args:
        weighted: The weighted words of each report.
        most_holding: A word that more reports than this hold pairs none of them.

    Returns:
        Index pairs, the smaller first, with their cosine, above 0 up to 1.
    """
    holders: dict[str, list[int]] = defaultdict(list)
    for index, weights in enumerate(weighted):
        for word in weights:
            holders[word].append(index)
    products: dict[tuple[int, int], float] = defaultdict(float)
    for word in sorted(holders):
        indices = holders[word]
        if len(indices) <= most_holding:
            for position, left in enumerate(indices):
                for right in indices[position + 1 :]:
                    products[left, right] += weighted[left][word] * weighted[right][word]
    return dict(products)


def _counts(report: Report) -> Counter[str]:
    parts = (part for part in report.parts if part.role in _ABOUT and part.repeats is None)
    return Counter(
        token.fold for part in parts for token in tokens(report.text, part.start, part.end)
    )


def _normalised(counts: Counter[str], rarities: Mapping[str, float]) -> dict[str, float]:
    weights = {
        word: (1 + math.log(count)) * rarities[word]
        for word, count in counts.items()
        if rarities[word] > 0
    }
    length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
    return {word: weight / length for word, weight in weights.items()}
