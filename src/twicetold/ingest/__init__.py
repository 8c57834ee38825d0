"""Files, feeds, archives and pages into captures: the one room that asks disks and networks."""

from twicetold.ingest.captures import captures, fetched
from twicetold.ingest.limits import Limits

__all__ = ["Limits", "captures", "fetched"]
