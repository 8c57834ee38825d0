"""Who and what a report names, and which names stand for one thing."""

from twicetold.text.names.learnt import canonical, learnt
from twicetold.text.names.mentions import Mention, NameKind, key_of, mentions

__all__ = ["Mention", "NameKind", "canonical", "key_of", "learnt", "mentions"]
