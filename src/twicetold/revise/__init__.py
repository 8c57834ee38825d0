"""Two editions of one article, and what was changed between them."""

from twicetold.revise.revision import Edition, revision

__all__ = ["Edition", "revision"]
