"""What some tests need beside the checkout: they skip without it, or fail where it is expected."""

import os
from pathlib import Path
from typing import NoReturn

import pytest

SHARED = Path(__file__).resolve().parents[1] / "../shared"
"""Other people's texts, which are no part of the project."""


def absent(what: str, expected: str) -> NoReturn:
    """Skip the test that needs something; fail it where that is said to be there.

    Args:
        what: What is not there, and where it would come from.
        expected: The environment variable with which ``.ci/run`` says that it is there.
    """
    if os.environ.get(expected):
        pytest.fail(f"needs {what}; {expected} says that it is there", pytrace=False)
    pytest.skip(f"needs {what}")


def shared(path: str) -> None:
    """Go on only where a path of ``../shared`` is there."""
    if not (SHARED / path).exists():
        absent(
            f"../shared/{path}, other people's texts beside the checkout", "TWICETOLD_EXPECT_SHARED"
        )
