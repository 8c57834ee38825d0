"""Settings of every test: shared texts where they are there, chance only where asked for.

Hypothesis draws the same cases each time, so that what a change breaks is what the change broke;
``HYPOTHESIS_PROFILE=random`` draws new ones, and ``make soak`` many of them.
"""

import os

import pytest
from hypothesis import settings

from tests import needs

settings.register_profile("repeatable", derandomize=True, deadline=None, database=None)
settings.register_profile("random", deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "repeatable"))


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Look for the paths before any fixture reads them."""
    for mark in item.iter_markers("shared"):
        for path in mark.args or ("",):
            needs.shared(path)
