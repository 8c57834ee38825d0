"""The command ``twicetold`` and what all its commands share."""

from typing import Annotated

import typer

from twicetold.cli import (
    account,
    add,
    check,
    compare,
    corpus,
    decide,
    dossier,
    export,
    fetch,
    migrate,
    recheck,
    regroup,
    search,
    serve,
    show,
    stories,
    watch,
)
from twicetold.version import VERSION

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="For each claim in the news: how many independent origins stand behind it, and how do "
    "we know?",
)
app.command(name="compare")(compare.command)
app.command(name="check")(check.command)
app.command(name="decide")(decide.command)
app.command(name="fetch")(fetch.command)
app.command(name="add")(add.command)
app.command(name="stories")(stories.command)
app.command(name="show")(show.command)
app.command(name="search")(search.command)
app.command(name="export")(export.command)
app.command(name="recheck")(recheck.command)
app.command(name="regroup")(regroup.command)
app.command(name="migrate")(migrate.command)
app.command(name="corpus")(corpus.command)
app.command(name="dossier")(dossier.command)
app.command(name="watch")(watch.command)
app.command(name="serve")(serve.command)
app.add_typer(account.app, name="account")


@app.callback()
def _shared(
    *,
    version: Annotated[
        bool, typer.Option("--version", help="Print the version and leave.", is_eager=True)
    ] = False,
) -> None:
    if version:
        typer.echo(f"twicetold {VERSION}")
        raise typer.Exit


def main() -> None:
    """Run the command line."""
    app()
