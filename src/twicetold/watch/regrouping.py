"""A whole store learnt and grouped anew, as a batch over all of it would be."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from twicetold import story
from twicetold.model import Report, Story
from twicetold.reuse import kernels
from twicetold.reuse.passages import united
from twicetold.store import Batch, Pages, Shelf
from twicetold.watch import sharing
from twicetold.watch.adding import Settings, reread

_PIECE = 500
"""Reports that are in memory at once."""


def regrouped(shelf: Shelf, *, settings: Settings | None = None) -> tuple[str, ...]:
    """Learn from all current reports, and find shared passages and stories anew.

    The background is counted over all of them and set phrases are learnt, so shared passages are
    those of a batch; so are the stories, which keep their ids where they keep their reports. All
    of it is one transaction.

    Args:
        shelf: The store.
        settings: How; the stated defaults if None.

    Returns:
        The ids of the stories that were read anew: those whose reports or shared passages are
        not what they were.
    """
    chosen = settings or Settings()
    with shelf.batch() as batch:
        former = {one.id: one for one in batch.homes(_all(batch))}
        shared_before = {one.id: batch.reuses(one.reports) for one in former.values()}
        batch.unlearn()
        _relearn(batch)
        found = _grouped(batch, tuple(former.values()), chosen)
        changed = tuple(
            one
            for one in found
            if former.get(one.id) != one or batch.reuses(one.reports) != shared_before[one.id]
        )
        for one in changed:
            reread(batch, one, chosen)
    return tuple(one.id for one in changed)


def _all(pages: Pages) -> Iterator[str]:
    for piece in _pieces(pages):
        yield from (report.id for report in piece)


def _pieces(pages: Pages) -> Iterator[tuple[Report, ...]]:
    after = ""
    while ids := pages.current(after, _PIECE):
        yield pages.reports(ids)
        after = ids[-1]


def _relearn(batch: Batch) -> None:
    """Rank all reports, count their words, find what they share, and learn set phrases by it."""
    places, known = [], []
    for piece in _pieces(batch):
        places += [kernels.place(report) for report in piece]
        known.append(kernels.counted(piece))
        batch.put_profiles(story.profile(report) for report in piece)
    if not places:
        return
    ids = [place[-1] for place in sorted(places)]
    first = batch.rank(ids)
    background = kernels.filled(kernels.together(known), sharing.LEAST_WORDS)
    pieces = [ids[start : start + _PIECE] for start in range(0, len(ids), _PIECE)]
    parts, outlets = [], []
    for at, listed in _by_rank(batch, pieces, first):
        outlets += [report.outlet for report in listed]
        parts.append(sharing.passages(batch, listed, at, background))
    passages = united(parts)
    numbers = np.unique(outlets, return_inverse=True)[1]
    stretches = kernels.taught(passages, numbers)
    phrases = [
        kernels.phrases(listed, np.arange(at, at + len(listed)), stretches)
        for at, listed in _by_rank(batch, pieces, first)
    ]
    background = replace(background, phrases=np.unique(np.concatenate(phrases)))
    sharing.keep(batch, background)
    for at, listed in _by_rank(batch, pieces, first):
        inside = (passages.right >= at) & (passages.right < at + len(listed))
        some = passages.only(np.flatnonzero(inside))
        batch.put_reuses(sharing.told(batch, some, background))


def _by_rank(
    batch: Pages, pieces: Sequence[Sequence[str]], first: int
) -> Iterator[tuple[int, list[Report]]]:
    for number, piece in enumerate(pieces):
        by_id = {report.id: report for report in batch.reports(piece)}
        yield first + number * _PIECE, [by_id[id] for id in piece]


def _grouped(batch: Pages, former: tuple[Story, ...], settings: Settings) -> tuple[Story, ...]:
    ids = tuple(_all(batch))
    profiles = batch.profiles(ids)
    shared = story.shared_words(batch.reuses(ids))
    return story.regrouped(story.grouped(profiles, shared, grain=settings.grain), former)
