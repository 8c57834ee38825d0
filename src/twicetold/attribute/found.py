"""What finds statements, by rules or by a learned tagger, and what it hands on."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from twicetold.model.report import Report
from twicetold.model.span import Passage, Span


@dataclass(frozen=True, slots=True)
class Found:
    """A statement as it stands in the text, before its speaker is known.

    Attributes:
        content: What was said, in the order of the text: quotation marks and the comma before
            the closing mark inside, the complementiser ``that`` outside.
        source: The words that name who said it; empty when the text names nobody there.
        cue: The words that say that it was said, auxiliaries and adverbs inside; may be empty.
        rule: The rule's name, or the tagger's.
    """

    content: tuple[Span, ...]
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    rule: str


class Tagger(Protocol):
    """Whatever finds statements better than rules alone do.

    A tagger returns the same finds for a report whether it is read alone or among others.
    """

    def found(
        self, report: Report, sentences: Sequence[Passage], ruled: Sequence[Found] = ()
    ) -> tuple[Found, ...]:
        """Find the statements of one report.

        Args:
            report: The report; all spans count the code points of its text.
            sentences: Its sentences in the order of the text.
            ruled: What the rules found; a tagger may leave it to them.

        Returns:
            The statements, sorted by their first content.
        """
        ...
