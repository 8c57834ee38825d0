"""Places for stores on every kind of database.

Making the tables takes a second, so it is done once for each kind and each test has a copy.
"""

import os
import shutil
from pathlib import Path
from uuid import uuid4

from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url

from tests.needs import absent
from twicetold import store

KINDS = ["sqlite", "postgresql"]


class Places:
    """Makes places for stores, and clears those on a server away."""

    def __init__(self, kind: str, folder: Path) -> None:
        self._kind = kind
        self._folder = folder
        self._pattern: str | None = None
        self._databases: list[str] = []
        if kind == "postgresql":
            given = os.environ.get("TWICETOLD_POSTGRESQL")
            if not given:
                absent(
                    "a PostgreSQL server, named by TWICETOLD_POSTGRESQL (.ci/postgresql starts one)",
                    "TWICETOLD_EXPECT_POSTGRESQL",
                )
            self._url = make_url(given)
            self._engine = create_engine(given, isolation_level="AUTOCOMMIT")

    def empty(self) -> str:
        """Give a place where no store is."""
        return self._copy(None)

    def ready(self) -> str:
        """Give a place where an empty store is."""
        if self._pattern is None:
            self._pattern = self.empty()
            store.opened(self._pattern).close()
        return self._copy(self._pattern)

    def clear(self) -> None:
        for name in self._databases:
            self._ask(f"DROP DATABASE {name} WITH (FORCE)")
        if self._kind == "postgresql":
            self._engine.dispose()

    def _copy(self, pattern: str | None) -> str:
        name = f"twicetold_{uuid4().hex}"
        if self._kind == "sqlite":
            path = self._folder / f"{name}.db"
            if pattern:
                shutil.copy(pattern, path)
            return str(path)
        source = make_url(pattern).database if pattern else "template1"
        self._ask(f"CREATE DATABASE {name} TEMPLATE {source} STRATEGY wal_log")
        self._databases.append(name)
        return self._url.set(database=name).render_as_string(hide_password=False)

    def _ask(self, statement: str) -> None:
        with self._engine.connect() as connection:
            connection.execute(text(statement))
