"""What words mean once they are read: quantities, moments, names, series."""

from dataclasses import dataclass
from enum import StrEnum

from twicetold.model.span import Passage


class Precision(StrEnum):
    """How finely a moment is known."""

    YEAR = "year"
    MONTH = "month"
    DAY = "day"
    PART_OF_DAY = "part-of-day"
    HOUR = "hour"
    MINUTE = "minute"


@dataclass(frozen=True, slots=True)
class Moment:
    """When: a half-open interval with the words that say so.

    Attributes:
        start: ISO 8601, as precise as the words; None when it cannot be resolved.
        end: ISO 8601, excluded; None when it cannot be resolved.
        precision: How finely it is known; None when it cannot be resolved.
        rule: How the words were read, or why they could not be.
        passage: The words.
    """

    start: str | None
    end: str | None
    precision: Precision | None
    rule: str
    passage: Passage


@dataclass(frozen=True, slots=True)
class Quantity:
    """How much or how many of what.

    Attributes:
        indicator: What is counted or measured, folded, for instance ``militant killed``.
        low: The least value; None when the words give no lower bound.
        high: The greatest value, included; None when the words give no upper bound.
        unit: For instance ``second``, ``metre``, ``percent``, ``USD``; empty for a count.
        approximate: Whether the words say about, nearly, some.
        as_of: When the value held, if the words say so.
        passage: The words.
    """

    indicator: str
    low: float | None
    high: float | None
    unit: str
    approximate: bool
    as_of: Moment | None
    passage: Passage


@dataclass(frozen=True, slots=True)
class Name:
    """Names that the reports use for one person, organisation or place.

    Attributes:
        key: The folded name that stands for all of them.
        variants: The names as written, sorted.
        evidence: The passages that show that they name one thing.
    """

    key: str
    variants: tuple[str, ...]
    evidence: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class SeriesValue:
    """One value of a figure, with its three dates and its speaker.

    Attributes:
        claim: The id of the claim that carries it.
        appearance: Index of the appearance in the claim.
        quantity: The value.
        event: When what it counts happened.
        as_of: When the value held.
        published: When the report came out, ISO 8601.
        speaker: Key of the speaker who gave it.
    """

    claim: str
    appearance: int
    quantity: Quantity
    event: Moment | None
    as_of: Moment | None
    published: str | None
    speaker: str | None


@dataclass(frozen=True, slots=True)
class Series:
    """The values of one indicator in one story.

    Attributes:
        indicator: What is counted or measured.
        unit: The unit that all its values have.
        story: The id of the story.
        values: The values in order of time.
    """

    indicator: str
    unit: str
    story: str
    values: tuple[SeriesValue, ...]
