"""What the words of a source say of the speaker: name, role, organisation, or only a pronoun."""

import re
from dataclasses import dataclass
from enum import Enum, auto

from twicetold.attribute.naming import ARTICLES, known
from twicetold.attribute.offices import organisation_of, role_name, role_of, told, without_rank
from twicetold.attribute.words import Words
from twicetold.text.tokens import fold

_NAMED = re.compile(r"\"?N[N\"]*(?:n(?=N))?[N\"]*")
_ADJECTIVES = re.compile(r"dn,n")
_APPOSED_NAME = re.compile(r",(N+(?:nN+)?)(?=,|\(|$)")
_NAME_OF = re.compile(r"(N+(?:nN+)?\"*)(?=i|$)")
_ENDS_NAMED = re.compile(r"(?:.*[ng])(N+)$")
_NAMED_BODY = re.compile(r"(N+)n*n$")
_POSSESSOR = re.compile(r"(N+)[vgn]*n$")
_MAKER = re.compile(r"d?(N+(?:(?:id?|c)N+)*)")

_OPENING_PHRASE = 12
"""Words of a source that are looked at for a speaker's gender."""


class Kind(Enum):
    """What a source names."""

    PERSON = auto()
    ROLE = auto()
    ORGANISATION = auto()
    RECORDING = auto()
    DOCUMENT = auto()
    PRONOUN = auto()
    OTHER = auto()


@dataclass(frozen=True, slots=True)
class Mention:
    """What the words of one source say.

    Attributes:
        kind: What they name.
        name: The name, or the description without its article.
        role: The role, in lower case, if they give one.
        organisation: The organisation of a person, if they give one.
        head: The last word of the description, folded, or the pronoun.
        definite: Whether an article or pronoun points back to what was named before.
        gender: ``f``, ``m`` or empty.
        words: The words of the source, folded, for what they call it beside its name.
    """

    kind: Kind
    name: str
    role: str | None = None
    organisation: str | None = None
    head: str = ""
    definite: bool = False
    gender: str = ""
    words: tuple[str, ...] = ()


def mention(words: Words, text: str) -> Mention:
    """Read the words of a source.

    Args:
        words: The source's words.
        text: The report's text.
    """
    kinds = words.kinds
    gender = _gender(words)
    if kinds in ("p", "o", "w", "t") or words.folds in (("my",), ("their",), ("his",), ("her",)):
        return Mention(Kind.PRONOUN, words.folds[0], head=words.folds[0], gender=gender)
    head_end = _head_end(kinds)
    start = _without_article(words)
    role = role_of(words, start, head_end)
    named = _name(words, start, head_end, role)
    if named:
        return _person(words, text, named, role, gender)
    apposed = _apposed_name(words, head_end) if not _all_named(kinds[start:head_end]) else None
    if apposed and (role or _like_person(words, *apposed)):
        return _person(words, text, apposed, role, gender)
    if apposed:
        body = told(words, text, *apposed)
        return Mention(Kind.ORGANISATION, body, gender=gender, words=words.folds)
    bare = _bare_name(words, start, head_end)
    beside = role_of(words, bare, len(kinds))
    if bare > start and (beside or _like_person(words, start, bare)):
        organisation = organisation_of(words, text, bare, len(kinds), beside)
        name = told(words, text, start, bare)
        return Mention(Kind.PERSON, name, role_name(words, beside), organisation, gender=gender)
    return _unnamed(words, text, (start, head_end), role, gender)


def _apposed_name(words: Words, head_end: int) -> tuple[int, int] | None:
    """Find the name that a description stands before: "the spokesman, Mustafa Bali"."""
    match = _APPOSED_NAME.match(words.kinds, head_end)
    return match.span(1) if match else None


def _bare_name(words: Words, start: int, head_end: int) -> int:
    """Find the end of the name that a phrase begins with: all of it, or up to "of", "for"."""
    match = _NAME_OF.match(words.kinds, start, head_end)
    return match.end(1) if match else start


def _gender(words: Words) -> str:
    folds = set(words.folds[:_OPENING_PHRASE])
    nouns = {word for word, kind in zip(words.folds, words.kinds, strict=True) if kind == "n"}
    if folds & known("female") or any(word.endswith("woman") for word in nouns):
        return "f"
    if folds & known("male"):
        return "m"
    return "m" if any(word.endswith("man") for word in nouns - known("not_male")) else ""


def _head_end(kinds: str) -> int:
    """Find the end of the phrase before its apposition or relative clause."""
    comma = kinds.find(",")
    if _ADJECTIVES.match(kinds):
        comma = kinds.find(",", comma + 1)
    ends = [at for at in (comma, kinds.find("w"), kinds.find("(")) if at > 0]
    return min(ends, default=len(kinds))


def _without_article(words: Words) -> int:
    start = 0
    while start < len(words.kinds) - 1 and (
        words.folds[start] in ARTICLES or words.kinds[start] == "a"
    ):
        start += 1
    return start


def _name(
    words: Words, start: int, after: int, role: tuple[int, int] | None
) -> tuple[int, int] | None:
    """Find the name that follows a role or title: "SDF spokesman Mustafa Bali"."""
    if role is None or " ".join(words.folds[start : start + 2]) in known("institution"):
        return None
    match = _NAMED.match(words.kinds, role[1], after)
    if match:
        return match.span()
    rest = words.kinds[role[1] : after]
    if role[0] == start and re.fullmatch(r"i[idnN]*d?N{3,}", rest):
        return after - 2, after
    return None


def _person(
    words: Words, text: str, named: tuple[int, int], role: tuple[int, int] | None, gender: str
) -> Mention:
    start = _without_article(words)
    role = without_rank(words, start, role) if role and role[1] <= named[0] else role
    organisation = organisation_of(words, text, start, named[0], role)
    if organisation is None:
        organisation = organisation_of(words, text, named[1], len(words.kinds), None)
    name = told(words, text, *named)
    return Mention(Kind.PERSON, name, role_name(words, role), organisation, gender=gender)


def _all_named(kinds: str) -> bool:
    return bool(kinds) and re.fullmatch(r"N+(?:nN+)?\"*", kinds) is not None


def _like_person(words: Words, start: int, after: int) -> bool:
    """Tell whether a bare name looks like a person's: two to four words, none an office."""
    bare = [word.rstrip(".") for word in words.folds[start:after]]
    institutions = known("organisation")
    return start == 0 and 2 <= len(bare) <= 4 and not any(word in institutions for word in bare)


def _unnamed(
    words: Words, text: str, head: tuple[int, int], role: tuple[int, int] | None, gender: str
) -> Mention:
    start, after = head
    definite = start > 0 and words.folds[0] in ("the", "this", "that", "these", "those")
    folds = set(words.folds[start:after])
    noun = _head_noun(words, start, after)
    if noun in known("recording") or (noun in known("recorded") and folds & known("recording")):
        return Mention(
            Kind.RECORDING, told(words, text, start, after), head=noun, definite=definite
        )
    named = _body_name(words, start, after, noun)
    if noun in known("document"):
        named = _maker(words, start, after)
    if named and role is None:
        body = told(words, text, *named)
        return Mention(Kind.ORGANISATION, body, gender=gender, words=words.folds)
    name = told(words, text, start, after)
    organisation = organisation_of(words, text, start, after, role)
    if role and (role == (start, after) or not _all_named(words.kinds[start:after])):
        kind = Kind.ROLE
    elif noun in known("document"):
        kind = Kind.DOCUMENT
    elif "N" in words.kinds[start:after] or noun in known("organisation"):
        kind = Kind.ORGANISATION
    else:
        kind = Kind.OTHER
    named_role = role_name(words, role) if kind is Kind.ROLE else None
    return Mention(
        kind,
        name,
        named_role,
        organisation if named_role else None,
        noun,
        definite,
        gender,
        words.folds,
    )


def _body_name(words: Words, start: int, after: int, noun: str) -> tuple[int, int] | None:
    """Find the name in "the automaker Acme" and "the Acme news agency"."""
    kinds = words.kinds[start:after]
    match = _ENDS_NAMED.fullmatch(kinds)
    if match and "i" not in kinds and "c" not in kinds:
        return start + match.start(1), after
    match = _NAMED_BODY.fullmatch(kinds)
    if match and start > 0 and noun in known("generic"):
        return start, start + match.end(1)
    return None


def _maker(words: Words, start: int, after: int) -> tuple[int, int] | None:
    """Find who made a document: "a statement by the Acme Union", "Acme's announcement"."""
    possessive = _POSSESSOR.match(words.kinds, start, after)
    if possessive and words.folds[possessive.end(1) - 1].endswith(("'s", "s'")):
        return possessive.span(1)
    for at in range(start, after - 1):
        if words.folds[at] in ("by", "from") and words.folds[at - 1] not in known("read_by"):
            match = _MAKER.match(words.kinds, at + 1, after)
            return match.span(1) if match else None
    return None


def _head_noun(words: Words, start: int, after: int) -> str:
    """Give the last noun before a preposition or participle."""
    last = start
    for at in range(start, after):
        if words.kinds[at] in "i2vg" and at > start:
            break
        last = at
    return fold(words.folds[last]).rstrip(".")
