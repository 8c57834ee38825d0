"""How fine stories are cut."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Grain:
    """How fine stories are cut, as one setting.

    Attributes:
        name: What it is called on the command line.
        least: The average likeness, 0 to 1, at which two groups of reports still merge.
        days: Two reports that lie this many days apart, or more, have no likeness.
    """

    name: str
    least: float
    days: int


INCIDENT = Grain("incident", least=0.29, days=21)
"""One thing that happened, and what is said of it in the days after. Least likeness: the best of
the development stories of ECB+ judged among all its reports (.28 to .30 are within a point);
days: news of one incident is told within a week or two."""

EVENT = Grain("event", least=0.22, days=60)
"""An incident with what led to it and what came of it."""

AFFAIR = Grain("affair", least=0.17, days=240)
"""Incidents of one affair, for instance a trial from arrest to sentence."""

GRAINS = {grain.name: grain for grain in (INCIDENT, EVENT, AFFAIR)}
"""The grains by name, finest first."""
