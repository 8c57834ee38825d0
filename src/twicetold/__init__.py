"""Twicetold: how many independent origins stand behind each claim in the news."""

from twicetold.pipeline import compare
from twicetold.version import VERSION as __version__

__all__ = ["__version__", "compare"]
