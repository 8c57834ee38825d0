"""What the words of a source say of the speaker: name, role, organisation, or only a pronoun."""

import re
from dataclasses import dataclass
from enum import Enum, auto

from twicetold.attribute.naming import ARTICLES, known
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
    """

    kind: Kind
    name: str
    role: str | None = None
    organisation: str | None = None
    head: str = ""
    definite: bool = False
    gender: str = ""


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
    role = _role(words, start, head_end)
    named = _name(words, start, head_end, role)
    if named:
        return _person(words, text, named, role, gender)
    apposed = _apposed_name(words, head_end) if not _all_named(kinds[start:head_end]) else None
    if apposed and (role or _like_person(words, *apposed)):
        return _person(words, text, apposed, role, gender)
    if apposed:
        return Mention(Kind.ORGANISATION, _told(words, text, *apposed), head="", gender=gender)
    bare = _bare_name(words, start, head_end)
    beside = _role(words, bare, len(kinds))
    if bare > start and (beside or _like_person(words, start, bare)):
        organisation = _organisation(words, text, bare, len(kinds), beside)
        name = _told(words, text, start, bare)
        return Mention(Kind.PERSON, name, _role_name(words, beside), organisation, gender=gender)
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


def _role(words: Words, start: int, after: int) -> tuple[int, int] | None:
    """Find the last run of role words, with the words that belong to them before it."""
    roles, titles = known("role"), known("title")
    last = None
    for at in range(start, after):
        fold_ = words.folds[at].rstrip(".")
        if words.kinds[at] in "ip2w" and last is not None:
            break
        if (fold_ in roles or fold_ in titles) and not _in_body(words, at, after):
            last = at
    if last is None:
        return None
    first = last
    while first > start and (
        words.folds[first - 1] in known("role_before") or words.folds[first - 1] in roles
    ):
        first -= 1
    return first, last + 1


def _in_body(words: Words, at: int, after: int) -> bool:
    """Tell whether a word is part of a body's name: "Workers" in "Harbour Workers Union"."""
    last = at
    while last + 1 < after and words.kinds[last + 1] == "N":
        last += 1
    return words.kinds[at] == "N" and last > at and words.folds[last] in known("organisation")


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
    organisation = _organisation(words, text, start, named[0], role)
    if organisation is None:
        organisation = _organisation(words, text, named[1], len(words.kinds), None)
    name = _told(words, text, *named)
    return Mention(Kind.PERSON, name, _role_name(words, role), organisation, gender=gender)


def _role_name(words: Words, role: tuple[int, int] | None) -> str | None:
    if role is None:
        return None
    name = " ".join(words.folds[role[0] : role[1]])
    return None if name.rstrip(".") in ("mr", "mrs", "ms", "miss", "mx", "dr") else name


def _organisation(
    words: Words, text: str, start: int, after: int, role: tuple[int, int] | None
) -> str | None:
    """Find the organisation before a role, or after "of", "for", "at" behind it."""
    if role and role[0] > start:
        first = role[0]
        while first > start and words.kinds[first - 1] == "N":
            first -= 1
        if first < role[0]:
            return _told(words, text, first, role[0])
        if words.folds[role[0] - 1].endswith(("'s", "s'")):
            return _told(words, text, role[0] - 1, role[0])
    behind = role[1] if role else start
    match = re.compile(r"id?([Nn]*N(?:id?N+)?)").search(words.kinds, behind, after)
    return _told(words, text, match.start(1), match.end(1)) if match else None


def _told(words: Words, text: str, first: int, after: int) -> str:
    """Give words as they stand, without a possessive ending or line breaks."""
    span = words.span(first, after) if after > first else None
    said = " ".join(text[span.start : span.end].split()) if span else ""
    return re.sub(r"(?:['’]s|(?<=s)['’])$", "", said).strip('"“”«»')


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
            Kind.RECORDING, _told(words, text, start, after), head=noun, definite=definite
        )
    named = _body_name(words, start, after, noun)
    if noun in known("document"):
        named = _maker(words, start, after)
    if named and role is None:
        return Mention(Kind.ORGANISATION, _told(words, text, *named), gender=gender)
    name = _told(words, text, start, after)
    organisation = _organisation(words, text, start, after, role)
    if role and (role == (start, after) or not _all_named(words.kinds[start:after])):
        kind = Kind.ROLE
    elif noun in known("document"):
        kind = Kind.DOCUMENT
    elif "N" in words.kinds[start:after] or noun in known("organisation"):
        kind = Kind.ORGANISATION
    else:
        kind = Kind.OTHER
    named_role = _role_name(words, role) if kind is Kind.ROLE else None
    return Mention(
        kind, name, named_role, organisation if named_role else None, noun, definite, gender
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
        if words.folds[at] in ("by", "from"):
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
