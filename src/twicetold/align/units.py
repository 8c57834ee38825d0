"""How far off a measure may lie that was written in another unit: ``11 km``, ``seven miles``."""

import re
from functools import cache

from twicetold.model import Quantity
from twicetold.text import lexicon
from twicetold.text.tokens import tokens

MOST = 0.1
"""Share of a value that rounding to its unit takes or gives at most."""

_DECIMALS = re.compile(r"\d\.(\d+)")


def rounding(one: Quantity, other: Quantity) -> tuple[float, float]:
    """Give how far off each of two measures may lie, as a share of it.

    Half of the last digit that is written, where the two are written in different units; nothing
    where they are not.
    """
    here, there = _factor(one), _factor(other)
    if here is None or there is None or here == there:
        return 0.0, 0.0
    return _half_digit(one, here), _half_digit(other, there)


def _half_digit(quantity: Quantity, factor: float) -> float:
    if not quantity.low:
        return 0.0
    written = _DECIMALS.search(quantity.passage.exact)
    step = factor * 0.1 ** (len(written.group(1)) if written else 0)
    return min(MOST, step / 2 / abs(quantity.low))


def _factor(quantity: Quantity) -> float | None:
    factors = _factors()
    words = [token.fold for token in tokens(quantity.passage.exact.replace("-", " "))]
    return next((factors[word] for word in reversed(words) if word in factors), None)


@cache
def _factors() -> dict[str, float]:
    return {
        word: unit["factor"] for unit in lexicon.table("units")["unit"] for word in unit["written"]
    }
