"""Twicetold: how many independent origins stand behind each claim in the news."""

__version__ = "0.1.0"
