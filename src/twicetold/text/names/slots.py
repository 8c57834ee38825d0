"""Names that take each other's place in passages that two reports share."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from twicetold.model.report import Report
from twicetold.model.reuse import Edit, Reuse
from twicetold.model.span import Passage
from twicetold.text.names.cues import Link, kinds_of
from twicetold.text.names.mentions import Mention, NameKind
from twicetold.text.names.spelling import is_respelling
from twicetold.text.tokens import tokens

SLOTS_OF_A_VARIANT = 2
"""How many independent slots show that two names stand for one thing."""

SLOTS_OF_A_PLACE = 3
"""The same for places, of which two in one slot are more often a contradiction."""

_AROUND = 3
_REACH = 60
_BESIDE = frozenset({"the", "a", "an", "group", "so", "called", "organisation", "organization"})


@dataclass(slots=True)
class _Exchange:
    """Two names and the slots in which they stand for each other."""

    mentions: tuple[Mention, Mention]
    contexts: set[tuple[str, ...]] = field(default_factory=set)
    evidence: list[Passage] = field(default_factory=list)
    slots: int = 0


def exchanged(
    reports: Mapping[str, Report],
    named: Mapping[str, tuple[Mention, ...]],
    reuses: Sequence[Reuse],
) -> tuple[Link, ...]:
    """Find the names that stand for each other in enough independent slots.

    A slot is independent when the words around it are others than those of the slots before
    it: one sentence copied by ten outlets is one slot.

    Args:
        reports: The reports by id.
        named: Their names by id.
        reuses: The passages that they share, with their edits.

    Returns:
        The links, sorted.
    """
    found: dict[tuple[str, str], _Exchange] = {}
    ordered = sorted(reuses, key=lambda reuse: (reuse.left, reuse.right))
    for edit in (edit for reuse in ordered for edit in reuse.edits):
        for left, right in _names_of(edit, named):
            one, other = sorted((left, right), key=lambda mention: mention.key)
            exchange = found.setdefault((one.key, other.key), _Exchange((one, other)))
            _add(exchange, reports, left, right)
    kinds = kinds_of(named)
    links = [
        Link(*keys, tuple(exchange.evidence))
        for keys, exchange in found.items()
        if _is_enough(exchange, frozenset().union(*(kinds[key] for key in keys)))
    ]
    return tuple(sorted(links, key=lambda link: (link.left, link.right)))


def _names_of(
    edit: Edit, named: Mapping[str, tuple[Mention, ...]]
) -> Iterator[tuple[Mention, Mention]]:
    if edit.left is None or edit.right is None:
        return
    left, right = _name_at(edit.left, named), _name_at(edit.right, named)
    if left is not None and right is not None and left.key != right.key:
        yield left, right


def _name_at(passage: Passage, named: Mapping[str, tuple[Mention, ...]]) -> Mention | None:
    """Give the one name that makes up the words of one side of an edit."""
    inside = [
        mention
        for mention in named.get(passage.report, ())
        if mention.passage.span.overlaps(passage.span)
    ]
    if len(inside) != 1:
        return None
    name = inside[0].passage.span
    outside = [
        token.fold
        for token in tokens(passage.exact)
        if not name.start <= passage.start + token.start < name.end
    ]
    return inside[0] if all(word in _BESIDE for word in outside) else None


def _add(exchange: _Exchange, reports: Mapping[str, Report], left: Mention, right: Mention) -> None:
    around = {_context(reports[one.passage.report], one.passage) for one in (left, right)}
    if not around & exchange.contexts:
        exchange.slots += 1
        exchange.evidence.extend((left.passage, right.passage))
    exchange.contexts |= around


def _context(report: Report, passage: Passage) -> tuple[str, ...]:
    before = tokens(report.text, max(0, passage.start - _REACH), passage.start)[-_AROUND:]
    after = tokens(report.text, passage.end, min(len(report.text), passage.end + _REACH))[:_AROUND]
    return tuple(token.fold for token in (*before, *after))


def _is_enough(exchange: _Exchange, kinds: frozenset[NameKind]) -> bool:
    left, right = exchange.mentions
    if is_respelling(left.key, right.key):
        return True
    persons = sum(_may_be_person(one) for one in (left, right))
    if NameKind.PERSON in kinds or persons == len((left, right)):
        return False
    if persons and NameKind.ORGANISATION in kinds:
        return False  # a body and the one who heads it speak in turn for each other
    needed = SLOTS_OF_A_PLACE if NameKind.PLACE in kinds else SLOTS_OF_A_VARIANT
    return exchange.slots >= needed


def _may_be_person(mention: Mention) -> bool:
    """Tell a name of some words that nothing shows to be a body's or a place's."""
    bodily = not {"of", "for", "and", "&"}.isdisjoint(mention.key.split())
    return mention.kind is NameKind.UNKNOWN and " " in mention.key and not bodily
