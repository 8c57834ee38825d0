"""What the commands on a store share: opening it, and saying what went wrong."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated, Any

import msgspec
import typer

from twicetold import store
from twicetold.cli.console import ERR, OUT, printable
from twicetold.model import ShelfError
from twicetold.store import Shelf

Place = Annotated[
    str,
    typer.Argument(
        metavar="STORE", help="A file, or postgresql+psycopg://user@host/database for a server."
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON, one thing a line.")]
Offset = Annotated[int, typer.Option("--offset", min=0, help="How many to pass over.")]
Limit = Annotated[int, typer.Option("--limit", min=1, help="How many at most.")]


@contextmanager
def opened(place: str, *, create: bool = False, migrate: bool = False) -> Iterator[Shelf]:
    """Open a store for a command; what goes wrong with it ends the command with a sentence."""
    try:
        with store.opened(place, create=create, migrate=migrate, waiting=tell) as shelf:
            yield shelf
    except ShelfError as error:
        tell(str(error))
        raise typer.Exit(1) from error


def tell(line: str) -> None:
    """Print a line to stderr."""
    ERR.print(printable(line), markup=False, soft_wrap=True)


def print_json(noun: Any) -> None:
    """Print one noun as a line of JSON."""
    OUT.print(msgspec.json.encode(noun).decode(), markup=False, soft_wrap=True)
