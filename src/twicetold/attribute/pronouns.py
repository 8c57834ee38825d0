"""Whom a pronoun stands for that is the source of a statement."""

import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import chain

from twicetold.attribute.cast import Cast, is_name
from twicetold.attribute.genders import FEMALE
from twicetold.attribute.mentions import Kind, Mention, mention
from twicetold.attribute.naming import key
from twicetold.attribute.recordings import Recordings
from twicetold.attribute.turns import REMEMBERED, Spoken, Turn
from twicetold.attribute.words import read
from twicetold.model.attribution import Speaker
from twicetold.model.span import Span

_SUBJECT = 70
"""Code points at the beginning of a sentence in which its subject is looked for."""
BACK = 3
"""Sentences before a pronoun in which a subject is looked for that has not spoken yet."""
_NEAR = 3
"""Statements back in which a speaker whose gender the report tells comes before one of unknown
gender."""
_BODY = re.compile(r"(?:[Tt]he )?([A-Z][\w&'’-]*(?: (?:of |for )?[A-Z][\w&'’-]*)*)")
_NAME_BEFORE = re.compile(r"N+(?:[ic]d?N+)*$")
_PHRASE_BEFORE = re.compile(r"(?:N+,)?d?a?[vg]?[nN#\"]+(?:id?[nN]+)*$")
SINGULAR = frozenset({"he", "she", "his", "her", "him"})
_PLURAL = frozenset({"they", "their", "them"})


@dataclass(frozen=True, slots=True)
class Named:
    """What a report's text tells of those who speak in it.

    Attributes:
        text: The report's text.
        cast: The people and bodies that it names.
        genders: For the keys of people ``f`` or ``m``.
        recordings: The recordings that it names.
    """

    text: str
    cast: Cast
    genders: Mapping[str, str]
    recordings: Recordings


def resolved(named: Named, turn: Turn, pronoun: str, history: Sequence[Spoken]) -> Speaker | None:
    """Find whom a pronoun stands for: a subject nearer than the last fitting speaker, or this.

    Args:
        named: What the report's text tells.
        turn: The pronoun's place.
        pronoun: The pronoun, in lower case.
        history: Who spoke before it.
    """
    recent = history[-REMEMBERED:]
    fits = (spoken for spoken in reversed(recent) if _fits(named, pronoun, spoken))
    near = recent[-_NEAR:][::-1] if pronoun in SINGULAR else ()
    called = (s for s in near if _gender(named, s) and _fits(named, pronoun, s))
    fitting = next(chain(called, fits), None)
    since = fitting.place if fitting else -1
    if pronoun in SINGULAR:
        other = "m" if pronoun in FEMALE else "f"
        unfit = {spoken.speaker.key for spoken in recent if _gender(named, spoken) == other}
        unfit |= {person for person, gender in named.genders.items() if gender == other}
        person = _person_before(named.cast, turn, since, unfit)
        if person:
            return _told_of(person, history)
    elif pronoun == "it":
        for sentence in turn.sentences[: 1 + BACK]:
            if sentence.start > since:
                recording = named.recordings.subject(named.text, sentence.span)
                if recording:
                    return Speaker(*recording)
        if fitting is None:
            return body_before(named.cast, turn)
    if fitting:
        return fitting.speaker
    return history[-1].speaker if history and pronoun not in SINGULAR else None


def antecedent(turn: Turn, pronoun: str) -> Mention | None:
    """Read the noun phrase right before a relative pronoun.

    Args:
        turn: The pronoun's place.
        pronoun: The pronoun; before "which" stands rather a body's name than a description.
    """
    before = turn.sentences[0].exact.rstrip(" ,") if turn.sentences else ""
    if not before:
        return None
    *_, words = read(before, Span(0, len(before)), speaking=True)
    patterns = (_NAME_BEFORE, _PHRASE_BEFORE) if pronoun == "which" else (_PHRASE_BEFORE,)
    for pattern in patterns:
        phrase = pattern.search(words.kinds)
        if phrase:
            return next(mention(near, before) for near in read(before, words.span(*phrase.span())))
    return None


def _fits(named: Named, pronoun: str, spoken: Spoken) -> bool:
    kind = spoken.mention.kind
    if pronoun in SINGULAR:
        gender = _gender(named, spoken)
        wanted = "f" if pronoun in FEMALE else "m"
        plural = kind is not Kind.PERSON and spoken.mention.head.endswith("s")
        return (
            kind in (Kind.PERSON, Kind.ROLE, Kind.OTHER) and gender in ("", wanted) and not plural
        )
    if pronoun == "it":
        return kind in (Kind.RECORDING, Kind.DOCUMENT, Kind.ORGANISATION)
    if pronoun in _PLURAL:
        return kind is not Kind.PERSON and (
            kind is not Kind.ROLE or spoken.mention.head.endswith(("s", "people", "men"))
        )
    return True


def _gender(named: Named, spoken: Spoken) -> str:
    return named.genders.get(spoken.speaker.key) or spoken.mention.gender


def _person_before(cast: Cast, turn: Turn, since: int, unfit: Set[str]) -> str | None:
    """Find the person who is the subject of the sentence, or of one shortly before it."""
    for sentence in turn.sentences[: 1 + BACK]:
        if sentence.start <= since:
            break
        end = min(sentence.end, sentence.start + _SUBJECT)
        people = cast.people_between(sentence.start, end)
        fit = [full for _, full in people if key(full) not in unfit]
        if fit:
            return fit[0]
    if since < 0 and turn.sentences:
        people = cast.people_between(0, turn.sentences[0].end)
        fit = [full for _, full in people if key(full) not in unfit]
        return fit[-1] if fit else None
    return None


def body_before(cast: Cast, turn: Turn) -> Speaker | None:
    """Find the body that is the subject of a sentence shortly before."""
    for sentence in turn.sentences[1 : 1 + BACK]:
        match = _BODY.match(sentence.exact)
        if not match or not all(map(is_name, match.group(1).split()[:1])):
            continue
        if " " not in match.group(1) and not match.group(1).isupper():
            continue
        if key(match.group(1).split()[-1]) not in cast.people:
            name = cast.body(match.group(1))
            return Speaker(key(name), name)
    return None


def _told_of(name: str, history: Sequence[Spoken]) -> Speaker:
    for spoken in reversed(history[-REMEMBERED:]):
        if spoken.speaker.key == key(name):
            return spoken.speaker
    return Speaker(key(name), name)
