"""Which words of a text say when: found here, counted from a reference in ``moments``.

A look at each word finds those that cannot be missing (a month, a weekday, the unit before
``ago``, a year); only around them are the rules of ``lexicon/moment_rules.toml`` tried.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from twicetold.text import lexicon
from twicetold.text.tokens import fold

MOST_WORDS_BEFORE = 6
"""How many words before a month, weekday or unit can belong to its expression."""

_WORD = re.compile(r"\w+")


_YEAR = len("2019")
_NUMBERS = frozenset({"short", "long"})
_MONEY = frozenset("$£€¥₹.,")


@dataclass(frozen=True, slots=True)
class _Anchor:
    kind: str
    word: re.Match[str]


@dataclass(frozen=True, slots=True)
class Expression:
    """Words that say when, not yet counted from any reference.

    Attributes:
        rule: The name of the rule that found them.
        start: First code point of the text.
        end: The code point after the last one.
        pieces: The named parts of the rule that are there, folded, ``late`` names as the others.
    """

    rule: str
    start: int
    end: int
    pieces: dict[str, str]


def expressions(text: str, start: int = 0, end: int | None = None) -> tuple[Expression, ...]:
    """Find the words of a stretch that name a day, month, year or span of time.

    Args:
        text: Any text.
        start: First code point to read.
        end: The code point after the last one to read; the end of the text by default.

    Returns:
        The expressions in order; they do not overlap.

    >>> [e.rule for e in expressions("late on Monday, three years ago, in May 2016")]
    ['weekday', 'ago', 'month']
    """
    stop = len(text) if end is None else end
    found: list[Expression] = []
    words = list(_WORD.finditer(text, start, stop))
    free = start
    for at, word in enumerate(words):
        kind = _kind(word.group())
        if kind is None or word.start() < free:
            continue
        before = words[max(0, at - MOST_WORDS_BEFORE) : at] if kind not in _NUMBERS else []
        starts = [one.start() for one in before if one.start() >= free]
        expression = _around(text, _Anchor(kind, word), [*starts, word.start()], stop)
        if expression is not None:
            found.append(expression)
            free = expression.end
    return tuple(found)


def clocks(text: str, start: int = 0, end: int | None = None) -> Iterator[Expression]:
    """Find the times of day of a stretch of text, such as ``3.30 pm GMT``."""
    pattern = _compiled(lexicon.table("moment_rules")["clock"]["time"])
    for match in pattern.finditer(text, start, len(text) if end is None else end):
        if match.start() == 0 or text[match.start() - 1] not in "$£€¥.,:0123456789":
            yield _expression("clock", match)


def beside(text: str, left: Expression, right: Expression) -> bool:
    """Tell whether two expressions stand side by side, with at most ``on`` or ``at`` between."""
    if not left.end < right.start:
        return False
    between = lexicon.table("moment_rules")["clock"]["between"]
    return re.fullmatch(between, text[left.end : right.start], re.IGNORECASE) is not None


def count(pieces: dict[str, str]) -> float:
    """Give the number of units that an expression counts; halves are kept.

    Raises:
        ValueError: The number is vague.
    """
    if "count" not in pieces:
        raise ValueError("the words give no number")
    word = pieces["count"]
    cardinals = lexicon.table("numbers")["cardinals"]
    whole = float(word) if word.isdecimal() else float(cardinals.get(word, 1))
    return whole + (0.5 if "half" in pieces else 0)


def unit(word: str) -> str:
    """Give the singular of a unit of time."""
    return "century" if word.startswith("centur") else word.removesuffix("s")


def nth(pieces: dict[str, str]) -> int:
    """Give the ordinal or day of an expression, for instance 3 for ``third``."""
    word = pieces.get("day") or pieces["nth"]
    if word[0].isdecimal():
        return int("".join(sign for sign in word if sign.isdecimal()))
    return int(lexicon.table("numbers")["ordinals"][word])


def month_number(word: str) -> int:
    """Give the number of a month, 1 to 12."""
    table = lexicon.table("moments")
    if word in table["months"]:
        return int(table["months"].index(word)) + 1
    return int(table["month_forms"][word])


def step(pieces: dict[str, str]) -> int:
    """Tell whether an expression says last (-1), this (0) or next (1)."""
    which = pieces.get("which", "")
    return {"last": -1, "past": -1, "next": 1, "coming": 1}.get(which, 0)


def _kind(word: str) -> str | None:
    """Tell which rules to try around a word; None for most words."""
    if not word[0].isdecimal():
        return _anchors().get(word.lower())
    if word.isdecimal():
        return "short" if len(word) < _YEAR else "long" if len(word) == _YEAR else None
    if word[-1] == "s":
        return "decade"
    return "long" if word[:_YEAR].isdecimal() and word[_YEAR:][:1] in "Tt" else None


def _around(text: str, anchor: _Anchor, starts: list[int], stop: int) -> Expression | None:
    if anchor.kind in _NUMBERS and text[anchor.word.start() - 1 : anchor.word.start()] in _MONEY:
        return None
    for start in starts:
        for rule, pattern in _rules()[anchor.kind]:
            match = pattern.match(text, start, stop)
            if match and match.end() >= anchor.word.end():
                expression = _expression(rule, match)
                if _is_when(text, expression, anchor):
                    return expression
    return None


def _expression(rule: str, match: re.Match[str]) -> Expression:
    pieces = {
        name.removeprefix("late"): fold(piece.strip(" .'’") or piece)
        for name, piece in match.groupdict().items()
        if piece
    }
    end = match.end() - (match.group()[-1] in "'’")
    return Expression(rule, match.start(), end, pieces)


def _is_when(text: str, expression: Expression, anchor: _Anchor) -> bool:
    """Tell a day from a name that holds its word, such as a paper's, and from a verb."""
    table = lexicon.table("moments")
    if anchor.kind in {"month", "weekday"} and not anchor.word.group()[0].isupper():
        return False
    if expression.rule == "year" and _is_count(text, expression):
        return False
    if expression.rule == "month" and len(expression.pieces) == 1 and not _alone(text, expression):
        return False
    if anchor.kind not in {"weekday", "deictic"}:
        return True
    before = re.search(r"(\w+)[\s-]+$", text[max(0, expression.start - 20) : expression.start])
    after = re.match(r"[\s-]+([A-Z]\w*)", text[anchor.word.end() : anchor.word.end() + 20])
    if before and before[1][0].isupper() and fold(before[1]) in table["name_before"]:
        return False
    return not (after and fold(after[1]) in table["name_after"])


def _is_count(text: str, expression: Expression) -> bool:
    """Tell ``2000 troops`` from the year 2000."""
    following = re.match(r"\s([a-z]+)", text[expression.end : expression.end + 20])
    if following is None:
        return False
    usual = expression.pieces["year"][:2] in {"19", "20"}
    if following[1] in lexicon.words("counting", "surely_counted"):
        return True
    return not usual and following[1].endswith("s")


def _alone(text: str, expression: Expression) -> bool:
    """Tell whether a month that stands alone is one, and not a verb, a name or an abbreviation."""
    table = lexicon.table("moments")
    month = expression.pieces["month"]
    if month not in table["months"]:
        return False
    if month not in table["ambiguous_months"]:
        return True
    before = re.search(r"(\w+)\s+$", text[max(0, expression.start - 20) : expression.start])
    return before is not None and fold(before[1]) in table["before_months"]


@cache
def _anchors() -> dict[str, str]:
    moments = lexicon.table("moments")
    listed = {
        "month": [*moments["months"], *moments["month_forms"]],
        "weekday": [*moments["weekdays"], *moments["weekday_forms"]],
        "part": _parts(),
        "deictic": moments["days"],
        **lexicon.table("moment_rules")["anchors"],
    }
    return {word: kind for kind, words in listed.items() for word in words}


def _parts() -> list[str]:
    parts = lexicon.table("moments")["parts_of_day"]
    edged = {name for name in parts if name.startswith(("early", "late"))} - {"early hours"}
    return [part for part in parts if part not in edged]


@cache
def _rules() -> dict[str, tuple[tuple[str, re.Pattern[str]], ...]]:
    return {
        anchor: tuple((rule, _compiled(pattern)) for rule, pattern in rules)
        for anchor, rules in lexicon.table("moment_rules")["rules"].items()
    }


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_filled(pattern)})(?!\w)", re.IGNORECASE)


def _filled(pattern: str) -> str:
    blocks = lexicon.table("moment_rules")["blocks"]
    for _ in range(len(blocks)):
        for name, block in {**blocks, **_word_lists()}.items():
            pattern = pattern.replace(f"<{name}>", block)
    return pattern.replace("[~-]", r"[\s-]").replace("[T~]", r"[T\s]").replace("~", r"\s+")


@cache
def _word_lists() -> dict[str, str]:
    moments, numbers = lexicon.table("moments"), lexicon.table("numbers")
    return {
        "WEEKDAYS": rf"{_any(moments['weekdays'])}|(?:{_any(moments['weekday_forms'])})\b\.",
        "MONTHS": rf"{_any(moments['months'])}|(?:{_any(moments['month_forms'])})\b\.?",
        "PARTS": _any(_parts()),
        "DAYS": _any(moments["days"]),
        "COUNTS": _any(numbers["cardinals"]),
        "NTHS": _any(numbers["ordinals"]),
        "ZONES": _any(moments["zones"]),
    }


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
