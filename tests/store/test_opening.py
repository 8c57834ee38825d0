"""Opening a store: made, refused, migrated, and what is said when it cannot be."""

import os
import shutil
import sqlite3
import stat
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine, inspect, text

from tests.shelves import Places
from tests.store.desk import read
from twicetold import store
from twicetold.model import Missing, ShelfError
from twicetold.store import opening
from twicetold.store.tables import METADATA

NEXT = '''"""One table more."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.create_table("more", sa.Column("number", sa.Integer, primary_key=True))
'''


@pytest.fixture
def newer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the program be one migration ahead."""
    folder = tmp_path / "migrations"
    shutil.copytree(opening._MIGRATIONS, folder)
    (folder / "versions" / "next_0002.py").write_text(NEXT, "utf-8")
    monkeypatch.setattr(opening, "_MIGRATIONS", folder)
    monkeypatch.setattr(opening, "SCHEMA", "0002")


def _fill(place: str) -> str:
    made, report = read()
    with store.opened(place) as shelf, shelf.batch() as batch:
        batch.add(made, report, article=made.source)
    return report.id


def test_the_migrations_make_the_tables_that_the_program_knows(place: str) -> None:
    engine = create_engine(place if "://" in place else f"sqlite:///{place}")
    with engine.connect() as connection:
        context = MigrationContext.configure(
            connection,
            opts={
                "include_name": lambda name, kind, _: (
                    kind != "table" or not str(name).startswith("passages_words")
                )
            },
        )
        found = compare_metadata(context, METADATA)
    engine.dispose()
    wanted = {"ix_passages_words", "alembic_version"}  # what SQLAlchemy cannot describe
    assert [
        one
        for one in found
        if not {getattr(part, "name", "") for part in one if not isinstance(part, list)} & wanted
    ] == []


def test_an_empty_place_becomes_a_store(places: Places) -> None:
    with store.opened(places.empty()) as shelf:
        assert shelf.tally().reports == 0


def test_a_store_that_is_not_there_is_not_made_unasked(places: Places) -> None:
    with pytest.raises(Missing, match="twicetold add makes one"):
        store.opened(places.empty(), create=False)


def test_a_store_of_a_newer_version_is_refused(place: str) -> None:
    engine = create_engine(place if "://" in place else f"sqlite:///{place}")
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    engine.dispose()
    with pytest.raises(ShelfError, match=r"newer version.*pip install --upgrade"):
        store.opened(place)


@pytest.mark.usefixtures("newer")
def test_a_store_of_an_older_version_is_migrated_after_a_copy(
    place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as older:
        older.setattr(opening, "SCHEMA", "0001")
        report = _fill(place)
    if "://" in place:
        with pytest.raises(ShelfError, match=r"pg_dump.*twicetold migrate"):
            store.opened(place)
    with store.opened(place, migrate=True) as shelf:
        assert shelf.reports([report])
        assert inspect(shelf._engine).has_table("more")
    if "://" not in place:
        with closing(sqlite3.connect(f"{place}.0001.copy")) as copy:
            assert copy.execute("SELECT version_num FROM alembic_version").fetchone() == ("0001",)
            assert copy.execute("SELECT id FROM reports").fetchall() == [(report,)]


def test_a_database_of_something_else_is_left_alone(places: Places) -> None:
    place = places.empty()
    engine = create_engine(place if "://" in place else f"sqlite:///{place}")
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE recipes (name TEXT)"))
    with pytest.raises(ShelfError, match="holds other tables"):
        store.opened(place)
    assert inspect(engine).get_table_names() == ["recipes"]
    engine.dispose()


def test_a_file_that_is_no_store_is_refused(tmp_path: Path) -> None:
    other = tmp_path / "letter.txt"
    other.write_text("Dear Mirel, the crane is mended. " * 100, "utf-8")
    with pytest.raises(ShelfError, match="is no store of Twicetold"):
        store.opened(str(other))


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ShelfError, match="is a folder"):
        store.opened(str(tmp_path))


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("postgresql+psycopg://nobody@127.0.0.1:1/none", "cannot be reached"),
        ("mysql://nobody@localhost/none", "no kind of store"),
        ("://", "no address of a store"),
    ],
)
def test_an_address_that_does_not_answer_is_named(place: str, said: str) -> None:
    with pytest.raises(ShelfError, match=said):
        store.opened(place)


@contextmanager
def _as_nobody() -> Iterator[None]:
    """Take away root's right to write anywhere."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


def test_a_folder_that_may_not_be_written_to_is_named_and_the_store_left_as_it_is() -> None:
    folder = Path(tempfile.mkdtemp(dir="/tmp"))
    place = folder / "news.db"
    try:
        report = _fill(str(place))
        before = place.read_bytes()
        place.chmod(stat.S_IRUSR | stat.S_IRGRP | stat.S_IROTH)
        folder.chmod(0o555)
        with _as_nobody(), pytest.raises(ShelfError, match="may write to"):
            store.opened(str(folder / "new.db"))
        with _as_nobody(), pytest.raises(ShelfError, match="may write to"):
            _fill(str(place))
        folder.chmod(0o755)
        assert place.read_bytes() == before
        place.chmod(0o644)
        with store.opened(str(place)) as shelf:
            assert shelf.reports([report])
    finally:
        shutil.rmtree(folder)
