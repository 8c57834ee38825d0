"""Reports as rows of weighted words, all in a few arrays."""

from array import array
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt

from twicetold.model import Profile, Usage
from twicetold.text.background import share_of_reports

BACKGROUND_REPORTS = 1_000
"""How many reports the background counts for beside those at hand (ECB+'s dev stories: 300 to
3,000 do equally well; so many that the words of a story that is half the corpus stay rare)."""

_RAREST = 0.001
"""The share of reports below which no word counts as rarer, so that the likeness of two reports
stays on one scale however many reports there are."""

NO_DAY = -1
"""Stands for a day that is not known."""

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Rows:
    """Reports as rows of weighted words.

    Attributes:
        reports: The ids of the reports, one for each row.
        starts: Where each row starts in ``words`` and ``weights``; one more than rows.
        words: Numbers of words.
        weights: Their weights, each row of length 1.
        vocabulary: The folded words, by their numbers.
        lengths: How many running words each report has.
    days: Day of each report, counted from the year 1; ``NO_DAY`` when unknown.
        keys: What reports are looked up by.
        holders: The row of each key.
    """

    reports: tuple[str, ...]
    starts: Ints
    words: Ints
    weights: Floats
    vocabulary: tuple[str, ...]
    lengths: Ints
    days: Ints
    keys: Ints
    holders: Ints


def rows(profiles: Iterable[Profile], usage: Usage | None = None) -> Rows:
    """Lay profiles out as rows of weighted words.

    Method: each word weighs by its place in the report (its profile) and by the logarithm of how
    few reports hold it (Spärck Jones 1972), counted in the reports at hand and a background.

    Args:
        profiles: The profiles, in the order that the rows shall have.
        usage: How many reports hold each word; counted in the profiles if None.
    """
    ids: list[str] = []
    number: dict[str, int] = {}
    words, weights, keys = array("q"), array("d"), array("q")
    ends, lengths, days, many = array("q", [0]), array("q"), array("q"), array("q")
    for one in profiles:
        ids.append(one.report)
        words.extend(number.setdefault(word, len(number)) for word in one.words)
        weights.extend(one.weights)
        keys.extend(one.keys)
        ends.append(len(words))
        lengths.append(one.length)
        days.append(NO_DAY if one.day is None else date.fromisoformat(one.day).toordinal())
        many.append(len(one.keys))
    starts = np.array(ends, np.int64)
    numbers = np.array(words, np.int64)
    holding = _holding(number, numbers, usage)
    total = len(ids) if usage is None else usage.reports
    rarity = _rarity(number, holding, total)
    return Rows(
        reports=tuple(ids),
        starts=starts,
        words=numbers,
        weights=_of_length_one(np.array(weights, np.float64) * rarity[numbers], starts),
        vocabulary=tuple(number),
        lengths=np.array(lengths, np.int64),
        days=np.array(days, np.int64),
        keys=np.array(keys, np.int64),
        holders=np.repeat(np.arange(len(ids)), np.array(many, np.int64)),
    )


def _holding(number: Mapping[str, int], numbers: Ints, usage: Usage | None) -> Ints:
    if usage is None:
        return np.bincount(numbers, minlength=len(number)).astype(np.int64)
    holding = np.zeros(len(number), np.int64)
    for word, reports in usage.holding:
        if word in number:
            holding[number[word]] = reports
    return holding


def _rarity(number: Mapping[str, int], holding: Ints, total: int) -> Floats:
    background = np.array([share_of_reports(word) for word in number], np.float64)
    share = (holding + BACKGROUND_REPORTS * background) / (total + BACKGROUND_REPORTS)
    return np.maximum(0.0, -np.log(np.clip(share, _RAREST, 1.0)))


def _of_length_one(weights: Floats, starts: Ints) -> Floats:
    """Scale each row to length 1; an empty one stays empty."""
    squares = np.concatenate(([0.0], np.cumsum(weights * weights)))
    lengths = np.sqrt(np.diff(squares[starts]))
    lengths[lengths == 0.0] = 1.0
    scaled: Floats = weights / np.repeat(lengths, np.diff(starts))
    return scaled


def ranges(starts: Ints, ends: Ints) -> Ints:
    """Give the numbers from each start up to its end, one range after the other.

    >>> ranges(np.array([3, 0]), np.array([5, 1])).tolist()
    [3, 4, 0]
    """
    lengths = ends - starts
    before = np.cumsum(lengths) - lengths
    found: Ints = np.arange(int(lengths.sum())) + np.repeat(starts - before, lengths)
    return found
