"""What a reviewer decided, kept apart from what was found."""

from dataclasses import dataclass
from enum import StrEnum

from twicetold.model.identity import identity
from twicetold.model.span import Passage


class DecisionKind(StrEnum):
    """What a decision is about."""

    ORIGINS = "origins"
    SPEAKERS = "speakers"
    APPEARANCES = "appearances"
    NAMES = "names"
    RELIABILITY = "reliability"
    CREDIBILITY = "credibility"
    UNDO = "undo"


class DecisionState(StrEnum):
    """What became of a decision when it was replayed."""

    APPLIED = "applied"
    OVERRULED = "overruled"
    ORPHANED = "orphaned"


ANSWERS: dict[DecisionKind, frozenset[str]] = {
    DecisionKind.ORIGINS: frozenset({"same", "different", "unsure"}),
    DecisionKind.SPEAKERS: frozenset({"same", "different", "unsure"}),
    DecisionKind.APPEARANCES: frozenset({"same", "different", "unsure"}),
    DecisionKind.NAMES: frozenset({"same", "different", "unsure"}),
    DecisionKind.RELIABILITY: frozenset("ABCDEF"),
    DecisionKind.CREDIBILITY: frozenset("123456"),
}
"""The answers that each kind takes; an undo's answer is the id of the decision undone."""


@dataclass(frozen=True, slots=True)
class Decision:
    """One answer of one reviewer.

    Attributes:
        kind: What it is about.
        left: Words that stand for the one thing: of an appearance, of a speaker's mention, of a
            name; None for an undo.
        right: Words that stand for the other thing; None for a grade and an undo.
        answer: ``same``, ``different`` or ``unsure``; a grade of the Admiralty scheme, ``A`` to
            ``F`` for a source's reliability and ``1`` to ``6`` for a statement's credibility;
            for an undo the decision's id.
        by: Who decided.
        at: When, ISO 8601.
        note: Why.
    """

    kind: DecisionKind
    left: Passage | None
    right: Passage | None
    answer: str
    by: str
    at: str
    note: str = ""

    @property
    def id(self) -> str:
        """Give the id, which follows from all that the decision says."""
        sides = [
            "" if side is None else f"{side.report}:{side.start}-{side.end}:{side.exact}"
            for side in (self.left, self.right)
        ]
        return identity("d", self.kind, *sides, self.answer, self.by, self.at, self.note)


@dataclass(frozen=True, slots=True)
class Replayed:
    """A decision and what became of it.

    Attributes:
        decision: The decision.
        state: Whether it stands, a later one overrules or undoes it, or its words are gone.
    """

    decision: Decision
    state: DecisionState
