"""The office in the words of a source: role and organisation."""

import re

from twicetold.attribute.naming import known
from twicetold.attribute.words import Words

_NAMED = re.compile(r"id?([Nn]*N(?:id?N+)?)")
_CALLED = re.compile(r"id?a?(n+)(?![Nn])")
_BODIES = frozenset({"army", "military", "police", "coastguard"})
"""Bodies that are named by one common noun; other nouns before a role describe it."""


def role_of(words: Words, start: int, after: int) -> tuple[int, int] | None:
    """Find the last run of role words, with the words that belong to them before it."""
    roles, titles = known("role"), known("title")
    last = None
    for at in range(start, after):
        low = words.folds[at].rstrip(".")
        if words.kinds[at] in "ip2w" and last is not None:
            break
        if (low in roles or low in titles) and not _in_body(words, at, after):
            last = at
    if last is None:
        return None
    first = last
    while first > start and (
        words.folds[first - 1] in known("role_before") or words.folds[first - 1] in roles
    ):
        first -= 1
    return first, last + 1


def without_rank(words: Words, start: int, role: tuple[int, int]) -> tuple[int, int]:
    """Prefer the office to the rank after it: "spokesman" in "army spokesman Lt Col …"."""
    last = role[0]
    while last > start and words.folds[last - 1].rstrip(".") in known("title") - known("role"):
        last -= 1
    office = role_of(words, start, last) if last > start else None
    return office if office and office[1] == last else role


def role_name(words: Words, role: tuple[int, int] | None) -> str | None:
    """Give a role in lower case; forms of address are none."""
    if role is None:
        return None
    name = " ".join(words.folds[role[0] : role[1]])
    return None if name.rstrip(".") in ("mr", "mrs", "ms", "miss", "mx", "dr") else name


def organisation_of(
    words: Words, text: str, start: int, after: int, role: tuple[int, int] | None
) -> str | None:
    """Find the organisation before a role, or after "of", "for", "at" behind it."""
    if role and role[0] > start:
        first = role[0]
        while first > start and _in_name(words, first - 1):
            first -= 1
        if first < role[0]:
            return told(words, text, first, role[0])
        if words.folds[role[0] - 1].endswith(("'s", "s'")):
            return told(words, text, role[0] - 1, role[0])
    behind = role[1] if role else start
    match = _NAMED.search(words.kinds, behind, after)
    if match is None and role:
        match = _CALLED.match(words.kinds, behind, after)
        return _described(words, text, *match.span(1)) if match else None
    return told(words, text, match.start(1), match.end(1)) if match else None


def _described(words: Words, text: str, first: int, after: int) -> str | None:
    """Give the one body that nouns after "for", "of" stand for: "the army", "the disaster agency".

    Whose it is ("the country's") is left out; "the company" alone names none.
    """
    while first < after - 1 and words.folds[first].endswith(("'s", "s'")):
        first += 1
    noun = words.folds[after - 1]
    alone = noun in _BODIES | (known("organisation") - known("generic"))
    qualified = noun in known("organisation") and first < after - 1
    return told(words, text, first, after) if alone or qualified else None


def told(words: Words, text: str, first: int, after: int) -> str:
    """Give words as they stand, without a possessive ending or line breaks."""
    span = words.span(first, after) if after > first else None
    said = " ".join(text[span.start : span.end].split()) if span else ""
    return re.sub(r"(?:['’]s|(?<=s)['’])$", "", said).strip('"“”«»')


def _in_body(words: Words, at: int, after: int) -> bool:
    """Tell whether a word is part of a body's name: "Workers" in "Harbour Workers Union"."""
    last = at
    while last + 1 < after and words.kinds[last + 1] == "N":
        last += 1
    return words.kinds[at] == "N" and last > at and words.folds[last] in known("organisation")


def _in_name(words: Words, at: int) -> bool:
    return words.kinds[at] == "N" or words.folds[at] in _BODIES
