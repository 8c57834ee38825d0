"""``twicetold dossier``: a dossier of one story, from the tables of a corpus."""

from pathlib import Path
from typing import Annotated

import typer

from twicetold import run
from twicetold.cli import outputs
from twicetold.cli.console import ERR, OUT, report_failures
from twicetold.run import EngineKind, NoEngine

_LISTED = 40
"""Stories that are listed when none is named, those with most reports first."""


def command(
    tables: Annotated[str, typer.Argument(help="The folder that twicetold corpus wrote.")],
    story: Annotated[
        str | None, typer.Argument(help="The id of the story; without it the largest are listed.")
    ] = None,
    output: Annotated[
        Path, typer.Option("-o", "--output", metavar="DIR", help="Where the dossier is written.")
    ] = Path("dossier"),
    wanted: Annotated[
        str, typer.Option("--format", metavar="LIST", help="Formats, as of twicetold compare.")
    ] = "html,md,json",
) -> None:
    """Write the dossier of a story of a corpus, or list its stories."""
    kinds = outputs.formats(wanted)
    try:
        run.needed(EngineKind.INLINE)
    except NoEngine as error:
        ERR.print(str(error), markup=False)
        raise typer.Exit(2) from error
    from twicetold import corpus

    try:
        if story is None:
            found = sorted(corpus.stories(tables), key=lambda one: (-len(one.reports), one.id))
            for one in found[:_LISTED]:
                OUT.print(f"{one.id}  {len(one.reports):>5} reports")
            return
        told = corpus.dossier(tables, story)
    except (corpus.NoTables, OSError) as error:
        ERR.print(str(error), markup=False, soft_wrap=True)
        raise typer.Exit(1) from error
    report_failures(told)
    for path in outputs.written(told, output, kinds):
        OUT.print(f"Written: {path}", markup=False, soft_wrap=True)
