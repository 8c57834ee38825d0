"""``twicetold account``: who may log in to what ``twicetold serve`` serves."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from twicetold.cli import serve
from twicetold.cli.console import OUT

app = typer.Typer(no_args_is_help=True, help="Say who may log in to what twicetold serve serves.")


class Role(StrEnum):
    """What an account may do."""

    READER = "reader"
    REVIEWER = "reviewer"


Kept = Annotated[
    Path,
    typer.Option(
        "--accounts", help="The file of accounts; twicetold serve looks beside the store."
    ),
]
_HERE = Path(serve.FILE)


@app.command(name="add")
def add_command(
    name: Annotated[str, typer.Argument(help="The name, as decisions will show it.")],
    *,
    role: Annotated[
        Role, typer.Option("--role", help="reader: reads and exports; reviewer: adds, decides.")
    ] = Role.READER,
    accounts: Kept = _HERE,
) -> None:
    """Add an account, or give it a new password and role; its logins end.

    The password is asked for, or read from standard input when that is no terminal.
    """
    serve.needed()
    from twicetold import web

    if sys.stdin.isatty():
        password = str(typer.prompt("Password", hide_input=True, confirmation_prompt=True))
    else:
        password = sys.stdin.readline().rstrip("\r\n")
    try:
        web.Accounts(accounts).put(name, password, web.Role(role.value))
    except ValueError as error:
        raise typer.BadParameter(str(error)) from error
    OUT.print(f"{name} may log in as a {role}; kept in {accounts}", markup=False, soft_wrap=True)


@app.command(name="list")
def list_command(*, accounts: Kept = _HERE) -> None:
    """List the accounts."""
    serve.needed()
    from twicetold import web

    for one in web.Accounts(accounts).list():
        typer.echo(f"{one.name}\t{one.role}")


@app.command(name="remove")
def remove_command(
    name: Annotated[str, typer.Argument(help="The name.")], *, accounts: Kept = _HERE
) -> None:
    """Take an account away; its logins end."""
    serve.needed()
    from twicetold import web

    if not web.Accounts(accounts).remove(name):
        raise typer.BadParameter(f"there is no account {name} in {accounts}")
    OUT.print(f"{name} can log in no more", markup=False, soft_wrap=True)
