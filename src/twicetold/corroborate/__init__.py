"""Claims into origins: how many stand behind each, and how we know."""

from twicetold.corroborate.counting import corroborations
from twicetold.corroborate.scene import Settings

__all__ = ["Settings", "corroborations"]
