"""Kernels: the steps of the corpus pass, for whoever spreads them over machines or over days.

Every kernel is a pure function of its arguments. Reports are known to each other by their rank:
their place in the order in which they are linked, a number of 31 bits. A batch pass ranks reports
by ``place``; a corpus that grows gives each batch higher ranks than all before it. The steps, with
what has to come together for each::

    background  counted(reports) a part, together(parts), filled(known); frozen from then on
    seeds       seeds(reports, ranks, known)        any reports
    links       linked(seeds)                       all rows of a hash
    candidates  promising(links, known)             all links of a pair
    passages    aligned(reports, ranks, links, known)   all links of a pair, and both reports
    phrases     taught(passages, outlets), phrases(reports, ranks, stretches)   all passages, once
    kinds       settled(reports, ranks, passages, known)    all passages with the same right report
    nouns       reuses(reports, ranks, passages, known)     all passages of a pair

However the rows are parted in between, the reuses are the same. To add reports to stored ones,
take their seeds, fetch the stored rows of the same hashes, and link ``since`` the first new rank:
what was found before does not change.
"""

from collections.abc import Iterator, Sequence

import numpy as np

from twicetold.model import Report, Reuse
from twicetold.reuse import background, kinds, linking, nouns, passages, setphrases
from twicetold.reuse import seeds as seeding
from twicetold.reuse.arrays import words
from twicetold.reuse.background import Background, packed, together, unpacked
from twicetold.reuse.grain import CORPUS
from twicetold.reuse.information import Weighed, filled, weighed
from twicetold.reuse.kinds import Stretches, taught
from twicetold.reuse.letters import Array
from twicetold.reuse.linking import Links
from twicetold.reuse.ordering import place
from twicetold.reuse.passages import Passages
from twicetold.reuse.seeds import Seeds

__all__ = [
    "Background",
    "Links",
    "Passages",
    "Seeds",
    "Stretches",
    "aligned",
    "counted",
    "filled",
    "linked",
    "packed",
    "phrases",
    "place",
    "promising",
    "reuses",
    "seeds",
    "settled",
    "taught",
    "together",
    "unpacked",
]


def counted(reports: Sequence[Report]) -> Background:
    """Count the words of reports and name their outlets; add parts up with ``together``."""
    return background.counted(reports, words(reports))


def seeds(reports: Sequence[Report], ranks: Array, known: Background) -> Seeds:
    """Take the seeds of reports: about 1.3 rows of 17 bytes a word.

    Args:
        reports: Any reports.
        ranks: The rank of each.
        known: What is known of the corpus.

    Returns:
        The rows, each report's own; sort or part them as you like.
    """
    return seeding.seeds(_read(reports, ranks, known), known.chance + CORPUS.seed_bits)


def linked(rows: Seeds, *, since: int = 0) -> Links:
    """Link equal seeds: each to the earlier ones that other reports have.

    A row is linked to all earlier ones of its hash while these are fewer than 24, and to the last
    four from then on. So a passage in ten thousand reports costs no more than its length.

    Args:
        rows: All rows of some hashes, in any order. Of hashes with many stored rows the 24 of the
            highest ranks before ``since`` will do.
        since: The lowest rank on the right; links among reports before it are left out.

    Returns:
        The links, 18 bytes each, about one for three words; most are chance.
    """
    return linking.linked(rows, CORPUS, since=since)


def promising(links: Links, known: Background) -> Links:
    """Keep the links of the pairs of reports that are worth reading word by word.

    Args:
        links: All links of some pairs, in any order.
        known: What is known of the corpus.

    Returns:
        The links that are left, sorted by right, left and place.
    """
    return linking.promising(links, known.chance + CORPUS.chain_bits)


def aligned(reports: Sequence[Report], ranks: Array, links: Links, known: Background) -> Passages:
    """Read pairs of reports word by word.

    Args:
        reports: The reports of some pairs, by rank.
        ranks: The rank of each, ascending.
        links: All promising links of these pairs.
        known: What is known of the corpus.

    Returns:
        The passages, sorted by right, left and place; not yet settled.
    """
    return passages.aligned(_read(reports, ranks, known), links, known.chance, CORPUS)


def phrases(reports: Sequence[Report], ranks: Array, stretches: Stretches) -> Array:
    """Write set phrases down, for ``Background.phrases``.

    Args:
        reports: The reports that have the stretches.
        ranks: The rank of each, ascending.
        stretches: As from ``taught``.

    Returns:
        Sorted numbers of 64 bits, each four words in a row.
    """
    read = _read(reports, ranks, None)
    return setphrases.rows(read.words, stretches.hold(read))


def settled(
    reports: Sequence[Report], ranks: Array, found: Passages, known: Background
) -> Passages:
    """Tell set phrases from prose, and thin out what only set phrases tie together.

    Args:
        reports: The reports of the passages, by rank.
        ranks: The rank of each, ascending.
        found: All passages that some reports, on the right, share with earlier ones.
        known: What is known of the corpus, its set phrases too.

    Returns:
        The passages that are kept, in the same order, ``stock`` told.
    """
    return kinds.settled(_read(reports, ranks, None), found, known.phrases)


def reuses(
    reports: Sequence[Report], ranks: Array, found: Passages, known: Background
) -> Iterator[Reuse]:
    """Make the nouns.

    Args:
        reports: The reports of the passages, by rank.
        ranks: The rank of each, ascending.
        found: All settled passages of some pairs.
        known: What is known of the corpus.

    Returns:
        The reuses, sorted by their places; ``left`` is the report whose id sorts first.
    """
    return nouns.reuses(nouns.Sharing(reports, _read(reports, ranks, None), found, known))


def _read(reports: Sequence[Report], ranks: Array, known: Background | None) -> Weighed:
    read = words(reports)
    if known is None:
        return Weighed(read, np.asarray(ranks), read.marks[:0], read.marks[:0])
    return weighed(read, ranks, known)
