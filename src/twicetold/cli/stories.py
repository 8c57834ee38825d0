"""``twicetold stories``: the stories of a store, the latest first."""

from typing import Annotated

import typer
from rich.table import Table
from rich.text import Text

from twicetold.cli.console import OUT, printable
from twicetold.cli.stores import AsJson, Limit, Offset, Place, opened, print_json
from twicetold.model import StoryLine, Tally


def command(
    place: Place,
    search: Annotated[
        str, typer.Option("--search", help="Only stories with a passage that has these words.")
    ] = "",
    offset: Offset = 0,
    limit: Limit = 50,
    *,
    as_json: AsJson = False,
) -> None:
    """List the stories of a store, the one with the latest report first."""
    with opened(place) as shelf:
        found = shelf.stories(search, offset=offset, limit=limit)
        tally = shelf.tally()
    if as_json:
        for line in found:
            print_json(line)
        return
    if found:
        OUT.print(_table(found))
    OUT.print(_summary(tally), soft_wrap=True)


def _table(found: tuple[StoryLine, ...]) -> Table:
    table = Table("Story", "Headline", "Latest", expand=False)
    table.add_column("Reports /\noutlets", no_wrap=True)
    table.add_column("Claims /\nseveral origins /\ncontested", no_wrap=True)
    table.columns[0].no_wrap = True
    for line in found:
        table.add_row(
            line.id,
            Text(printable(" ".join(line.headline.split()))),
            (line.last or "")[:10],
            f"{line.reports} / {line.outlets}",
            f"{line.claims} / {line.independent} / {line.contested}",
        )
    return table


def _summary(tally: Tally) -> str:
    return (
        f"The store holds {tally.stories} stories of {tally.reports} reports from "
        f"{tally.articles} articles; {tally.failures} sources could not be read."
    )
