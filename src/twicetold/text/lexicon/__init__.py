"""Knowledge as data: one TOML file for each subject, words that any English newsroom uses."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def table(subject: str) -> dict[str, Any]:
    """Read the file of one subject.

    Args:
        subject: The file's name without its ending, for instance ``agencies``.

    Returns:
        The file as tomllib reads it. Shared by all callers: do not change it.
    """
    return tomllib.loads(files(__name__).joinpath(f"{subject}.toml").read_text("utf-8"))


@cache
def words(subject: str, key: str = "words") -> frozenset[str]:
    """Read one list of words of a subject.

    Args:
        subject: The file's name without its ending.
        key: The name of the list in the file.
    """
    return frozenset(table(subject)[key])
