"""A claim laid out for reading: its words, its appearances, and its row of the matrix."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from twicetold.dossier.cells import Cell, cells
from twicetold.dossier.reports import ReportView
from twicetold.dossier.titles import Title, title
from twicetold.model import (
    Attribution,
    Claim,
    Corroboration,
    Passage,
    State,
)

Setting = tuple[tuple[ReportView, ...], dict[str, Attribution]]
"""The reports of a story in order, and their attributions by id."""

_STATES = tuple(State)


@dataclass(frozen=True, slots=True)
class AppearanceView:
    """One appearance of a claim.

    Attributes:
        report: The report that carries it.
        content: The words.
        attribution: The attribution they stand in, if any.
    """

    report: ReportView
    content: tuple[Passage, ...]
    attribution: Attribution | None


@dataclass(frozen=True, slots=True)
class ClaimView:
    """One claim with its origins.

    Attributes:
        number: Its place in the story's list, from 1.
        title: The words that stand for it.
        claim: The claim.
        corroboration: Its origins.
        appearances: Its appearances, in the claim's order.
        cells: For each report of the story what it does with the claim.
    """

    number: int
    title: Title
    claim: Claim
    corroboration: Corroboration
    appearances: tuple[AppearanceView, ...]
    cells: tuple[Cell, ...]

    @property
    def in_order(self) -> tuple[AppearanceView, ...]:
        """Give its appearances in the order in which the reports came out."""
        return tuple(sorted(self.appearances, key=lambda a: by_label(a.report.label)))


def claim_view(claim: Claim, found: Corroboration, setting: Setting) -> ClaimView:
    """Lay out one claim; its number is given when the story's claims are in order."""
    reports, attributions = setting
    known = {view.report.id: view for view in reports}
    appearances = tuple(
        AppearanceView(known[a.report], a.content, attributions.get(a.attribution or ""))
        for a in claim.appearances
    )
    contents = (passage for appearance in claim.appearances for passage in appearance.content)
    return ClaimView(
        number=0,
        title=title(contents, {id: view.report for id, view in known.items()}),
        claim=claim,
        corroboration=found,
        appearances=appearances,
        cells=cells(claim, found, reports),
    )


def carriers(view: ClaimView) -> frozenset[str]:
    """Give the labels of the reports that carry a claim."""
    return frozenset(appearance.report.label for appearance in view.appearances)


def carried(views: Iterable[ClaimView]) -> tuple[ClaimView, ...]:
    """Put the claims of several reports in order, those that matter most first."""
    several = sorted((view for view in views if len(carriers(view)) > 1), key=_weight)
    return tuple(_numbered(several, 1))


def alone(views: Iterable[ClaimView], first: int) -> tuple[ClaimView, ...]:
    """Put the claims of one report in the order of the reports, numbered from ``first``."""
    single = sorted((view for view in views if len(carriers(view)) == 1), key=_place)
    return tuple(_numbered(single, first))


def by_report(views: Iterable[ClaimView]) -> tuple[tuple[ReportView, tuple[ClaimView, ...]], ...]:
    """Group claims of one report, in their order, by that report."""
    groups = groupby(views, key=lambda view: view.appearances[0].report.label)
    found = [tuple(group) for _, group in groups]
    return tuple((group[0].appearances[0].report, group) for group in found)


def ordered(labels: Iterable[str]) -> tuple[str, ...]:
    """Sort labels: A to Z, then AA."""
    return tuple(sorted(labels, key=by_label))


def by_label(label: str) -> tuple[int, str]:
    """Give the key by which labels sort."""
    return len(label), label


def _weight(view: ClaimView) -> tuple[bool, int, int, bool, int, str]:
    found = view.corroboration
    return (
        not found.contested,
        -len(carriers(view)),
        _STATES.index(found.state),
        not view.title.opens,
        -len(view.title.passage.exact),
        view.claim.id,
    )


def _place(view: ClaimView) -> tuple[tuple[int, str], int, str]:
    label = view.appearances[0].report.label
    return by_label(label), view.title.passage.start, view.claim.id


def _numbered(views: Sequence[ClaimView], first: int) -> list[ClaimView]:
    return [
        ClaimView(number, v.title, v.claim, v.corroboration, v.appearances, v.cells)
        for number, v in enumerate(views, start=first)
    ]
