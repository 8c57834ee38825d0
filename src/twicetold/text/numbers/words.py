"""A run of words with what stands between them: what the readers of numbers look at."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from twicetold.text import lexicon
from twicetold.text.tokens import Token, tokens

T = TypeVar("T")
_THIN = "-\u2011$£€~ \u00a0\u202f"
LONGEST_PHRASE = 4
"""The most words of a phrase such as ``no fewer than``."""


@dataclass(frozen=True, slots=True)
class Phrases(Generic[T]):
    """Phrases of one or more words, each with a value.

    Attributes:
        values: The value of each phrase, its folded words joined by single spaces.
        first_words: The words that phrases begin with.
        last_words: The words that phrases end with.
    """

    values: Mapping[str, T]
    first_words: frozenset[str]
    last_words: frozenset[str]


def phrases(values: Mapping[str, T]) -> Phrases[T]:
    """Make phrases ready to be looked for."""
    split = [phrase.split() for phrase in values]
    first, last = (frozenset(words[end] for words in split) for end in (0, -1))
    return Phrases(values, first, last)


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a stretch of text and what stands between them.

    Attributes:
        text: The whole text.
        tokens: The words; one that a contraction gives twice is there twice.
    """

    text: str
    tokens: tuple[Token, ...]

    def fold(self, at: int) -> str:
        """Give a word as it is compared; the empty word outside."""
        return self.tokens[at].fold if 0 <= at < len(self.tokens) else ""

    def gap(self, at: int) -> str:
        """Give what stands between a word and the one before it."""
        if not 0 < at < len(self.tokens):
            return "" if at == 0 else "."
        return self.text[self.tokens[at - 1].end : self.tokens[at].start]

    def phrase(self, first: int, last: int) -> str:
        """Give some words joined by single spaces; the empty phrase where there are none."""
        return " ".join(token.fold for token in self.tokens[max(first, 0) : max(last, 0)])

    def before(self, at: int, phrases: Phrases[T]) -> tuple[int, T] | None:
        """Find the longest of some phrases that ends before a word: where it begins, its value."""
        if self.fold(at - 1) not in phrases.last_words:
            return None
        for length in range(min(LONGEST_PHRASE, at), 0, -1):
            if self._runs(at - length + 1, at) and self.phrase(at - length, at) in phrases.values:
                return at - length, phrases.values[self.phrase(at - length, at)]
        return None

    def after(self, at: int, phrases: Phrases[T]) -> tuple[int, T] | None:
        """Find the longest of some phrases that begins at a word: where it ends, its value."""
        if self.fold(at) not in phrases.first_words:
            return None
        for length in range(min(LONGEST_PHRASE, len(self.tokens) - at), 0, -1):
            last = at + length
            if self._runs(at + 1, last - 1) and self.phrase(at, last) in phrases.values:
                return last, phrases.values[self.phrase(at, last)]
        return None

    def close(self, at: int) -> bool:
        """Tell whether nothing but spaces, hyphens and currency signs stands before a word."""
        return not self.gap(at).strip(_THIN)

    def joins(self, at: int, allowed: str) -> bool:
        """Tell whether nothing but some signs stands before a word of the run."""
        return 0 <= at < len(self.tokens) and not self.gap(at).strip(allowed)

    def is_initial(self, at: int) -> bool:
        """Tell whether a word is one letter with a capital, as in ``U.S.``."""
        return self.capital(at) and len(self.fold(at)) == 1 and self.gap(at + 1)[:1] == "."

    def capital(self, at: int) -> bool:
        """Tell whether a word is written with a capital."""
        return 0 <= at < len(self.tokens) and self.text[self.tokens[at].start].isupper()

    def _runs(self, first: int, last: int) -> bool:
        return all(self.close(at) for at in range(first, last + 1))


def is_adverb(word: str) -> bool:
    """Tell whether a folded word is an adverb in -ly; ``family`` is none."""
    return word.endswith("ly") and word not in lexicon.words("counting", "not_adverb")


def words(text: str, start: int, end: int) -> Words:
    """Read the words of a stretch of text."""
    return Words(text, tokens(text, start, end))
