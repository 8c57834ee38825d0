"""Outside cues that two names stand for one thing: brackets, initials, words, the lexicon."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import combinations, pairwise

from twicetold.model.report import Report
from twicetold.model.span import Passage
from twicetold.text import lexicon
from twicetold.text.names.mentions import Mention, NameKind, is_acronym, key_of
from twicetold.text.names.spelling import skeleton

SHORTEST_ACRONYM = 3
"""The fewest letters of an acronym that is known by its initials alone."""

SHORTEST_RESPELLED = 6
"""The fewest letters of a place's name that may have another spelling."""

_FARTHEST_BETWEEN = 60
_NO_PLACE = {NameKind.ORGANISATION, NameKind.UNKNOWN}
_CLOSES = re.compile(r"[\"”’']?[),]")


@dataclass(frozen=True, slots=True)
class Link:
    """Two keys that stand for one thing, with the passages that show it.

    Attributes:
        left: The one key.
        right: The other.
        evidence: Where it is shown.
    """

    left: str
    right: str
    evidence: tuple[Passage, ...]


def explained(
    reports: Mapping[str, Report], named: Mapping[str, tuple[Mention, ...]]
) -> tuple[Link, ...]:
    """Find the names of which the reports, or the lexicon, say that they are one.

    Args:
        reports: The reports by id.
        named: Their names by id.

    Returns:
        The links, sorted.
    """
    found = [link for id_, report in reports.items() for link in _said(report, named[id_])]
    first = _first_mentions(named)
    found += _by_initials(first) + _by_tail(first, kinds_of(named)) + _by_lexicon(named)
    return tuple(sorted(set(found), key=lambda link: (link.left, link.right, link.evidence)))


def respelled(named: Mapping[str, tuple[Mention, ...]]) -> tuple[Link, ...]:
    """Find places whose names are two spellings of one, as ``Teluk Marn`` and ``Telok Marn``.

    One of the two must be shown to be a place, the other must not be shown to be anything
    else, and the names must be long: short ones, such as ``Orm`` and ``Urm``, are two places.

    Args:
        named: The names of each report by its id.

    Returns:
        The links, sorted.
    """
    kinds, alike = kinds_of(named), dict[str, list[Mention]]()
    for key, mention in sorted(_first_mentions(named).items()):
        long = len(key) >= SHORTEST_RESPELLED and not is_acronym(mention.passage.exact)
        if long and kinds[key] <= {NameKind.PLACE, NameKind.UNKNOWN}:
            alike.setdefault(skeleton(key), []).append(mention)
    return tuple(
        _link(left.key, right.key, (left.passage, right.passage))
        for group in alike.values()
        for left, right in combinations(group, 2)
        if NameKind.PLACE in kinds[left.key] | kinds[right.key]
    )


def _link(left: str, right: str, evidence: tuple[Passage, ...]) -> Link:
    return Link(min(left, right), max(left, right), tuple(sorted(evidence)))


def initials_match(name: str, acronym: str) -> bool:
    """Tell whether an acronym is made of a name's initials, small words counted or not.

    >>> initials_match("Harbour and Rail Union", "HRU")
    True
    """
    letters = acronym.replace(".", "").casefold()
    words = [word for word in re.split(r"[\s-]+", name) if word]
    every = "".join(word[0] for word in words).casefold()
    capital = "".join(word[0] for word in words if word[0].isupper()).casefold()
    return len(letters) > 1 and letters in {every, capital}


def public_key(key: str) -> str:
    """Give the key that the lexicon has for a name; empty when it has none."""
    return _public().get(key, "")


def _said(report: Report, found: tuple[Mention, ...]) -> list[Link]:
    """Read what stands between two neighbouring names: a bracket, or words such as ``aka``."""
    links: list[Link] = []
    for left, right in pairwise(found):
        between = report.text[left.passage.end : right.passage.start]
        if left.key == right.key or len(between) > _FARTHEST_BETWEEN or "\n" in between:
            continue
        closed = _CLOSES.match(report.text, right.passage.end)
        bracketed = between.strip(" \"“‘'") == "(" and closed is not None
        if (bracketed and _abbreviates(left, right)) or _is_alias(between, closed=bool(closed)):
            end = right.passage.end + (bracketed and report.text[right.passage.end] == ")")
            whole = report.passage(left.passage.start, end)
            links.append(_link(left.key, right.key, (whole,)))
    return links


def _abbreviates(left: Mention, right: Mention) -> bool:
    full, short = left.passage.exact, right.passage.exact
    if is_acronym(full) and not is_acronym(short):
        full, short = short, full
    if not is_acronym(short):
        return False
    if initials_match(full, short):
        return True
    foreign = left.kind is NameKind.ORGANISATION and " " in left.key
    return foreign and short not in _agencies()


def _is_alias(between: str, *, closed: bool) -> bool:
    words = between.strip(" ,(\"“‘'–—-").removesuffix(" the").casefold()
    if words not in lexicon.words("names", "aliases"):
        return False
    return closed and between.lstrip()[:1] in {",", "("} if words in {"or", "formerly"} else True


def _first_mentions(named: Mapping[str, tuple[Mention, ...]]) -> dict[str, Mention]:
    first: dict[str, Mention] = {}
    for found in named.values():
        for mention in found:
            if key_of(mention.passage.exact) == mention.key:
                first.setdefault(mention.key, mention)
    return first


def kinds_of(named: Mapping[str, tuple[Mention, ...]]) -> dict[str, set[NameKind]]:
    """Give for each key all that the reports let it seem to name."""
    kinds: dict[str, set[NameKind]] = {}
    for found in named.values():
        for mention in found:
            kinds.setdefault(mention.key, set()).add(mention.kind)
    return kinds


def _by_initials(first: Mapping[str, Mention]) -> list[Link]:
    """Join an acronym to the one name among all whose initials it is."""
    links: list[Link] = []
    full = [one for one in first.values() if " " in one.key and one.kind is not NameKind.PERSON]
    for short in first.values():
        written = short.passage.exact
        if not is_acronym(written) or len(short.key) < SHORTEST_ACRONYM:
            continue
        fits = [one for one in full if initials_match(one.passage.exact, written)]
        if len(fits) == 1:
            evidence = tuple(sorted((fits[0].passage, short.passage)))
            links.append(_link(fits[0].key, short.key, evidence))
    return links


def _by_tail(first: Mapping[str, Mention], kinds: Mapping[str, set[NameKind]]) -> list[Link]:
    """Join an organisation to its name with ``Group`` or the like behind it.

    A name of one word must nowhere look like a place or a person, one of several words must
    look like an organisation.
    """
    links: list[Link] = []
    for long in first.values():
        short_key, _, tail = long.key.rpartition(" ")
        short = first.get(short_key)
        if short is None or tail not in lexicon.words("names", "tails"):
            continue
        allowed = {NameKind.ORGANISATION} if " " in short_key else _NO_PLACE
        if kinds[short_key] <= allowed:
            evidence = tuple(sorted((short.passage, long.passage)))
            links.append(_link(short.key, long.key, evidence))
    return links


def _by_lexicon(named: Mapping[str, tuple[Mention, ...]]) -> list[Link]:
    groups: dict[str, dict[str, Mention]] = {}
    for found in named.values():
        for mention in found:
            public = _public().get(mention.key, "")
            short = len(mention.key) <= len("who") and not is_acronym(mention.passage.exact)
            if public and not short:
                groups.setdefault(public, {}).setdefault(mention.key, mention)
    return [
        _link(left, right, tuple(sorted((group[left].passage, group[right].passage))))
        for group in groups.values()
        for left, right in combinations(sorted(group), 2)
    ]


@cache
def _public() -> dict[str, str]:
    return {
        key_of(written): name["key"]
        for name in lexicon.table("names")["name"]
        for written in name["written"]
    }


@cache
def _agencies() -> frozenset[str]:
    agencies = lexicon.table("agencies")["agency"]
    return frozenset(written for agency in agencies for written in agency["written"])
