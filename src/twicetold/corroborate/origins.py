"""Origins as they are shown: what each is called, of what kind it is, and why."""

from collections import Counter, defaultdict

from twicetold.corroborate import lexis
from twicetold.corroborate.findings import RULES
from twicetold.corroborate.joining import TELLING, Joined, shared_rule
from twicetold.corroborate.traces import Bond, Trace
from twicetold.model import Origin, OriginKind, Passage, Reason

PASSAGES_SHOWN = 40
"""So many passages are shown for one reason at most, in order."""
_RANK = (
    OriginKind.SPEAKER,
    OriginKind.DOCUMENT,
    OriginKind.RECORDING,
    OriginKind.OUTLET,
    OriginKind.AGENCY,
)


def origins(traces: tuple[Trace, ...], joined: Joined) -> tuple[Origin, ...]:
    """Name the origins of a claim and give the reasons for each.

    Args:
        traces: What each appearance shows.
        joined: The appearances joined into origins.

    Returns:
        One for each group, in order of the first appearance; no two have one key.
    """
    found = [_origin(traces, joined, group) for group in joined.groups]
    counts = Counter(origin.key for origin in found)
    seen: Counter[str] = Counter()
    shown: list[Origin] = []
    for origin in found:
        seen[origin.key] += 1
        several = counts[origin.key] > 1
        key = f"{origin.key} ({seen[origin.key]})" if several else origin.key
        shown.append(Origin(key, origin.kind, origin.appearances, origin.reasons))
    return tuple(shown)


def _origin(traces: tuple[Trace, ...], joined: Joined, group: tuple[int, ...]) -> Origin:
    shared = _shared(traces, joined, group)
    kind, key = _name(traces, group, shared)
    reasons = [
        Reason(rule, tuple(sorted(shared[rule]))[:PASSAGES_SHOWN])
        for rule in RULES
        if rule in shared
    ]
    stands = [stand for index in group if (stand := traces[index].stand) is not None]
    plural = {words for stand in stands if stand.plural for words in stand.passages}
    if not reasons and stands:
        reasons.append(
            Reason("source-shown", tuple(sorted({w for s in stands for w in s.passages})))
        )
    if not reasons:
        reasons.append(
            Reason("no-source-shown", tuple(sorted(w for i in group for w in traces[i].words)))
        )
    if plural:
        reasons.append(Reason("plural-sources", tuple(sorted(plural))))
    return Origin(key, kind, group, tuple(reasons))


def _shared(
    traces: tuple[Trace, ...], joined: Joined, group: tuple[int, ...]
) -> dict[str, set[Passage]]:
    """Give, for each rule that joins two of the appearances, the words of all it joins."""
    holders: dict[str, list[tuple[int, Bond]]] = defaultdict(list)
    for index in group:
        for key, bond in joined.bonds[index].items():
            holders[key].append((index, bond))
    found: dict[str, set[Passage]] = defaultdict(set)
    for some in holders.values():
        if (
            len({traces[index].report.id for index, _ in some}) < min(2, len(group))
            or len(some) < 2
        ):
            continue
        rule = max((shared_rule(some[0][1], bond) for _, bond in some[1:]), key=_weight)
        for index, bond in some:
            found[rule] |= {*bond.passages, *traces[index].words}
    return found


def _weight(rule: str) -> int:
    return rule in TELLING


def _name(
    traces: tuple[Trace, ...], group: tuple[int, ...], shared: dict[str, set[Passage]]
) -> tuple[OriginKind, str]:
    stands = [stand for index in group if (stand := traces[index].stand) is not None]
    firm = sorted(
        (s for s in stands if s.firm), key=lambda stand: (_RANK.index(stand.kind), stand.key)
    )
    if firm:
        return firm[0].kind, firm[0].key
    agency = _agency(traces, group)
    if agency:
        return OriginKind.AGENCY, agency
    if stands:
        best = min(stands, key=lambda stand: (_RANK.index(stand.kind), stand.key))
        return best.kind, best.key
    if "shared-prose" in shared:
        return OriginKind.COPY, "a passage that the reports share"
    if "same-event" in shared:
        return OriginKind.EVENT, "a public event"
    outlets = sorted({traces[index].report.outlet for index in group})
    return OriginKind.UNKNOWN, f"not shown ({', '.join(outlets)})"


def _agency(traces: tuple[Trace, ...], group: tuple[int, ...]) -> str | None:
    found = sorted(
        lexis.shown(bond.key.split(" ", 1)[1])
        for index in group
        for bond in traces[index].relays
        if bond.rule == "agency" and bond.key.startswith("newsroom ")
    )
    return found[0] if found else None
