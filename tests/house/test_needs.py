"""A test without what it needs skips, and fails where that is expected."""

from pathlib import Path

import pytest

from tests import needs

VARIABLE = "TWICETOLD_EXPECT_SHARED"


def test_a_missing_part_of_shared_skips_with_its_path(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    with pytest.raises(pytest.skip.Exception, match=r"needs \.\./shared/no/such/part"):
        needs.shared("no/such/part")


def test_a_missing_part_of_shared_fails_where_it_is_expected(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(VARIABLE, "1")
    with pytest.raises(pytest.fail.Exception, match=VARIABLE):
        needs.shared("no/such/part")


def test_what_is_there_lets_a_test_go_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "1")
    monkeypatch.setattr(needs, "SHARED", Path(__file__).parent)
    needs.shared("test_needs.py")
