"""Text reuse: the passages that reports share, exact to the character."""

from collections.abc import Iterator, Sequence

from twicetold.model import Report, Reuse
from twicetold.reuse.check import checked
from twicetold.reuse.grain import ALL_PAIRS, CORPUS, STORY
from twicetold.reuse.known import with_known
from twicetold.reuse.passes import found

__all__ = ["checked", "shared", "streamed", "within"]


def shared(reports: Sequence[Report], *, all_pairs: bool = False) -> tuple[Reuse, ...]:
    """Find the passages that the reports of a corpus share.

    Each report that carries a passage is linked to the next ones that do, in order of time, so
    that a passage in thousands of reports costs no more than its length; see ``grain.CORPUS``.

    Args:
        reports: Any reports, in any order.
        all_pairs: Whether to link every two reports that share a passage, whatever it costs.

    Returns:
        The shared passages, sorted by their places; ``left`` is the report whose id sorts first.

    Raises:
        TooLarge: The reports have more letters than ``arrays.MOST_LETTERS``.
    """
    return tuple(found(reports, ALL_PAIRS if all_pairs else CORPUS))


def streamed(reports: Sequence[Report]) -> Iterator[Reuse]:
    """Find what ``shared`` finds, and give it passage by passage, so that none has to be kept.

    What is held of the corpus meanwhile is narrow: 15 bytes a word, the links of a slice of it
    and 8 bytes a matched word. Reports are asked for one by one, in no order, when their words
    are read and when passages are cut from them; so the sequence may fetch them from a disk.

    Args:
        reports: Any reports, in any order.

    Returns:
        The shared passages in the order of ``shared``.
    """
    return found(reports, CORPUS)


def within(reports: Sequence[Report], known: Sequence[Reuse] = ()) -> tuple[Reuse, ...]:
    """Find the passages that the reports of one story share, more finely.

    All pairs are linked, and shorter seeds are looked for: what tells little in a large corpus
    tells enough among a few reports.

    Args:
        reports: The reports of one story, in any order.
        known: The passages that the corpus pass found, so that the set phrases it learnt are
            known here as well and nothing it found is lost.

    Returns:
        The shared passages, sorted by their places; ``left`` is the report whose id sorts first.

    Raises:
        TooLarge: The reports have more letters than ``arrays.MOST_LETTERS``.
    """
    own = tuple(found(reports, STORY))
    return with_known(own, known, reports) if known else own
