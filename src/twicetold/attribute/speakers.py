"""Speakers resolved within one report: full name, surname, title, acronym, pronoun."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from twicetold.attribute.mentions import RECORDING, Kind, Mention, key, known
from twicetold.model.attribution import Speaker
from twicetold.text import lexicon

_PART = r"[A-Z][^\W\d_]*(?:[-'’.][^\W\d_]+)*\.?"
_PARTICLE = r"(?:(?:al|el|bin|ibn|van|von|de|der|den|da|di|la|le|du|dos)[- ])*"
_RUN = re.compile(rf"\b{_PART}(?: (?:{_PARTICLE}{_PART}|(?:al|el)-[A-Z][^\W\d_]+))+")
_BRACKETED = re.compile(r"(?<=[^\W_]) \(([A-Z][A-Za-z&.-]{1,9})\)")
_LONGEST_NAME = 80
"""Code points before a bracketed acronym in which the name is looked for that it stands for."""
_ACRONYM = re.compile(r"[A-Z][A-Z.&]{1,7}s?")
_SMALL = frozenset({"of", "for", "the", "and", "on", "in", "to", "&", "de"})


@dataclass(slots=True)
class _Cast:
    """The people and bodies that a report names.

    Attributes:
        people: For each surname, folded, the full names with their first place.
        expansions: For each acronym the full name.
        runs: Capitalised names in the text, in order, with their places.
    """

    people: dict[str, list[tuple[int, str]]] = field(default_factory=dict)
    expansions: dict[str, str] = field(default_factory=dict)
    runs: list[tuple[int, str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Turn:
    """One source in the report, with what stands around it.

    Attributes:
        place: Where the statement stands, for the order of turns.
        mention: What the source's words say; None for a free-standing quotation.
        before: The words of the sentence before the source.
        previous: The sentence before.
    """

    place: int
    mention: Mention | None
    before: str = ""
    previous: str = ""


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
    cast = _cast(text)
    history: list[_Spoken] = []
    found: list[Speaker | None] = []
    for turn in turns:
        speaker = _resolve(cast, turn, history)
        found.append(speaker)
        if speaker and turn.mention and turn.mention.kind is not Kind.PRONOUN:
            history.append(_Spoken(turn.place, speaker, turn.mention))
        elif speaker and history and history[-1].speaker.key != speaker.key:
            match = [spoken for spoken in history if spoken.speaker.key == speaker.key]
            history.extend(replace(spoken, place=turn.place) for spoken in match[-1:])
    return _agreed(found)


def _cast(text: str) -> _Cast:
    cast = _Cast()
    offices = known("role") | known("title")
    institutions = known("organisation")
    grammar = _grammar_words()
    for match in _RUN.finditer(text):
        parts = match.group().replace("’", "'").removesuffix("'s").split()
        while parts and (parts[0].lower() in grammar or _is_any(parts, offices)):
            parts.pop(0)
        name = " ".join(parts)
        cast.runs.append((match.start(), name))
        if 2 <= len(parts) <= 4 and not _is_any(parts, institutions):
            if not text[: match.start()].endswith(("the ", "The ")):
                surname = key(parts[-1])
                names = cast.people.setdefault(surname, [])
                if all(name != earlier for _, earlier in names):
                    names.append((match.start(), name))
    for match in _BRACKETED.finditer(text):
        acronym = match.group(1).rstrip("s")
        before = text[max(0, match.start() - _LONGEST_NAME) : match.start()].split()
        name = " ".join(before[-_reach(before, acronym) :])
        if name[:1].isupper():
            cast.expansions[acronym] = name
    return cast


def _reach(words: Sequence[str], acronym: str) -> int:
    """Count the words that an acronym stands for, from the right."""
    letters = sum(sign.isupper() for sign in acronym)
    for count, word in enumerate(reversed(words), start=1):
        letters -= word.lower() not in _SMALL
        if not letters:
            return count
    return len(words)


def _is_any(parts: Sequence[str], words: frozenset[str]) -> bool:
    return any(part.lower().rstrip(".") in words for part in parts)


def _grammar_words() -> frozenset[str]:
    table = lexicon.table("grammar")
    return frozenset(word for name in table for word in table[name] if not name.startswith("not_"))


def _resolve(cast: _Cast, turn: Turn, history: list[_Spoken]) -> Speaker | None:
    mention = turn.mention
    if mention is None:
        return history[-1].speaker if history else None
    if mention.kind is Kind.PRONOUN:
        return _by_pronoun(cast, turn, mention, history)
    if mention.kind is Kind.RECORDING or (
        mention.kind in (Kind.ROLE, Kind.OTHER) and _in_recording(turn, mention, history)
    ):
        return _recording(mention)
    if mention.kind is Kind.PERSON:
        name = _full_name(cast, mention.name, turn.place)
        return Speaker(key(name), name, mention.role, _expanded(cast, mention.organisation))
    if mention.definite:
        earlier = _pointed_at(mention, history)
        if earlier:
            return earlier
    if mention.kind is Kind.ORGANISATION:
        surname = cast.people.get(key(mention.name))
        if surname and not mention.definite:
            name = _full_name(cast, mention.name, turn.place)
            return Speaker(key(name), name)
        name = _expanded(cast, mention.name) or mention.name
        return Speaker(key(name), name)
    return Speaker(key(mention.name), mention.name, mention.role, _expanded(cast, mention.organisation))


def _recording(mention: Mention) -> Speaker:
    return Speaker(RECORDING, mention.name if mention.kind is Kind.RECORDING else RECORDING)


def _in_recording(turn: Turn, mention: Mention, history: list[_Spoken]) -> bool:
    """Tell whether an unnamed speaker is heard in a recording."""
    if any(word.strip(",.") in known("recording") for word in turn.before.lower().split()[:8]):
        return turn.before.lower().startswith(("in ", "on "))
    last = history[-1].speaker.key if history else ""
    return mention.definite and mention.head in ("man", "woman", "speaker", "voice", "militant") and last == RECORDING


def _full_name(cast: _Cast, name: str, place: int) -> str:
    """Give the fullest name that the report has for a person."""
    parts = [part for part in name.split() if part.lower().rstrip(".") not in known("title")] or name.split()
    names = cast.people.get(key(parts[-1]), [])
    if len(parts) > 1:
        fuller = [full for _, full in names if set(parts) <= set(full.split())]
        return max(fuller, key=len, default=" ".join(parts))
    earlier = [full for at, full in names if at <= place] or [full for _, full in names]
    return earlier[-1] if earlier else " ".join(parts)


def _expanded(cast: _Cast, name: str | None) -> str | None:
    """Give the full name behind an acronym or the last word of a name."""
    if not name:
        return None
    if name in cast.expansions:
        return cast.expansions[name]
    if _ACRONYM.fullmatch(name):
        letters = name.replace(".", "").rstrip("s")
        for _, run in cast.runs:
            words = [word for word in run.split() if word.lower() not in _SMALL]
            if len(words) == len(letters) and "".join(word[0] for word in words) == letters:
                return run
        return name
    if name.islower():
        matching = sorted({run for _, run in cast.runs if run.lower().endswith(f" {name}")})
        return matching[0] if len(matching) == 1 else name
    return name


def _pointed_at(mention: Mention, history: list[_Spoken]) -> Speaker | None:
    """Find the earlier speaker that "the spokesman", "the company" points at."""
    for spoken in reversed(history):
        earlier = spoken.mention
        if mention.head in ("man", "woman") and earlier.kind in (Kind.PERSON, Kind.ROLE):
            if mention.gender == earlier.gender or not earlier.gender:
                return spoken.speaker
        if mention.kind is Kind.ROLE and mention.role and not mention.organisation:
            if spoken.speaker.role and spoken.speaker.role.endswith(mention.role):
                return spoken.speaker
        if mention.kind is earlier.kind is Kind.ORGANISATION and mention.head in known("generic"):
            if key(mention.name) == mention.head:
                return spoken.speaker
        if mention.kind is earlier.kind is Kind.DOCUMENT and mention.head == earlier.head:
            return spoken.speaker
    return None


def _by_pronoun(cast: _Cast, turn: Turn, mention: Mention, history: list[_Spoken]) -> Speaker | None:
    """Find whom a pronoun stands for: the sentence's subject, else the last fitting speaker."""
    if mention.head in ("he", "she", "who", "his", "her"):
        kinds: tuple[Kind, ...] = (Kind.PERSON, Kind.ROLE, Kind.OTHER)
        named = _named_in(cast, turn.before, last=mention.head == "who") or _named_in(cast, turn.previous, last=False)
        if named:
            return _told_of(named, history)
    elif mention.head == "it":
        kinds = (Kind.RECORDING, Kind.DOCUMENT, Kind.ORGANISATION)
        subject = _subject_recording(turn.previous)
        if subject:
            return Speaker(RECORDING, subject)
    elif mention.head in ("they", "their"):
        kinds = (Kind.ROLE, Kind.ORGANISATION, Kind.OTHER, Kind.DOCUMENT)
    else:
        kinds = tuple(Kind)
    for spoken in reversed(history):
        if spoken.mention.kind in kinds and _fits(mention, spoken.mention):
            return spoken.speaker
    return history[-1].speaker if history else None


def _fits(mention: Mention, earlier: Mention) -> bool:
    if mention.head in ("they", "their"):
        return earlier.kind is not Kind.ROLE or earlier.head.endswith("s")
    return not mention.gender or not earlier.gender or mention.gender == earlier.gender


def _named_in(cast: _Cast, sentence: str, *, last: bool) -> str | None:
    """Find a person's name at the beginning of a sentence, or its last one."""
    for match in _RUN.finditer(sentence, 0, len(sentence) if last else min(len(sentence), 60)):
        parts = [part for part in match.group().split()]
        names = cast.people.get(key(parts[-1]), [])
        for _, name in names:
            if match.group().endswith(name):
                return name
    return None


def _told_of(name: str, history: list[_Spoken]) -> Speaker:
    for spoken in reversed(history):
        if spoken.speaker.key == key(name):
            return spoken.speaker
    return Speaker(key(name), name)


def _subject_recording(sentence: str) -> str | None:
    """Give the recording that is a sentence's first noun."""
    for word in sentence.split()[:6]:
        if word.lower().strip(",.") in known("recording"):
            end = sentence.index(word) + len(word)
            return re.sub(r"^(?:[Tt]he|[Aa]n?) ", "", sentence[:end]).strip(",.")
    return None


def _agreed(speakers: list[Speaker | None]) -> list[Speaker | None]:
    """Give all mentions of one speaker one name, role and organisation."""
    merged: dict[str, Speaker] = {}
    for speaker in speakers:
        if speaker is None:
            continue
        known_ = merged.get(speaker.key, speaker)
        name = max((known_.name, speaker.name), key=len)
        merged[speaker.key] = Speaker(
            speaker.key, name, known_.role or speaker.role, known_.organisation or speaker.organisation
        )
    return [merged[speaker.key] if speaker else None for speaker in speakers]
