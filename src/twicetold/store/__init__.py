"""What was received and what was found, kept in one place that grows."""

from twicetold.store.opening import opened
from twicetold.store.pages import Pages
from twicetold.store.postings import Rows
from twicetold.store.shelf import Batch, Shelf

__all__ = ["Batch", "Pages", "Rows", "Shelf", "opened"]
