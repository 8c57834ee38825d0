"""People's decisions as they are written and read: one JSON object a line, never rewritten."""

import re
from collections.abc import Iterable
from datetime import UTC, datetime

import msgspec

from twicetold.model import Decision, DecisionKind, Failure, Passage, TwicetoldError
from twicetold.model.decision import ANSWERS

_STAGE = "decisions"
_ONE_SIDED = (DecisionKind.RELIABILITY, DecisionKind.CREDIBILITY)
_ID = re.compile(r"d-[0-9a-f]{16}")


class Malformed(TwicetoldError):
    """A decision does not say what its kind needs."""


def written(decision: Decision) -> str:
    """Give the line of a decision, without the line break.

    Raises:
        Malformed: The decision does not say what its kind needs.
    """
    _check(decision)
    return msgspec.json.encode(
        {"id": decision.id, **{key: getattr(decision, key) for key in Decision.__slots__}}
    ).decode("utf-8")


def parsed(
    lines: Iterable[str], name: str = "decisions"
) -> tuple[tuple[Decision, ...], tuple[Failure, ...]]:
    """Read the lines of a decision file.

    Args:
        lines: The lines, in order; empty ones are passed over.
        name: What the file is called in failures.

    Returns:
        The decisions in order of the time at which they were made, each once, and one failure
        with its line number for each line that cannot be read.
    """
    found: dict[str, Decision] = {}
    failures: list[Failure] = []
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            decision = _decision(line)
        except (msgspec.MsgspecError, TwicetoldError) as error:
            reason = f"{error}; mend or remove the line, the others are used"
            failures.append(Failure(_STAGE, f"{name}, line {number}", reason))
        else:
            found[decision.id] = decision
    return tuple(sorted(found.values(), key=when)), tuple(failures)


def when(decision: Decision) -> tuple[datetime, str]:
    """Give the order of decisions: by time, a time without zone read as UTC, then by id."""
    at = datetime.fromisoformat(decision.at)
    return (at if at.tzinfo else at.replace(tzinfo=UTC), decision.id)


class _Line(msgspec.Struct, forbid_unknown_fields=True):
    """One line of a decision file."""

    kind: DecisionKind
    answer: str
    by: str
    at: str
    left: Passage | None = None
    right: Passage | None = None
    note: str = ""
    id: str | None = None


def _decision(line: str) -> Decision:
    read = msgspec.json.decode(line.encode("utf-8", "surrogatepass"), type=_Line)
    made = Decision(read.kind, read.left, read.right, read.answer, read.by, read.at, read.note)
    _check(made)
    if read.id is not None and read.id != made.id:
        raise Malformed(
            "its id does not follow from its words, so it was changed after it was made"
        )
    return made


def _check(decision: Decision) -> None:
    undo = decision.kind is DecisionKind.UNDO
    if undo and not _ID.fullmatch(decision.answer):
        raise Malformed("an undo names the id of the decision that it undoes as its answer")
    if not undo and decision.answer not in ANSWERS[decision.kind]:
        allowed = ", ".join(sorted(ANSWERS[decision.kind]))
        raise Malformed(f"'{decision.answer}' is no answer to {decision.kind}: {allowed}")
    wanted = 0 if undo else 1 if decision.kind in _ONE_SIDED else 2
    if [decision.left is not None, decision.right is not None] != [wanted > 0, wanted > 1]:
        raise Malformed(f"{decision.kind} needs {wanted} passages, left before right")
    for side in (decision.left, decision.right):
        if side is not None and len(side.exact) != side.end - side.start:
            raise Malformed(f"its words are not as long as {side.start} to {side.end}")
    if not decision.by.strip():
        raise Malformed("it does not say by whom it was made")
    try:
        datetime.fromisoformat(decision.at)
    except ValueError as error:
        raise Malformed(f"'{decision.at}' is no ISO 8601 time") from error
