"""Places in a text: the only way words leave a report is a passage."""

from dataclasses import dataclass

from twicetold.model.failure import PassageMismatch


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of one text.

    Attributes:
        start: First code point, counted from 0.
        end: The code point after the last one; never before ``start``.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        """Refuse a span that ends before it starts.

        Raises:
            PassageMismatch: ``start`` is negative or ``end`` is before ``start``.
        """
        if not 0 <= self.start <= self.end:
            raise PassageMismatch(f"no span runs from {self.start} to {self.end}")

    def __len__(self) -> int:
        """Count the code points."""
        return self.end - self.start

    def overlaps(self, other: "Span") -> bool:
        """Tell whether the two spans share at least one code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: "Span") -> bool:
        """Tell whether ``other`` lies within this span."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True, order=True)
class Passage:
    """Words of a report with their place; made by ``Report.passage`` only.

    Attributes:
        report: The id of the report.
        start: First code point of the report's text, counted from 0.
        end: The code point after the last one.
        exact: The words themselves, equal to ``text[start:end]``.
    """

    report: str
    start: int
    end: int
    exact: str

    @property
    def span(self) -> Span:
        """Give the place without the words."""
        return Span(self.start, self.end)

    def cut(self, start: int, end: int) -> "Passage":
        """Take a part of this passage.

        Args:
            start: First code point of the report's text, within this passage.
            end: The code point after the last one, within this passage.

        Raises:
            PassageMismatch: The part does not lie within this passage.
        """
        if not self.start <= start <= end <= self.end:
            raise PassageMismatch(f"{start}-{end} does not lie within {self.start}-{self.end}")
        return Passage(self.report, start, end, self.exact[start - self.start : end - self.start])
