"""Sentences into attributions: who said what, in which words."""

from twicetold.attribute.compose import attributions
from twicetold.attribute.found import Found, Tagger
from twicetold.attribute.hedges import caveats

__all__ = ["Found", "Tagger", "attributions", "caveats"]
