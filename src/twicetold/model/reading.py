"""What is read from the reports of one story, before claims are made of it."""

from dataclasses import dataclass

from twicetold.model.attribution import Attribution
from twicetold.model.report import Report
from twicetold.model.reuse import Reuse
from twicetold.model.span import Passage
from twicetold.model.story import Story
from twicetold.model.value import Moment, Name, Quantity


@dataclass(frozen=True, slots=True)
class ReportReading:
    """All that can be read from one report alone, whatever others say.

    Attributes:
        report: The id of the report.
        sentences: Its sentences, in order; furniture and repeats left out.
        moments: The moments it names, in order.
        quantities: The quantities it names, in order.
        attributions: Who said what, in order.
    """

    report: str
    sentences: tuple[Passage, ...]
    moments: tuple[Moment, ...]
    quantities: tuple[Quantity, ...]
    attributions: tuple[Attribution, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """All that the rooms below found in the reports of one story.

    Attributes:
        story: The story.
        reports: Its reports, sorted by id.
        sentences: Their sentences, by report and place; furniture and repeats left out.
        moments: The moments they name, by report and place.
        quantities: The quantities they name, by report and place.
        attributions: Who said what, by report and place.
        reuses: The passages that they share with each other.
        names: The names that stand for one thing.
    """

    story: Story
    reports: tuple[Report, ...]
    sentences: tuple[Passage, ...]
    moments: tuple[Moment, ...]
    quantities: tuple[Quantity, ...]
    attributions: tuple[Attribution, ...]
    reuses: tuple[Reuse, ...]
    names: tuple[Name, ...]
