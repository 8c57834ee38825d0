"""Files and folders into captures: the only room that reads disks and networks."""

from twicetold.ingest.captures import captures
from twicetold.ingest.limits import Limits

__all__ = ["Limits", "captures"]
