"""The whole dossier of the example, byte for byte; refreshed by ``make golden``."""

import pytest

from tests.golden.measure import Compared
from tests.golden.refresh import EXPECTED, written


def test_the_examples_dossier_has_the_expected_bytes(compared: Compared) -> None:
    if not EXPECTED.is_dir():
        pytest.skip("tests/golden/expected is not there yet; `make golden` writes it")
    found = written(compared.dossier)
    assert sorted(found) == sorted(path.name for path in EXPECTED.iterdir())
    for name, content in found.items():
        expected = (EXPECTED / name).read_bytes()
        assert content.splitlines() == expected.splitlines(), f"{name}: if meant, `make golden`"
        assert content == expected
