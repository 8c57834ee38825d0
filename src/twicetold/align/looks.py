"""What is seen of two pieces: how much of what they tell is shared, and where they stand."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from twicetold.align.candidates import Index
from twicetold.align.pieces import Piece
from twicetold.align.stems import stem
from twicetold.text import background

CAPITALS = 0.7
"""Share of a stem's places that are in capitals when it names something."""


@dataclass(frozen=True, slots=True)
class Looks:
    """What is seen of two pieces.

    Information is counted in bits, by how rare a stem is among the story's pieces or, for the
    looks of ``news``, in English news: the words of a story's subject say little in it, and the
    words of any story say little anywhere.

    Attributes:
        shared: Information of the stems that both have, as a share of that of either, 0 to 1.
        around: Likewise for their sentences.
        across: The lesser share of one piece's information that the other's sentence has.
        told: Logarithm of one plus the bits that both tell.
        plain: Logarithm of one plus the bits that the one with fewer tells without names: two
            pieces that only name one person are no claim.
        run: Logarithm of one plus the longest run of words in common.
        size: Logarithm of the fewer telling words.
        news: As ``shared``, by English news.
        news_around: As ``around``, likewise.
        news_told: As ``told``, likewise.
        rarest: The bits of the rarest stem that both have, likewise.
        apart: How far apart they stand in their reports, as a share of the report, 0 to 1.
        earlier: Where the one nearer to the beginning stands, likewise.
        later: Where the other stands, likewise.
        proportion: Logarithm of how many times the words of the shorter one the longer one has.
        doubles: Logarithm of one plus the runs of two words in common.
        words: Share of the words of either that both have, whatever they tell, 0 to 1.
        inside: Share of the words of the shorter one that both have, 0 to 1.
    """

    shared: float
    around: float
    across: float
    told: float
    plain: float
    run: float
    size: float
    news: float
    news_around: float
    news_told: float
    rarest: float
    apart: float
    earlier: float
    later: float
    proportion: float
    doubles: float
    words: float
    inside: float


@dataclass(frozen=True, slots=True)
class _Seen:
    """What is counted once for each piece."""

    piece: Piece
    told: float
    around: float
    plain: float
    news: float
    news_around: float
    words: frozenset[str]
    doubles: frozenset[tuple[str, str]]
    place: float


def looks(pieces: Sequence[Piece]) -> dict[tuple[int, int], Looks]:
    """Look at all pairs of pieces that share enough words to be worth it.

    Args:
        pieces: The pieces of a story, by report and place.

    Returns:
        For pairs of indices, smaller first, what is seen of them.
    """
    index = Index(pieces)
    names = _names(pieces)
    places = _places(pieces)
    seen = [_seen(index, names, one, place) for one, place in zip(pieces, places, strict=True)]
    return {(left, right): _look(index, seen[left], seen[right]) for left, right in index.pairs()}


def _seen(index: Index, names: frozenset[str], piece: Piece, place: float) -> _Seen:
    return _Seen(
        piece=piece,
        told=index.information(piece.tells),
        around=index.information(piece.around),
        plain=index.information(piece.tells - names),
        news=_in_news(piece.tells),
        news_around=_in_news(piece.around),
        words=frozenset(piece.stems),
        doubles=frozenset(pairwise(piece.stems)),
        place=place,
    )


def _look(index: Index, one: _Seen, other: _Seen) -> Looks:
    left, right = one.piece, other.piece
    stems = left.tells & right.tells
    sentences = left.around & right.around
    both, near = index.information(stems), index.information(sentences)
    news, news_near = _in_news(stems), _in_news(sentences)
    words = len(one.words & other.words)
    return Looks(
        shared=_share(both, one.told + other.told - both),
        around=_share(near, one.around + other.around - near),
        across=min(
            _share(index.information(left.tells & right.around), one.told),
            _share(index.information(right.tells & left.around), other.told),
        ),
        told=math.log1p(both),
        plain=math.log1p(min(one.plain, other.plain)),
        run=math.log1p(longest_run(left.stems, right.stems)),
        size=math.log1p(min(len(left.tells), len(right.tells))),
        news=_share(news, one.news + other.news - news),
        news_around=_share(news_near, one.news_around + other.news_around - news_near),
        news_told=math.log1p(news),
        rarest=max(map(_news_bits, stems), default=0.0),
        apart=abs(one.place - other.place),
        earlier=min(one.place, other.place),
        later=max(one.place, other.place),
        proportion=abs(math.log(len(left.stems) / len(right.stems))),
        doubles=math.log1p(len(one.doubles & other.doubles)),
        words=words / len(one.words | other.words),
        inside=words / min(len(one.words), len(other.words)),
    )


def _share(part: float, whole: float) -> float:
    return float(part / whole) if whole > 0 else 0.0


def _in_news(stems: Iterable[str]) -> float:
    return math.fsum(_news_bits(one) for one in stems)


@cache
def _news_bits(one: str) -> float:
    """Give the information of a stem in English news; a word not in the list counts as rare."""
    return -math.log2(_probabilities().get(one) or background.probability(one))


@cache
def _probabilities() -> Mapping[str, float]:
    found: dict[str, float] = defaultdict(float)
    for word in background.words():
        found[stem(word)] += background.probability(word)
    return found


def _names(pieces: Sequence[Piece]) -> frozenset[str]:
    """Find the stems that the story's sentences write in capitals."""
    places: Counter[str] = Counter()
    capitals: Counter[str] = Counter()
    for piece in pieces:
        if not piece.heading:
            places.update(piece.tells)
            capitals.update(piece.names)
    return frozenset(stem for stem, found in capitals.items() if found >= CAPITALS * places[stem])


def _places(pieces: Sequence[Piece]) -> list[float]:
    """Give the place of each piece's sentence among those of its report, from 0 to below 1."""
    numbers: dict[str, dict[int, int]] = defaultdict(dict)
    for piece in pieces:
        of_report = numbers[piece.content.report]
        of_report.setdefault(piece.sentence.start, len(of_report))
    return [
        of_report[piece.sentence.start] / len(of_report)
        for piece in pieces
        for of_report in [numbers[piece.content.report]]
    ]


def longest_run(left: Sequence[str], right: Sequence[str]) -> int:
    """Count the words of the longest run that two sequences have in common."""
    best = 0
    before: Mapping[int, int] = {}
    places: dict[str, list[int]] = defaultdict(list)
    for at, word in enumerate(right):
        places[word].append(at)
    for word in left:
        here: dict[int, int] = {}
        for at in places.get(word, ()):
            here[at] = before.get(at - 1, 0) + 1
            best = max(best, here[at])
        before = here
    return best
