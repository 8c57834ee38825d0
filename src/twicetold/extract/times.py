"""When a report came out and was changed: who says it, and whether that can be."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from twicetold.extract import stamp
from twicetold.extract.draft import Draft
from twicetold.model import Capture

_SKEW = timedelta(days=1)
"""How far clocks and zones may be apart before a time counts as one to come."""


def settled(draft: Draft, capture: Capture) -> Draft:
    """Settle the times of a draft: as given, else as the page says, else as its feed says.

    A time that is none is left out and noted. One after the capture was retrieved stands, with a
    note, only where nobody names a better one.

    Args:
        draft: What was read.
        capture: What it was read from.
    """
    notes: list[str] = []
    found: dict[str, str | None] = {}
    for name in ("published", "updated"):
        said = [
            ("given", getattr(capture.given, name)),
            ("page's", getattr(draft, name)),
            ("feed's", getattr(capture.hints, name)),
        ]
        found[name] = _chosen(name, said, capture.retrieved, notes)
    return replace(
        draft,
        published=found["published"],
        updated=found["updated"],
        notes=(*draft.notes, *notes),
    )


def _chosen(
    name: str, said: list[tuple[str, str | None]], retrieved: str | None, notes: list[str]
) -> str | None:
    """Choose among those who say when; add what is odd to the notes."""
    late: list[tuple[str, str]] = []
    for whose, written in said:
        read = stamp.machine(written) if written else None
        if written and read is None:
            fault = "is no moment of ISO 8601 that a report can have and was left out"
            notes.append(f"The {whose} {name} time “{written}” {fault}.")
        if read is not None and _to_come(read, retrieved):
            late.append((whose, read))
        elif read is not None:
            if whose == "feed's":
                notes.append(f"The page names no {name} time; the feed's stands for it.")
            notes.extend(_late(name, one, retrieved, "and was left out") for one in late)
            return read
    notes.extend(_late(name, one, retrieved, "and stands for want of another") for one in late[:1])
    return late[0][1] if late else None


def _late(name: str, late: tuple[str, str], retrieved: str | None, fate: str) -> str:
    whose, written = late
    return f"The {whose} {name} time “{written}” is later than its capture ({retrieved}) {fate}."


def _to_come(read: str, retrieved: str | None) -> bool:
    """Tell a time that had not come when the page was fetched."""
    if retrieved is None or len(read) < len("2031-03-04"):
        return False
    try:
        had, said = (_moment(one) for one in (retrieved, read))
    except (ValueError, OverflowError):
        return False
    return said > had + _SKEW


def _moment(written: str) -> datetime:
    moment = datetime.fromisoformat(written)
    return moment.replace(tzinfo=moment.tzinfo or UTC)
