"""Making and renewing the tables, by Alembic's migrations."""

from pathlib import Path

from alembic.migration import MigrationContext
from alembic.operations import Operations
from alembic.script import ScriptDirectory
from sqlalchemy import Connection


def upgraded(connection: Connection, folder: Path, found: str | None, wanted: str) -> None:
    """Run the migrations that lie between two versions, inside the open transaction.

    Args:
        connection: The database.
        folder: Where the migrations are.
        found: The version that it has; None when it has no tables.
        wanted: The version that it shall have.
    """
    scripts = ScriptDirectory(str(folder))
    context = MigrationContext.configure(connection)
    with Operations.context(context):
        for step in reversed(list(scripts.iterate_revisions(wanted, found or "base"))):
            step.module.upgrade()
    context.stamp(scripts, wanted)
