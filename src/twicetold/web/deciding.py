"""What a reviewer answers, as decisions: one for each two appearances that the answer is about."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import product

from twicetold.corroborate import written
from twicetold.model import (
    Appearance,
    Attribution,
    Claim,
    Corroboration,
    Decision,
    DecisionKind,
    Dossier,
    Missing,
    Passage,
    TwicetoldError,
)


class Incomplete(TwicetoldError):
    """A form does not say all that it must."""


@dataclass(frozen=True, slots=True)
class Subject:
    """One claim that is reviewed.

    Attributes:
        dossier: The dossier of its story.
        claim: The claim.
        corroboration: Its origins.
    """

    dossier: Dossier
    claim: Claim
    corroboration: Corroboration


@dataclass(frozen=True, slots=True)
class Reviewer:
    """Who decides, and why.

    Attributes:
        name: Who.
        note: Why, in words.
    """

    name: str
    note: str


def subject(dossier: Dossier, claim: str) -> Subject:
    """Find a claim of a story.

    Raises:
        Missing: The story has no such claim.
    """
    for one, found in zip(dossier.claims, dossier.corroborations, strict=True):
        if one.id == claim:
            return Subject(dossier, one, found)
    raise Missing("the story has no such claim now; what was decided may have regrouped it")


def split(of: Subject, leaving: Iterable[int], by: Reviewer) -> tuple[Decision, ...]:
    """Take appearances out of their origin.

    Args:
        of: The claim.
        leaving: Indices of the appearances that leave; they stay together.
        by: Who decides, and why.

    Raises:
        Incomplete: Nothing leaves, or nothing stays.
    """
    gone = set(leaving)
    found = [
        (one, other)
        for origin in of.corroboration.origins
        if gone & set(origin.appearances)
        for one, other in product(origin.appearances, repeat=2)
        if other in gone and one not in gone
    ]
    if not found:
        raise Incomplete("choose the reports that leave an origin, and let one stay")
    return tuple(
        _decision(DecisionKind.ORIGINS, _words(of, one), _words(of, other), "different", by)
        for one, other in found
    )


def merge(of: Subject, origins: Sequence[int], by: Reviewer) -> tuple[Decision, ...]:
    """Make one origin of two.

    Args:
        of: The claim.
        origins: The places of two origins in its list.
        by: Who decides, and why.

    Raises:
        Incomplete: They are not two origins of the claim.
    """
    known = of.corroboration.origins
    if len(set(origins)) != 2 or not all(0 <= at < len(known) for at in origins):
        raise Incomplete("choose two different origins")
    left, right = (known[at].appearances[0] for at in origins)
    return (_decision(DecisionKind.ORIGINS, _words(of, left), _words(of, right), "same", by),)


def pair(
    of: Subject, kind: DecisionKind, sides: Sequence[int], answer: str, by: Reviewer
) -> tuple[Decision, ...]:
    """Say whether two appearances have one origin, one speaker, or make one claim.

    Raises:
        Incomplete: They are not two appearances of the claim, or have no speaker.
    """
    count = len(of.claim.appearances)
    if len(set(sides)) != 2 or not all(0 <= at < count for at in sides):
        raise Incomplete("choose two different appearances")
    words = _named if kind is DecisionKind.SPEAKERS else _words
    left, right = (words(of, at) for at in sides)
    return (_decision(kind, left, right, answer, by),)


def grade(of: Subject, at: int, answer: str, by: Reviewer) -> tuple[Decision, ...]:
    """Grade the source of an appearance, ``A`` to ``F``, or what it says, ``1`` to ``6``.

    Raises:
        Incomplete: There is no such appearance.
    """
    if not 0 <= at < len(of.claim.appearances):
        raise Incomplete("choose an appearance")
    kind = DecisionKind.RELIABILITY if answer.isalpha() else DecisionKind.CREDIBILITY
    return (_decision(kind, _words(of, at), None, answer, by),)


def undo(decision: str, by: Reviewer) -> tuple[Decision, ...]:
    """Undo a decision."""
    return (_decision(DecisionKind.UNDO, None, None, decision, by),)


def of_passages(
    kind: DecisionKind, sides: Sequence[Passage | None], answer: str, by: Reviewer
) -> tuple[Decision, ...]:
    """Make a decision about words that a program names.

    Raises:
        TwicetoldError: The decision does not say what its kind needs.
    """
    return (_decision(kind, sides[0], sides[1], answer, by),)


def _decision(
    kind: DecisionKind, left: Passage | None, right: Passage | None, answer: str, by: Reviewer
) -> Decision:
    if not by.note.strip():
        raise Incomplete("say why: a decision without a reason cannot be checked")
    now = datetime.now(UTC).isoformat(timespec="microseconds")
    made = Decision(kind, left, right, answer, by.name, now, by.note.strip())
    written(made)  # it refuses what a decision file could not hold
    return made


def _words(of: Subject, at: int) -> Passage:
    appearance: Appearance = of.claim.appearances[at]
    return appearance.content[0]


def _named(of: Subject, at: int) -> Passage:
    said: Attribution | None = next(
        (a for a in of.dossier.attributions if a.id == of.claim.appearances[at].attribution), None
    )
    if said is None or said.speaker is None:
        raise Incomplete("one of the two has no speaker")
    return said.source[0] if said.source else said.content[0]
