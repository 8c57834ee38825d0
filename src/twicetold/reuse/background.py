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
    growing corpus keeps the background that it once had. It narrows to 2 MiB and some names.

    Attributes:
        words: Words of the corpus; chance grows with them.
        counts: 2**18 numbers of 64 bits: how often words stand in it, by the upper bits of their
            key.
        carriers: Keys of all that can carry words: agencies, outlets and publishers.
        present: Keys of the outlets and publishers that the corpus has reports of.
        phrases: Sorted numbers of 64 bits, each four words in a row of a learnt set phrase.
    """

    words: int
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
    counts = np.bincount(read.key >> SHIFT, minlength=1 << BUCKETS_BITS).astype(np.int64)
    present = frozenset(key for report in reports for key in names(report))
    return Background(len(read), counts, carriers(reports), present, np.zeros(0, np.uint64))


def together(backgrounds: Iterable[Background]) -> Background:
    """Add up the backgrounds of the parts of a corpus; in any order, the same."""
    words, counts = 0, np.zeros(1 << BUCKETS_BITS, np.int64)
    known: frozenset[str] = carriers(())
    present: frozenset[str] = frozenset()
    phrases = [np.zeros(0, np.uint64)]
    for one in backgrounds:
        words, counts = words + one.words, counts + one.counts
        known, present = known | one.carriers, present | one.present
        phrases.append(one.phrases)
    return Background(words, counts, known, present, np.unique(np.concatenate(phrases)))


def packed(background: Background) -> bytes:
    """Write a background as bytes: a line of JSON, then counts and phrases, little-endian."""
    used = np.flatnonzero(background.counts)
    head = {
        "words": background.words,
        "used": len(used),
        "phrases": len(background.phrases),
        "carriers": sorted(background.carriers),
        "present": sorted(background.present),
    }
    arrays = (used.astype("<u4"), background.counts[used].astype("<i8"))
    body = b"".join(array.tobytes() for array in (*arrays, background.phrases.astype("<u8")))
    return json.dumps(head).encode() + b"\n" + body


def unpacked(written: bytes) -> Background:
    """Read a background that ``packed`` wrote."""
    line, body = written.split(b"\n", 1)
    head = json.loads(line)
    used, middle = head["used"], head["used"] * 12
    counts = np.zeros(1 << BUCKETS_BITS, np.int64)
    counts[np.frombuffer(body, "<u4", used)] = np.frombuffer(body[:middle], "<i8", used, used * 4)
    return Background(
        head["words"],
        counts,
        frozenset(head["carriers"]),
        frozenset(head["present"]),
        np.frombuffer(body, "<u8", head["phrases"], middle).astype(np.uint64),
    )
