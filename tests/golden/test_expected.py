"""The whole dossier of the example, byte for byte; refreshed by ``make golden``."""

from tests.golden.measure import Compared
from tests.golden.refresh import EXPECTED, written


def test_the_examples_dossier_has_the_expected_bytes(compared: Compared) -> None:
    found = written(compared.dossier)
    assert sorted(found) == sorted(path.name for path in EXPECTED.iterdir())
    for name, content in found.items():
        expected = (EXPECTED / name).read_bytes()
        assert content.splitlines() == expected.splitlines(), f"{name}: if meant, `make golden`"
        assert content == expected
