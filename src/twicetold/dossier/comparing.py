"""How the appearances of a claim compare, gathered so that each thing is said once."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from twicetold.dossier.claims import AppearanceView, ClaimView, ordered
from twicetold.model import Passage, Side, Verdict


@dataclass(frozen=True, slots=True)
class DifferenceView:
    """One difference, with all the pairs of reports that it stands between.

    Attributes:
        verdict: How the appearances relate.
        kind: What differs.
        left: The words of the one side, from its first report; None where it has none.
        right: The words of the other side, likewise.
        left_labels: The reports of the one side.
        right_labels: The reports of the other side.
        note: What the difference is, in the program's words.
    """

    verdict: str
    kind: str
    left: Passage | None
    right: Passage | None
    left_labels: tuple[str, ...]
    right_labels: tuple[str, ...]
    note: str


@dataclass(frozen=True, slots=True)
class SideView:
    """One side of a contradiction.

    Attributes:
        labels: The reports on it.
        words: The words of it that another side contradicts.
        found: Its funnel.
    """

    labels: tuple[str, ...]
    words: Passage
    found: Side


@dataclass(frozen=True, slots=True)
class PairsView:
    """The pairs of reports for which one rule gave one finding.

    Attributes:
        state: ``different`` or ``undetermined``.
        rule: The rule that decided, or what was missing.
        pairs: The labels of the two reports, pair by pair.
        passages: The words that it rests on, each once.
    """

    state: str
    rule: str
    pairs: tuple[tuple[str, str], ...]
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class WordedView:
    """Appearances in the same words, said by the same one.

    Attributes:
        first: The earliest of them.
        appearances: All of them in the order of the reports.
    """

    first: AppearanceView
    appearances: tuple[AppearanceView, ...]


def gathered(view: ClaimView) -> tuple[WordedView, ...]:
    """Gather the appearances that have the same words and the same speaker."""
    groups: dict[tuple[str, ...], list[AppearanceView]] = defaultdict(list)
    for appearance in view.in_order:
        said = appearance.attribution
        speaker = "" if said is None else said.speaker.key if said.speaker else said.form.value
        words = (_folded(passage) for passage in appearance.content)
        groups[speaker, *words].append(appearance)
    return tuple(WordedView(found[0], tuple(found)) for found in groups.values())


def sides(view: ClaimView) -> tuple[SideView, ...]:
    """Give the sides of a claim; none unless its appearances contradict each other."""
    if len(view.corroboration.sides) < 2:
        return ()
    against = {
        index
        for comparison in view.claim.comparisons
        if comparison.verdict is Verdict.CONTRADICTS
        for index in (comparison.left, comparison.right)
    }
    found = []
    for side in view.corroboration.sides:
        speaking = [at for at in side.appearances if at in against] or list(side.appearances)
        words = (passage for at in speaking for passage in view.appearances[at].content)
        found.append(
            SideView(labels(view, side.appearances), max(words, key=lambda p: len(p.exact)), side)
        )
    return tuple(found)


def labels(view: ClaimView, appearances: Iterable[int]) -> tuple[str, ...]:
    """Give the labels of the reports of some appearances, each once and in order."""
    return ordered({view.appearances[at].report.label for at in appearances})


def differences(view: ClaimView) -> tuple[DifferenceView, ...]:
    """Gather the differences between appearances; those in the same words are one."""
    examples: dict[tuple[str, ...], tuple[Passage | None, Passage | None]] = {}
    sides: dict[tuple[str, ...], tuple[set[str], set[str]]] = defaultdict(lambda: (set(), set()))
    for comparison in view.claim.comparisons:
        for found in comparison.differences:
            ends = [(found.left, comparison.left), (found.right, comparison.right)]
            ends.sort(key=lambda end: _folded(end[0]))
            words = [_folded(end[0]) for end in ends]
            if found.kind == "attribution":  # whoever says it: the words are the whole clause
                words = [word[:1] for word in words]
            key = (comparison.verdict.value, found.kind.value, found.note, *words)
            examples.setdefault(key, (ends[0][0], ends[1][0]))
            for side, (_, index) in zip(sides[key], ends, strict=True):
                side.add(view.appearances[index].report.label)
    views = [
        DifferenceView(
            verdict=key[0],
            kind=key[1],
            left=examples[key][0],
            right=examples[key][1],
            left_labels=ordered(left),
            right_labels=ordered(right),
            note=key[2],
        )
        for key, (left, right) in sides.items()
    ]
    order = tuple(Verdict)[::-1]
    return tuple(sorted(views, key=lambda v: (order.index(Verdict(v.verdict)), v.kind, v.note)))


def doubts(view: ClaimView) -> tuple[PairsView, ...]:
    """Gather the pairs that are kept apart or in doubt by the rule that says so."""
    pairs: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    words: dict[tuple[str, str], dict[Passage, None]] = defaultdict(dict)
    for pair in view.corroboration.pairs:
        if pair.state != "same":
            key = (pair.state.value, pair.rule)
            both = labels(view, (pair.left, pair.right))
            pairs[key].append((both[0], both[-1]))
            words[key].update(dict.fromkeys(pair.passages))
    return tuple(
        PairsView(state, rule, tuple(dict.fromkeys(found)), tuple(words[state, rule]))
        for (state, rule), found in sorted(pairs.items())
    )


def _folded(passage: Passage | None) -> str:
    return "" if passage is None else " ".join(passage.exact.split()).casefold()
