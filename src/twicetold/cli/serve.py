"""``twicetold serve``: the store as pages and as a JSON API."""

import getpass
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer

from twicetold.cli.console import ERR, OUT

FILE = "twicetold-accounts.db"
"""The file of accounts, beside the store unless another place is given."""
_NEEDED = ("argon2", "python_multipart", "starlette", "uvicorn")


def command(
    store: Annotated[
        str,
        typer.Argument(
            metavar="[STORE]", help="Path of the store, or postgresql+psycopg://user@host/name."
        ),
    ] = "twicetold.db",
    *,
    host: Annotated[str, typer.Option("--host", help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="Port.")] = 8321,
    name: Annotated[
        list[str] | None,
        typer.Option(
            "--name",
            help="A name by which the server is called, as behind a proxy; may be given again.",
        ),
    ] = None,
    accounts: Annotated[
        Path | None,
        typer.Option("--accounts", help="The file of accounts; beside the store by default."),
    ] = None,
    https: Annotated[
        bool,
        typer.Option("--https", help="People reach it by https, through a proxy; cookies follow."),
    ] = False,
    allow_private: Annotated[
        bool, typer.Option("--allow-private", help="Fetch from machines of your own network too.")
    ] = False,
    demo: Annotated[
        bool, typer.Option("--demo", help="Serve an example in a store that goes when you stop.")
    ] = False,
) -> None:
    """Serve a store: read stories, add reports, review, export, and a JSON API.

    It listens on this machine only, unless there are accounts (twicetold account add).
    """
    needed()
    import uvicorn

    from twicetold import web

    with _place(store, demo=demo) as place:
        kept = accounts or beside(place)
        bare = not web.Accounts(kept).any()
        if bare and not web.is_loopback(host):
            raise typer.BadParameter(
                f"{host} can be reached from other machines, and there is no account yet; add one "
                f"with: twicetold account add NAME --role reviewer --accounts {kept}",
                param_hint="--host",
            )
        names = (*web.settings.LOOPBACK, host, *(name or ())) if bare or name else ()
        settings = web.Settings(
            store=place,
            accounts=kept,
            local=getpass.getuser(),
            hosts=tuple(one.lower() for one in names),
            open=bare,
            secure=https,
            allow_private=allow_private,
        )
        OUT.print(f"Serving {place} at http://{host}:{port}/ (stop with Ctrl-C)", soft_wrap=True)
        uvicorn.run(
            web.application(settings),
            host=host,
            port=port,
            log_level="warning",
            server_header=False,
            proxy_headers=https,
        )


def needed() -> None:
    """Leave with a remedy where the packages of the web app are not installed."""
    if any(find_spec(package) is None for package in _NEEDED):
        ERR.print("The web app needs more packages: pip install 'twicetold[web]'", markup=False)
        raise typer.Exit(1)


def beside(store: str) -> Path:
    """Give the file of accounts that belongs to a store."""
    return Path(FILE) if "://" in store else Path(store).with_name(FILE)


@contextmanager
def _place(store: str, *, demo: bool) -> Iterator[str]:
    if not demo:
        yield store
        return
    with TemporaryDirectory(prefix="twicetold-demo-") as kept:
        place = str(Path(kept) / "demo.db")
        from twicetold.web import example

        OUT.print("Reading the example …")
        example.fill(place)
        yield place
