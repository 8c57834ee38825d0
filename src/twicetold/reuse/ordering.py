"""The order in which reports are linked."""

from hashlib import blake2b
from math import inf

from twicetold.model import Report
from twicetold.reuse.evidence import published


def place(report: Report) -> tuple[float, bytes, str]:
    """Give the place of a report in the order of linking: by time, then by text.

    Reports without a time come last. Ids come last of all, so that what is found does not hang
    on them.
    """
    known = published(report)
    digest = blake2b(report.text.encode("utf-8", "surrogatepass"), digest_size=16).digest()
    return known.earliest.timestamp() if known else inf, digest, report.id
