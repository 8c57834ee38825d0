"""What a report calls a speaker, taken apart: name, roles, organisation."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from twicetold.model import Speaker
from twicetold.text import lexicon
from twicetold.text.tokens import fold

_SUBJECT = "origins"
_ASIDE = re.compile(r"\s*(?:[,(;:–—]|\s-\s).*$", re.DOTALL)
_WORD = re.compile(r"[\w@#][\w@.&'’-]*", re.UNICODE)
_FULL = 2
"""So many words make a full name."""
_OF = frozenset({"for", "of", "at", "from", "with", "in"})
"""Between an office and its body: "spokesman for the league"."""
_PREFIXED = re.compile(r"(?:al|el|an|ar|as|ash|ad|at|az|d|l|o)['’-][A-Z]|[\d@#]")
_POSSESSIVE = re.compile(r"['’]s?$")
_SMALL = frozenset({"of", "the", "and", "for", "de", "del", "van", "von", "bin", "al", "el", "&"})
_VOICE = "spokesperson"
_CALLED = ("offices_held", "unnamed", "plural")
"""Words of these lists call somebody and are no name, however they are written."""
_SMALL_WORD = re.compile(r"(?<![\w@#.'’-])[a-z][\w'’-]*")
_GREAT_WORD = re.compile(r"(?<=[\w,;] )[A-Z][\w’'-]*")
_ARTICLES = frozenset(
    {"the", "a", "an", "mr", "mrs", "ms", "miss", "dr", "sir", "its", "his", "her", "their"}
)


@dataclass(frozen=True, slots=True, order=True)
class Person:
    """Someone who speaks: a person, an office or an organisation.

    Attributes:
        name: The folded words of the name, without titles; empty when there is none.
        suffix: For instance ``jr``; empty when there is none.
        roles: The folded words that describe the speaker, sorted.
        organisation: The folded words of the organisation.
        home: The report, for somebody whom the report does not name; empty otherwise.
        mark: The mention, where a person decided something of it; empty otherwise.
    """

    name: tuple[str, ...]
    suffix: str
    roles: tuple[str, ...]
    organisation: tuple[str, ...]
    home: str
    mark: str = ""

    @property
    def key(self) -> str:
        """Give the words that the speaker is shown by."""
        words = self.name or (*self.organisation, *self.roles)
        return " ".join((*words, self.suffix)).strip()

    @property
    def voice(self) -> bool:
        """Tell whether the speaker speaks for an organisation."""
        return _VOICE in self.roles

    @property
    def body(self) -> frozenset[str]:
        """Give the words that call a body without naming it: "the transport ministry"."""
        words = frozenset((*self.organisation, *self.roles)) - _SMALL
        person_called = words & lexicon.words("speakers", "role")
        return frozenset() if self.name or self.voice or self.home or person_called else words

    @property
    def plural(self) -> bool:
        """Tell whether the words call several."""
        return not self.name and bool(set(self.roles) & lexicon.words(_SUBJECT, "plural"))


def person(speaker: Speaker, report: str, ordinary: frozenset[str] = frozenset()) -> Person:
    """Take apart what one report calls a speaker.

    Args:
        speaker: Who spoke, as resolved in the report.
        report: The report's id.
        ordinary: Words that the story's reports use as no name, folded.
    """
    words = [_POSSESSIVE.sub("", word) for word in _WORD.findall(_ASIDE.sub("", speaker.name))]
    if words and _begins_a_sentence(words, ordinary):
        words[0] = words[0].lower()
    name, suffix, described, within = _parted(words)
    organisation = _bare(speaker.organisation or "") or within
    called = " ".join((*described, *_roles(speaker.role or "")))
    roles = set(_voiced(called).split()) - _ARTICLES - _SMALL - set(organisation)
    unnamed = not name and not _office(roles, speaker)
    return Person(name, suffix, tuple(sorted(roles)), organisation, report if unnamed else "")


def ordinary(texts: Iterable[str]) -> frozenset[str]:
    """Give the words that texts write small, and never great inside a sentence.

    >>> sorted(ordinary(["Rebels fled. Two rebels rose, said Ada Rose."]))
    ['fled', 'rebels', 'said']
    """
    small: set[str] = set()
    great: set[str] = set()
    for text in texts:
        small.update(map(fold, _SMALL_WORD.findall(text)))
        great.update(map(fold, _GREAT_WORD.findall(text)))
    return frozenset(small - great)


def somebody(speaker: Speaker) -> bool:
    """Tell whether words can call a person or body; a date or a clause cut off calls none."""
    words = [fold(word) for word in _WORD.findall(speaker.name)]
    if not any(letter.isalpha() for word in words for letter in word):
        return False
    made = any(set(words) & lexicon.words(_SUBJECT, kind) for kind in ("documents", "recordings"))
    cut_off = not words or words[-1] in _SMALL | {"or", "that", "on", "to"}
    return made or bool(set(words) - _ARTICLES and not cut_off)


def _office(roles: set[str], speaker: Speaker) -> bool:
    """Tell whether words name an office that one holds, or a body, and not just anybody."""
    if not roles or roles & lexicon.words(_SUBJECT, "unnamed"):
        return False
    held = lexicon.words(_SUBJECT, "titles") | lexicon.words(_SUBJECT, "bodies") | {_VOICE}
    return bool(
        roles & held or speaker.organisation or roles & lexicon.words(_SUBJECT, "offices_held")
    )


def folded(words: str) -> tuple[str, ...]:
    """Fold a name as it is written, articles and titles left out.

    >>> folded("the Fish and Wildlife Service")
    ('fish', 'and', 'wildlife', 'service')
    """
    return _bare(words)


def _voiced(called: str) -> str:
    """Put one word for all who speak for an organisation."""
    ways = sorted(lexicon.words(_SUBJECT, "voices"), key=lambda way: (-len(way), way))
    return re.sub(rf"\b(?:{'|'.join(map(re.escape, ways))})\b", _VOICE, called)


def _parted(
    words: list[str],
) -> tuple[tuple[str, ...], str, tuple[str, ...], tuple[str, ...]]:
    """Give name, suffix, description and the organisation inside the description."""
    suffix = ""
    if len(words) > 1 and fold(words[-1]).strip(".") in lexicon.words(_SUBJECT, "suffixes"):
        suffix = fold(words.pop()).strip(".")
    start = len(words)
    while start and (_capital(words[start - 1]) or _inside(words, start)):
        start -= 1
    while start < len(words) and words[start] in _SMALL:
        start += 1
    before = [word for word in words[:start] if word not in _ARTICLES]
    if len(before) > 1 and before[-1] in _OF:
        described = tuple(fold(word) for word in before[:-1] if not _capital(word))
        return (), "", described, _stripped(tuple(fold(word) for word in words[start:]))
    name, titles = _untitled([fold(word) for word in words[start:]])
    before = words[:start]
    described = tuple(fold(word) for word in before if not _capital(word) and word not in _SMALL)
    within = tuple(fold(word) for word in before if _capital(word))
    return name, suffix if name else "", (*described, *titles), _stripped(within)


def _begins_a_sentence(words: list[str], ordinary: frozenset[str]) -> bool:
    """Tell whether the first word is great only because a sentence begins with it: "Police"."""
    if len(words) > 1 and _capital(words[1]):
        return False
    first = fold(words[0])
    return first in ordinary or (
        len(words) == 1 and any(first in lexicon.words(_SUBJECT, kind) for kind in _CALLED)
    )


def _inside(words: list[str], start: int) -> bool:
    """Tell whether a small word stands between two capitalised ones."""
    small = words[start - 1] in _SMALL
    return (
        small
        and start < len(words)
        and start > 1
        and (_capital(words[start - 2]) or words[start - 2] in _SMALL)
    )


def _capital(word: str) -> bool:
    """Tell whether a word is written as a name: "SDF", "al-Deiri", "@handle", "aina.org"."""
    return bool(_PREFIXED.match(word)) or word[0].isupper() or "." in word[:-1]


def _untitled(words: list[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    titles = lexicon.words(_SUBJECT, "titles")
    bodies = lexicon.words(_SUBJECT, "bodies")
    at = 0
    while at < len(words) and words[at].strip(".") in titles:
        if at + 1 < len(words) and words[at + 1] in bodies:
            break
        at += 1
    plain = [word.strip(".") for word in words]
    return _homeless(plain[at:]), tuple(plain[:at])


def _homeless(words: list[str]) -> tuple[str, ...]:
    """Leave out where somebody is from: "John Brann of Sandry"; a body keeps its "of"."""
    at = words.index("of") if "of" in words else len(words)
    of_body = not lexicon.words(_SUBJECT, "bodies").isdisjoint(words[:at])
    return tuple(words if of_body or at < _FULL else words[:at])


@cache
def _roles(words: str) -> tuple[str, ...]:
    return tuple(fold(word).strip(".") for word in _WORD.findall(words))


@cache
def _bare(words: str) -> tuple[str, ...]:
    return _stripped(
        tuple(fold(_POSSESSIVE.sub("", word)).rstrip(".") for word in _WORD.findall(words))
    )


def _stripped(words: tuple[str, ...]) -> tuple[str, ...]:
    while words and words[0] in _ARTICLES:
        words = words[1:]
    return words
