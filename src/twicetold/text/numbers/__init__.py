"""How much and how many: the quantities that a report names, with what they count."""

from twicetold.text.numbers.named import named, read

__all__ = ["named", "read"]
