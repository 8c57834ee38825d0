"""``twicetold check``: is this page wire copy?"""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import msgspec
import typer
from rich.table import Table
from rich.text import Text

from twicetold import pipeline
from twicetold.cli.console import ERR, OUT, printable, progress
from twicetold.model import Check, Direction, Report, Reuse, Sharer

_WORDS_SHOWN = 80


def command(
    page: Annotated[str, typer.Argument(metavar="PAGE", help="The page or text to check.")],
    against: Annotated[
        list[str] | None,
        typer.Option("--against", metavar="PATH", help="Files and folders to hold it against."),
    ] = None,
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Print the findings as JSON.")] = False,
) -> None:
    """Tell whether a page is wire copy: its credits, and whose words it shares."""
    with progress(quiet=as_json) as tell:
        found = pipeline.check(page, against or (), progress=tell)
    for failure in found.failures:
        ERR.print(printable(f"{failure.subject}: {failure.reason}"), markup=False, soft_wrap=True)
    if found.report is None or found.check is None:
        ERR.print("The page could not be read, so there is nothing to say of it.")
        raise typer.Exit(1)
    if as_json:
        OUT.print(msgspec.json.encode(found.check).decode(), markup=False, soft_wrap=True)
        return
    _screen(found.report, found.check, against or ())


def _screen(report: Report, check: Check, against: Sequence[str]) -> None:
    headline = report.headline.exact if report.headline else Path(report.source).name
    OUT.print(Text(printable(headline), style="bold"))
    OUT.print(
        Text(printable(f"{report.outlet}, {report.published or report.updated or 'undated'}"))
    )
    for credit in check.credits:
        line = f"Credit for {credit.scope}: {credit.agency} (“{credit.passage.exact}”)"
        OUT.print(Text(printable(line)))
    for passage in check.mentions:
        OUT.print(Text(printable(f"Names where words came from: “{passage.exact}”")))
    if not check.credits and not check.mentions:
        OUT.print("It credits no agency.")
    if not against:
        OUT.print("Held against nothing: give other reports with --against to find shared words.")
        return
    OUT.print(
        f"Shared with other reports: {check.covered:.0%} of the text as prose, "
        f"{check.quoted:.0%} as quotations."
    )
    if check.sharers:
        OUT.print(_table(report, check.sharers))


def _table(report: Report, sharers: Sequence[Sharer]) -> Table:
    table = Table("Outlet", "Text", "Passages", "Longest", "Who was first")
    for sharer in sharers:
        longest = max(sharer.reuses, key=lambda reuse: len(reuse.left.exact))
        words = " ".join(longest.left.exact.split())
        table.add_row(
            Text(printable(sharer.outlet)),
            f"{sharer.covered:.0%}",
            str(len(sharer.reuses)),
            Text(printable(words[:_WORDS_SHOWN])),
            _first(report, longest),
        )
    return table


def _first(report: Report, reuse: Reuse) -> str:
    here = Direction.LEFT_TO_RIGHT if reuse.left.report == report.id else Direction.RIGHT_TO_LEFT
    if reuse.direction in {Direction.LEFT_TO_RIGHT, Direction.RIGHT_TO_LEFT}:
        return "this page" if reuse.direction is here else "the other"
    return reuse.direction.value.replace("-", " ")
