"""Claims inside a noun phrase: how long the recording is, and when it came out."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from twicetold.align.pieces import Piece
from twicetold.align.stems import stem, telling
from twicetold.align.values import Finding, compared
from twicetold.model import Moment, Passage, Quantity
from twicetold.text import lexicon
from twicetold.text.tokens import Token, tokens

REACH = 3
"""Words after a figure among which the noun that it measures is looked for."""

BACK = 6
"""Words before a noun or figure among which its determiner is looked for."""

GOVERNED = 8
"""Words between what came out, or how, and the day that it names at most, each."""

ONE_THING = 3
"""Telling words that two sentences have in common at least when their phrases name one thing."""

_COUNTED = frozenset({"", "ordinal"})


@dataclass(frozen=True, slots=True)
class Facet:
    """A noun phrase with one measure, or one day.

    Attributes:
        kind: What it tells of what; phrases of one kind can be compared.
        piece: The phrase, with that figure or moment and nothing else to compare.
        origin: The piece in which it stands.
    """

    kind: tuple[str, ...]
    piece: Piece
    origin: Piece


def facets(pieces: Sequence[Piece], grouped: Iterable[Sequence[int]]) -> Iterator[list[Piece]]:
    """Find claims that stand in noun phrases of pieces which are not compared as a whole.

    Args:
        pieces: The pieces of a story.
        grouped: The groups of pieces that carry one claim.

    Yields:
        Phrases of two reports or more that tell one thing of the same, one from each report.
    """
    home = {pieces[at].content: number for number, group in enumerate(grouped) for at in group}
    by_kind: dict[tuple[str, ...], list[Facet]] = defaultdict(list)
    for piece in pieces:
        if not piece.heading:
            for facet in (*_measures(piece), *_issues(piece)):
                by_kind[facet.kind].append(facet)
    for kind in sorted(by_kind):
        chosen: list[Facet] = []
        for facet in sorted(by_kind[kind], key=lambda facet: _closeness(facet, by_kind[kind])):
            if all(_one_thing(facet, other, home) for other in chosen) and all(
                _can_be_one(facet, other, by_kind[kind]) for other in chosen
            ):
                chosen.append(facet)
        if len(chosen) > 1:
            yield [facet.piece for facet in chosen]


def _closeness(facet: Facet, others: Sequence[Facet]) -> tuple[int, Passage]:
    """Order phrases by how much their sentence shares with one of another report, most first."""
    shared = (
        len(facet.piece.around & other.piece.around)
        for other in others
        if other.piece.content.report != facet.piece.content.report
    )
    return -max(shared, default=0), facet.piece.content


def _one_thing(facet: Facet, other: Facet, home: dict[Passage, int]) -> bool:
    """Tell whether two phrases speak of one thing that no group compares already."""
    if facet.piece.content.report == other.piece.content.report:
        return False
    here, there = home.get(facet.origin.content, -1), home.get(other.origin.content, -2)
    return here != there and len(facet.piece.around & other.piece.around) >= ONE_THING


def _can_be_one(facet: Facet, other: Facet, kind: Sequence[Facet]) -> bool:
    """Tell whether two measures agree, or are the only ones of their kind in their reports."""
    if all(
        compared(one, another) is not Finding.APART
        for one in facet.piece.figures
        for another in other.piece.figures
    ):
        return True
    reports = [one.piece.content.report for one in kind]
    return (
        reports.count(facet.piece.content.report) == reports.count(other.piece.content.report) == 1
    )


def _measures(piece: Piece) -> Iterator[Facet]:
    """Give the phrases such as ``the 90-second recording`` of a piece."""
    words = _words(piece.sentence)
    for figure in piece.figures:
        noun = stem(figure.indicator.split()[-1]) if figure.indicator else ""
        if figure.unit in _COUNTED or not noun:
            continue
        after = [word for word in words if word.start >= figure.passage.start]
        for word in after[: REACH + len(tokens(figure.passage.exact))]:
            if stem(word.fold) == noun:
                phrase = _phrase(piece.sentence, words, figure.passage.start, word.end)
                yield Facet(("measure", figure.unit, noun), _cut(piece, phrase, figure), piece)
                break


def _issues(piece: Piece) -> Iterator[Facet]:
    """Give the phrases such as ``a recording posted on Tuesday`` of a piece."""
    words = _words(piece.sentence)
    for moment in piece.moments:
        before = [word for word in words if word.end <= moment.passage.start]
        verb = _last(before, lexicon.words("alignment", "issued_by"))
        if verb is None or len(before) - verb > GOVERNED:
            continue
        thing = _last(before[:verb], frozenset(_things()))
        if thing is None:
            continue
        start, end = before[thing].start, moment.passage.end
        phrase = _phrase(piece.sentence, words, start, end)
        yield Facet(("issued", _things()[before[thing].fold]), _cut(piece, phrase, moment), piece)


def _last(words: Sequence[Token], known: frozenset[str]) -> int | None:
    return next((at for at in reversed(range(len(words))) if words[at].fold in known), None)


@cache
def _things() -> dict[str, str]:
    kinds = lexicon.table("alignment")["issued"]
    return {word: kind for kind, words in kinds.items() for word in words}


def _words(sentence: Passage) -> list[Token]:
    found = tokens(sentence.exact)
    return [Token(w.start + sentence.start, w.end + sentence.start, w.fold) for w in found]


def _phrase(sentence: Passage, words: Sequence[Token], start: int, end: int) -> Passage:
    """Begin a noun phrase at its determiner, if one stands just before."""
    determiners = lexicon.words("grammar", "determiner")
    before = [word for word in words if word.start < start][-BACK:]
    for word in reversed(before):
        joined = sentence.exact[: word.start - sentence.start].endswith("-")
        if word.fold in determiners and not joined:
            return sentence.cut(word.start, end)
    return sentence.cut(start, end)


def _cut(piece: Piece, phrase: Passage, told: Quantity | Moment) -> Piece:
    stems = tuple(stem(word.fold) for word in tokens(phrase.exact))
    return replace(
        piece,
        content=phrase,
        stems=stems,
        tells=telling(stems),
        quotes=(),
        figures=(told,) if isinstance(told, Quantity) else (),
        moments=(told,) if isinstance(told, Moment) else (),
    )
