"""Speakers resolved within one report: full name, surname, title, acronym, pronoun."""

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass, replace

from twicetold.attribute.cast import Cast, cast, is_name
from twicetold.attribute.mentions import Kind, Mention
from twicetold.attribute.naming import RECORDING, key, known
from twicetold.model.attribution import Speaker
from twicetold.model.span import Passage

_SUBJECT = 70
"""Code points at the beginning of a sentence in which its subject is looked for."""
BACK = 3
"""Sentences before a pronoun in which a subject is looked for that has not spoken yet."""
_REMEMBERED = 100
"""Statements back to which a pronoun or a generic noun may point."""
_HEARD = frozenset(
    {"man", "woman", "speaker", "voice", "narrator", "militant", "fighter", "gunman"}
)
_BODY = re.compile(r"(?:[Tt]he )?([A-Z][\w&'’-]*(?: (?:of |for )?[A-Z][\w&'’-]*)*)")
_PHRASE = re.compile(r"(?:^|[Aa]n? |[Tt]he |[,;:] )([^,;:.“”\"]{2,60})$")
_SINGULAR = frozenset({"he", "she", "his", "her", "him"})
_PLURAL = frozenset({"they", "their", "them"})
_RELATIVE = frozenset({"who", "which", "that", "whose", "whom"})


@dataclass(frozen=True, slots=True)
class Turn:
    """One source in the report, with what stands around it.

    Attributes:
        place: Where it stands.
        mention: What its words say; None for a free-standing quotation.
        sentences: Its sentence up to the source, then those before it, last first.
    """

    place: int
    mention: Mention | None
    sentences: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class _Spoken:
    place: int
    speaker: Speaker
    mention: Mention


def resolved(text: str, turns: Sequence[Turn]) -> list[Speaker | None]:
    """Resolve the speakers of a report's statements.

    Args:
        text: The report's text.
        turns: Its sources in the order of the text.

    Returns:
        For each turn its speaker; all mentions of one speaker have one key, name, role and
        organisation.
    """
    named = cast(text)
    history: list[_Spoken] = []
    found: list[Speaker | None] = []
    for turn in turns:
        speaker = _resolve(named, turn, history)
        found.append(speaker)
        if speaker and turn.mention:
            spoken = _spoken(turn, speaker, turn.mention, history)
            if named.is_person(speaker.name):
                spoken = replace(spoken, mention=replace(spoken.mention, kind=Kind.PERSON))
            history.append(spoken)
    return _agreed(found)


def _spoken(turn: Turn, speaker: Speaker, mention: Mention, history: Sequence[_Spoken]) -> _Spoken:
    """Remember a turn by what was last said of its speaker in full."""
    if mention.kind is Kind.PRONOUN:
        for spoken in reversed(history[-_REMEMBERED:]):
            if spoken.speaker.key == speaker.key:
                return replace(spoken, place=turn.place)
        gendered = replace(mention, kind=Kind.PERSON, head="")
        return _Spoken(turn.place, speaker, gendered)
    return _Spoken(turn.place, speaker, mention)


def _resolve(named: Cast, turn: Turn, history: Sequence[_Spoken]) -> Speaker | None:
    mention = turn.mention
    if mention is None:
        return history[-1].speaker if history else None
    if mention.kind is Kind.PRONOUN:
        return _by_pronoun(named, turn, mention.head, history)
    if not key(mention.name):
        return None
    if mention.kind is Kind.RECORDING:
        return Speaker(RECORDING, mention.name)
    if mention.kind in (Kind.ROLE, Kind.OTHER) and _in_recording(turn, mention, history):
        return Speaker(RECORDING, RECORDING)
    if mention.kind is Kind.PERSON:
        name = named.person(mention.name, turn.place)
        return Speaker(key(name), name, mention.role, _body(named, mention.organisation))
    earlier = _pointed_at(named, turn, mention, history) if mention.definite else None
    if earlier:
        return earlier
    if mention.kind is Kind.ORGANISATION:
        name = named.body(mention.name)
        if name == mention.name and " " not in name and not mention.definite:
            name = named.surname(name, turn.place)
        return Speaker(key(name), name)
    return Speaker(
        key(mention.name), mention.name, mention.role, _body(named, mention.organisation)
    )


def _body(named: Cast, name: str | None) -> str | None:
    return named.body(name) if name else None


def _in_recording(turn: Turn, mention: Mention, history: Sequence[_Spoken]) -> bool:
    """Tell whether an unnamed speaker is heard in a recording."""
    opening = turn.sentences[0].exact.lower() if turn.sentences else ""
    if opening.startswith(("in ", "on ")) and known("recording").intersection(
        word.strip(",.") for word in opening.split()[:8]
    ):
        return True
    last = history[-1].speaker.key if history else ""
    return last == RECORDING and mention.definite and mention.head in _HEARD


def _pointed_at(
    named: Cast, turn: Turn, mention: Mention, history: Sequence[_Spoken]
) -> Speaker | None:
    """Find whom "the spokesman", "the company", "the sources" point back at."""
    for spoken in reversed(history[-_REMEMBERED:]):
        if _points_at(mention, spoken):
            return spoken.speaker
    if mention.kind is Kind.ORGANISATION and _generic(mention):
        return _body_before(named, turn)
    return None


def _points_at(mention: Mention, spoken: _Spoken) -> bool:
    earlier = spoken.mention
    if mention.head in ("man", "woman"):
        person = earlier.kind in (Kind.PERSON, Kind.ROLE, Kind.OTHER)
        return person and earlier.gender in ("", mention.gender) and not _plural(earlier)
    if mention.kind is Kind.ROLE and not mention.organisation:
        role = spoken.speaker.role or ""
        if mention.role and role.split()[-1:] == mention.role.split()[-1:]:
            return True
        unnamed = earlier.kind in (Kind.ROLE, Kind.OTHER)
        return unnamed and mention.head in known("unnamed_role")
    if mention.kind is Kind.ORGANISATION and key(mention.name) == mention.head:
        named = mention.head in spoken.speaker.key.split()
        return earlier.kind is Kind.ORGANISATION and (named or _generic(mention))
    if mention.kind is Kind.DOCUMENT:
        return earlier.kind is Kind.DOCUMENT and mention.head == earlier.head
    shared = key(mention.name).split()[-1:] == spoken.speaker.key.split()[-1:]
    return mention.kind is Kind.ORGANISATION and " " not in mention.name and shared


def _generic(mention: Mention) -> bool:
    return key(mention.name) == mention.head and mention.head in known("generic")


def _by_pronoun(
    named: Cast, turn: Turn, pronoun: str, history: Sequence[_Spoken]
) -> Speaker | None:
    """Find whom a pronoun stands for: a subject nearer than the last fitting speaker, or this."""
    if pronoun in _RELATIVE:
        return _antecedent(named, turn, pronoun) or (history[-1].speaker if history else None)
    fitting = next(
        (spoken for spoken in reversed(history[-_REMEMBERED:]) if _fits(pronoun, spoken)), None
    )
    since = fitting.place if fitting else -1
    if pronoun in _SINGULAR:
        recent = history[-_REMEMBERED:]
        unfit = {spoken.speaker.key for spoken in recent if not _fits(pronoun, spoken)}
        person = _person_before(named, turn, since, unfit)
        if person:
            return _told_of(person, history)
    elif pronoun == "it":
        for sentence in turn.sentences[: 1 + BACK]:
            if sentence.start > since and _recording_in(sentence.exact):
                return Speaker(RECORDING, _recording_in(sentence.exact))
        if fitting is None:
            return _body_before(named, turn)
    if fitting:
        return fitting.speaker
    return history[-1].speaker if history else None


def _fits(pronoun: str, spoken: _Spoken) -> bool:
    kind, gender = spoken.mention.kind, spoken.mention.gender
    if pronoun in _SINGULAR:
        wanted = "f" if pronoun in ("she", "her") else "m"
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


def _plural(mention: Mention) -> bool:
    return mention.kind is not Kind.PERSON and mention.head.endswith("s")


def _person_before(named: Cast, turn: Turn, since: int, unfit: Set[str]) -> str | None:
    """Find the person who is the subject of the sentence, or of one shortly before it."""
    for sentence in turn.sentences[: 1 + BACK]:
        if sentence.start <= since:
            break
        end = min(sentence.end, sentence.start + _SUBJECT)
        people = named.people_between(sentence.start, end)
        fit = [full for _, full in people if key(full) not in unfit]
        if fit:
            return fit[0]
    if since < 0 and turn.sentences:
        people = named.people_between(0, turn.sentences[0].end)
        return people[-1][1] if people else None
    return None


def _antecedent(named: Cast, turn: Turn, pronoun: str) -> Speaker | None:
    """Find the name right before a relative pronoun."""
    if not turn.sentences:
        return None
    before = turn.sentences[0]
    people = named.people_between(before.start, before.end) if pronoun == "who" else ()
    if people:
        return Speaker(key(people[-1][1]), people[-1][1])
    phrase = _PHRASE.search(before.exact.rstrip(" ,"))
    if not phrase:
        return None
    name = named.body(phrase.group(1))
    return Speaker(key(name), name)


def _body_before(named: Cast, turn: Turn) -> Speaker | None:
    """Find the body that is the subject of a sentence shortly before."""
    for sentence in turn.sentences[1 : 1 + BACK]:
        match = _BODY.match(sentence.exact)
        if not match or not all(map(is_name, match.group(1).split()[:1])):
            continue
        if " " not in match.group(1) and not match.group(1).isupper():
            continue
        if key(match.group(1).split()[-1]) not in named.people:
            name = named.body(match.group(1))
            return Speaker(key(name), name)
    return None


def _told_of(name: str, history: Sequence[_Spoken]) -> Speaker:
    for spoken in reversed(history[-_REMEMBERED:]):
        if spoken.speaker.key == key(name):
            return spoken.speaker
    return Speaker(key(name), name)


def _recording_in(sentence: str) -> str:
    """Give the recording that is a sentence's first noun, or nothing."""
    words = sentence.split()
    for at, word in enumerate(words[:6]):
        if word.lower().strip(",.") in known("recording"):
            first = words[0].lower() in ("the", "a", "an", "this", "that")
            return " ".join(words[first : at + 1]).strip(",.")
    return ""


def _agreed(speakers: Sequence[Speaker | None]) -> list[Speaker | None]:
    """Give all mentions of one speaker one name, role and organisation."""
    merged: dict[str, Speaker] = {}
    for speaker in speakers:
        if speaker is not None:
            so_far = merged.get(speaker.key, speaker)
            merged[speaker.key] = Speaker(
                speaker.key,
                max((so_far.name, speaker.name), key=len),
                so_far.role or speaker.role,
                so_far.organisation or speaker.organisation,
            )
    return [merged[speaker.key] if speaker else None for speaker in speakers]
