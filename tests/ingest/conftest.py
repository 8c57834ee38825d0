"""What the tests of ingest share."""

from collections.abc import Iterator

import pytest

from tests.ingest.site import Site, started
from twicetold.ingest import Limits


@pytest.fixture
def site() -> Iterator[Site]:
    """A site on this machine."""
    with started() as running:
        yield running


@pytest.fixture
def near() -> Limits:
    """Limits for a site on this machine: no waiting, and it may be asked."""
    return Limits(pause=0.0, backoff=0.0, longest_fetch=5.0, allow_private=True)
