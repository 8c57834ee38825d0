"""Reports of one event."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Story:
    """The reports of one event.

    Attributes:
        id: Follows from the reports.
        reports: The ids of the reports, sorted.
    """

    id: str
    reports: tuple[str, ...]
