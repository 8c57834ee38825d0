"""``twicetold export``: stories of a store as dossiers."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from twicetold.cli import outputs
from twicetold.cli.console import OUT
from twicetold.cli.stores import Place, opened
from twicetold.store import Shelf

_PIECE = 100


def command(
    place: Place,
    stories: Annotated[
        list[str] | None,
        typer.Argument(metavar="[STORY]…", help="Ids of stories; all when none is given."),
    ] = None,
    output: Annotated[
        Path,
        typer.Option("-o", "--output", metavar="DIR", help="Where a folder for each story goes."),
    ] = Path("dossiers"),
    formats: Annotated[
        str,
        typer.Option(
            "--format",
            metavar="LIST",
            help="Formats, with commas between: html, md, json, csv, jsonld, ninjs, airwars, "
            "body-count.",
        ),
    ] = "html,md,json",
    *,
    quiet: Annotated[bool, typer.Option("--quiet", help="Print failures only.")] = False,
) -> None:
    """Write stories as dossiers, each into a folder of its id."""
    wanted = outputs.formats(formats)
    with opened(place) as shelf:
        for id in stories or _all(shelf):
            found = shelf.dossier(id)
            for path in outputs.written(found, output / found.stories[0].id, wanted):
                if not quiet:
                    OUT.print(f"Written: {path}", markup=False, soft_wrap=True)


def _all(shelf: Shelf) -> Iterator[str]:
    offset = 0
    while some := shelf.stories(offset=offset, limit=_PIECE):
        yield from (line.id for line in some)
        offset += len(some)
