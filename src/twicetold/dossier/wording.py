"""How values, times and rules are written for readers."""

import unicodedata

from twicetold.model import Moment, Quantity
from twicetold.text import lexicon


def figure(quantity: Quantity) -> str:
    """Write the value of a quantity; empty when the words give none.

    A quantity from 1,000 to 1,500 is ``1,000–1,500``; one without an upper bound
    ``at least 1,000``; one that the words call approximate ``about 1,000``.
    """
    low, high = quantity.low, quantity.high
    if low is None and high is None:
        return ""
    if low is None:
        written = f"up to {number(high)}"
    elif high is None:
        written = f"at least {number(low)}"
    elif low == high:
        written = number(low)
    else:
        written = f"{number(low)}–{number(high)}"
    return f"about {written}" if quantity.approximate else written


def stamp(written: str | None) -> str:
    """Write an ISO 8601 time for readers, with the precision that it has.

    >>> stamp("2031-03-12T04:10:00+02:00")
    '2031-03-12 04:10 +02:00'
    """
    if written is None:
        return "—"
    day, _, rest = written.partition("T")
    time, zone = rest[:5], rest[5:].removeprefix(":00")
    return " ".join(part for part in (day, time, zone) if part)


def moment(when: Moment | None) -> str:
    """Write the beginning of a moment; a dash when it is not known."""
    return stamp(when.start if when is not None else None)


def rule(name: str) -> str:
    """Write a rule as words for readers; its name where the lexicon has none."""
    written = lexicon.table("reasons").get(name, name.replace("-", " "))
    return str(written)


def shortened(words: str, room: int) -> str:
    """Write words on one line and cut them to a width; wide signs take the room of two.

    >>> shortened("The Quillmouth Monitor", 12)
    'The Quillmo…'
    """
    line = " ".join(words[: 4 * room].split())
    used = 0
    for at, sign in enumerate(line):
        used += 2 if unicodedata.east_asian_width(sign) in "WF" else 1
        if used > room:
            return line[: max(0, at - 1)].rstrip() + "…"
    return line


def number(value: float | None) -> str:
    """Write a number with commas between the thousands; empty when there is none."""
    if value is None:
        return ""
    return f"{int(value):,}" if value == int(value) else f"{value:,}"
