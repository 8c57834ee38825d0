"""Background: what is known of a corpus as a whole, counted once and then kept as it is."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256

import numpy as np

from twicetold.model import Report
from twicetold.reuse.arrays import Words
from twicetold.reuse.evidence import carriers, names
from twicetold.reuse.letters import Array

BUCKETS_BITS = 18
SHIFT = np.uint32(32 - BUCKETS_BITS)


@dataclass(frozen=True, slots=True, eq=False)
class Background:
    """What the passages of two reports are weighed with; all else about them is their own.

    Two corpora with the same background give the same passages for the same two reports, so a
    growing corpus keeps the background that it once had. It is 3 MiB at most, and some names.

    Attributes:
        words: Words of the corpus; chance grows with them.
        buckets: The upper 18 bits of the keys of its words, ascending; 32 bits each.
        counts: How often words of each bucket stand in it; 64 bits each.
        carriers: Keys of all that can carry words: agencies, outlets and publishers.
        present: Keys of the outlets and publishers that the corpus has reports of.
        phrases: Sorted numbers of 64 bits, each four words in a row of a learnt set phrase.
    """

    words: int
    buckets: Array
    counts: Array
    carriers: frozenset[str]
    present: frozenset[str]
    phrases: Array

    @property
    def chance(self) -> float:
        """Give the bits that chance gives in a corpus of this size."""
        return float(np.log2(max(2, self.words)))

    @property
    def version(self) -> str:
        """Give 16 hexadecimal digits that follow from all of it."""
        return sha256(packed(self)).hexdigest()[:16]


def counted(reports: Sequence[Report], read: Words) -> Background:
    """Count the words and name the outlets of reports; no set phrases are known yet.

    Args:
        reports: The reports.
        read: Their words.
    """
    buckets, counts = np.unique(read.key >> SHIFT, return_counts=True)
    present = frozenset(key for report in reports for key in names(report))
    return Background(
        len(read), buckets, counts, carriers(reports), present, np.zeros(0, np.uint64)
    )


def together(backgrounds: Iterable[Background]) -> Background:
    """Add up the backgrounds of the parts of a corpus; in any order, the same."""
    parts = tuple(backgrounds)
    if len(parts) == 1:
        return parts[0]
    counts = np.zeros(1 << BUCKETS_BITS, np.int64)
    for part in parts:
        counts[part.buckets] += part.counts
    buckets = np.flatnonzero(counts).astype(np.uint32)
    return Background(
        sum(part.words for part in parts),
        buckets,
        counts[buckets],
        carriers(()).union(*(part.carriers for part in parts)),
        frozenset[str]().union(*(part.present for part in parts)),
        np.unique(np.concatenate([np.zeros(0, np.uint64), *(part.phrases for part in parts)])),
    )


def packed(background: Background) -> bytes:
    """Write a background as bytes: a line of JSON, then counts and phrases, little-endian."""
    head = {
        "words": background.words,
        "buckets": len(background.buckets),
        "phrases": len(background.phrases),
        "carriers": sorted(background.carriers),
        "present": sorted(background.present),
    }
    columns = (background.buckets, "<u4"), (background.counts, "<i8"), (background.phrases, "<u8")
    body = b"".join(column.astype(kind).tobytes() for column, kind in columns)
    return json.dumps(head).encode() + b"\n" + body


def unpacked(written: bytes) -> Background:
    """Read a background that ``packed`` wrote."""
    line, body = written.split(b"\n", 1)
    head = json.loads(line)
    used = head["buckets"]
    return Background(
        head["words"],
        np.frombuffer(body, "<u4", used).astype(np.uint32),
        np.frombuffer(body, "<i8", used, used * 4).astype(np.int64),
        frozenset(head["carriers"]),
        frozenset(head["present"]),
        np.frombuffer(body, "<u8", head["phrases"], used * 12).astype(np.uint64),
    )
