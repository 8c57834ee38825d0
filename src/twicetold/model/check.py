"""Is this page wire copy? What one report shows, and whose words it shares."""

from dataclasses import dataclass

from twicetold.model.report import Credit
from twicetold.model.reuse import Reuse
from twicetold.model.span import Passage


@dataclass(frozen=True, slots=True)
class Sharer:
    """Another report, as far as the checked one shares its words.

    Attributes:
        report: The id of the other report.
        outlet: Who published it.
        source: Path or URL as it was given.
        covered: Share of the checked report's body that lies in prose shared with it, 0 to 1.
        reuses: The passages, in order.
    """

    report: str
    outlet: str
    source: str
    covered: float
    reuses: tuple[Reuse, ...]


@dataclass(frozen=True, slots=True)
class Check:
    """What shows whether a report is wire copy.

    Attributes:
        report: The id of the report.
        credits: The agencies that it credits.
        mentions: Places where it names an agency or another outlet as the way its words came,
            such as "told The Associated Press".
        covered: Share of its body that lies in prose shared with any other report, 0 to 1.
        quoted: Share of its body that lies in quotations shared with any other report, 0 to 1.
        sharers: The reports with which it shares words, most covered first.
    """

    report: str
    credits: tuple[Credit, ...]
    mentions: tuple[Passage, ...]
    covered: float
    quoted: float
    sharers: tuple[Sharer, ...]
