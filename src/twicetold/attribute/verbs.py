"""Verbs of saying in a sentence: their auxiliaries, particles, and what else they could be."""

import re
from dataclasses import dataclass

from twicetold.attribute.cues import Cue, cues, takes
from twicetold.attribute.words import Words

_AUXILIARIES = re.compile(r"[bhmxa]*$")
_SUBJECTS = frozenset({"both", "many", "some", "all", "most", "several", "few", "this", "these"})
_PLURALS = frozenset({"people", "police", "men", "women", "children", "media", "staff", "data"})


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb of saying in a sentence.

    Attributes:
        words: The sentence.
        at: Index of the verb itself.
        first: Index of the first auxiliary or adverb before it.
        after: Index after it and its particle.
        lemma: The base form, with its particle: ``call on``.
        cue: What the lexicon says of the form.
    """

    words: Words
    at: int
    first: int
    after: int
    lemma: str
    cue: Cue

    @property
    def passive(self) -> bool:
        """Tell whether a form of be stands before a participle."""
        return self.cue.participle and "b" in self.words.kinds[self.first : self.at]


def verb_at(words: Words, at: int) -> Verb | None:
    """Read the verb of saying at a word that can be one.

    Args:
        words: The sentence.
        at: Index of the word.

    Returns:
        The verb, or None where the form is a noun, a participle before a noun, or an infinitive.
    """
    form = cues()[words.folds[at]]
    before = words.kinds[at - 1] if at else ""
    group = _AUXILIARIES.search(words.kinds, max(0, at - 6), at)
    first = group.start() if group else at
    if before == "2":
        if at < 2 or not _infinitive_speaks(words.folds[at - 2]):
            return None
        first = at - 3 if words.folds[at - 2] == "on" and at > 2 else at - 2
    elif first == at and at:
        if before == "d" and words.folds[at - 1] not in _SUBJECTS:
            return None
        if form.nominal and not _agrees(words, at, form.lemma):
            return None
    lemma, after = _with_particle(words, form.lemma, at)
    return Verb(words, at, first, after, lemma, form)


def _infinitive_speaks(before: str) -> bool:
    """Tell whether an infinitive after this word and "to" tells: "went on to say", "appears to"."""
    return before == "on" or before in takes("seeming")


def _agrees(words: Words, at: int, lemma: str) -> bool:
    """Tell whether a form that is also a noun can be the verb of the word before it."""
    before, kind = words.folds[at - 1], words.kinds[at - 1]
    if kind in "i#" or before.endswith(("'s", "s'")):
        return False
    if kind in 'pwadto,Q"y)':
        return True
    plural = (
        before.endswith("s")
        or before in _PLURALS
        or (kind == "N" and "c" in words.kinds[max(0, at - 4) : at])
    )
    if words.folds[at] == lemma:
        return plural
    return kind == "N" or not before.endswith("s")


def _with_particle(words: Words, lemma: str, at: int) -> tuple[str, int]:
    """Take a particle to its verb: "calls on", "points out"."""
    following = words.folds[at + 1 : at + 2]
    if following:
        phrase = f"{lemma} {following[0]}"
        if any(phrase in takes(kind) for kind in ("addressed", "clause", "object")):
            return phrase, at + 2
    return lemma, at + 1
