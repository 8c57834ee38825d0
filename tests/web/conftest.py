"""One store for all tests of a session; those that change something share a copy."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.web import desk
from twicetold.web import example


@pytest.fixture(scope="session")
def place(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The example's store, which nothing changes."""
    found = str(tmp_path_factory.mktemp("kept") / "example.db")
    example.fill(found)
    return found


@pytest.fixture(scope="session")
def here(place: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A client that reads, of a server where nobody logs in."""
    with desk.open_client(place, tmp_path_factory.mktemp("open")) as client:
        yield client


@pytest.fixture(scope="session")
def busy(place: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A client that changes things, likewise, of a store of its own."""
    folder = tmp_path_factory.mktemp("busy")
    with desk.open_client(str(shutil.copy(place, folder)), folder) as client:
        yield client


@pytest.fixture
def anybody(place: str, tmp_path: Path) -> Iterator[TestClient]:
    """A client of a server with accounts, not logged in."""
    with desk.closed_client(place, tmp_path) as client:
        yield client
