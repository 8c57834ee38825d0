"""Floors for what numbers and times mean; measured on own sets, made before tuning."""

import pytest

from tests.quality import quantities, times
from twicetold.text import moments, numbers

REFERENCE = "2019-03-13T10:00"
FLOOR = 0.95


def _quantities(text: str) -> tuple[quantities.Row, ...]:
    return tuple((q.indicator, q.low, q.high, q.unit, q.approximate) for q in numbers.read(text))


def _moments(text: str) -> tuple[times.Row, ...]:
    found = moments.read(text, reference=REFERENCE)
    return tuple((m.start, m.end, m.precision and m.precision.value) for m in found)


def test_quantities_are_read_as_a_careful_reader_would() -> None:
    wrong = [
        (text, _quantities(text)) for text, rows in quantities.PHRASES if _quantities(text) != rows
    ]
    share = 1 - len(wrong) / len(quantities.PHRASES)
    assert share >= FLOOR, f"{share:.3f}: {wrong}"


def test_moments_are_read_as_a_careful_reader_would() -> None:
    wrong = [(text, _moments(text)) for text, rows in times.PHRASES if _moments(text) != rows]
    share = 1 - len(wrong) / len(times.PHRASES)
    assert share >= FLOOR, f"{share:.3f}: {wrong}"


@pytest.mark.parametrize(
    "phrases", [quantities.PHRASES, times.PHRASES], ids=["quantities", "times"]
)
def test_the_sets_hold_150_different_phrases(phrases: tuple[tuple[str, object], ...]) -> None:
    assert len({text for text, _ in phrases}) == len(phrases) >= 150
