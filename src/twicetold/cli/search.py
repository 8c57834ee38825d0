"""``twicetold search``: passages of a store by their words."""

from typing import Annotated

import typer
from rich.text import Text

from twicetold.cli.console import OUT, printable
from twicetold.cli.stores import AsJson, Limit, Offset, Place, opened, print_json, tell


def command(
    place: Place,
    words: Annotated[
        list[str],
        typer.Argument(metavar="WORDS…", help='Words that all stand there; "in this order".'),
    ],
    offset: Offset = 0,
    limit: Limit = 20,
    *,
    as_json: AsJson = False,
) -> None:
    """Find passages, those of the latest reports first."""
    with opened(place) as shelf:
        found = shelf.search(" ".join(words), offset=offset, limit=limit)
        reports = {report.id: report for report in shelf.reports(one.report for one in found)}
    for passage in found:
        if as_json:
            print_json(passage)
            continue
        report = reports[passage.report]
        where = f"{report.outlet}, {report.published or report.updated or 'undated'}"
        OUT.print(Text(printable(f"{where}  {passage.report}:{passage.start}-{passage.end}")))
        OUT.print(Text(printable(" ".join(passage.exact.split()))), soft_wrap=True)
        OUT.print()
    if not found:
        tell("No passage has all these words.")
        raise typer.Exit(1)
