"""Files, feeds, archives and pages into captures: the one room that asks disks and networks."""

from twicetold.ingest.captures import captures, fetched
from twicetold.ingest.lead import Lead
from twicetold.ingest.limits import Limits
from twicetold.ingest.visit import Known, Outcome, Visit, Visitor

__all__ = ["Known", "Lead", "Limits", "Outcome", "Visit", "Visitor", "captures", "fetched"]
