"""Whether two ways to call a speaker may call one: by name, by office, by organisation."""

from functools import cache

from twicetold.corroborate.people import Person
from twicetold.text import lexicon
from twicetold.text.tokens import fold

_SUBJECT = "origins"
_SMALL = frozenset({"of", "the", "and", "for", "in", "on", "de", "&"})
_LEAST_SHARED = 2
_LEAST_INITIALS = 2


def handles(person: Person, *, sought: bool = False) -> frozenset[str]:
    """Give the words under which namesakes and colleagues of a speaker are looked up.

    Args:
        person: The speaker.
        sought: Whether the words are to find others, or to be found by. A name seeks initials,
            and initials seek names; two names do not meet by their initials.
    """
    found: set[str] = set()
    for words in (person.name, person.organisation):
        if words:
            short = len(words) == 1
            kind = "name" if short == sought else "initials"
            found |= {words[-1], *(f"{kind} {way}" for way in _initials(words))}
    found |= person.body | set(person.organisation)
    return frozenset(found | {f"role {role}" for role in person.roles})


def bare(person: Person, *, sought: bool) -> frozenset[str]:
    """Give words under which offices meet bare names, whose bearers may hold them.

    Args:
        person: The speaker.
        sought: Whether the words are to find others, or to be found by.
    """
    met = {"any office", "a voice"} if person.voice else {"any office"}
    if person.name:
        met = set() if person.organisation else {"a voice"}
        met |= set() if person.organisation or person.roles else {"any office"}
    return frozenset(f"{way} {bool(person.name) != sought}" for way in met)


def namesake(one: Person, other: Person) -> bool:
    """Tell whether a name fits another bearer's; a full name only fits a full one."""
    if not other.name or (len(one.name) > 1 and len(other.name) == 1):
        return False
    both_full = len(one.name) > 1
    if one.suffix != other.suffix and both_full:
        return False
    return one_body(one.name, other.name) or (both_full and _one_person(one.name, other.name))


def colleague(one: Person, other: Person) -> bool:
    """Tell whether an office or organisation fits its holder, its voice or its other names."""
    if one.name or (one.body and other.voice):
        return _speaks_for(other, one)
    if not other.name:
        return _roles(one) == _roles(other) and _one_organisation(one, other)
    if _speaks_for(one, other) or (one.body and one.body <= set(other.name)):
        return True
    held = _roles(one) <= _roles(other) and _qualified(one) == _qualified(other)
    return bool(_roles(one)) and held and _one_organisation(one, other)


def one_body(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tell whether two names may name one thing: equal, shortened, or its initials.

    >>> one_body(("sdf",), ("syrian", "democratic", "forces"))
    True
    """
    short, full = sorted((one, other), key=len)
    if short == full or full[-len(short) :] == short:
        return True
    if len(short) >= _LEAST_SHARED and any(
        full[at : at + len(short)] == short for at in range(len(full) - len(short) + 1)
    ):
        return True
    return len(short) == 1 and short[0] in _initials(full)


def kin(one: Person, other: Person) -> bool:
    """Tell whether one may speak for the other: an organisation and one of its own.

    An office may be held by somebody of whom the report says no more than the name.
    """
    if _belongs(one, other) or _belongs(other, one):
        return True
    if one.name and other.name:
        return False
    named, office = (one, other) if one.name else (other, one)
    if named.name and not named.organisation and (office.voice or not named.roles):
        return True
    return bool(_roles(one) & _roles(other)) and _one_organisation(one, other)


def described(one: Person, other: Person) -> bool:
    """Tell whether one is called by no more than the words that the other is called by too."""
    if one.name or other.name:
        return one.name == other.name
    first, second = (_words(person) for person in (one, other))
    return first <= second or second <= first


def _words(person: Person) -> frozenset[str]:
    return frozenset((*person.organisation, *person.roles))


def _speaks_for(one: Person, other: Person) -> bool:
    if not one.voice or not one.organisation:
        return False
    called = bool(other.body) and other.body <= set(one.organisation)
    return called or one_body(one.organisation, other.name)


def _belongs(one: Person, body: Person) -> bool:
    """Tell whether a body may be the one that somebody belongs to."""
    if not one.organisation:
        return False
    words = set(one.organisation)
    called = bool(body.body) and (body.body <= words or words <= body.body)
    return called or (bool(body.name) and one_body(body.name, one.organisation))


def _one_organisation(one: Person, other: Person) -> bool:
    if not one.organisation or not other.organisation:
        return True
    return one_body(one.organisation, other.organisation)


def _roles(person: Person) -> frozenset[str]:
    return frozenset(person.roles) - lexicon.words(_SUBJECT, "qualifiers")


def _qualified(person: Person) -> frozenset[str]:
    return frozenset(person.roles) & lexicon.words(_SUBJECT, "qualifiers")


def _one_person(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    if one[-1] != other[-1]:
        return False
    first, second = one[0], other[0]
    if first == second or (1 in (len(first), len(second)) and first[0] == second[0]):
        return True
    return bool(_forms(first) & _forms(second))


@cache
def _given() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for name, short in lexicon.table(_SUBJECT)["given"].items():
        for way in (name, *short):
            found.setdefault(fold(way), set()).add(fold(name))
    return {way: frozenset(names) for way, names in found.items()}


def _forms(given: str) -> frozenset[str]:
    return _given().get(given, frozenset())


@cache
def _initials(words: tuple[str, ...]) -> frozenset[str]:
    """Give the shortened forms of a name, its own if it is one word."""
    if len(words) == 1:
        return frozenset({words[0].replace(".", "")})
    every = "".join(word[0] for word in words)
    great = "".join(word[0] for word in words if word not in _SMALL)
    later = great[1:]
    return frozenset(way for way in (every, great, later) if len(way) >= _LEAST_INITIALS)
