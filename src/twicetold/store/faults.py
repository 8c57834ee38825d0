"""What the database says when it cannot go on, in words that name the remedy."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError

from twicetold.model import ShelfError

_SQLITE = {
    "SQLITE_FULL": "the disk is full; make room and run the command again",
    "SQLITE_READONLY": "it is read-only; use an account that may write to the file and its folder",
    "SQLITE_CANTOPEN": "it cannot be opened; name a file in a folder that is there and that you "
    "may write to",
    "SQLITE_PERM": "you may not open it; use an account that may",
    "SQLITE_NOTADB": "it is no store of Twicetold; name another file",
    "SQLITE_CORRUPT": "the file is damaged; restore its last copy",
    "SQLITE_BUSY": "another process is writing; try again when it has ended",
    "SQLITE_LOCKED": "another process is writing; try again when it has ended",
    "SQLITE_IOERR": "the disk does not take or give what is asked of it; look whether it is full "
    "or failing",
    "SQLITE_TOOBIG": "one report is too large for it; leave that report out",
}
"""By the first two words of SQLite's result code."""

_POSTGRESQL = {
    "53": "the server has no room left; make room and run the command again",
    "08": "the server cannot be reached; look whether it runs and whether the address is right",
    "57": "the server is stopping or starting; try again in a while",
    "28": "the server does not let you in; look at user name and password",
    "3D": "there is no such database on the server; make it with createdb",
    "25": "the server is read-only; use the one that takes writes",
    "42501": "this user may not do that on the server; ask for the rights to create and write",
}
"""By class of SQLSTATE, or by the whole of it."""


@contextmanager
def told(place: str) -> Iterator[None]:
    """Turn a database's complaint into one for people.

    Args:
        place: Which store it is.

    Raises:
        ShelfError: The block could not go on.
    """
    try:
        yield
    except DBAPIError as error:
        raise ShelfError(f"{place}: {_remedy(error.orig)}") from error


def _remedy(error: BaseException | None) -> str:
    name = getattr(error, "sqlite_errorname", None)
    if name is not None:
        known = _SQLITE.get("_".join(name.split("_")[:2]))
        return known or f"{error} ({name})"
    state = getattr(error, "sqlstate", None)
    if state is not None:
        known = _POSTGRESQL.get(state) or _POSTGRESQL.get(state[:2])
        return known or f"{error} ({state})"
    if getattr(error, "__module__", "").startswith("psycopg") or "connection" in str(error):
        return f"{_POSTGRESQL['08']} ({str(error).splitlines()[0]})"
    return str(error)


def busy(error: DBAPIError) -> bool:
    """Tell whether another process holds what was asked for."""
    return getattr(error.orig, "sqlite_errorname", "").startswith(("SQLITE_BUSY", "SQLITE_LOCKED"))
