"""Whether a report calls a person he or she."""

import re
from bisect import bisect_left
from collections import Counter
from functools import cache

from twicetold.attribute.cast import Cast
from twicetold.attribute.naming import key, known

FEMALE = frozenset({"she", "her", "hers", "herself"})
MALE = frozenset({"he", "his", "him", "himself"})
_PRONOUN = re.compile(r"\b(?:[Ss]he|[Hh]ers?|[Hh]e|[Hh]is|[Hh]im|herself|himself)\b")
_BEFORE_NAME = re.compile(r" (?=[A-Z]|al-)")
_TITLE = 20
"""Code points before a name in which a title or role stands."""
_NAME = re.compile(r"(?:[A-Z][\w'’.-]* ){0,2}(?:al-)?[A-Z][\w'’-]*\w")
_BETWEEN = re.compile(r"[.?!:;]\s|[\n\"“”«»]|\b(?:he|she)\b")
_REACH = 120
"""Code points back from a pronoun in which the name that it stands for is looked for."""


def genders(text: str, named: Cast) -> dict[str, str]:
    """Read the grammatical gender of the people that a report names.

    A title or role before the name decides ("Ms Varn", "spokeswoman Ilsa Varn"); without one the
    pronouns decide that stand after the name in its sentence, where they agree.

    Args:
        text: The report's text.
        named: Who is named in it.

    Returns:
        For the keys of people ``f`` or ``m``; those that are called neither or both are left out.
    """
    found = {name: kind for name, kind in _by_pronoun(text, named).items() if len(kind) == 1}
    found.update({name: kind for name, kind in _by_title(text, named).items() if len(kind) == 1})
    return found


def _by_title(text: str, named: Cast) -> dict[str, str]:
    called: dict[str, str] = {}
    titles = _titles()
    for match in _BEFORE_NAME.finditer(text):
        *_, word = text[max(0, match.start() - _TITLE) : match.start()].split(" ")
        kind = titles.get(word.rpartition("\n")[2].strip('"“‘(.').lower())
        name = _NAME.match(text, match.end()) if kind else None
        if kind and name:
            person = key(named.person(name.group(), match.start()))
            called[person] = "".join(sorted({*called.get(person, ""), kind}))
    return called


def _by_pronoun(text: str, named: Cast) -> dict[str, str]:
    votes: Counter[tuple[str, str]] = Counter()
    for match in _PRONOUN.finditer(text):
        at = bisect_left(named.places, match.start()) - 1
        if at < 0 or named.places[at] < match.start() - _REACH:
            continue
        if not _BETWEEN.search(text, named.places[at], match.start()):
            kind = "f" if match.group().lower() in FEMALE else "m"
            votes[key(named.named[at]), kind] += 1
    kinds: dict[str, str] = {}
    for (person, kind), count in sorted(votes.items()):
        if count > votes[person, "m" if kind == "f" else "f"]:
            kinds[person] = kind
    return kinds


@cache
def _titles() -> dict[str, str]:
    """Give the titles and roles that tell whether a person is he or she."""
    female, male = known("female") - FEMALE, known("male") - MALE
    return dict.fromkeys(sorted(male), "m") | dict.fromkeys(sorted(female), "f")
