"""The gate: what the learned tagger is asked about. It is slow, and the rules are quick.

The rules leave words of saying that they can make nothing of. A sentence passes that has such a
word outside quotation marks, or in which they found nothing although it has a colon or words in
quotation marks. Where every word of saying is some find's cue, the tagger all but never changed
the outcome: on polnear-dev it brought 91 right finds in sentences that pass, 6 in sentences that
the rules had read, 14 in sentences without any word of saying.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cache

from twicetold.attribute.cues import cues, lemmas, takes
from twicetold.attribute.found import Found
from twicetold.model.span import Span
from twicetold.text import lexicon
from twicetold.text.quotes import quotations

_WORD = re.compile(r"[^\W\d_]+")
# Verbs too common to pass alone stand for saying with their particle: "went on", "made it clear".
_PHRASE_HEADS = re.compile(
    r"\b(?:points?|pointed|pointing|go(?:es|ing|ne)?|went|ma(?:d|k)es?|making|sum(?:s|med)?|chimed?s?)"
    r" (?:out|on|clear|it clear|up|in)\b"
)
_BLANK = "\0"
_OUTSIDE = 2
"""Code points of a quoted sentence that may stand outside its quotation marks: a stop, a blank."""


def passing(text: str, sentences: Sequence[Span], ruled: Sequence[Found] = ()) -> list[bool]:
    """Tell for each sentence whether it may hold a statement that no rule has read.

    Args:
        text: The whole text.
        sentences: The sentences in the order of the text.
        ruled: What the rules found in it.

    >>> said = "Rain fell. He said it would stop."
    >>> passing(said, (Span(0, 10), Span(11, 33)))
    [False, True]
    """
    read = sorted(span for find in ruled for span in find.cue or find.content[:1])
    left = _blanked(text, (*(one.outer for one in quotations(text) if one.depth == 0), *read))
    starts = [span.start for span in read]
    return [
        speaks(left[span.start : span.end])
        or (
            bisect_left(starts, span.start) == bisect_left(starts, span.end)
            and _hints(left[span.start : span.end])
        )
        for span in sentences
    ]


def _blanked(text: str, places: Iterable[Span]) -> str:
    """Blank out what stands in any of the places; all other words keep theirs."""
    left, at = [], 0
    for place in sorted(places):
        left.append(text[at : place.start])
        left.append(_BLANK * (place.end - max(at, place.start)))
        at = max(at, place.end)
    return "".join((*left, text[at:]))


def speaks(phrase: str) -> bool:
    """Tell whether a phrase or sentence has a word of saying."""
    folded = phrase.lower()
    words = _WORD.findall(folded)
    return not _words().isdisjoint(words) or _PHRASE_HEADS.search(folded) is not None


def _hints(sentence: str) -> bool:
    """Tell whether a sentence without words of saying has a colon or is quoted in part."""
    return ":" in sentence or 0 < sentence.count(_BLANK) < len(sentence) - _OUTSIDE


@cache
def _words() -> frozenset[str]:
    """Give every form of a verb of saying and every noun of saying, but heads of phrases."""
    phrases = {phrase for kind in ("clause", "addressed") for phrase in takes(kind)}
    heads = {phrase.split()[0] for phrase in phrases if " " in phrase} - {"call", "appeal", "plead"}
    only_heads = {head for head in heads & lemmas() if head not in phrases}
    forms = frozenset(form for form, cue in cues().items() if cue.lemma not in only_heads)
    listed = [lexicon.words("cues", name) for name in ("nouns", "passive_words", "attitudes")]
    return forms.union({"according", "apparently", "reportedly", "allegedly"}, *listed)
