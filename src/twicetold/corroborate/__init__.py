"""Claims into origins: how many stand behind each, how we know, and what people decided."""

from twicetold.corroborate import presets
from twicetold.corroborate.counting import corroborations
from twicetold.corroborate.decisions import Malformed, parsed, written
from twicetold.corroborate.replay import Decided, decided, together
from twicetold.corroborate.scene import Settings

__all__ = [
    "Decided",
    "Malformed",
    "Settings",
    "corroborations",
    "decided",
    "parsed",
    "presets",
    "together",
    "written",
]
