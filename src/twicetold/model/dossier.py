"""Everything that was found, as it is shown."""

from dataclasses import dataclass

from twicetold.model.attribution import Attribution
from twicetold.model.claim import Claim
from twicetold.model.decision import Replayed
from twicetold.model.failure import Failure
from twicetold.model.origin import Corroboration
from twicetold.model.report import Report
from twicetold.model.reuse import Reuse
from twicetold.model.story import Story
from twicetold.model.value import Moment, Name, Series


@dataclass(frozen=True, slots=True)
class Dossier:
    """What the reports hold and how it hangs together; sorted, without clock or machine.

    Attributes:
        version: The version of twicetold that made it.
        reports: The reports, sorted by id.
        moments: For each report, in the same order, the moments it names.
        stories: The stories.
        reuses: The shared passages.
        attributions: Who said what.
        claims: The claims, those of one report too.
        corroborations: For each claim, in the same order, its origins.
        series: The figures that several appearances give.
        names: The names that stand for one thing.
        failures: What could not be done.
        decisions: What people decided, and what became of each decision.
    """

    version: str
    reports: tuple[Report, ...]
    moments: tuple[tuple[Moment, ...], ...]
    stories: tuple[Story, ...]
    reuses: tuple[Reuse, ...]
    attributions: tuple[Attribution, ...]
    claims: tuple[Claim, ...]
    corroborations: tuple[Corroboration, ...]
    series: tuple[Series, ...]
    names: tuple[Name, ...]
    failures: tuple[Failure, ...]
    decisions: tuple[Replayed, ...] = ()
