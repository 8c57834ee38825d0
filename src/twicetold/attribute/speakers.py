"""Speakers resolved within one report: full name, surname, title, acronym, description."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from twicetold.attribute import pronouns
from twicetold.attribute.cast import Cast, cast
from twicetold.attribute.genders import genders
from twicetold.attribute.mentions import Kind, Mention
from twicetold.attribute.naming import key, known
from twicetold.attribute.pronouns import Named
from twicetold.attribute.recordings import KEY, is_recording, recordings
from twicetold.attribute.turns import REMEMBERED, Spoken, Turn
from twicetold.model.attribution import Speaker
from twicetold.model.span import Span
from twicetold.text import lexicon

_HEARD = frozenset(
    {"man", "woman", "speaker", "voice", "narrator", "militant", "fighter", "gunman"}
)
_RELATIVE = frozenset({"who", "which", "that", "whose", "whom"})
_NAMED_IN = 160
"""Code points of a source in which the noun is looked for that names a recording."""


@cache
def _calendar() -> frozenset[str]:
    return lexicon.words("grammar", "calendar") | lexicon.words("grammar", "time")


def resolved(
    text: str, turns: Sequence[Turn], *, outlet: str | None = None
) -> list[Speaker | None]:
    """Resolve the speakers of a report's statements.

    Args:
        text: The report's text.
        turns: Its sources in the order of the text.
        outlet: Whom "the newspaper" stands for where the report names no other.

    Returns:
        For each turn its speaker; all mentions of one speaker have one key, name, role and
        organisation. None for a turn whose words name nobody.
    """
    people = cast(text)
    asked = any(turn.mention and turn.mention.head in pronouns.SINGULAR for turn in turns)
    named = Named(text, people, genders(text, people) if asked else {}, recordings(text))
    history: list[Spoken] = []
    found: list[Speaker | None] = []
    for turn in turns:
        speaker = _resolve(named, turn, history)
        if speaker and _calendar().issuperset(speaker.key.split()):
            speaker = None
        found.append(speaker)
        if speaker and turn.mention:
            spoken = _spoken(turn, speaker, turn.mention, history)
            if people.is_person(speaker.name) and not _called_body(spoken.mention):
                spoken = replace(spoken, mention=replace(spoken.mention, kind=Kind.PERSON))
            history.append(spoken)
    return _agreed(_named_later(turns, found, history, outlet))


def _spoken(turn: Turn, speaker: Speaker, mention: Mention, history: Sequence[Spoken]) -> Spoken:
    """Remember a turn by what was last said of its speaker in full."""
    if mention.kind is Kind.PRONOUN:
        for spoken in reversed(history[-REMEMBERED:]):
            if spoken.speaker.key == speaker.key:
                return replace(spoken, place=turn.place)
        gendered = replace(mention, kind=Kind.PERSON, head="")
        return Spoken(turn.place, speaker, gendered)
    return Spoken(turn.place, speaker, mention)


def _resolve(named: Named, turn: Turn, history: Sequence[Spoken]) -> Speaker | None:
    mention = turn.mention
    if mention is not None and mention.kind is Kind.PRONOUN and mention.head in _RELATIVE:
        mention = pronouns.antecedent(turn, mention.head)
    if mention is None:
        return history[-1].speaker if history else None
    if mention.kind is Kind.PRONOUN:
        return pronouns.resolved(named, turn, mention.head, history)
    if not key(mention.name):
        return None
    if mention.kind is Kind.RECORDING:
        told = named.recordings.within(Span(turn.place, turn.place + _NAMED_IN))
        return Speaker(told[0] if told else KEY, mention.name)
    if mention.kind in (Kind.ROLE, Kind.OTHER):
        recording = _heard_in(named, turn, mention, history)
        if recording:
            return Speaker(recording, KEY)
    if mention.kind is Kind.PERSON:
        name = named.cast.person(mention.name, turn.place)
        return Speaker(key(name), name, mention.role, _body(named.cast, mention.organisation))
    earlier = _pointed_at(mention, history) if mention.definite else None
    return earlier or _named(named, turn, mention)


def _named(named: Named, turn: Turn, mention: Mention) -> Speaker:
    """Name a body, document or unnamed speaker by the words that the source has."""
    if mention.kind is Kind.ORGANISATION:
        if mention.definite and _generic(mention):
            body = pronouns.body_before(named.cast, turn)
            if body:
                return body
        name = named.cast.body(mention.name)
        if name == mention.name and " " not in name and not mention.definite:
            name = named.cast.surname(name, turn.place)
        return Speaker(key(name), name)
    organisation = _body(named.cast, mention.organisation)
    return Speaker(key(mention.name), mention.name, mention.role, organisation)


def _body(people: Cast, name: str | None) -> str | None:
    return people.body(name) if name else None


def _heard_in(named: Named, turn: Turn, mention: Mention, history: Sequence[Spoken]) -> str | None:
    """Give the recording that an unnamed speaker is heard in, if any."""
    opening = turn.sentences[0] if turn.sentences else None
    if opening and opening.exact.lower().startswith(("in ", "on ")):
        recording = named.recordings.subject(named.text, opening.span)
        if recording:
            return recording[0]
    last = history[-1].speaker.key if history else ""
    heard = is_recording(last) and mention.definite and mention.head in _HEARD
    return last if heard else None


def _pointed_at(mention: Mention, history: Sequence[Spoken]) -> Speaker | None:
    """Find whom "the spokesman", "the company", "the sources" point back at."""
    recent = history[-REMEMBERED:][::-1]
    if _generic(mention):
        return _stood_for(mention, recent)
    if mention.kind is Kind.ORGANISATION and key(mention.name) == mention.head:
        return next((body for one in recent if (body := _called(one, mention.head))), None)
    return next((spoken.speaker for spoken in recent if _points_at(mention, spoken)), None)


def _points_at(mention: Mention, spoken: Spoken) -> bool:
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
    if mention.kind is Kind.DOCUMENT:
        return earlier.kind is Kind.DOCUMENT and mention.head == earlier.head
    shared = key(mention.name).split()[-1:] == spoken.speaker.key.split()[-1:]
    return mention.kind is Kind.ORGANISATION and " " not in mention.name and shared


def _stood_for(mention: Mention, others: Sequence[Spoken]) -> Speaker | None:
    """Find the body that a noun such as "the charity" stands for, the nearest first.

    A noun stands for the nearest body that was called so, be it only as somebody's employer; one
    of no one kind else for the nearest body that is not public.
    """
    called = next((body for spoken in others if (body := _called(spoken, mention.head))), None)
    if called:
        return called
    bodies = [spoken for spoken in others if spoken.mention.kind is Kind.ORGANISATION]
    for spoken in bodies:
        name = spoken.speaker.key.split()
        if mention.head in known("media") and name[-1] in known("media_name"):
            return spoken.speaker
        if mention.head not in known("specific") and known("public").isdisjoint(name):
            return spoken.speaker
    if mention.head in known("media"):
        return None
    return next(
        (s.speaker for s in bodies if known("public").isdisjoint(s.speaker.key.split())), None
    )


def _called(spoken: Spoken, noun: str) -> Speaker | None:
    """Give the body that a turn calls by a noun: its speaker, or whom its speaker speaks for."""
    speaker = spoken.speaker
    if spoken.mention.kind is Kind.ORGANISATION:
        named = noun in speaker.key.split() or noun in spoken.mention.words
        return speaker if named else None
    body = speaker.organisation
    return Speaker(key(body), body) if body and noun in key(body).split() else None


def _named_later(
    turns: Sequence[Turn],
    found: Sequence[Speaker | None],
    history: Sequence[Spoken],
    outlet: str | None,
) -> list[Speaker | None]:
    """Name "the newspaper" of a headline or key point by what the report calls it later."""
    named = [*found]
    for at, (turn, speaker) in enumerate(zip(turns, found, strict=True)):
        mention = turn.mention
        if not (speaker and mention and mention.definite and speaker.key == mention.head):
            continue
        if not _generic(mention):
            continue
        later = [spoken for spoken in history if spoken.place > turn.place]
        named[at] = _stood_for(mention, [s for s in later if s.speaker.key != speaker.key])
        if named[at] is None and outlet and mention.head in known("media"):
            named[at] = Speaker(key(outlet), outlet)
        named[at] = named[at] or speaker
    return named


def _generic(mention: Mention) -> bool:
    return (
        mention.kind is Kind.ORGANISATION
        and key(mention.name) == mention.head
        and mention.head in known("generic")
    )


def _called_body(mention: Mention) -> bool:
    """Tell whether the words of a source call it a body: "the charity Open Hands"."""
    return not known("organisation").isdisjoint(mention.words)


def _plural(mention: Mention) -> bool:
    return mention.kind is not Kind.PERSON and mention.head.endswith("s")


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
