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

    A time that is none, and one after the capture was retrieved, is left out and noted.

    Args:
        draft: What was read.
        capture: What it was read from.
    """
    notes: list[str] = []
    found: dict[str, str | None] = {}
    for name in ("published", "updated"):
        asked = (
            ("given", getattr(capture.given, name)),
            ("page's", getattr(draft, name)),
            ("feed's", getattr(capture.hints, name)),
        )
        found[name] = None
        for whose, written in asked:
            if not written:
                continue
            read = stamp.machine(written)
            fault = "is no moment of ISO 8601 that a report can have" if read is None else None
            if read is not None and _to_come(read, capture.retrieved):
                fault = f"is later than its capture ({capture.retrieved})"
            if fault is None:
                found[name] = read
                break
            notes.append(f"The {whose} {name} time “{written}” {fault} and was left out.")
        if found[name] and whose == "feed's":
            notes.append(f"The page names no {name} time; the feed's stands for it.")
    return replace(
        draft,
        published=found["published"],
        updated=found["updated"],
        notes=(*draft.notes, *notes),
    )


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
