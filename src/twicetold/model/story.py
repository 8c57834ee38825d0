"""Reports of one event, what a report is about, and what binds two of them."""

from dataclasses import dataclass

from twicetold.model.span import Passage


@dataclass(frozen=True, slots=True)
class Story:
    """The reports of one event.

    Attributes:
        id: Follows from the reports that it first had; stays when others join.
        reports: The ids of the reports, sorted.
        aliases: Ids of stories that were joined to this one, sorted.
    """

    id: str
    reports: tuple[str, ...]
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Profile:
    """What one report is about; follows from the report and the lexicon alone.

    Attributes:
        report: The id of the report.
        day: The day of its publication, else of its update, ISO 8601; None when unknown.
        length: How many running words it has.
        words: Its folded words, sorted.
        weights: How much each word stands out in the report, in the same order, above 0; how
            rare the word is elsewhere is not in it.
        keys: Its most telling words as signed 64-bit numbers, most telling first, under which
            reports that may be alike are looked up.
    """

    report: str
    day: str | None
    length: int
    words: tuple[str, ...]
    weights: tuple[float, ...]
    keys: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Usage:
    """How many reports of a corpus hold each word.

    Attributes:
        reports: How many reports there are.
        holding: Folded words with the number of reports that hold them, sorted; a word that is
            not listed is held by none.
    """

    reports: int
    holding: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Bond:
    """What binds two reports to one story, as far as it was measured.

    Attributes:
        left: The id of the report whose id sorts first.
        right: The id of the other report.
        likeness: The likeness of their words, shared prose and dates, 0 to 1.
        words: The words that bind them most, as they first stand on each side, strongest first.
        prose: How many words of prose they share.
        days: How many days lie between them; None where a date is unknown.
    """

    left: str
    right: str
    likeness: float
    words: tuple[tuple[Passage, Passage], ...]
    prose: int
    days: int | None
