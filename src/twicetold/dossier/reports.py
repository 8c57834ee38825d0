"""The reports of a story in the order of time, each with the letter that stands for it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from string import ascii_uppercase

from twicetold.model import Part, Passage, Report

_LAST = "9999"
"""Sorts reports without a date after all others."""


@dataclass(frozen=True, slots=True)
class ReportView:
    """One report of a story.

    Attributes:
        label: A letter that stands for it within the story: A, B, … Z, AA.
        report: The report.
        paragraphs: Its parts with their words.
    """

    label: str
    report: Report
    paragraphs: tuple[tuple[Part, Passage], ...]


def labelled(reports: Iterable[Report]) -> tuple[ReportView, ...]:
    """Put reports in the order in which they came out and give each its letter."""
    ordered = sorted(reports, key=lambda report: (instant(report.reference), report.source))
    return tuple(
        ReportView(
            letters(index),
            report,
            tuple((part, report.passage(part.start, part.end)) for part in report.parts),
        )
        for index, report in enumerate(ordered)
    )


def letters(index: int) -> str:
    """Give the letters that stand for the report at a place, counted from 0: A, … Z, AA.

    >>> letters(27)
    'AB'
    """
    last = ascii_uppercase[index % 26]
    return last if index < 26 else letters(index // 26 - 1) + last


def instant(written: str | None) -> str:
    """Give a text by which times sort: those with a zone in UTC, the others as written.

    >>> instant("2031-03-11T16:20+02:00")
    '2031-03-11T14:20'
    >>> instant("2031-03-11")
    '2031-03-11'
    """
    if written is None:
        return _LAST
    try:
        read = datetime.fromisoformat(written)
    except ValueError:
        return written
    if read.tzinfo is None:
        return written
    return read.astimezone(UTC).strftime("%Y-%m-%dT%H:%M")
