"""The gate: which sentences the learned tagger need not read, for it is slow and they hold nothing.

A sentence passes that has a word of saying, a colon, or words in quotation marks. Of the cues of
wikinews-train 3 % stand in sentences that do not pass. Whether names with a role would bring some
of those back was not measured.
"""

import re
from collections.abc import Sequence
from functools import cache

from twicetold.attribute.cues import cues, lemmas, takes
from twicetold.model.span import Span
from twicetold.text import lexicon
from twicetold.text.quotes import quotations

_WORD = re.compile(r"[^\W\d_]+")
# Verbs too common to pass alone stand for saying with their particle: "went on", "made it clear".
_PHRASE_HEADS = re.compile(
    r"\b(?:points?|pointed|pointing|go(?:es|ing|ne)?|went|ma(?:d|k)es?|making|sum(?:s|med)?|chimed?s?)"
    r" (?:out|on|clear|it clear|up|in)\b"
)


def passing(text: str, sentences: Sequence[Span]) -> list[bool]:
    """Tell for each sentence whether it may hold a statement.

    Args:
        text: The whole text.
        sentences: The sentences in the order of the text.

    >>> said = "Rain fell. He said it would stop."
    >>> passing(said, (Span(0, 10), Span(11, 33)))
    [False, True]
    """
    quoted = sorted((one.outer.start, one.outer.end) for one in quotations(text) if one.depth == 0)
    found: list[bool] = []
    at = 0
    for span in sentences:
        while at < len(quoted) and quoted[at][1] <= span.start:
            at += 1
        inside = at < len(quoted) and quoted[at][0] < span.end
        found.append(inside or _speaks(text[span.start : span.end]))
    return found


def _speaks(sentence: str) -> bool:
    folded = sentence.lower()
    return (
        ":" in folded
        or not _words().isdisjoint(_WORD.findall(folded))
        or _PHRASE_HEADS.search(folded) is not None
    )


@cache
def _words() -> frozenset[str]:
    """Give every form of a verb of saying and every noun of saying, but heads of phrases."""
    phrases = {phrase for kind in ("clause", "addressed") for phrase in takes(kind)}
    heads = {phrase.split()[0] for phrase in phrases if " " in phrase} - {"call", "appeal", "plead"}
    only_heads = {head for head in heads & lemmas() if head not in phrases}
    forms = {form for form, cue in cues().items() if cue.lemma not in only_heads}
    nouns = lexicon.words("cues", "nouns") | lexicon.words("cues", "passive_words")
    return frozenset(forms | nouns | {"according", "apparently", "reportedly", "allegedly"})
