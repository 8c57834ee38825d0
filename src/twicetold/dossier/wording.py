"""How values, times and rules are written for readers."""

from twicetold.model import Moment, Quantity


def figure(quantity: Quantity) -> str:
    """Write the value of a quantity; empty when the words give none.

    A quantity from 1,000 to 1,500 is ``1,000–1,500``; one without an upper bound
    ``at least 1,000``; one that the words call approximate ``about 1,000``.
    """
    low, high = quantity.low, quantity.high
    if low is None and high is None:
        return ""
    if low is None:
        written = f"up to {_number(high)}"
    elif high is None:
        written = f"at least {_number(low)}"
    elif low == high:
        written = _number(low)
    else:
        written = f"{_number(low)}–{_number(high)}"
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
    """Write the name of a rule as words."""
    return name.replace("-", " ").replace("_", " ")


def _number(value: float | None) -> str:
    if value is None:
        return ""
    return f"{int(value):,}" if value == int(value) else f"{value:,}"
