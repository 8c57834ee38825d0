"""One quotation as each outlet has it: the words it keeps, drops and has otherwise."""

from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from twicetold.dossier.claims import AppearanceView, ClaimView
from twicetold.model import DifferenceKind, Form, Passage, Verdict
from twicetold.text.tokens import Token, tokens


@dataclass(frozen=True, slots=True)
class Run:
    """Words of a version of a quotation.

    Attributes:
        words: The words.
        state: ``kept``; ``dropped``: in the fullest version only; ``own``: in this one only.
    """

    words: str
    state: str


@dataclass(frozen=True, slots=True)
class Version:
    """A quotation as one report has it, aligned with the fullest one.

    Attributes:
        appearance: The appearance.
        passage: The words as the report has them.
        runs: Its words and those that it drops, in the order of the fullest version.
    """

    appearance: AppearanceView
    passage: Passage
    runs: tuple[Run, ...]


def versions(view: ClaimView) -> tuple[Version, ...]:
    """Align the quotations of one utterance with the fullest of them.

    Returns:
        The fullest version first; empty unless a report drops or changes quoted words.
    """
    wanted = {
        index
        for comparison in view.claim.comparisons
        if comparison.verdict in (Verdict.CLIPPED, Verdict.CONTRADICTS)
        and any(d.kind is DifferenceKind.WORDING for d in comparison.differences)
        for index in (comparison.left, comparison.right)
    }
    compared = {id(view.appearances[index]) for index in wanted}
    quoted = [
        (appearance, max(appearance.content, key=lambda passage: len(passage.exact)))
        for appearance in view.in_order
        if id(appearance) in compared
        and appearance.attribution is not None
        and appearance.attribution.form is not Form.INDIRECT
    ]
    if len(quoted) < 2:
        return ()
    fullest = max(quoted, key=lambda both: len(both[1].exact))
    rest = [both for both in quoted if both is not fullest]
    return (
        Version(*fullest, (Run(fullest[1].exact, "kept"),)),
        *(Version(shown, words, aligned(fullest[1], words)) for shown, words in rest),
    )


def aligned(fullest: Passage, other: Passage) -> tuple[Run, ...]:
    """Align the words of a quotation with those of its fullest version.

    Returns:
        The words of ``other`` in order, with the words of ``fullest`` that it lacks between.
    """
    left, right = tokens(fullest.exact), tokens(other.exact)
    runs: list[Run] = []
    at = 0
    for step in Levenshtein.opcodes([t.fold for t in left], [t.fold for t in right]):
        dropped = _words(fullest.exact, left, step.src_start, step.src_end)
        end = right[step.dest_end - 1].end if step.dest_end else 0
        own, at = other.exact[at : max(at, end)], max(at, end)
        if step.tag == "equal":
            runs.append(Run(own, "kept"))
            continue
        if dropped:
            runs.append(Run(dropped, "dropped"))
        if own:
            runs.append(Run(own, "own"))
    runs.append(Run(other.exact[at:], "kept"))
    return tuple(run for run in runs if run.words)


def _words(text: str, found: tuple[Token, ...], start: int, end: int) -> str:
    return text[found[start].start : found[end - 1].end] if start < end else ""
