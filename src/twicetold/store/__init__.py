"""What was received and what was found, kept in one place that grows."""

from twicetold.store.opening import opened
from twicetold.store.shelf import Batch, Pages, Shelf

__all__ = ["Batch", "Pages", "Shelf", "opened"]
