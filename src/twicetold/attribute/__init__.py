"""Sentences into attributions: who said what, in which words."""

from twicetold.attribute.found import Found, Tagger

__all__ = ["Found", "Tagger"]
