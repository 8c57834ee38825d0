"""A page that a feed, a sitemap or the user names."""

from dataclasses import dataclass

from twicetold.model import Capture, Given

_NOTHING = Given()


@dataclass(frozen=True, slots=True)
class Lead:
    """An address to go to.

    Attributes:
        url: The address.
        given: What the one who names it says of the page.
        via: What led here, first to last.
        instead: What may be read when the page cannot be had.
        hints: What the one who names it says that stands where the page itself is silent.
    """

    url: str
    given: Given = _NOTHING
    via: tuple[str, ...] = ()
    instead: Capture | None = None
    hints: Given = _NOTHING
