"""How one edition of an article differs from the one before."""

from dataclasses import dataclass
from enum import StrEnum

from twicetold.model.span import Passage


class ChangeKind(StrEnum):
    """What was changed."""

    FIGURE = "figure"
    QUOTATION = "quotation"
    ATTRIBUTION = "attribution"
    HEDGE = "hedge"
    HEADLINE = "headline"
    STYLE = "style"
    ADDITION = "addition"
    REMOVAL = "removal"


@dataclass(frozen=True, slots=True)
class Change:
    """Words of one edition that stand otherwise, or not at all, in the other.

    Attributes:
        kind: What was changed.
        left: The words of the earlier edition; None where words were added.
        right: The words of the later edition; None where words were taken out.
    """

    kind: ChangeKind
    left: Passage | None
    right: Passage | None


@dataclass(frozen=True, slots=True)
class Revision:
    """How one edition of an article differs from the one before.

    Attributes:
        earlier: The id of the earlier edition's report.
        later: The id of the later edition's report.
        changes: What was changed, in the order of the text.
        dated: Whether the later edition says another time of its update than the earlier one.
        notices: What the later edition says of its own change, such as a correction.
    """

    earlier: str
    later: str
    changes: tuple[Change, ...]
    dated: bool
    notices: tuple[Passage, ...] = ()

    @property
    def silent(self) -> bool:
        """Tell whether words were changed and the page does not say so."""
        return bool(self.changes) and not self.dated and not self.notices
