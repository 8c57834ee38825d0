"""Who said what, in which words (PARC's terms: source, cue, content)."""

from dataclasses import dataclass
from enum import StrEnum

from twicetold.model.span import Passage


class Form(StrEnum):
    """Whose words the content is in."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who spoke, resolved within one report.

    Attributes:
        key: Folded name or description; equal for mentions of one speaker in one report.
        name: The fullest name or description in the report.
        role: For instance ``spokesman``; None when the report gives none.
        organisation: For instance ``SDF``; None when the report gives none.
    """

    key: str
    name: str
    role: str | None = None
    organisation: str | None = None


@dataclass(frozen=True, slots=True)
class Carrier:
    """One link of the chain that carried a statement to the report.

    Attributes:
        key: Folded name of who posted, published or reported it.
        passage: The words that say so.
    """

    key: str
    passage: Passage


@dataclass(frozen=True, slots=True)
class Attribution:
    """A statement with its source. The outlet's own voice is no attribution.

    Attributes:
        id: Follows from the report and the content's place.
        report: The id of the report.
        content: What was said, quotation marks inside, in one or more passages.
        source: The words that name who said it; empty for a free-standing quotation.
        cue: The words that say that it was said; empty for a free-standing quotation.
        form: Whose words the content is in.
        speaker: Who it was, resolved in the report; None when the report does not show it.
        addressee: To whom it was said.
        chain: Who carried it to the report, first carrier first.
        hedges: Words that weaken it, verification caveats among them.
        parent: The id of the attribution inside whose content it stands.
        rule: The rule or tagger that found it.
    """

    id: str
    report: str
    content: tuple[Passage, ...]
    source: tuple[Passage, ...]
    cue: tuple[Passage, ...]
    form: Form
    speaker: Speaker | None
    addressee: tuple[Passage, ...] = ()
    chain: tuple[Carrier, ...] = ()
    hedges: tuple[Passage, ...] = ()
    parent: str | None = None
    rule: str = ""
