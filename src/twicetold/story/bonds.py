"""What binds two reports to one story, in words that can be shown."""

from collections.abc import Mapping

from twicetold.model import Bond, Passage, Report, Usage
from twicetold.story.grain import INCIDENT, Grain
from twicetold.story.layout import NO_DAY, Rows, rows
from twicetold.story.pairs import likeness
from twicetold.story.profiles import lines, profile
from twicetold.story.prose import Shared, covered
from twicetold.text.tokens import tokens

MOST_WORDS = 8
"""How many binding words are shown."""


def bond(
    left: Report,
    right: Report,
    *,
    shared: Shared | None = None,
    usage: Usage | None = None,
    grain: Grain = INCIDENT,
) -> Bond:
    """Tell what binds two reports: words, names and numbers, shared prose, days.

    Args:
        left: The one report.
        right: The other one.
        shared: How many words of prose pairs of reports share; none if None.
        usage: How many reports hold each word; a background alone if None.
        grain: How fine stories are cut, for the weight of the days.
    """
    one, other = sorted((left, right), key=lambda report: report.id)
    laid = rows((profile(one), profile(other)), usage or Usage(0, ()))
    prose = dict(shared or {})
    cover = covered(laid, prose).get((0, 1), 0.0)
    return Bond(
        left=one.id,
        right=other.id,
        likeness=likeness(laid, (0, 1), cover, grain),
        words=_words(one, other, laid),
        prose=prose.get((one.id, other.id), 0) + prose.get((other.id, one.id), 0),
        days=None if NO_DAY in laid.days else abs(int(laid.days[0] - laid.days[1])),
    )


def _words(one: Report, other: Report, laid: Rows) -> tuple[tuple[Passage, Passage], ...]:
    """Give the words that make most of the likeness, as they first stand in both reports."""
    weights = _weights(laid, 0), _weights(laid, 1)
    strength = {
        word: weights[0][word] * weights[1][word] for word in weights[0].keys() & weights[1].keys()
    }
    strongest = sorted(strength, key=lambda word: (-strength[word], word))[:MOST_WORDS]
    left, right = _first_places(one), _first_places(other)
    return tuple((left[word], right[word]) for word in strongest if strength[word] > 0)


def _weights(laid: Rows, row: int) -> Mapping[str, float]:
    cells = slice(laid.starts[row], laid.starts[row + 1])
    words = (laid.vocabulary[number] for number in laid.words[cells])
    return dict(zip(words, laid.weights[cells].tolist(), strict=True))


def _first_places(report: Report) -> Mapping[str, Passage]:
    places: dict[str, Passage] = {}
    for line in lines(report):
        for token in tokens(report.text, line.start, line.end):
            if token.fold not in places:
                places[token.fold] = report.passage(token.start, token.end)
    return places
