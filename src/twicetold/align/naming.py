"""One key for all the names of one thing."""

from collections.abc import Iterable, Iterator, Sequence

from twicetold.model import Name
from twicetold.text.tokens import Token, tokens


class Naming:
    """Reads words with every variant of a learnt name put under one key."""

    def __init__(self, names: Iterable[Name]) -> None:
        """Learn the variants; the longest that fits is read first."""
        self._variants: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for name in sorted(names, key=lambda name: name.key):
            key = "_".join(token.fold for token in tokens(name.key))
            for variant in name.variants:
                folds = tuple(token.fold for token in tokens(variant))
                if folds and key:
                    self._variants.setdefault(folds[0], []).append((folds, key))
        for known in self._variants.values():
            known.sort(key=lambda one: (-len(one[0]), one))

    def folds(self, words: Sequence[Token]) -> Iterator[str]:
        """Give the folded words in order, each known name as one word."""
        folds = [word.fold for word in words]
        at = 0
        while at < len(folds):
            key, length = self._match(folds, at)
            yield key
            at += length

    def _match(self, folds: list[str], at: int) -> tuple[str, int]:
        for variant, key in self._variants.get(folds[at], ()):
            if tuple(folds[at : at + len(variant)]) == variant:
                return key, len(variant)
        return folds[at], 1
