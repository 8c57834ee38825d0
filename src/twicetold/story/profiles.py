"""What one report is about: its words, how much they stand out, and the most telling ones."""

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from hashlib import blake2b

from twicetold.model import Profile, Report, Role, Span
from twicetold.text.background import share_of_reports
from twicetold.text.tokens import words

PROFILE_VERSION = 1
"""Raised when profiles of the same report come out otherwise, so that kept ones are made again."""

MOST_KEYS = 24
"""How many words a report is looked up by; on ECB+'s dev stories more find no better groups."""

_LEAD_WORDS = 60
_LEAD_COUNTS = 2
"""The first words of a report say what it is about, so they count twice (tuned, with the two
weights below, on ECB+'s dev stories judged among all its reports; 40 to 100 words do as well)."""

_NAME_WEIGHS = 2.0
_NUMBER_WEIGHS = 1.5

_ABOUT = frozenset({Role.HEADLINE, Role.STANDFIRST, Role.SUMMARY, Role.BODY})
_ENDS_SENTENCE = frozenset(".!?:\n")
_SKIPPED_BACK = frozenset(" \t\"'`“”‘’«»()[]-–—")


def profile(report: Report) -> Profile:
    """Tell what a report is about.

    A word weighs by how often the report says it (sublinear), more in the first words, more when
    it is a name or a number.

    Args:
        report: The report; its headline, standfirst, summary and body count, repeats do not.

    Returns:
        Its profile, the same whatever other reports there are.
    """
    counts: Counter[str] = Counter()
    great: Counter[str] = Counter()
    read: list[str] = []
    for line in lines(report):
        found = words(report.text, line.start, line.end)
        _note_capitals(report.text, found, great)
        read += [word for _, word in found]
    counts.update(read)
    for word in read[:_LEAD_WORDS]:
        counts[word] += _LEAD_COUNTS - 1
    weights = {word: _weight(word, count, great[word] > 0) for word, count in counts.items()}
    in_order = tuple(sorted(weights))
    return Profile(
        report=report.id,
        day=_day(report.reference),
        length=len(read),
        words=in_order,
        weights=tuple(weights[word] for word in in_order),
        keys=_keys(weights),
    )


def lines(report: Report) -> Iterator[Span]:
    """Give the lines of what a report says; repeats and furniture left out."""
    for part in report.parts:
        if part.role in _ABOUT and part.repeats is None:
            start = part.start
            while start < part.end:
                end = report.text.find("\n", start, part.end)
                end = part.end if end < 0 else end
                yield Span(start, end)
                start = end + 1


def _note_capitals(text: str, line: Sequence[tuple[int, str]], great: Counter[str]) -> None:
    """Count for each word how much oftener it stands great than small inside sentences.

    A line of which most words stand great, such as a headline, shows nothing.
    """
    capitals = [(start, word) for start, word in line if text[start].isupper()]
    if len(capitals) * 2 > len(line):
        return
    great.subtract(word for start, word in line if not text[start].isupper())
    great.update(word for start, word in capitals if not _opens_sentence(text, start))


def _opens_sentence(text: str, start: int) -> bool:
    before = start - 1
    while before >= 0 and text[before] in _SKIPPED_BACK:
        before -= 1
    return before < 0 or text[before] in _ENDS_SENTENCE


def _weight(word: str, count: int, is_name: bool) -> float:  # noqa: FBT001
    kind = _NAME_WEIGHS if is_name else _NUMBER_WEIGHS if word[0].isdigit() else 1.0
    return kind * (1.0 + math.log(count))


def _day(moment: str | None) -> str | None:
    """Give the day of a moment that is known to the day."""
    return moment[:10] if moment is not None and len(moment) >= len("2019-03-12") else None


def _keys(weights: dict[str, float]) -> tuple[int, ...]:
    telling = [(-weight * _background_rarity(word), word) for word, weight in weights.items()]
    return tuple(_key(word) for _, word in sorted(telling)[:MOST_KEYS])


@lru_cache(maxsize=200_000)
def _background_rarity(word: str) -> float:
    return -math.log(share_of_reports(word))


@lru_cache(maxsize=200_000)
def _key(word: str) -> int:
    digest = blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)
