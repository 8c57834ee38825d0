"""Tests marked ``shared`` run only where the paths of ``../shared`` that they name are there."""

import pytest

from tests import needs


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Look for the paths before any fixture reads them."""
    for mark in item.iter_markers("shared"):
        for path in mark.args or ("",):
            needs.shared(path)
