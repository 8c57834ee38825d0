"""What a page says of its own change."""

import re

from twicetold.model import Passage, Report
from twicetold.text.notices import corrects

_LINE = re.compile(r"\S[^\r\n]*")


def notices(earlier: Report, later: Report) -> tuple[Passage, ...]:
    """Find the correction notices that the later edition has and the earlier one has not.

    They are lines that speak of a correction, wherever they stand, furniture too.
    """
    had = {line.group().strip() for line in _LINE.finditer(earlier.text)}
    found = []
    for line in _LINE.finditer(later.text):
        words = line.group().rstrip()
        if words not in had and corrects(words):
            found.append(later.passage(line.start(), line.start() + len(words)))
    return tuple(found)
