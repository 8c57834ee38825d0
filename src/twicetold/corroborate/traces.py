"""What one appearance shows of where it comes from."""

from dataclasses import dataclass

from twicetold.model import OriginKind, Passage, Report


@dataclass(frozen=True, slots=True)
class Occasion:
    """When and how somebody spoke, as far as the words show it.

    Attributes:
        way: How, for instance ``letter``; None when the words do not say.
        since: The first day that the words leave open, ISO 8601; None when they name none.
        until: The day after the last one; None when nothing bounds it.
        heard: The newsroom that was told; None when the words name none.
    """

    way: str | None = None
    since: str | None = None
    until: str | None = None
    heard: str | None = None

    def excludes(self, other: "Occasion") -> bool:
        """Tell whether the two cannot be one occasion."""
        if self.way and other.way and self.way != other.way:
            return True
        if self.heard and other.heard and self.heard != other.heard:
            return True
        return _ends_before(self, other) or _ends_before(other, self)


def _ends_before(one: Occasion, other: Occasion) -> bool:
    return bool(one.until and other.since and one.until <= other.since)


@dataclass(frozen=True, slots=True)
class Stand:
    """The primary source that an appearance shows.

    Attributes:
        kind: What it is.
        key: What it is called, folded.
        firm: Whether it is named, so that no newsroom that carries it takes its place.
        told: Whether the words at hand name it, so that it can be told from another.
        passages: The words that show it.
        occasion: When and how it spoke.
        plural: Whether the words call several.
        maker: The folded words for who made or posted a recording; empty when none say so.
    """

    kind: OriginKind
    key: str
    firm: bool
    told: bool
    passages: tuple[Passage, ...]
    occasion: Occasion = Occasion()
    plural: bool = False
    maker: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Bond:
    """Something that ties an appearance to every other one that shares its key.

    Attributes:
        rule: The rule by which it does.
        key: What is shared.
        passages: The words that show it, in this report.
    """

    rule: str
    key: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Trace:
    """All that one appearance shows.

    Attributes:
        report: The report that carries it.
        words: The words that carry the claim.
        stand: Its primary source, if it shows one.
        ties: Shared words: whoever shares one has the same origin.
        relays: Newsrooms, authors, links: they tell of one origin unless two are shown.
        hints: Sources that the words beside it speak of: it goes back to one of them, if the
            other appearances show just one.
    """

    report: Report
    words: tuple[Passage, ...]
    stand: Stand | None
    ties: tuple[Bond, ...]
    relays: tuple[Bond, ...]
    hints: tuple[Bond, ...]
