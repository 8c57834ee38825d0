"""Sources in the order of the text, and who spoke at each."""

from dataclasses import dataclass

from twicetold.attribute.mentions import Mention
from twicetold.model.attribution import Speaker
from twicetold.model.span import Passage

REMEMBERED = 100
"""Statements back to which a pronoun or a generic noun may point."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One source in the report, with what stands around it.

    Attributes:
        place: Where it stands.
        mention: What its words say; None for a free-standing quotation.
        sentences: Its sentence up to the source, then those before it, last first.
    """

    place: int
    mention: Mention | None
    sentences: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class Spoken:
    """A turn with the speaker that it was resolved to.

    Attributes:
        place: Where the source stands.
        speaker: Who spoke.
        mention: What was last said of the speaker in full.
    """

    place: int
    speaker: Speaker
    mention: Mention
