"""Places in the reports of a story: sentences, moments and quotations near some words."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable

from twicetold.model import Attribution, Moment, Passage, Reading
from twicetold.text.quotes import Quotation, quotations


class Pages:
    """The sentences, moments and quotations of the reports, looked up by place."""

    def __init__(self, reading: Reading) -> None:
        """Put in order what stands where.

        Args:
            reading: What was read from the reports of one story.
        """
        self.texts = {report.id: report.text for report in reading.reports}
        self._sentences = _by_report(reading.sentences)
        self._moments = _by_report(moment.passage for moment in reading.moments)
        self._dates: dict[Passage, Moment] = {one.passage: one for one in reading.moments}
        self._quotations: dict[str, tuple[Quotation, ...]] = {}

    def around(self, passage: Passage) -> list[Passage]:
        """Give the sentences that a passage touches."""
        near = self._sentences.get(passage.report, [])
        at = max(0, bisect_right(near, passage.start, key=lambda one: one.start) - 1)
        found: list[Passage] = []
        while at < len(near) and near[at].start < passage.end:
            if near[at].end > passage.start:
                found.append(near[at])
            at += 1
        return found

    def sentences(self, report: str) -> list[Passage]:
        """Give the sentences of a report, in order."""
        return self._sentences.get(report, [])

    def before(self, passage: Passage, count: int) -> list[Passage]:
        """Give the sentences before the one in which a passage begins, nearest first."""
        near = self._sentences.get(passage.report, [])
        at = bisect_right(near, passage.start, key=lambda sentence: sentence.start) - 1
        return near[max(0, at - count) : max(0, at)][::-1]

    def frame(
        self, content: tuple[Passage, ...], attribution: Attribution | None
    ) -> tuple[Passage, ...]:
        """Give the words of a statement's sentences that are no part of the statement.

        Args:
            content: The words that carry a claim.
            attribution: Where they stand; its source and cue may be in other sentences.
        """
        said = content if attribution is None else (*content, *attribution.content)
        anchors = said if attribution is None else (*said, *attribution.source, *attribution.cue)
        sentences = sorted({one for passage in anchors for one in self.around(passage)})
        return tuple(part for sentence in sentences for part in _without(sentence, said))

    def moments(self, within: Passage) -> list[Moment]:
        """Give the moments named within a passage, in order."""
        near = self._moments.get(within.report, [])
        at = bisect_right(near, within.start - 1, key=lambda one: one.start)
        found: list[Moment] = []
        while at < len(near) and near[at].end <= within.end:
            found.append(self._dates[near[at]])
            at += 1
        return found

    def quoted(self, passage: Passage) -> bool:
        """Tell whether a passage begins inside quotation marks."""
        return any(
            one.outer.start <= passage.start < one.inner.end
            for one in self.quotations(passage.report)
        )

    def quotations(self, report: str) -> tuple[Quotation, ...]:
        """Give the quotations of a report."""
        if report not in self._quotations:
            self._quotations[report] = quotations(self.texts[report])
        return self._quotations[report]


def _by_report(passages: Iterable[Passage]) -> dict[str, list[Passage]]:
    found: dict[str, list[Passage]] = defaultdict(list)
    for passage in sorted(passages):
        found[passage.report].append(passage)
    return found


def _without(sentence: Passage, said: tuple[Passage, ...]) -> list[Passage]:
    found: list[Passage] = []
    at = sentence.start
    for passage in sorted(said):
        if passage.end <= at or passage.start >= sentence.end:
            continue
        if passage.start > at:
            found.append(sentence.cut(at, passage.start))
        at = max(at, min(passage.end, sentence.end))
    if at < sentence.end:
        found.append(sentence.cut(at, sentence.end))
    return [part for part in found if part.exact.strip()]
