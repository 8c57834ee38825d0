"""Opening a store: a file, or a server's address; made when it is not there, migrated when old."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from twicetold.model import Missing, ShelfError
from twicetold.store.faults import told
from twicetold.store.sql import SqlShelf
from twicetold.store.tables import SCHEMA
from twicetold.store.turns import PATIENCE, WRITES, Turns

_MIGRATIONS = Path(__file__).parent / "migrations"

_BUSY = 200
"""Milliseconds for which SQLite itself waits for a lock; ``turns`` waits longer, and says so."""


def _nobody(_: str) -> None:
    pass


def opened(
    place: str,
    *,
    create: bool = True,
    migrate: bool = False,
    waiting: Callable[[str], None] = _nobody,
    patience: float = PATIENCE,
) -> SqlShelf:
    """Open a store.

    A file of an older version is migrated, after a copy of it was put beside it.

    Args:
        place: The path of a file, or ``postgresql+psycopg://user@host/database``.
        create: Whether to make the store when there is none.
        migrate: Whether a store on a server is migrated as well; its keeper has to copy it first.
        waiting: Told when another process writes and this one waits for it.
        patience: Seconds to wait for another writer.

    Raises:
        Missing: There is no store and ``create`` is off.
        ShelfError: The store cannot be opened, was written by a newer version, or stands on a
            server, was written by an older version and ``migrate`` is off.
    """
    served = "://" in place
    if not served and not create and not Path(place).is_file():
        raise Missing(f"{place}: there is no such store; twicetold add makes one")
    engine = _server(place) if served else _file(Path(place))
    name = engine.url.render_as_string(hide_password=True) if served else place
    turns = Turns(name, waiting, patience)
    try:
        with told(name), engine.connect() as connection:
            found = _version(connection)
            connection.rollback()
            if found is None and not create:
                raise Missing(f"{name}: there is no store in it; twicetold add makes one")
            if found not in {None, SCHEMA}:
                _allowed(str(found), turns.place, migrate=migrate or not served)
            if found != SCHEMA:
                _migrate(connection, turns, found)
    except ShelfError:
        engine.dispose()
        raise
    return SqlShelf(engine, name, turns)


def _server(place: str) -> Engine:
    try:
        url = make_url(place)
        if url.get_backend_name() != "postgresql":
            raise ShelfError(
                f"{url.get_backend_name()} is no kind of store; use a path or postgresql+psycopg://…"
            )
        return create_engine(url.set(drivername="postgresql+psycopg"), pool_pre_ping=True)
    except ArgumentError as error:
        raise ShelfError(f"{place} is no address of a store: {error}") from None
    except ModuleNotFoundError:
        raise ShelfError(
            "stores on PostgreSQL need psycopg: pip install 'twicetold[postgresql]'"
        ) from None


def _file(path: Path) -> Engine:
    if path.is_dir():
        raise ShelfError(f"{path} is a folder; name a file for the store, such as {path}/news.db")
    engine = create_engine(f"sqlite:///{path}", connect_args={"timeout": _BUSY / 1000})
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: Any, _record: Any) -> None:
    """Set up a connection to SQLite: we begin transactions ourselves, and a commit is on disk."""
    connection.isolation_level = None
    with closing(connection.cursor()) as cursor:
        cursor.execute("PRAGMA foreign_keys = ON")
        cursor.execute("PRAGMA synchronous = FULL")
        cursor.execute("PRAGMA journal_mode = WAL")


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get(WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _version(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        if inspect(connection).get_table_names():
            raise ShelfError(
                f"{connection.engine.url.render_as_string()} holds other tables; name another one"
            )
        return None
    found: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return found


def _allowed(found: str, place: str, *, migrate: bool) -> None:
    if found > SCHEMA:
        raise ShelfError(
            f"{place} was written by a newer version of Twicetold (tables {found}, this program "
            f"knows {SCHEMA}); update Twicetold: pip install --upgrade twicetold"
        )
    if not migrate:
        raise ShelfError(
            f"{place} was written by an older version of Twicetold (tables {found}, this program "
            f"writes {SCHEMA}); copy it with pg_dump, then run: twicetold migrate {place}"
        )


def _migrate(connection: Connection, turns: Turns, found: str | None) -> None:
    if found is not None:
        _copied(connection, turns.place, found)
    # Only who makes or migrates a store waits for Alembic, which takes a second to import.
    from twicetold.store.migrating import upgraded

    with turns.taken(connection):
        if _version(connection) == found:
            upgraded(connection, _MIGRATIONS, found, SCHEMA)


def _copied(connection: Connection, place: str, found: str) -> None:
    """Put a copy of a file beside it before it is migrated; a server's copies are its keeper's."""
    if connection.dialect.name != "sqlite":
        return
    copy = Path(f"{place}.{found}.copy")
    with closing(sqlite3.connect(place)) as source, closing(sqlite3.connect(copy)) as target:
        source.backup(target)
