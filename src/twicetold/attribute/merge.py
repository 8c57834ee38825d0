"""The finds of the rules and of a tagger put together.

What stands in quotation marks is the rules' field: they see marks and paragraphs exactly. What is
reported in other words is the tagger's; there the rules name the source where both found the
statement, and add what the tagger has nothing for. What the tagger alone found needs a source, and
nothing is its own source. Chosen among some ways of putting them together on wikinews-dev,
polnear-dev and the dev stories; the figures stand in docs/method/model-card.md.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace

from twicetold.attribute import gate
from twicetold.attribute.found import Found
from twicetold.attribute.naming import ARTICLES
from twicetold.model.span import Span
from twicetold.text.quotes import quotations

QUOTED = 0.85  # share of the content in quotation marks from which it is direct; the scorer's own
_PASSIVE = re.compile(
    r"(?:.* )?(?:is|are|was|were|be|been|being) (?:\w+ly )?\w+(?:ed|en|told|said)\b", re.IGNORECASE
)
ALIKE = 0.5  # share of common words (Jaccard) from which two contents are one; the scorer's own


def merged(text: str, tagged: Sequence[Found], ruled: Sequence[Found]) -> tuple[Found, ...]:
    """Put the finds of a tagger and of the rules together.

    Args:
        text: The report's text.
        tagged: The tagger's finds.
        ruled: The rules' finds.
    """
    marked = [one.outer for one in quotations(text) if one.depth == 0]
    direct = [find for find in ruled if _quoted(find, marked) >= QUOTED]
    rest = [find for find in ruled if _quoted(find, marked) < QUOTED]
    spoken = _covered(span for find in ruled for span in find.content)
    by_quotation, by_clause = _Shelf(direct), _Shelf(rest)
    kept = list(direct)
    for find in tagged:
        if by_quotation.same(find) is None and not _repeats(find, spoken, marked):
            twin = by_clause.same(find)
            joined = replace(find, source=twin.source) if twin and twin.source else find
            if (twin or _stands(text, find, marked)) and not _meet(joined.source, joined.content):
                kept.append(joined)
    taken = _Shelf(kept)
    kept.extend(find for find in rest if taken.same(find) is None)
    return tuple(kept)


class _Shelf:
    """Finds in the order of the text, to look one up by its place."""

    def __init__(self, finds: Sequence[Found]) -> None:
        self._finds = sorted(finds, key=lambda find: (*_extent(find), find.rule))
        self._starts = [_extent(find)[0] for find in self._finds]
        self._longest = max((end - start for start, end in map(_extent, finds)), default=0)

    def same(self, find: Found) -> Found | None:
        """Give the find on the shelf that is most the same statement: by its cue, then content."""
        start, end = _extent(find)
        first = bisect_left(self._starts, start - self._longest)
        near = self._finds[first : bisect_left(self._starts, end)]
        alike = [other for other in near if _same(find, other)]
        return max(
            alike, key=lambda one: (_meet(find.cue, one.cue), _likeness(find, one)), default=None
        )


def _extent(find: Found) -> tuple[int, int]:
    spans = (*find.content, *find.cue)
    return min(span.start for span in spans), max(span.end for span in spans)


def _stands(text: str, find: Found, marked: Sequence[Span]) -> bool:
    """Tell whether a find of the tagger alone can be kept: a source, and signs of words said.

    Who "is charged with" something says nothing: the source of a passive stands behind "by".
    """
    cue = " ".join(text[span.start : span.end] for span in find.cue)
    named = any(text[span.start : span.end].lower() not in ARTICLES for span in find.source)
    if not named or (_PASSIVE.match(cue) and find.source[0] < find.cue[0]):
        return False
    return gate.speaks(cue) or _common(find.content, marked) > 0


def _repeats(find: Found, spoken: Sequence[Span], marked: Sequence[Span]) -> bool:
    """Tell whether the tagger only quotes again what the rules gave to a speaker."""
    if _quoted(find, marked) < QUOTED:
        return False
    return not find.cue or 2 * _common(find.content, spoken) >= _length(find.content)


def _same(left: Found, right: Found) -> bool:
    """Tell whether two finds are one statement.

    Who speaks by another cue and is somebody else reports the statement, or is reported in it.
    """
    if _meet(left.cue, right.cue):
        return True
    cues, sources = left.cue and right.cue, left.source and right.source
    if cues and sources and not _meet(left.source, right.source):
        return False
    return _likeness(left, right) >= ALIKE


def _meet(left: Iterable[Span], right: Sequence[Span]) -> bool:
    return any(one.overlaps(other) for one in left for other in right)


def _likeness(left: Found, right: Found) -> float:
    """Give the share of common words in two contents (Jaccard), by code points."""
    common = _common(left.content, right.content)
    return common / max(1, _length(left.content) + _length(right.content) - common)


def _quoted(find: Found, marked: Sequence[Span]) -> float:
    return _common(find.content, marked) / max(1, _length(find.content))


def _covered(spans: Iterable[Span]) -> list[Span]:
    """Give the stretches that the spans cover together, in order."""
    kept: list[Span] = []
    for span in sorted(spans):
        if kept and span.start <= kept[-1].end:
            kept[-1] = Span(kept[-1].start, max(kept[-1].end, span.end))
        else:
            kept.append(span)
    return kept


def _length(spans: Iterable[Span]) -> int:
    return sum(len(span) for span in spans)


def _common(left: Iterable[Span], right: Sequence[Span]) -> int:
    """Count the code points that both cover; ``right`` is sorted and nothing in it overlaps."""
    common = 0
    for one in left:
        at = bisect_right(right, one.start, key=lambda span: span.end)
        while at < len(right) and right[at].start < one.end:
            common += min(one.end, right[at].end) - max(one.start, right[at].start)
            at += 1
    return common
