"""When: the moments that a report names, counted from its date and the dateline's."""

from twicetold.text.moments.named import named, of_part, read, reference_of

__all__ = ["named", "of_part", "read", "reference_of"]
