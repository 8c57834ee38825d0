"""Two editions of one article into a revision."""

from twicetold.model import Passage, Report, ReportReading, Revision
from twicetold.revise.differences import differences
from twicetold.revise.kinds import changes
from twicetold.revise.notices import notices

Edition = tuple[Report, ReportReading]
"""A report and what was read from it alone."""


def revision(earlier: Edition, later: Edition) -> Revision:
    """Tell what was changed between two editions, and whether the page says so.

    Furniture, repeats, bylines and datelines do not count as words that were changed.

    Args:
        earlier: The edition that came first.
        later: The edition that took its place.

    Returns:
        The revision; without changes where only furniture or dates differ.
    """
    said = notices(earlier[0], later[0])
    found = tuple(
        change
        for difference in differences(earlier, later)
        for change in changes(difference, earlier, later)
        if not _inside(change.right, said)
    )
    return Revision(
        earlier=earlier[0].id,
        later=later[0].id,
        changes=found,
        dated=later[0].updated is not None and later[0].updated != earlier[0].updated,
        notices=said,
    )


def _inside(passage: Passage | None, notices: tuple[Passage, ...]) -> bool:
    return passage is not None and any(one.span.contains(passage.span) for one in notices)
