"""Who may log in, and who is: a small SQLite file of its own, kept apart from the store.

It stands apart so that a store can be handed on without anybody's password, and so that a login
never waits for a long batch of reports. Passwords are kept as Argon2id hashes (RFC 9106), logins
as SHA-256 of a random token, so that neither can be used by who reads the file.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from hashlib import sha256
from pathlib import Path
from secrets import token_urlsafe

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError

SHORTEST = 10
"""Signs that a password must have."""

_HASHER = PasswordHasher()
_NOBODY = _HASHER.hash(token_urlsafe())
"""Checked where there is no such account, so that both answers take the same time."""

_TABLES = """
CREATE TABLE IF NOT EXISTS account (
    name TEXT PRIMARY KEY, password TEXT NOT NULL, role TEXT NOT NULL, made TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS login (
    token TEXT PRIMARY KEY, account TEXT NOT NULL REFERENCES account ON DELETE CASCADE,
    until TEXT NOT NULL);
"""


class Role(StrEnum):
    """What an account may do."""

    READER = "reader"
    REVIEWER = "reviewer"


@dataclass(frozen=True, slots=True)
class Account:
    """One who may log in.

    Attributes:
        name: The name, as decisions show it.
        role: ``reader``: reads and exports; ``reviewer``: adds reports and decides, too.
    """

    name: str
    role: Role


class Accounts:
    """The accounts and logins of one file; made when the first account is added."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def any(self) -> bool:
        """Tell whether there is any account, so that people must log in."""
        return self._row("SELECT name FROM account LIMIT 1") is not None

    def list(self) -> tuple[Account, ...]:
        """Give the accounts by name."""
        if not self._path.exists():
            return ()
        with self._open() as file:
            file.executescript(_TABLES)
            rows = file.execute("SELECT name, role FROM account ORDER BY name").fetchall()
        return tuple(Account(name, Role(role)) for name, role in rows)

    def put(self, name: str, password: str, role: Role) -> None:
        """Add an account, or give it another password and role; its logins end.

        Raises:
            ValueError: The name is empty or the password too short.
        """
        if not name.strip() or not name.isprintable():
            raise ValueError("a name has letters that can be shown")
        if len(password) < SHORTEST:
            raise ValueError(f"a password has at least {SHORTEST} signs")
        self._path.parent.mkdir(parents=True, exist_ok=True)
        self._path.touch(mode=0o600)
        with self._open() as file:
            file.executescript(_TABLES)
            file.execute("DELETE FROM login WHERE account = ?", (name,))
            file.execute(
                "INSERT INTO account VALUES (?, ?, ?, ?) ON CONFLICT (name) DO UPDATE"
                " SET password = excluded.password, role = excluded.role",
                (name, _HASHER.hash(password), role.value, datetime.now(UTC).isoformat()),
            )

    def remove(self, name: str) -> bool:
        """Take an account and its logins away; tell whether it was there."""
        if name not in {account.name for account in self.list()}:
            return False
        with self._open() as file:
            file.execute("DELETE FROM account WHERE name = ?", (name,))
        return True

    def checked(self, name: str, password: str) -> Account | None:
        """Give the account if the password is its own; takes as long if there is no such name."""
        row = self._row("SELECT password, role FROM account WHERE name = ?", name)
        try:
            _HASHER.verify(row[0] if row else _NOBODY, password)
        except (Argon2Error, InvalidHashError):
            return None
        return Account(name, Role(row[1])) if row else None

    def login(self, account: Account, hours: int) -> str:
        """Begin a login and give its token."""
        token = token_urlsafe(32)
        now = datetime.now(UTC)
        with self._open() as file:
            file.execute("DELETE FROM login WHERE until < ?", (now.isoformat(),))
            until = (now + timedelta(hours=hours)).isoformat()
            file.execute(
                "INSERT INTO login VALUES (?, ?, ?)", (_folded(token), account.name, until)
            )
        return token

    def logged_in(self, token: str) -> Account | None:
        """Give the account of a login that has not ended."""
        asked = (
            "SELECT name, role FROM login JOIN account ON account = name"
            " WHERE token = ? AND until > ?"
        )
        row = self._row(asked, _folded(token), datetime.now(UTC).isoformat()) if token else None
        return Account(row[0], Role(row[1])) if row else None

    def logout(self, token: str) -> None:
        """End a login: its token opens nothing any more."""
        if self._path.exists():
            with self._open() as file:
                file.execute("DELETE FROM login WHERE token = ?", (_folded(token),))

    def _row(self, asked: str, *given: str) -> tuple[str, ...] | None:
        if not self._path.exists():
            return None
        with self._open() as file:
            row: tuple[str, ...] | None = file.execute(asked, given).fetchone()
        return row

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        with closing(sqlite3.connect(self._path, timeout=10)) as file, file:
            file.execute("PRAGMA foreign_keys = ON")
            yield file


def _folded(token: str) -> str:
    return sha256(token.encode("utf-8", "surrogatepass")).hexdigest()
