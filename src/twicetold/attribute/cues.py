"""The lexicon of saying: which inflected words are cues, and the constructions they stand in."""

from dataclasses import dataclass
from functools import cache

from twicetold.text import lexicon

_SIBILANTS = ("s", "x", "z", "ch", "sh")


@dataclass(frozen=True, slots=True)
class Cue:
    """One inflected form of a verb of saying.

    Attributes:
        lemma: The base form.
        finite: Whether it can stand as a finite verb; gerunds cannot.
        nominal: Whether the form is also a noun, as in ``claims``.
        participle: Whether it can follow a form of be in the passive.
    """

    lemma: str
    finite: bool
    nominal: bool
    participle: bool


@cache
def cues() -> dict[str, Cue]:
    """Give all inflected forms of the verbs of saying."""
    known: dict[str, Cue] = {}
    for lemma in sorted(lemmas()):
        third, past, participle, gerund = inflections(lemma)
        known.setdefault(gerund, Cue(lemma, finite=False, nominal=False, participle=False))
        known.setdefault(participle, Cue(lemma, finite=True, nominal=False, participle=True))
        known.setdefault(
            past, Cue(lemma, finite=True, nominal=False, participle=past == participle)
        )
        for form in (lemma, third):
            known.setdefault(
                form, Cue(lemma, finite=True, nominal=True, participle=form == participle)
            )
    return known


@cache
def kinds() -> dict[str, str]:
    """Give the letter of each form: ``S`` finite, ``R`` finite or a noun, ``G`` gerund."""
    return {
        form: ("R" if cue.nominal else "S") if cue.finite else "G" for form, cue in cues().items()
    }


@cache
def words() -> frozenset[str]:
    """Give every word without which no rule finds a statement outside quotation marks."""
    table = lexicon.table("cues")
    heads = {phrase.split()[0] for phrase in table["phrases"]}
    return frozenset({*cues(), *table["nouns"], *heads, *table["placing"], *table["hearing"]})


@cache
def lemmas() -> frozenset[str]:
    """Give the base forms of all single verbs, the heads of phrases among them."""
    table = lexicon.table("cues")
    phrases = {*table["clause"], *table["object"], *table["infinitive"], *table["addressed"]}
    heads = {phrase.split()[0] for phrase in phrases}
    return frozenset(heads | set(table["prepositional"]))


@cache
def takes(construction: str) -> frozenset[str]:
    """Give the verbs and phrases that stand in a construction.

    Args:
        construction: ``clause``, ``object``, ``infinitive`` or ``addressed``.
    """
    return lexicon.words("cues", construction)


def inflections(lemma: str) -> tuple[str, str, str, str]:
    """Inflect a verb.

    Returns:
        The third person, past, past participle and gerund.

    >>> inflections("deny")
    ('denies', 'denied', 'denied', 'denying')
    """
    irregular = lexicon.table("cues")["irregular"].get(lemma)
    if irregular:
        third, past, participle, gerund = irregular
        return third, past, participle, gerund
    consonant_y = lemma.endswith("y") and lemma[-2] not in "aeiou"
    stem = lemma if lemma.endswith("ee") else lemma.removesuffix("e")
    past = f"{lemma[:-1]}ied" if consonant_y else f"{lemma.removesuffix('e')}ed"
    if consonant_y:
        third = f"{lemma[:-1]}ies"
    else:
        third = f"{lemma}es" if lemma.endswith(_SIBILANTS) else f"{lemma}s"
    return third, past, past, f"{stem}ing"
