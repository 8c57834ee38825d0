"""The recordings that a report names, told apart."""

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache, lru_cache

from twicetold.attribute.naming import ARTICLES, known
from twicetold.model.span import Span

KEY = "recording"
"""The key of a report's first recording; the next are ``recording 2``, ``recording 3`` …"""
_OPENING, _OPENING_WORDS = 120, 6
"""Code points and words at the beginning of a sentence in which its subject is looked for."""
_BEFORE, _DESCRIBING = 60, 4
"""Code points and words before the noun that are looked at for its article and adjectives."""


@dataclass(frozen=True, slots=True)
class Recordings:
    """Where recordings are named.

    Attributes:
        places: The first code point of each noun that names one, in order.
        keys: The key of the recording at each place.
        names: How it is named there, without article.
    """

    places: tuple[int, ...]
    keys: tuple[str, ...]
    names: tuple[str, ...]

    def within(self, stretch: Span) -> tuple[str, str] | None:
        """Give key and name of the first recording named in a stretch."""
        at = bisect_left(self.places, stretch.start)
        if at == len(self.places) or self.places[at] >= stretch.end:
            return None
        return self.keys[at], self.names[at]

    def subject(self, text: str, sentence: Span) -> tuple[str, str] | None:
        """Give key and name of the recording that a sentence is about: it names it early."""
        found = self.within(Span(sentence.start, min(sentence.end, sentence.start + _OPENING)))
        if found is None:
            return None
        place = self.places[bisect_left(self.places, sentence.start)]
        return found if len(text[sentence.start : place].split()) < _OPENING_WORDS else None


_NONE = Recordings((), (), ())


@lru_cache(maxsize=4)
def recordings(text: str) -> Recordings:
    """Find the recordings that a text names.

    A recording is another than those before it when "another", "a second" or the like stands
    before it, or when it is introduced with "a" as what none before it was: audio after video.
    """
    low = text.lower()
    if not any(noun in low for noun in known("recording")):
        return _NONE
    named: list[tuple[int, str, str]] = []
    media: dict[str, str] = {}
    numbers = {"first": KEY}
    count = 0
    for match in _noun().finditer(text):
        article, describing = _before(text, match.start())
        medium = _medium(match.group())
        number = next(
            (word for word in map(str.lower, describing) if word in known("which_recording")), ""
        )
        unlike = article in ("a", "an") and bool(medium) and not {medium, ""} & media.keys()
        other = article in ("a", "an", "") and number in known("other_recording")
        if not count or unlike or other or article == "another":
            count += 1
            key = f"{KEY} {count}" if count > 1 else KEY
        else:
            key = numbers.get(number) or media.get(medium) or named[-1][1]
        media[medium] = key
        if number:
            numbers[number] = key
        named.append((match.start(), key, " ".join([*describing, match.group()])))
    return Recordings(*(tuple(column) for column in zip(*named, strict=True))) if named else _NONE


def _before(text: str, place: int) -> tuple[str, list[str]]:
    """Give the article of a noun, if one is near, and the words between them."""
    words = text[max(0, place - _BEFORE) : place].split()[-_DESCRIBING:]
    for at in range(len(words) - 1, -1, -1):
        low = words[at].lower()
        if low in ARTICLES or low == "another":
            return low, words[at + 1 :]
    return "", words[-1:] if words and words[-1].lower() in known("which_recording") else []


def _medium(noun: str) -> str:
    first = re.split(r"[\s-]", noun.lower())[0]
    return next((kind for kind in ("audio", "video") if first in known(kind)), "")


def is_recording(key: str) -> bool:
    """Tell whether a speaker's key is a recording's."""
    return key == KEY or key.startswith(f"{KEY} ")


@cache
def _noun() -> re.Pattern[str]:
    nouns = "|".join(sorted(known("recording"), key=lambda noun: (-len(noun), noun)))
    kinds = "|".join(sorted(known("recording") | known("recorded")))
    return re.compile(rf"(?i)(?<![\w-])(?:{nouns})(?:[ -](?:{kinds}))?(?![\w-])")
