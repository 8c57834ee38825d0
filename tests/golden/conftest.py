"""The dossier of the example, made once."""

import pytest

from tests.golden.measure import Compared
from tests.golden.refresh import compared as dossier_of_the_example


@pytest.fixture(scope="session")
def compared() -> Compared:
    return Compared(dossier_of_the_example())
