"""Real statements in invented constructions: more ways of saying for what Wikinews reports.

Made while training, from the training texts only, and never stored.
"""

import random
import re
from collections.abc import Sequence

from training.marked import Mark, Marked, marked
from training.texts.compose import Composer, Subjects, table
from twicetold.text.sentences import sentences

_CLAUSE = re.compile(
    r"(said|says|say|stated|announced|added|claimed|reported|noted|believes?|warned)( that)?$"
)
_QUOTES = re.compile(r"[\"“”]")
GROUPS = 6  # the texts are cut into so many groups; a report mixes statements of one group


def recomposed(texts: Sequence[Marked], count: int, seed: int) -> list[Marked]:
    """Compose reports from the statements of marked texts.

    Args:
        texts: Marked training texts.
        count: How many reports to compose.
        seed: Chooses everything.
    """
    shuffled = list(texts)
    random.Random(seed).shuffle(shuffled)
    subjects: Subjects = {str(n): harvest(shuffled[n::GROUPS]) for n in range(GROUPS)}
    composer = Composer(seed, subjects)
    return [marked(composer.report(f"recomposed-{n}", slice(0))) for n in range(count)]


def harvest(texts: Sequence[Marked]) -> dict[str, list[str]]:
    """Sort the statements of marked texts by kind, as ``training/texts/statements.toml`` does."""
    found: dict[str, list[str]] = {
        kind: [] for kind in ("clause", "direct", "thing", "act", "background")
    }
    for one in texts:
        for mark in one.marks:
            kind, words = _kind(one.text, mark)
            if kind and not re.search(r"[\[\]{}\n]", words):
                found[kind].append(words)
        found["background"].extend(_unattributed(one))
    return {
        kind: sorted(set(words)) or table("statements")["town"][kind]
        for kind, words in found.items()
    }


def _kind(text: str, mark: Mark) -> tuple[str, str]:
    if len(mark.content) != 1 or not mark.cue:
        return "", ""
    words = text[slice(*mark.content[0])].strip(" ,.")
    cue = text[slice(*mark.cue[-1])]
    if words[:1] in '“"' and len(_QUOTES.findall(words)) == 2:
        return "direct", words.strip('“”" ,.')
    if _QUOTES.search(words):
        return "", ""
    if words.startswith("to ") and len(words) > 12:
        return "act", words[3:]
    if _CLAUSE.search(cue) and len(words.split()) > 3:
        return "clause", words
    return (
        ("thing", words)
        if 2 < len(words.split()) < 14 and words.startswith(("the ", "a ", "an ", "its ", "their "))
        else ("", "")
    )


def _unattributed(text: Marked) -> list[str]:
    places = [
        place
        for mark in text.marks
        for role in (mark.content, mark.source, mark.cue)
        for place in role
    ]
    found = []
    for span in sentences(text.text):
        words = text.text[span.start : span.end]
        plain = words.endswith(".") and not re.search(r"[\[\]{}“”\"]", words)
        marked_here = any(start < span.end and span.start < end for start, end in places)
        if plain and len(words.split()) > 6 and not marked_here:
            found.append(words)
    return found
