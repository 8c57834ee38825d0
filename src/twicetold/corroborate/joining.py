"""Appearances joined into origins: shared words and sources first, then newsrooms and links."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from itertools import combinations, pairwise
from operator import eq

from twicetold.corroborate.makers import one_maker
from twicetold.corroborate.occasions import placed
from twicetold.corroborate.traces import Bond, Trace
from twicetold.corroborate.unions import Unions
from twicetold.model import OriginKind, Passage

DECIDED = {answer: f"decided-{answer}" for answer in ("same", "different", "unsure")}
"""The rules by which people's answers stand."""
HINTS = ("speaks ", "near ")
"""First words of the keys of hints."""
SHARED = "shared passage "
"""First words of the keys of shared prose."""
_TELLERS = (OriginKind.SPEAKER, OriginKind.OUTLET)
_RELAYS = ("page", "newsroom", "author", "publisher", "document", "speech", "public")
"""First words of the keys of relays, the strongest evidence first."""
TELLING = ("agency", "pick-up", "link", "speaker-named", "document-near", "recording-near")
"""Rules that say more of a pair than the rule on the other side does."""
_LENT = {
    OriginKind.SPEAKER: "speaks {}",
    OriginKind.DOCUMENT: "near documents",
    OriginKind.RECORDING: "near recordings",
}
_SAME = {
    OriginKind.SPEAKER: "same-speaker",
    OriginKind.DOCUMENT: "same-document",
    OriginKind.RECORDING: "same-recording",
    OriginKind.OUTLET: "same-outlet",
}


@dataclass(frozen=True, slots=True)
class Link:
    """One reason for which two appearances were joined.

    Attributes:
        left: Index of the one.
        right: Index of the other.
        rule: The rule.
        passages: The words on both sides.
    """

    left: int
    right: int
    rule: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Ruling:
    """A person's answer for two appearances of the claim.

    Attributes:
        left: Index of the one.
        right: Index of the other.
        answer: ``same``, ``different`` or ``unsure``.
        passages: The words that the answer was given for.
    """

    left: int
    right: int
    answer: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Joined:
    """The appearances of one claim, joined.

    Attributes:
        groups: The origins with most: indices of appearances, by first index.
        bonds: For each appearance, all bonds it has, the one by its source among them.
        links: The links that join each group, as few as hold it together.
        placed: For each appearance, its source with the occasion it is placed on, if any.
        hinted: Indices of appearances that only hints join: they show no origin to be another.
    """

    groups: tuple[tuple[int, ...], ...]
    bonds: tuple[dict[str, Bond], ...]
    links: tuple[Link, ...]
    placed: tuple[str | None, ...]
    hinted: frozenset[int]


def joined(
    traces: tuple[Trace, ...],
    rulings: tuple[Ruling, ...] = (),
    *,
    alike: Callable[[str, str], bool] = eq,
) -> Joined:
    """Join the appearances that have one origin.

    Shared words join, unless both sides state sources that are not called alike: a few words in
    a row may be found twice. So does one source on one occasion. Newsrooms, authors, publishers,
    links and public doings join what shows no source of its own, with at most one that does: two
    who told one newsroom stay two.

    Args:
        traces: What each appearance shows.
        rulings: What people decided; it goes before all.
        alike: Tells whether two sources' keys may call one source.
    """
    places = placed([trace.stand for trace in traces])
    bonds = tuple(_bonds(trace, place) for trace, place in zip(traces, places, strict=True))
    groups = Unions[int]()
    for index in range(len(traces)):
        groups.add(index)
    _rule(groups, bonds, rulings)
    holders: dict[str, list[int]] = defaultdict(list)
    for index, own in enumerate(bonds):
        for key in own:
            holders[key].append(index)
    shared = {key: some for key, some in holders.items() if len(some) > 1}
    relays = {bond.key for trace in traces for bond in trace.relays} | {"document"}
    ties = sorted(key for key in shared if key not in relays and not key.startswith(HINTS))
    ties = [key for key in ties if not _two_sources(traces, shared[key], key, alike)]
    links = [link for key in ties for link in _chain(groups, bonds, key, shared[key])]
    sourced = {groups.root(index) for index, trace in enumerate(traces) if _firm(trace)}
    for key in sorted(relays & shared.keys(), key=_rank):
        links.extend(_relay(groups, bonds, key, shared[key], sourced))
    bare = frozenset(index for index in range(len(traces)) if groups.root(index) not in sourced)
    for key in sorted(key for key in shared if key.startswith(HINTS)):
        if len({groups.root(index) for index in shared[key]} & sourced) == 1:
            links.extend(_relay(groups, bonds, key, shared[key], sourced))
    hinted = frozenset(index for index in bare if groups.root(index) in sourced)
    found = sorted(tuple(sorted(group)) for group in groups.groups())
    return Joined(tuple(found), bonds, tuple(links), places, hinted)


def shared_rule(left: Bond, right: Bond) -> str:
    """Give the rule by which two bonds of one key join: what a report credits, before who it is."""
    for rule in TELLING:
        if rule in (left.rule, right.rule):
            return rule
    return left.rule


def _bonds(trace: Trace, place: str | None) -> dict[str, Bond]:
    found: dict[str, Bond] = {}
    stand = trace.stand
    if stand is not None and place is not None:
        found[place] = Bond(_SAME[stand.kind], place, stand.passages)
    if stand is not None and stand.kind is OriginKind.DOCUMENT:
        if stand.firm:
            for name in stand.key.split()[1:]:
                key = f"named {name}"
                found[key] = Bond("same-document", key, stand.passages)
        found["document"] = Bond("same-document", "document", stand.passages)
    if stand is not None and stand.kind in _LENT and stand.firm:
        key = _LENT[stand.kind].format(stand.key)
        found[key] = Bond(_SAME[stand.kind], key, stand.passages)
    for bond in (*trace.ties, *trace.relays, *trace.hints):
        kept = found.get(bond.key)
        if kept is None or (bond.passages and not kept.passages):
            found[bond.key] = bond
    return found


def _rank(key: str) -> tuple[int, str]:
    return (_RELAYS.index(key.split(" ", 1)[0]), key)


def _two_sources(
    traces: tuple[Trace, ...], holders: list[int], key: str, alike: Callable[[str, str], bool]
) -> bool:
    """Tell whether those who share a passage state sources that are not called alike.

    A document and what is said of it may share words; two speakers, or one and a reporter's own
    eyes, are not made one by them.
    """
    if not key.startswith(SHARED):
        return False
    stands = [stand for index in holders if (stand := traces[index].stand) and stand.told]
    makers = [stand.maker for stand in stands if stand.maker]
    if any(not one_maker(one, other) for one, other in combinations(makers, 2)):
        return True
    named = sorted({stand.key for stand in stands if stand.kind in _TELLERS})
    return any(not alike(one, other) for one, other in combinations(named, 2))


def _firm(trace: Trace) -> bool:
    return trace.stand is not None and trace.stand.firm


def _rule(
    groups: Unions[int], bonds: tuple[dict[str, Bond], ...], rulings: tuple[Ruling, ...]
) -> None:
    """Part what people told apart, and tie what they called one."""
    for one in rulings:
        if one.answer != "same":
            groups.part(one.left, one.right)
            continue
        key = f"a decision {one.left} {one.right}"
        bond = Bond(DECIDED["same"], key, one.passages)
        bonds[one.left][key] = bonds[one.right][key] = bond


def _chain(
    groups: Unions[int], bonds: tuple[dict[str, Bond], ...], key: str, holders: list[int]
) -> list[Link]:
    links: list[Link] = []
    for left, right in pairwise(holders):
        if groups.join(left, right):
            one, two = bonds[left][key], bonds[right][key]
            passages = tuple(sorted({*one.passages, *two.passages}))
            links.append(Link(left, right, shared_rule(one, two), passages))
    return links


def _relay(
    groups: Unions[int],
    bonds: tuple[dict[str, Bond], ...],
    key: str,
    holders: list[int],
    sourced: set[int],
) -> list[Link]:
    """Join the holders of a relay, as long as at most one source is among them.

    Where there are several, those without a source of their own are joined with each other only.
    """
    with_source = {groups.root(index) for index in holders} & sourced
    if len(with_source) > 1:
        holders = [index for index in holders if groups.root(index) not in sourced]
    links = _chain(groups, bonds, key, holders)
    if len(with_source) == 1:
        sourced.add(groups.root(holders[0]))
    return links
