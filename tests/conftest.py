"""Settings of every test: shared texts where they are there, chance only where asked for.

Hypothesis draws the same cases each time, so that what a change breaks is what the change broke;
``HYPOTHESIS_PROFILE=random`` draws new ones, and ``make soak`` many of them.
"""

import os
from collections.abc import Iterator

import pytest
from hypothesis import settings

from tests import needs
from tests.shelves import KINDS, Places
from twicetold import store
from twicetold.store import Shelf

settings.register_profile("repeatable", derandomize=True, deadline=None, database=None)
settings.register_profile("random", deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "repeatable"))


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Look for the paths before any fixture reads them."""
    for mark in item.iter_markers("shared"):
        for path in mark.args or ("",):
            needs.shared(path)


@pytest.fixture(scope="session", params=KINDS)
def places(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Places]:
    """Make places for stores; a test that asks for one runs on each kind of database."""
    made = Places(request.param, tmp_path_factory.mktemp("stores"))
    yield made
    made.clear()


@pytest.fixture
def place(places: Places) -> str:
    """Give a place where an empty store is."""
    return places.ready()


@pytest.fixture
def shelf(place: str) -> Iterator[Shelf]:
    """Give an open, empty store."""
    with store.opened(place) as opened:
        yield opened
