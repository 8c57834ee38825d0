"""The shape of dossier.json, format 1: what every reader of the file can rely on.

The nouns stand in it as they are; only reports and claims are laid out for the file.
"""

from dataclasses import dataclass
from typing import Any, Literal

import msgspec

from twicetold.model import (
    Appearance,
    Attribution,
    Comparison,
    Credit,
    Dateline,
    DecisionKind,
    DecisionState,
    Failure,
    Link,
    Moment,
    Name,
    Origin,
    Pair,
    Part,
    Passage,
    Reuse,
    Series,
    Side,
    State,
    Story,
)


@dataclass(frozen=True, slots=True)
class ReportEntry:
    """One report as it stands in the file; the fields are those of ``Report``."""

    id: str
    source: str
    outlet: str
    publisher: str
    headline: Passage | None
    standfirst: Passage | None
    byline: tuple[str, ...]
    dateline: Dateline | None
    credits: tuple[Credit, ...]
    published: str | None
    updated: str | None
    language: str
    text: str
    parts: tuple[Part, ...]
    moments: tuple[Moment, ...]
    links: tuple[Link, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ClaimEntry:
    """One claim with its origins; the fields are those of ``Claim`` and ``Corroboration``."""

    id: str
    story: str
    appearances: tuple[Appearance, ...]
    comparisons: tuple[Comparison, ...]
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


@dataclass(frozen=True, slots=True)
class DecisionEntry:
    """One decision and what became of it; the fields are those of ``Decision``."""

    id: str
    kind: DecisionKind
    left: Passage | None
    right: Passage | None
    answer: str
    by: str
    at: str
    note: str
    state: DecisionState


@dataclass(frozen=True, slots=True)
class DossierFile:
    """The whole file."""

    format: Literal[1]
    version: str
    reports: tuple[ReportEntry, ...]
    stories: tuple[Story, ...]
    reuses: tuple[Reuse, ...]
    attributions: tuple[Attribution, ...]
    claims: tuple[ClaimEntry, ...]
    series: tuple[Series, ...]
    decisions: tuple[DecisionEntry, ...]
    revisions: tuple[()]
    names: tuple[Name, ...]
    failures: tuple[Failure, ...]


def schema() -> dict[str, Any]:
    """Give the JSON Schema of the file, as kept in docs/dossier.schema.json."""
    return msgspec.json.schema(DossierFile)
