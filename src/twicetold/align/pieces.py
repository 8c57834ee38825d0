"""The words of a report that can carry one claim: quotations as they stand, prose by clauses."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from twicetold.align.clauses import clauses
from twicetold.align.inside import Inside
from twicetold.align.naming import Naming
from twicetold.align.stems import stem, telling
from twicetold.model import Attribution, Moment, Passage, Quantity, Reading, Report, Role, Span
from twicetold.text.quotes import quotations
from twicetold.text.tokens import Token, tokens

_HEADINGS = frozenset({Role.HEADLINE, Role.STANDFIRST})

QUOTED_WHOLE = 6
"""Words from which a quotation is a piece of its own; shorter ones stay in their clause."""

FEWEST = 2
"""Telling words that a piece has at least."""

FEWEST_QUOTED = 1
"""Likewise for a quotation: what was said word for word is known by its other words too."""

SPOKEN = 0.5
"""Share of a piece that lies in an attribution's content when it is that attribution's."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that can carry one claim.

    Attributes:
        content: The words.
        sentence: The sentence in which they stand.
        published: When the report came out, as far as it is known.
        attribution: The id of the attribution in whose content they stand, if any.
        quoted: Whether they stand inside quotation marks as a whole.
        heading: Whether they stand in a headline or standfirst, which say again what
            the body says; a summary's bullet that the body repeats is no part of its own.
        stems: The stems of all their words in order, names under one key.
        tells: The stems that say what the claim is about.
        around: Those of the whole sentence.
        names: Those of words in capitals that do not begin the sentence.
        saying: Share of the piece that says who said something, 0 to 1.
        quotes: The parts of them that stand inside quotation marks.
        said: The folded words of all the quotations of the report.
        figures: The quantities in them.
        moments: The moments in them.
    """

    content: Passage
    sentence: Passage
    published: str | None
    attribution: str | None
    quoted: bool
    heading: bool
    stems: tuple[str, ...]
    tells: frozenset[str]
    around: frozenset[str]
    names: frozenset[str]
    saying: float
    quotes: tuple[Span, ...]
    said: str
    figures: tuple[Quantity, ...]
    moments: tuple[Moment, ...]


@dataclass(frozen=True, slots=True)
class _Stretch:
    start: int
    end: int
    quoted: bool


class _Page:
    """One report with what was read from it, for cutting."""

    def __init__(self, report: Report, inside: Inside, naming: Naming) -> None:
        self.report = report
        self.inside = inside
        self.naming = naming
        self.quotes = tuple(q.inner for q in quotations(report.text) if q.depth == 0)
        self.said = " ".join(
            word.fold for q in self.quotes for word in tokens(report.text, q.start, q.end)
        )
        self.headings = tuple(part.span for part in report.parts if part.role in _HEADINGS)


def pieces(reading: Reading) -> tuple[Piece, ...]:
    """Cut the sentences of a story into pieces that can carry one claim each.

    Args:
        reading: What was read from the story's reports.

    Returns:
        The pieces by report and place.
    """
    naming, inside = Naming(reading.names), Inside(reading)
    sentences: dict[str, list[Passage]] = defaultdict(list)
    for sentence in reading.sentences:
        sentences[sentence.report].append(sentence)
    found: list[Piece] = []
    for report in reading.reports:
        page = _Page(report, inside, naming)
        for sentence in sentences[report.id]:
            found.extend(_of_sentence(page, sentence))
    return tuple(found)


def _of_sentence(page: _Page, sentence: Passage) -> Iterator[Piece]:
    text = page.report.text
    for stretch in _stretches(page, sentence):
        cuts = [Span(stretch.start, stretch.end)]
        if not stretch.quoted:
            cuts = list(clauses(text, stretch.start, stretch.end))
        for cut in cuts:
            piece = _piece(page, sentence, sentence.cut(cut.start, cut.end))
            if len(piece.tells) >= (FEWEST_QUOTED if stretch.quoted else FEWEST):
                yield replace(piece, quoted=stretch.quoted)


def _piece(page: _Page, sentence: Passage, content: Passage) -> Piece:
    spoken = page.inside.attributions(sentence)
    stems = _stems(page, content)
    figures = page.inside.figures((content,))
    tells = telling(stems) | _values(figures)
    return Piece(
        content=content,
        sentence=sentence,
        published=page.report.reference,
        attribution=_attribution(spoken, content),
        quoted=False,
        heading=any(span.contains(sentence.span) for span in page.headings),
        stems=stems,
        tells=tells,
        around=telling(_stems(page, sentence)) | _values(page.inside.figures((sentence,))),
        names=_names(page.report.text, sentence, content) & tells,
        saying=_saying(spoken, content.span),
        quotes=tuple(_overlap(q, content.span) for q in page.quotes if q.overlaps(content.span)),
        said=page.said,
        figures=figures,
        moments=page.inside.moments((content,)),
    )


def _values(figures: Iterable[Quantity]) -> frozenset[str]:
    """Give exact figures as words of their own, so that ``forty-seven`` meets ``47``."""
    return frozenset(
        f"{figure.low:g}{figure.unit}"
        for figure in figures
        if figure.low is not None and figure.low == figure.high
    )


def _stems(page: _Page, words: Passage) -> tuple[str, ...]:
    text = page.report.text
    folds = page.naming.folds(text, tokens(text, words.start, words.end))
    return tuple(stem(word) for word in folds)


def _stretches(page: _Page, sentence: Passage) -> Iterator[_Stretch]:
    """Split a sentence into its quotations and the prose between them."""
    quoted = [
        _overlap(quote, sentence.span) for quote in page.quotes if quote.overlaps(sentence.span)
    ]
    text = page.report.text
    whole = [quote for quote in quoted if len(tokens(text, quote.start, quote.end)) >= QUOTED_WHOLE]
    for quote in whole:
        yield _trimmed(text, _Stretch(quote.start, quote.end, quoted=True))
    for gap in _gaps(sentence.span, whole):
        yield _Stretch(gap.start, gap.end, quoted=False)


def _trimmed(text: str, stretch: _Stretch) -> _Stretch:
    words: tuple[Token, ...] = tokens(text, stretch.start, stretch.end)
    return _Stretch(words[0].start, words[-1].end, stretch.quoted) if words else stretch


def _gaps(whole: Span, taken: Iterable[Span]) -> Iterator[Span]:
    """Give what of a span lies in none of the others."""
    at = whole.start
    for span in sorted(taken):
        if span.start > at:
            yield Span(at, min(span.start, whole.end))
        at = max(at, span.end)
        if at >= whole.end:
            return
    yield Span(at, whole.end)


def _names(text: str, sentence: Passage, content: Passage) -> frozenset[str]:
    words = tokens(text, content.start, content.end)
    return frozenset(
        stem(word.fold)
        for word in words
        if word.start > sentence.start and text[word.start].isupper()
    )


def _saying(spoken: Sequence[Attribution], span: Span) -> float:
    """Give the share of a span that says who said something, not what."""
    said = sum(_shared(p.span, span) for a in spoken for p in (*a.source, *a.cue))
    return min(1.0, said / len(span))


def _attribution(spoken: Sequence[Attribution], content: Passage) -> str | None:
    """Name the innermost attribution in whose content most of the words stand."""
    best: tuple[int, str] | None = None
    for one in spoken:
        inside = sum(_shared(passage.span, content.span) for passage in one.content)
        size = sum(len(passage.span) for passage in one.content)
        if inside >= SPOKEN * len(content.span) and (best is None or (size, one.id) < best):
            best = (size, one.id)
    return best[1] if best else None


def _shared(left: Span, right: Span) -> int:
    return max(0, min(left.end, right.end) - max(left.start, right.start))


def _overlap(left: Span, right: Span) -> Span:
    return Span(max(left.start, right.start), min(left.end, right.end))
