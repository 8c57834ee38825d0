"""What one report shows of where its words come from, whatever the passage."""

from dataclasses import dataclass

from twicetold.model import Report
from twicetold.reuse.evidence import (
    Carried,
    Published,
    carried,
    carriers,
    is_agency,
    names,
    published,
)


@dataclass(frozen=True, slots=True)
class Side:
    """What one report shows, whatever the passage.

    Attributes:
        report: The report.
        names: Keys of its outlet and publisher.
        agency: Whether that is a known agency.
        carried: Where it says whose words it carries.
        published: When it came out.
        marks: How many straight and how many curly quotation marks and apostrophes it has.
    """

    report: Report
    names: frozenset[str]
    agency: bool
    carried: tuple[Carried, ...]
    published: Published | None
    marks: tuple[int, int]


class Sides:
    """What reports show, read once each."""

    def __init__(self, known: frozenset[str]) -> None:
        """Start with nothing read.

        Args:
            known: Keys of all that can carry words.
        """
        self._known = known
        self._new: dict[str, frozenset[str]] = {}
        self._read: dict[tuple[str, frozenset[str]], Side] = {}

    def of(self, report: Report, other: Report) -> Side:
        """Give what a report shows when it is held against another one."""
        return self._side(report, self._unknown(report) | self._unknown(other))

    def _unknown(self, report: Report) -> frozenset[str]:
        """Give what can carry words to a report and was not known before."""
        if report.id not in self._new:
            self._new[report.id] = carriers((report,)) - self._known
        return self._new[report.id]

    def _side(self, report: Report, more: frozenset[str]) -> Side:
        key = report.id, more
        if key not in self._read:
            self._read[key] = Side(
                report,
                names(report),
                is_agency(report),
                carried(report, self._known | more),
                published(report),
                marks(report.text),
            )
        return self._read[key]


def marks(text: str) -> tuple[int, int]:
    """Count straight, and curly, quotation marks and apostrophes."""
    return sum(map(text.count, "\"'")), sum(map(text.count, "“”‘’"))
