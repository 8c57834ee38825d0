"""``twicetold migrate``: a store of an older version becomes one of this version."""

from twicetold.cli.console import OUT
from twicetold.cli.stores import Place, opened


def command(place: Place) -> None:
    """Bring a store of an older version to this one.

    A file is migrated by any command, after a copy of it was put beside it. A store on a server is
    migrated by this command only: make a copy with pg_dump first.
    """
    with opened(place, migrate=True):
        OUT.print("The store is of this version.")
