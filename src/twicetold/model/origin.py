"""Where a claim comes from: origins, the reasons for each, and the funnel."""

from dataclasses import dataclass
from enum import StrEnum

from twicetold.model.span import Passage


class OriginKind(StrEnum):
    """What kind of primary source an origin is."""

    SPEAKER = "speaker"
    DOCUMENT = "document"
    RECORDING = "recording"
    EVENT = "event"
    AGENCY = "agency"
    COPY = "copy"
    OUTLET = "outlet"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why appearances are counted as they are.

    Attributes:
        rule: The rule's name, as listed in the method's documentation.
        passages: The words that it rests on.
    """

    rule: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Origin:
    """A primary source on one occasion.

    Attributes:
        key: What it is, for instance ``mustafa bali``.
        kind: What kind of source it is.
        appearances: Indices of the claim's appearances that go back to it.
        reasons: Why they do.
    """

    key: str
    kind: OriginKind
    appearances: tuple[int, ...]
    reasons: tuple[Reason, ...]


class PairState(StrEnum):
    """Whether two appearances have one origin."""

    SAME = "same"
    DIFFERENT = "different"
    UNDETERMINED = "undetermined"


@dataclass(frozen=True, slots=True)
class Pair:
    """The finding for two appearances of different reports.

    Attributes:
        left: Index of the one appearance; smaller than ``right``.
        right: Index of the other.
        state: Whether they have one origin.
        rule: The rule that decided, or what was missing.
        passages: The words that it rests on.
    """

    left: int
    right: int
    state: PairState
    rule: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """The appearances that agree with each other, and their funnel.

    Attributes:
        appearances: Indices of the claim's appearances.
        outlets: How many outlets carry it.
        publishers: How many publishers own them.
        fewest: Origins of which each is shown to differ from each other one.
        most: Origins if no pair in doubt merges.
    """

    appearances: tuple[int, ...]
    outlets: int
    publishers: int
    fewest: int
    most: int


class State(StrEnum):
    """What can be said of a claim's origins."""

    INDEPENDENT = "independent"
    DEPENDENT = "dependent"
    UNDETERMINED = "undetermined"
    SINGLE_OUTLET = "single-outlet"
    UNMEASURED = "unmeasured"


@dataclass(frozen=True, slots=True)
class Corroboration:
    """How many origins stand behind a claim, and why.

    Attributes:
        claim: The id of the claim.
        origins: The partition of its appearances with most origins.
        pairs: The finding for every pair of appearances of different reports.
        caveats: Verification caveats that bear on it, from any report.
        sides: One, or one for each side of a contradiction.
        outlets: How many outlets carry it.
        publishers: How many publishers own them.
        fewest: Origins of which each is shown to differ from each other one.
        most: Origins if no pair in doubt merges.
        contested: Whether appearances contradict each other.
        state: What can be said.
    """

    claim: str
    origins: tuple[Origin, ...]
    pairs: tuple[Pair, ...]
    caveats: tuple[Passage, ...]
    sides: tuple[Side, ...]
    outlets: int
    publishers: int
    fewest: int
    most: int
    contested: bool
    state: State
