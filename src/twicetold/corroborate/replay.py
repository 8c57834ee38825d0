"""Decisions replayed over findings: what people decided stands, what was found stays as found."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from twicetold.corroborate.counting import counted
from twicetold.corroborate.decisions import when
from twicetold.corroborate.joining import Ruling
from twicetold.corroborate.people import folded
from twicetold.corroborate.regrouping import Place, regrouped
from twicetold.corroborate.scene import Settings
from twicetold.corroborate.speakers import SpeakerRuling
from twicetold.model import (
    Claim,
    Corroboration,
    Decision,
    DecisionKind,
    DecisionState,
    Name,
    Passage,
    Reading,
    Replayed,
)


@dataclass(frozen=True, slots=True)
class Decided:
    """One story as people decided it.

    Attributes:
        claims: The claims, with appearances moved as decided.
        corroborations: For each claim, in the same order, its origins as decided.
        replayed: Every decision in order of time, with what became of it in this story.
    """

    claims: tuple[Claim, ...]
    corroborations: tuple[Corroboration, ...]
    replayed: tuple[Replayed, ...]


def decided(
    reading: Reading,
    claims: tuple[Claim, ...],
    decisions: Iterable[Decision],
    *,
    settings: Settings | None = None,
) -> Decided:
    """Replay decisions over one story.

    Of two decisions about the same two things the later one stands. An undo takes away the
    decision that it names. A decision whose words are not in the reports, or stand for nothing
    that its kind is about, is orphaned.

    Args:
        reading: What was read from the story's reports.
        claims: The story's claims as found.
        decisions: The decisions, in any order.
        settings: What can be set where origins are counted.
    """
    replay = _Replay(reading, decisions)
    moved = replay.standing(DecisionKind.APPEARANCES, _places(claims))
    claims = regrouped(claims, _pairs(moved, "same"), _pairs(moved, "different", "unsure"))
    split = replay.standing(DecisionKind.ORIGINS, _places(claims))
    spoken = replay.standing(DecisionKind.SPEAKERS, _speakers(reading))
    named = replay.standing(DecisionKind.NAMES, _named)
    for kind in (DecisionKind.RELIABILITY, DecisionKind.CREDIBILITY):
        replay.standing(kind, _itself)
    found = counted(
        replace(reading, names=_renamed(reading.names, named)),
        claims,
        settings or Settings(),
        rulings=(
            tuple(SpeakerRuling(one.left[0], one.right[0], one.decision.answer) for one in spoken),
            _rulings(len(claims), split),
        ),
    )
    return Decided(claims, found, replay.states())


def together(parts: Sequence[Decided]) -> tuple[Replayed, ...]:
    """Tell what became of each decision in all stories: applied in one is applied."""
    best: dict[Decision, DecisionState] = {}
    order = list(DecisionState)
    for part in parts:
        for one in part.replayed:
            known = best.get(one.decision, DecisionState.ORPHANED)
            best[one.decision] = min(known, one.state, key=order.index)
    return tuple(Replayed(one, best[one]) for one in sorted(best, key=when))


@dataclass(frozen=True, slots=True)
class _Standing:
    """A decision that stands, with the things that its words stand for."""

    decision: Decision
    left: tuple[Any, ...]
    right: tuple[Any, ...]


class _Replay:
    """Decisions in order of time, and what becomes of each."""

    def __init__(self, reading: Reading, decisions: Iterable[Decision]) -> None:
        self._reports = {report.id: report for report in reading.reports}
        self._ordered = sorted(set(decisions), key=when)
        undone = {one.answer for one in self._ordered if one.kind is DecisionKind.UNDO}
        ids = {one.id for one in self._ordered}
        self._states = {
            one.id: DecisionState.APPLIED if one.answer in ids else DecisionState.ORPHANED
            for one in self._ordered
            if one.kind is DecisionKind.UNDO
        }
        for one in self._ordered:
            if one.id in undone:
                self._states[one.id] = DecisionState.OVERRULED

    def standing(
        self, kind: DecisionKind, stands_for: Callable[[Passage], tuple[Any, ...]]
    ) -> list[_Standing]:
        """Give the decisions of a kind that stand; mark the others overruled or orphaned."""
        last: dict[Hashable, _Standing] = {}
        for decision in self._ordered:
            if decision.kind is not kind or decision.id in self._states:
                continue
            sides = [side for side in (decision.left, decision.right) if side is not None]
            things = [stands_for(side) if self._there(side) else () for side in sides]
            if not all(things):
                self._states[decision.id] = DecisionState.ORPHANED
                continue
            one = _Standing(decision, things[0], things[-1])
            key = frozenset((one.left, one.right))
            if key in last:
                self._states[last[key].decision.id] = DecisionState.OVERRULED
            last[key] = one
            self._states[decision.id] = DecisionState.APPLIED
        return list(last.values())

    def states(self) -> tuple[Replayed, ...]:
        """Give what became of each decision, in order of time."""
        return tuple(Replayed(one, self._states[one.id]) for one in self._ordered)

    def _there(self, side: Passage) -> bool:
        report = self._reports.get(side.report)
        return report is not None and report.text[side.start : side.end] == side.exact


def _touches(one: Passage, other: Passage) -> bool:
    return one.report == other.report and one.start < other.end and other.start < one.end


def _places(claims: tuple[Claim, ...]) -> Callable[[Passage], tuple[Any, ...]]:
    """Find the appearances that words stand for: those that hold them, best those that equal."""

    def places(side: Passage) -> tuple[Place, ...]:
        found = [
            ((side not in one.content), (number, index))
            for number, claim in enumerate(claims)
            for index, one in enumerate(claim.appearances)
            if any(_touches(words, side) for words in one.content)
        ]
        best = min((rank for rank, _ in found), default=True)
        return tuple(place for rank, place in found if rank == best)

    return places


def _speakers(reading: Reading) -> Callable[[Passage], tuple[Any, ...]]:
    """Find the speaker whom words name, or whose statement they stand in."""

    def speakers(side: Passage) -> tuple[tuple[str, str], ...]:
        for of_source in (True, False):
            for one in reading.attributions:
                words = one.source if of_source else one.content
                if one.speaker and any(_touches(part, side) for part in words):
                    return ((one.report, one.speaker.key),)
        return ()

    return speakers


def _named(side: Passage) -> tuple[str, ...]:
    return (side.exact,) if folded(side.exact) else ()


def _itself(side: Passage) -> tuple[Passage, ...]:
    return (side,)


def _pairs(standing: list[_Standing], *answers: str) -> list[tuple[Place, Place]]:
    return [
        (left, right)
        for one in standing
        if one.decision.answer in answers
        for left in one.left
        for right in one.right
        if one.decision.answer == "same" or left[0] == right[0]
    ]


def _rulings(count: int, split: list[_Standing]) -> tuple[tuple[Ruling, ...], ...]:
    found: list[list[Ruling]] = [[] for _ in range(count)]
    for one in split:
        passages = tuple(side for side in (one.decision.left, one.decision.right) if side)
        for number, left in one.left:
            for other, right in one.right:
                if number == other and left != right:
                    first, last = sorted((left, right))
                    ruling = Ruling(first, last, one.decision.answer, tuple(sorted(passages)))
                    found[number].append(ruling)
    return tuple(tuple(some) for some in found)


def _renamed(names: tuple[Name, ...], named: list[_Standing]) -> tuple[Name, ...]:
    """Give the names learnt, less those that people took apart, more those they put together."""
    kept = list(names)
    for one in named:
        pair = {folded(one.left[0]), folded(one.right[0])}
        kept = [name for name in kept if not pair <= {folded(way) for way in name.variants}]
        if one.decision.answer == "same":
            sides = tuple(side for side in (one.decision.left, one.decision.right) if side)
            variants = tuple(sorted({side.exact for side in sides}))
            kept.append(Name(" ".join(min(pair)), variants, tuple(sorted(sides))))
    return tuple(sorted(kept, key=lambda name: (name.key, name.variants)))
