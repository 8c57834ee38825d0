"""The words that stand for a claim: a full clause where one of its appearances is one."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from twicetold.model import Passage, Report, Role

LONGEST = 160
"""Characters after which longer words do not make a better title."""

_LEADING = re.compile(r"(?:that|and|but|or|so|while)\s+", re.IGNORECASE)
_FRAGMENT = re.compile(
    r"(?:said|says|told|according|who|which|whose|where|when|after|before|because|as|including|"
    r"to|with|without|by|for|from|of|in|on|at)\b",
    re.IGNORECASE,
)
_BEFORE = re.compile(r"(?:^|[.!?…:][”’»\"')\]]*\s+|[\r\n“‘«\"]\s*)\Z")
_AFTER = re.compile(r"[”’»\"')\],]*(?:[.!?…]|[\r\n]|\Z)")


@dataclass(frozen=True, slots=True)
class Title:
    """The words that stand for a claim.

    Attributes:
        passage: The words.
        opens: Whether they begin a sentence.
        closes: Whether they end one.
    """

    passage: Passage
    opens: bool
    closes: bool

    @property
    def words(self) -> str:
        """Give the words on one line, with an ellipsis where the sentence goes on."""
        line = " ".join(self.passage.exact.split())
        return f"{'' if self.opens else '… '}{line}{'' if self.closes else ' …'}"


def title(passages: Iterable[Passage], reports: dict[str, Report]) -> Title:
    """Choose the words that stand for a claim among those of its appearances.

    Words that begin a sentence come before others, those with a body before a headline's, and
    among equals the longest, up to ``LONGEST`` characters.
    """
    return min((_titled(passage, reports) for passage in passages), key=lambda t: _rank(t, reports))


def _titled(passage: Passage, reports: dict[str, Report]) -> Title:
    text = reports[passage.report].text
    leading = _LEADING.match(passage.exact)
    if leading and len(passage.exact) > leading.end():
        passage = passage.cut(passage.start + leading.end(), passage.end)
    before = text[max(0, passage.start - 8) : passage.start]
    after = text[passage.end : passage.end + 8]
    ended = passage.exact.rstrip("”’»\"')]").endswith((".", "!", "?", "…"))
    return Title(
        passage,
        opens=passage.start == 0 or _BEFORE.search(before) is not None,
        closes=ended or _AFTER.match(after) is not None,
    )


def _rank(found: Title, reports: dict[str, Report]) -> tuple[bool, bool, bool, bool, int, Passage]:
    words = found.passage.exact.lstrip("“‘«\"'([")
    in_body = any(
        part.role is Role.BODY and part.start <= found.passage.start < part.end
        for part in reports[found.passage.report].parts
    )
    return (
        not words[:1].isupper() and not words[:1].isdigit(),
        _FRAGMENT.match(words) is not None,
        not found.opens,
        not in_body,
        -min(len(words), LONGEST),
        found.passage,
    )
