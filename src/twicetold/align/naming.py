"""One key for all the names of one thing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from twicetold.model import Name
from twicetold.text.tokens import Token, tokens


@dataclass(frozen=True, slots=True, order=True)
class _Variant:
    """A name as written: its folded words, whether its capitals must stand, and its key."""

    folds: tuple[str, ...]
    capitals: str
    key: str


class Naming:
    """Reads words with every variant of a learnt name put under one key."""

    def __init__(self, names: Iterable[Name]) -> None:
        """Learn the variants; the longest that fits is read first.

        A variant in capitals stands for its name in capitals only: ``IS`` is no ``is``.
        """
        self._variants: dict[str, list[_Variant]] = {}
        for name in names:
            key = "_".join(token.fold for token in tokens(name.key))
            for variant in name.variants:
                folds = tuple(token.fold for token in tokens(variant))
                if folds and key:
                    capitals = variant if variant.isupper() else ""
                    self._variants.setdefault(folds[0], []).append(_Variant(folds, capitals, key))
        for known in self._variants.values():
            known.sort(key=lambda one: (-len(one.folds), one))

    def folds(self, text: str, words: Sequence[Token]) -> tuple[str, ...]:
        """Give the folded words in order, each known name as one word."""
        found: list[str] = []
        at = 0
        while at < len(words):
            variant = self._match(text, words, at)
            found.append(variant.key if variant else words[at].fold)
            at += len(variant.folds) if variant else 1
        return tuple(found)

    def _match(self, text: str, words: Sequence[Token], at: int) -> _Variant | None:
        for variant in self._variants.get(words[at].fold, ()):
            here = words[at : at + len(variant.folds)]
            if tuple(word.fold for word in here) != variant.folds:
                continue
            written = text[here[0].start : here[-1].end]
            if not variant.capitals or written.isupper():
                return variant
        return None
