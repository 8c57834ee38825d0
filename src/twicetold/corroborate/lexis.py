"""Where a stretch of words names a document, a recording, a public doing or a way to speak."""

import re
from collections.abc import Iterator
from functools import cache

from twicetold.text import lexicon
from twicetold.text.tokens import fold

_SUBJECT = "origins"
_LOOSE = r"[A-Z][\w.&’'-]*(?:\s(?:(?:of|on|and)\s)?(?:the\s)?[A-Z0-9][\w.&’'-]*){0,4}"
_EXCLUSIVE = re.compile(
    r"\b(?:told|tells|telling)\s(?:the\s)?([A-Z][\w.&’'-]*(?:\s[A-Z][\w.&’'-]*){0,3})\sexclusively\b"
)


def first(words: str, kind: str) -> tuple[int, int] | None:
    """Find the first word of a kind.

    Args:
        words: Any text.
        kind: The name of a list of the lexicon of origins, for instance ``documents``.

    Returns:
        The start and the end of the first match in ``words``; None if there is none.

    >>> first("In the audio, a man speaks", "recordings")
    (7, 12)
    """
    match = _pattern(kind).search(words)
    return match.span() if match else None


def according_to_recording(words: str) -> tuple[int, int] | None:
    """Find "according to a video" and its like; they end with the word for the recording."""
    match = _according().search(words)
    return match.span() if match else None


def occasion(words: str) -> str | None:
    """Tell how a statement was made, by the first words that say so."""
    found: list[tuple[int, str]] = []
    for way in lexicon.table(_SUBJECT)["occasions"]:
        match = _way(way).search(words)
        if match:
            found.append((match.start(), way))
    return min(found)[1] if found else None


def own_reporting(words: str, outlet: str, way: str) -> tuple[int, int] | None:
    """Find words that say that the outlet itself saw, or was told.

    Args:
        words: Any text.
        outlet: The outlet's name.
        way: ``seen`` or ``told``.
    """
    own = newsroom(outlet)
    for match in _own(way).finditer(words):
        named = [name for name in match.groups() if name is not None]
        if not named or any(newsroom(name).startswith(own) for name in named):
            return match.span()
    return None


def office(words: str) -> tuple[int, int] | None:
    """Find the title of an office, as it is written with its holder or its body."""
    match = _offices().search(words)
    return match.span() if match else None


def speech(words: str) -> bool:
    """Tell whether words say that something was said."""
    return _spoken().search(words) is not None


def caveat(words: str) -> tuple[int, int] | None:
    """Find words that say that something could not be checked.

    >>> said = "The claim couldn’t be independently verified."
    >>> caveat(said) is not None
    True
    """
    match = _caveats().search(words.replace("’", "'"))
    return match.span() if match else None


def looks_like_outlet(name: str) -> bool:
    """Tell whether a name is an outlet's, by the list of outlets or by its words."""
    bare = _bare(name)
    names, words = _outlets()
    return bare in names or (" " in bare and not words.isdisjoint(bare.split()))


@cache
def _outlets() -> tuple[frozenset[str], frozenset[str]]:
    listed = lexicon.table(_SUBJECT)["outlets"]
    return frozenset(map(_bare, listed["names"])), frozenset(listed["words"])


def cited(words: str) -> Iterator[tuple[int, int, str]]:
    """Find where words credit somebody: "the Herald reported", "according to the Herald".

    Args:
        words: Any text.

    Yields:
        Start and end of the crediting words, and the name; the name may be no outlet's.
    """
    for match in _citation().finditer(words):
        yield match.start(), match.end(), match.group("after") or match.group("before")


def told_alone(words: str) -> list[str]:
    """Find the newsrooms that were told exclusively; only a newsroom is.

    >>> told_alone("Her manager tells Quill Weekly exclusively that she left.")
    ['Quill Weekly']
    """
    return [match.group(1) for match in _EXCLUSIVE.finditer(words)]


def newsroom(name: str) -> str:
    """Fold the name of an outlet or agency, so that one newsroom has one key.

    >>> newsroom("The Norville Herald"), newsroom("www.norvilleherald.example")
    ('norvilleherald', 'norvilleherald')
    """
    host = re.fullmatch(r"(?:https?://)?(?:www\.)?([\w-]+)(?:\.[\w-]+)+(?:/.*)?", name.strip())
    return re.sub(r"\W", "", _bare(host.group(1) if host else name))


@cache
def agencies() -> dict[str, str]:
    """Give the newsroom key of each way in which an agency is written."""
    return {
        newsroom(way): newsroom(agency["name"])
        for agency in lexicon.table("agencies")["agency"]
        for way in agency["written"]
    }


def shown(room: str) -> str:
    """Give the name by which a newsroom is shown: an agency's own, else its key."""
    return _agency_names().get(room, room)


@cache
def _agency_names() -> dict[str, str]:
    listed = lexicon.table("agencies")["agency"]
    return {newsroom(agency["name"]): agency["name"] for agency in listed}


def _bare(name: str) -> str:
    return re.sub(r"^(?:the|a|an) ", "", fold(name).strip())


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    return _any(sorted(lexicon.words(_SUBJECT, kind)))


@cache
def _according() -> re.Pattern[str]:
    ways = "|".join(re.escape(word) for word in sorted(lexicon.words(_SUBJECT, "recordings")))
    return re.compile(rf"(?i:according to) (?:an?|the) (?:[\w-]+ ){{0,4}}(?:{ways})\b")


@cache
def _way(way: str) -> re.Pattern[str]:
    return _any(lexicon.table(_SUBJECT)["occasions"][way])


def _any(words: list[str]) -> re.Pattern[str]:
    ways = "|".join(re.escape(word) for word in words)
    return re.compile(rf"(?<![\w-])(?:{ways})(?![\w-])", re.IGNORECASE)


@cache
def _own(way: str) -> re.Pattern[str]:
    """Read the ways of own reporting, each with one group where it names an outlet."""
    listed = lexicon.table(_SUBJECT)["reporting"][way]
    ways = "|".join(
        f"(?i:{re.escape(before)})"
        + (rf"(?:the\s)?({_LOOSE})(?i:{re.escape(after)})" if named else "")
        for before, named, after in (words.partition("OUTLET") for words in listed)
    )
    return re.compile(rf"(?<!\w)(?:{ways})(?!\w)")


@cache
def _offices() -> re.Pattern[str]:
    ways = "|".join(re.escape(word) for word in sorted(lexicon.words(_SUBJECT, "offices")))
    return re.compile(rf"(?<![\w-])(?:{ways})(?![\w-])")


@cache
def _spoken() -> re.Pattern[str]:
    return _any(sorted(lexicon.words(_SUBJECT, "speech")))


@cache
def _citation() -> re.Pattern[str]:
    listed = {name.removeprefix("The ") for name in lexicon.table(_SUBJECT)["outlets"]["names"]}
    listed |= {way for one in lexicon.table("agencies")["agency"] for way in one["written"]}
    known = "|".join(
        re.escape(name) for name in sorted(listed, key=lambda name: (-len(name), name))
    )
    name = rf"(?:{known})(?!\w)|{_LOOSE}"
    verbs = "|".join(lexicon.table(_SUBJECT)["outlets"]["verbs"])
    into = "|".join(lexicon.table(_SUBJECT)["outlets"]["into"])
    return re.compile(
        rf"\b(?i:{into})\s(?:the\s|The\s)?(?P<after>{name})(?!\w)"
        rf"|(?<!\w)(?P<before>{name})(?:\snewspaper|\smagazine)?,?\s"
        rf"(?:(?:first|has|had|also|later)\s)?(?:{verbs})\b"
    )


@cache
def _caveats() -> re.Pattern[str]:
    ways = "|".join(lexicon.table(_SUBJECT)["caveats"]["patterns"])
    return re.compile(rf"(?<!\w)(?:{ways})", re.IGNORECASE)
