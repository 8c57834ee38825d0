"""What an expression that says when is counted from, and why some cannot be."""

from dataclasses import dataclass
from datetime import date

from twicetold.text.moments.calendar import Reference


class Unresolved(ValueError):
    """The words name no stretch of the calendar; the message says why."""


@dataclass(frozen=True, slots=True)
class Context:
    """What an expression is counted from.

    Attributes:
        reference: The report's date; None when it is not known.
        future: Whether the clause speaks of what is to come; None when no verb shows it.
        sibling: The day that the same sentence names beside it, if it names one.
    """

    reference: Reference | None
    future: bool | None = None
    sibling: date | None = None

    @property
    def today(self) -> date:
        """Give the day of the reference.

        Raises:
            Unresolved: The reference is not known.
        """
        if self.reference is None:
            raise Unresolved("the report's date is not known")
        return self.reference.day
