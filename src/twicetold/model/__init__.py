"""Nouns: what the rooms hand to each other. Standard library only."""

from twicetold.model.attribution import Attribution, Carrier, Form, Speaker
from twicetold.model.check import Check, Sharer
from twicetold.model.claim import Appearance, Claim, Comparison, Difference, DifferenceKind, Verdict
from twicetold.model.decision import Decision, DecisionKind, DecisionState, Replayed
from twicetold.model.dossier import Dossier
from twicetold.model.failure import (
    Failure,
    NotAnArticle,
    PassageMismatch,
    Refused,
    TooLarge,
    TwicetoldError,
    Unreachable,
    Unreadable,
)
from twicetold.model.identity import identity
from twicetold.model.origin import (
    Corroboration,
    Origin,
    OriginKind,
    Pair,
    PairState,
    Reason,
    Side,
    State,
)
from twicetold.model.reading import Reading
from twicetold.model.report import (
    Capture,
    Credit,
    Dateline,
    Given,
    Link,
    Part,
    Relation,
    Report,
    Role,
    Scope,
)
from twicetold.model.reuse import Direction, Edit, Reuse, ReuseKind, SharedQuotation, Wording
from twicetold.model.span import Passage, Span
from twicetold.model.story import Story
from twicetold.model.value import Moment, Name, Precision, Quantity, Series, SeriesValue

__all__ = [
    "Appearance",
    "Attribution",
    "Capture",
    "Carrier",
    "Check",
    "Claim",
    "Comparison",
    "Corroboration",
    "Credit",
    "Dateline",
    "Decision",
    "DecisionKind",
    "DecisionState",
    "Difference",
    "DifferenceKind",
    "Direction",
    "Dossier",
    "Edit",
    "Failure",
    "Form",
    "Given",
    "Link",
    "Moment",
    "Name",
    "NotAnArticle",
    "Origin",
    "OriginKind",
    "Pair",
    "PairState",
    "Part",
    "Passage",
    "PassageMismatch",
    "Precision",
    "Quantity",
    "Reading",
    "Reason",
    "Refused",
    "Relation",
    "Replayed",
    "Report",
    "Reuse",
    "ReuseKind",
    "Role",
    "Scope",
    "Series",
    "SeriesValue",
    "SharedQuotation",
    "Sharer",
    "Side",
    "Span",
    "Speaker",
    "State",
    "Story",
    "TooLarge",
    "TwicetoldError",
    "Unreachable",
    "Unreadable",
    "Verdict",
    "Wording",
    "identity",
]
