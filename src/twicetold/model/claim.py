"""One proposition, where it appears, and how the appearances compare."""

from dataclasses import dataclass
from enum import StrEnum

from twicetold.model.span import Passage
from twicetold.model.value import Moment, Quantity


class Verdict(StrEnum):
    """How one appearance of a claim relates to another."""

    SAME = "same"
    EQUIVALENT = "equivalent"
    CLIPPED = "clipped"
    CONTRADICTS = "contradicts"
    UPDATE = "update"


class DifferenceKind(StrEnum):
    """In what two appearances differ."""

    NUMBER = "number"
    DATE = "date"
    PLACE = "place"
    NAME = "name"
    WORDING = "wording"
    ATTRIBUTION = "attribution"
    HEDGE = "hedge"


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing in which two appearances differ.

    Attributes:
        kind: What differs.
        left: The words of the left appearance, if it has any for it.
        right: The words of the right appearance, if it has any for it.
        note: What the difference is, in the program's words.
    """

    kind: DifferenceKind
    left: Passage | None
    right: Passage | None
    note: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """How two appearances of one claim compare.

    Attributes:
        left: Index of the one appearance; smaller than ``right``.
        right: Index of the other.
        verdict: How they relate.
        differences: In what they differ.
    """

    left: int
    right: int
    verdict: Verdict
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class Appearance:
    """One place where a report carries a claim.

    Attributes:
        report: The id of the report.
        content: The words that carry the claim.
        attribution: The id of the attribution they stand in; None for the outlet's own voice.
        when: When what is claimed happened, if the words say so.
        figures: The quantities in the words.
    """

    report: str
    content: tuple[Passage, ...]
    attribution: str | None
    when: Moment | None
    figures: tuple[Quantity, ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """One proposition and all its appearances in a story.

    Attributes:
        id: Follows from the appearances.
        story: The id of the story.
        appearances: Where it is carried, sorted by report and place.
        comparisons: How the appearances compare, by pair.
    """

    id: str
    story: str
    appearances: tuple[Appearance, ...]
    comparisons: tuple[Comparison, ...]
