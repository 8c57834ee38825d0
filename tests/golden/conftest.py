"""The dossier of the example, made once."""

import contextlib

import pytest

import twicetold
from tests.golden.measure import Compared
from tests.golden.truth import REPORTS, ROOT


@pytest.fixture(scope="session")
def compared() -> Compared:
    with contextlib.chdir(ROOT):
        return Compared(twicetold.compare([REPORTS]))
