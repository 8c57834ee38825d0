"""Which names stand for one thing, learnt from what the reports themselves show."""

from collections.abc import Mapping, Sequence

from twicetold.model.report import Report
from twicetold.model.reuse import Reuse
from twicetold.model.span import Passage
from twicetold.model.value import Name
from twicetold.text.names.cues import Link, explained, public_key, respelled
from twicetold.text.names.mentions import Mention, key_of, mentions
from twicetold.text.names.slots import exchanged

MOST_EVIDENCE = 8
"""How many passages are kept as evidence for one name."""


def learnt(reports: Sequence[Report], reuses: Sequence[Reuse]) -> tuple[Name, ...]:
    """Learn which names stand for one thing.

    A variant needs an outside cue (an acronym in brackets or by its initials, words such as
    ``also known as``, the lexicon of public variants) or two independent slots: places in
    aligned shared passages where one report writes the one name and the other the other. One
    slot is enough where the two are spellings of one name; for persons nothing less will do,
    and spellings of a place need none.
    Names that one report uses side by side without such a cue are never joined.

    Args:
        reports: The reports.
        reuses: The passages that they share.

    Returns:
        The names with two or more variants, sorted by key.
    """
    by_id = {report.id: report for report in sorted(reports, key=lambda report: report.id)}
    named = {id_: mentions(report) for id_, report in by_id.items()}
    certain = explained(by_id, named)
    groups = _Groups(named, certain)
    for link in certain:
        groups.join(link)
    for link in (*exchanged(by_id, named, reuses), *respelled(named)):
        if not groups.keeps_apart(link):
            groups.join(link)
    return groups.names(named)


def canonical(names: Sequence[Name]) -> dict[str, str]:
    """Map each variant's folded form to the key that stands for all of them."""
    return {key_of(variant): name.key for name in names for variant in name.variants}


class _Groups:
    """Keys that were joined, with the evidence; a key alone is its own group."""

    def __init__(self, named: Mapping[str, tuple[Mention, ...]], certain: Sequence[Link]) -> None:
        self._members: dict[str, frozenset[str]] = {}
        self._evidence: dict[frozenset[str], tuple[Passage, ...]] = {}
        self._certain = {frozenset((link.left, link.right)) for link in certain}
        self._reports: dict[str, set[str]] = {}
        for report, found in named.items():
            for mention in found:
                self._reports.setdefault(mention.key, set()).add(report)

    def keeps_apart(self, link: Link) -> bool:
        """Tell whether one report uses both names without saying that they name one thing."""
        left, right = self._group(link.left), self._group(link.right)
        return any(
            self._reports.get(one, set()) & self._reports.get(other, set())
            and frozenset((one, other)) not in self._certain
            for one in left
            for other in right
            if one != other
        )

    def join(self, link: Link) -> None:
        """Make one group of two."""
        left, right = self._group(link.left), self._group(link.right)
        evidence = self._evidence.pop(left, ()) + link.evidence
        if right != left:
            evidence += self._evidence.pop(right, ())
        joined = left | right
        self._evidence[joined] = evidence
        for key in joined:
            self._members[key] = joined

    def names(self, named: Mapping[str, tuple[Mention, ...]]) -> tuple[Name, ...]:
        """Give the groups as names, sorted by key."""
        written: dict[str, set[str]] = {}
        for found in named.values():
            for mention in found:
                if key_of(mention.passage.exact) == mention.key:
                    written.setdefault(mention.key, set()).add(mention.passage.exact)
        made = []
        for keys, passages in self._evidence.items():
            variants = sorted(one for key in keys for one in written.get(key, ()))
            evidence = sorted(set(passages))[:MOST_EVIDENCE]
            made.append(Name(_standing(keys), tuple(variants), tuple(evidence)))
        return tuple(sorted(made, key=lambda name: (name.key, name.variants)))

    def _group(self, key: str) -> frozenset[str]:
        return self._members.get(key, frozenset({key}))


def _standing(keys: frozenset[str]) -> str:
    """Choose the key that stands for all: the lexicon's, else the fullest name."""
    public = sorted(key for key in map(public_key, keys) if key)
    return public[0] if public else min(keys, key=lambda key: (-len(key.split()), -len(key), key))
