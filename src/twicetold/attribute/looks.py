"""What the learned tagger is shown at a time: windows over a report, and its two looks.

The first look asks of a window: where are cues? The second asks of one cue: whose words, and
which? It goes over the words around the cue once more with the cue pointed out (as semantic role
labelling asks of one predicate, He et al. 2017), so nested statements and several statements in
one sentence come apart.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import groupby

from twicetold.attribute.pieces import Vocabulary, Word
from twicetold.model.report import Report, Role
from twicetold.model.span import Passage, Span

TARGET = 160  # pieces that a window judges at most
AROUND = 40  # pieces of context on each side of them
REACH = 24  # pieces that a second look takes in on each side of its cue's sentence


@dataclass(frozen=True, slots=True)
class Page:
    """Words that are read together: the body, or one headline, or one caption.

    Attributes:
        words: The words in order.
        paragraph: For each word the number of its paragraph.
        sentence: For each word the number of its sentence.
    """

    words: tuple[Word, ...]
    paragraph: tuple[int, ...]
    sentence: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Window:
    """Words of a page that are read at a time.

    Attributes:
        shown: Indices of the words shown.
        judged: Indices of the words whose cues count; the rest is context.
        rows: What the encoder reads: piece, case, quoted; three rows of equal length.
        columns: For each word shown the column of its first piece, then the row's length.
    """

    shown: range
    judged: range
    rows: tuple[list[int], list[int], list[int]]
    columns: list[int]

    def column(self, word: int) -> int:
        """Give the column of the first piece of a word of the page."""
        return self.columns[word - self.shown.start]

    def asked(self, seen: range, cue: range) -> list[int]:
        """Point a cue out: 2 for its pieces, 1 for the others of a second look.

        Args:
            seen: Indices of the words that the second look goes over.
            cue: Indices of the words of the cue, all of them seen.
        """
        row = [1] * (self.column(seen.stop) - self.column(seen.start))
        first = self.column(seen.start)
        for column in range(self.column(cue.start) - first, self.column(cue.stop) - first):
            row[column] = 2
        return row


def page(text: str, sentences: Sequence[Sequence[Word]]) -> Page:
    """Put sentences together that are read together.

    Args:
        text: The whole text; a line break between two sentences begins a paragraph.
        sentences: The words of each sentence.
    """
    words: list[Word] = []
    paragraphs: list[int] = []
    numbers: list[int] = []
    paragraph = 0
    for number, sentence in enumerate(sentences):
        if words and sentence and "\n" in text[words[-1].end : sentence[0].start]:
            paragraph += 1
        words.extend(sentence)
        paragraphs.extend([paragraph] * len(sentence))
        numbers.extend([number] * len(sentence))
    return Page(tuple(words), tuple(paragraphs), tuple(numbers))


def windows(
    page: Page, vocabulary: Vocabulary, *, first: int = TARGET, around: int = AROUND
) -> Iterator[Window]:
    """Give windows that judge every word once.

    Args:
        page: The words.
        vocabulary: The encoder's word pieces.
        first: The first window judges so many pieces at most. Training varies it, so that
            windows fall differently each time.
        around: Pieces of context on each side.
    """
    start = 0
    limit = first
    while start < len(page.words):
        end = _end(page, start, limit)
        yield _window(page, range(start, end), vocabulary, around)
        start, limit = end, TARGET


def together(report: Report, sentences: Sequence[Passage]) -> Iterator[list[Passage]]:
    """Group the sentences: the body in one, every headline and caption apart."""
    starts = [part.start for part in report.parts]

    def key(sentence: Passage) -> int:
        number = bisect_right(starts, sentence.start) - 1
        apart = number >= 0 and report.parts[number].role is not Role.BODY
        return number if apart else -1

    for _, group in groupby(sorted(sentences, key=lambda one: (key(one), one.start)), key):
        yield list(group)


def places(page: Page, spans: Sequence[Span]) -> Set[int]:
    """Give the numbers of the words of a page that begin in any of the places."""
    starts = [word.start for word in page.words]
    return {
        at
        for span in spans
        for at in range(bisect_left(starts, span.start), bisect_left(starts, span.end))
    }


def seen(page: Page, window: Window, cue: range) -> range:
    """Give the words that a second look goes over: the cue's sentence and what stands around."""
    start, end = cue.start, cue.stop
    while start > window.shown.start and page.sentence[start - 1] == page.sentence[cue.start]:
        start -= 1
    while end < window.shown.stop and page.sentence[end] == page.sentence[cue.stop - 1]:
        end += 1
    start, end = _back(page, start, REACH), _forth(page, end, REACH)
    return range(max(start, window.shown.start), min(end, window.shown.stop))


def _window(page: Page, judged: range, vocabulary: Vocabulary, around: int) -> Window:
    shown = range(_back(page, judged.start, around), _forth(page, judged.stop, around))
    pieces, cases, quoted = [vocabulary.first], [4], [0]
    columns: list[int] = []
    for at in shown:
        word = page.words[at]
        if at > shown.start and page.paragraph[at] != page.paragraph[at - 1]:
            pieces.append(vocabulary.between)
            cases.append(4)
            quoted.append(0)
        columns.append(len(pieces))
        pieces.extend(word.pieces)
        cases.extend([word.case] * len(word.pieces))
        quoted.extend([word.quoted] * len(word.pieces))
    columns.append(len(pieces))
    rows = ([*pieces, vocabulary.between], [*cases, 4], [*quoted, 0])
    return Window(shown, judged, rows, columns)


def _end(page: Page, start: int, limit: int) -> int:
    """Give the end of the longest run of whole sentences within the limit."""
    end = start
    pieces = 0
    last_break = start
    while end < len(page.words):
        pieces += len(page.words[end].pieces)
        if pieces > limit and end > start:
            return last_break if last_break > start else end
        end += 1
        if end == len(page.words) or page.sentence[end] != page.sentence[end - 1]:
            last_break = end
    return end


def _back(page: Page, start: int, pieces: int) -> int:
    while start > 0 and (pieces := pieces - len(page.words[start - 1].pieces)) >= 0:
        start -= 1
    return start


def _forth(page: Page, end: int, pieces: int) -> int:
    while end < len(page.words) and (pieces := pieces - len(page.words[end].pieces)) >= 0:
        end += 1
    return end
