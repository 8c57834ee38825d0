"""``twicetold show``: one story of a store on the screen."""

from typing import Annotated

import typer
from rich.table import Table
from rich.text import Text

from twicetold import dossier
from twicetold.cli import outputs
from twicetold.cli.console import OUT, printable
from twicetold.cli.stores import Place, opened
from twicetold.dossier import view
from twicetold.model import Report


def command(
    place: Place,
    story: Annotated[
        str, typer.Argument(metavar="STORY", help="The story's id, or one that it had before.")
    ],
    *,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print the dossier as JSON, format 1.")
    ] = False,
) -> None:
    """Show one story: its reports, its claims and how many origins stand behind each."""
    with opened(place) as shelf:
        found = shelf.dossier(story)
    if as_json:
        OUT.file.write(dossier.json(found).decode())
        return
    for shown in view.stories(found):
        OUT.print(outputs.table(shown))
        OUT.print(_reports([one.report for one in shown.reports]))


def _reports(reports: list[Report]) -> Table:
    table = Table("Outlet", "Published", "Headline", "Report", expand=False)
    table.columns[3].no_wrap = True
    for report in reports:
        headline = report.headline.exact if report.headline else report.source
        table.add_row(
            Text(printable(report.outlet)),
            report.published or report.updated or "",
            Text(printable(" ".join(headline.split()))),
            report.id,
        )
    return table
