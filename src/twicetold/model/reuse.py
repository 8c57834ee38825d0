"""Shared passages."""

from dataclasses import dataclass
from enum import StrEnum

from twicetold.model.span import Passage


class Wording(StrEnum):
    """How close the two sides are (METER's terms)."""

    VERBATIM = "verbatim"
    REWRITE = "rewrite"


class ReuseKind(StrEnum):
    """What is shared: prose, the words of a speaker, or a set phrase."""

    PROSE = "prose"
    QUOTATION = "quotation"
    STOCK = "stock"


class Direction(StrEnum):
    """Who took from whom."""

    LEFT_TO_RIGHT = "left-to-right"
    RIGHT_TO_LEFT = "right-to-left"
    COMMON_SOURCE = "common-source"
    UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True)
class Edit:
    """Words of one side that stand otherwise, or not at all, on the other.

    Attributes:
        left: The words of the left report; None where they were added on the right.
        right: The words of the right report; None where they were dropped.
    """

    left: Passage | None
    right: Passage | None


@dataclass(frozen=True, slots=True)
class SharedQuotation:
    """A quotation that lies inside a shared passage on both sides.

    Attributes:
        left: The quoted words of the left report, without the marks.
        right: The quoted words of the right report, without the marks.
    """

    left: Passage
    right: Passage


@dataclass(frozen=True, slots=True)
class Reuse:
    """A passage that two reports share.

    Attributes:
        left: The passage of the report whose id sorts first.
        right: The passage of the other report.
        wording: Whether the words are the same.
        kind: What is shared.
        quotations: The quotations inside it.
        edits: The words that differ, in order.
        direction: Who took from whom, as far as the evidence goes.
        reasons: The evidence for the direction, each a sentence.
    """

    left: Passage
    right: Passage
    wording: Wording
    kind: ReuseKind
    quotations: tuple[SharedQuotation, ...]
    edits: tuple[Edit, ...]
    direction: Direction
    reasons: tuple[str, ...]
