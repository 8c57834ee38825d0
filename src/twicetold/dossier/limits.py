"""How much of a dossier the page shows; the JSON always has everything."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """The counts at which the page stops listing; it says how many more there are.

    The defaults keep the page of a story of 40 reports under 3 MB (tests/dossier/test_size.py).

    Attributes:
        cards: Claims of several reports that are laid out in full, for each story.
        alone: Claims of one report that are listed, for each story.
        appearances: Versions of its words listed for a claim.
        differences: Kinds of difference listed for a claim.
        quoted: Versions of one quotation shown under each other.
        pairs: Groups of pairs, kept apart or in doubt, listed for a claim.
        passages: Passages quoted for one reason.
        nodes: Boxes in one column of a drawing.
        side_by_side: Pairs of reports whose shared passages are shown side by side.
        reuses: Shared passages shown for one pair of reports.
        sharers: Other reports that one stretch of text is marked for.
        table: Reports up to which a table of all pairs is drawn.
        statements: Statements listed for one speaker.
        speakers: Speakers listed.
        hedges: Hedged statements listed.
        events: Claims listed for one day of the timeline.
    """

    cards: int = 100
    alone: int = 300
    appearances: int = 20
    differences: int = 16
    quoted: int = 10
    pairs: int = 8
    passages: int = 4
    nodes: int = 24
    side_by_side: int = 30
    reuses: int = 10
    sharers: int = 40
    table: int = 60
    statements: int = 25
    speakers: int = 60
    hedges: int = 80
    events: int = 8
