"""Reports into sentences."""

from twicetold.model import Passage, Report, Role
from twicetold.text.sentences import sentences as boundaries

__all__ = ["sentences"]

_SPEAKING = frozenset({Role.HEADLINE, Role.STANDFIRST, Role.SUMMARY, Role.CAPTION, Role.BODY})


def sentences(report: Report) -> tuple[Passage, ...]:
    """Give the sentences of a report in the order of its text.

    Furniture, bylines, datelines and credits hold no sentences; a part that says an earlier
    one again is left out, so that a repeat inside one report counts once.
    """
    found: list[Passage] = []
    for part in report.parts:
        if part.role in _SPEAKING and part.repeats is None:
            for span in boundaries(report.text, part.start, part.end):
                found.append(report.passage(span.start, span.end))
    return tuple(found)
