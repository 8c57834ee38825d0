"""The claims and their appearances as tables (RFC 4180), for spreadsheets and statistics."""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import astuple, fields
from typing import Any

from twicetold.dossier import view, wording
from twicetold.dossier.claims import ClaimView
from twicetold.dossier.funnel import name
from twicetold.model import Dossier

_CLAIMS = (
    "story",
    "claim",
    "words",
    "state",
    "contested",
    "outlets",
    "publishers",
    "origins_fewest",
    "origins_most",
    "origins",
    "reports",
)
_APPEARANCES = (
    "story",
    "claim",
    "report",
    "source",
    "outlet",
    "publisher",
    "published",
    "start",
    "end",
    "words",
    "against_first",
    "values",
    "form",
    "speaker",
    "origin",
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
"""What a spreadsheet takes for the beginning of a formula (OWASP, CSV injection)."""

_WIDE = {ord("＝"): "=", ord("＋"): "+", ord("－"): "-", ord("＠"): "@"}
"""Full-width signs that some spreadsheets take for the plain ones."""


def claims(dossier: Dossier) -> bytes:
    """Write a row for each claim.

    Returns:
        UTF-8 with a byte order mark, as spreadsheets want it; cells that begin like a formula
        begin with an apostrophe.
    """
    return _written(
        _CLAIMS,
        (
            (
                story.id,
                one.claim.id,
                one.title.passage.exact,
                one.corroboration.state.value,
                "yes" if one.corroboration.contested else "no",
                one.corroboration.outlets,
                one.corroboration.publishers,
                one.corroboration.fewest,
                one.corroboration.most,
                "; ".join(name(origin, one) for origin in one.corroboration.origins),
                "; ".join(dict.fromkeys(a.report.report.source for a in one.in_order)),
            )
            for story in view.stories(dossier)
            for one in (*story.carried, *story.alone)
        ),
    )


def appearances(dossier: Dossier) -> bytes:
    """Write a row for each passage in which a report carries a claim.

    Returns:
        As that of ``claims``. The offsets count code points of the report's text.
    """
    return _written(
        _APPEARANCES,
        (
            row
            for story in view.stories(dossier)
            for one in (*story.carried, *story.alone)
            for row in _rows(story, one)
        ),
    )


def _rows(story: view.StoryView, one: ClaimView) -> Iterable[Sequence[str | int]]:
    origins = {
        index: name(origin, one)
        for origin in one.corroboration.origins
        for index in origin.appearances
    }
    signs = {
        shown.report.id: cell.sign.value
        for shown, cell in zip(story.reports, one.cells, strict=True)
    }
    for index, appearance in enumerate(one.appearances):
        report, said = appearance.report.report, appearance.attribution
        figures = one.claim.appearances[index].figures
        for passage in appearance.content:
            yield (
                story.id,
                one.claim.id,
                report.id,
                report.source,
                report.outlet,
                report.publisher,
                report.published or "",
                passage.start,
                passage.end,
                passage.exact,
                signs[report.id],
                "; ".join(filter(None, map(wording.figure, figures))),
                said.form.value if said is not None else "own voice",
                said.speaker.name if said is not None and said.speaker is not None else "",
                origins.get(index, ""),
            )


def sheet(kind: type, rows: Iterable[Any]) -> bytes:
    """Write dataclasses of one kind, a row each, their fields' names as the header."""
    return _written([field.name for field in fields(kind)], (astuple(row) for row in rows))


def _written(head: Sequence[str], rows: Iterable[Sequence[str | int]]) -> bytes:
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(head)
    writer.writerows([defused(cell) for cell in row] for row in rows)
    return file.getvalue().encode("utf-8-sig", "replace")


def defused(cell: str | int) -> str | int:
    r"""Write a cell so that no spreadsheet takes it for a formula.

    >>> defused('=HYPERLINK("http://example.org")')
    '\'=HYPERLINK("http://example.org")'
    """
    if isinstance(cell, int):
        return cell
    line = " ".join(cell.replace("\0", "\ufffd").split())
    begins = line.translate(_WIDE).startswith(_FORMULA) or cell.startswith(_FORMULA)
    return f"'{line}" if begins else line
