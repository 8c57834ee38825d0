"""Attributions and sentences into claims: who carries the same, and how the wordings compare."""

from twicetold.align.assemble import claims

__all__ = ["claims"]
