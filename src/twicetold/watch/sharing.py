"""The corpus pass for reports that join those of a store: the same passages, at their own cost."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from twicetold.model import Report, Reuse
from twicetold.reuse import kernels
from twicetold.store import Batch, Pages, Rows
from twicetold.store.postings import POSTING

_BOOK, _KEY = "reuse", "background"

LEAST_WORDS = 4_000_000
"""Words that a store's background stands for at least, about 10,000 reports; a smaller corpus is
filled up with the kept background. A store is begun with a few reports and grows; if chance were
reckoned for these few, later reports would seem to share what they share by chance."""


def background(batch: Batch, fresh: Sequence[Report]) -> kernels.Background:
    """Give what the store's reports are weighed with; the first reports settle it.

    It is frozen from then on, so that what was found stays as found; ``relearnt`` renews it.
    """
    written = batch.note(_BOOK, _KEY)
    if written is not None:
        return kernels.unpacked(written)
    known = kernels.filled(kernels.counted(fresh), LEAST_WORDS)
    keep(batch, known)
    return known


def keep(batch: Batch, known: kernels.Background) -> None:
    """Freeze a background in the store."""
    batch.put_note(_BOOK, _KEY, kernels.packed(known))


def shared(batch: Batch, fresh: Sequence[Report], known: kernels.Background) -> tuple[Reuse, ...]:
    """Find the passages that new reports share with those of the store and with each other.

    Args:
        batch: The store, which keeps the seeds of the new reports from then on.
        fresh: Reports that have no rank yet.
        known: The store's background.

    Returns:
        The passages, sorted.
    """
    listed = sorted(fresh, key=kernels.place)
    first = batch.rank([report.id for report in listed])
    return told(batch, passages(batch, listed, first, known), known)


def passages(
    batch: Batch, listed: Sequence[Report], first: int, known: kernels.Background
) -> kernels.Passages:
    """Find the passages of new reports as narrow rows, not yet settled.

    Args:
        batch: The store, which keeps the seeds of the new reports from then on.
        listed: The reports, in the order of their ranks.
        first: The rank of the first one.
        known: The store's background.
    """
    own = kernels.seeds(listed, np.arange(first, first + len(listed)), known)
    stored = _seeds(batch.posted(own.hashes))
    batch.post(_rows(own))
    links = kernels.promising(kernels.linked(_together(stored, own), since=first), known)
    ranks = np.unique(np.concatenate([links.left, links.right]))
    return kernels.aligned(_of_ranks(batch, ranks), ranks, links, known)


def told(batch: Pages, found: kernels.Passages, known: kernels.Background) -> tuple[Reuse, ...]:
    """Make nouns of passages: all those of some reports on the right.

    Args:
        batch: The store with the reports.
        found: The passages.
        known: The store's background, its set phrases too.
    """
    if not len(found):
        return ()
    ranks = np.unique(np.concatenate([found.left, found.right]))
    involved = _of_ranks(batch, ranks)
    kept = kernels.settled(involved, ranks, found, known)
    return tuple(kernels.reuses(involved, ranks, kept, known))


def _of_ranks(batch: Pages, ranks: npt.NDArray[np.int32]) -> list[Report]:
    by_rank = batch.ranked(ranks.tolist())
    return [by_rank[rank] for rank in ranks.tolist()]


def _rows(seeds: kernels.Seeds) -> Rows:
    rows = np.zeros(len(seeds), POSTING)
    rows["seed"], rows["rank"] = seeds.hashes, seeds.report
    rows["first"], rows["span"], rows["told"] = seeds.first, seeds.span, seeds.told
    return rows


def _seeds(rows: Rows) -> kernels.Seeds:
    return kernels.Seeds(rows["seed"], rows["rank"], rows["first"], rows["span"], rows["told"])


def _together(one: kernels.Seeds, other: kernels.Seeds) -> kernels.Seeds:
    columns = ("hashes", "report", "first", "span", "told")
    return kernels.Seeds(
        *(np.concatenate([getattr(one, name), getattr(other, name)]) for name in columns)
    )
