"""Sentences as words with their grammatical kind, one letter each, so that rules are patterns."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from twicetold.attribute import cues
from twicetold.model.span import Span
from twicetold.text import lexicon

_WORD = re.compile(
    r"(?:[^\W\d_]\.){2,}|"
    r"\d+(?:[.,:]\d+)*(?:-?[^\W\d_]+)?(?:-[^\W\d_]+)*|[^\W\d_][^\W_]*(?:[-'’.&/][^\W_]+)*(?:(?<=s)['’](?=\s))?|[“”„«»\"]|\.{3}|[^\w\s]"
)
_KINDS = {
    "determiner": "d",
    "pronoun": "p",
    "object_pronoun": "o",
    "relative": "w",
    "question": "q",
    "that": "t",
    "to": "2",
    "be": "b",
    "have": "h",
    "modal": "m",
    "do": "x",
    "preposition": "i",
    "subordinator": "s",
    "as": "j",
    "coordinator": "c",
    "adversative": "k",
    "adverb": "a",
    "calendar": "y",
    "time": "Y",
    "occasion": "e",
    "verb": "v",
    "participle": "v",
}
_SIGNS = {
    ",": ",", ";": ";", ":": ":", "—": "-", "–": "-", "-": "-", "(": "(", ")": ")", "[": "(",
    "]": ")", "...": "~", "…": "~", "“": "\"", "”": "\"", '"': "\"", "«": "\"", "»": "\"",
    "„": "\"", "'": "\"", "’": "\"", "‘": "\"", "!": "!", "?": "!",
    "$": "#", "€": "#", "£": "#", "%": "n",
}  # fmt: skip
_DOUBTFUL = frozenset("ReY*")
_UNDECIDED = re.compile("[ReY*Sbhmx]")
_OPENING: tuple[list[str], ...] = ([], [","], [";"], ['"'], ["Q"])
"""What stands before the first word of a clause."""
_ACRONYMS = {"us": "o", "it": "p", "who": "w", "am": "b"}
"""Words that in capitals are names."""
_GIVEN_NAMES = {"jan": "y", "may": "m", "april": "y", "june": "y", "august": "y", "will": "m"}
"""Words that after a title or name are names: "Mr Will", "General August"."""
_SPOKEN = frozenset({"says", "say", "tells"})
"""Forms that no name ends in, so that a capital letter (in a headline) leaves them verbs."""
_SUBJECTS = frozenset({"both", "many", "some", "all", "most", "several", "few", "this", "these"})
"""Determiners that also stand for a noun: "many say"."""
LONGEST = 300
"""Words read as one sentence at most; longer ones are read in pieces, so that time is linear.
News sentences on wikinews-train have at most 120."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one sentence.

    Kinds: ``N`` capitalised and ``n`` other noun or adjective, ``d`` determiner, ``p`` pronoun,
    ``o`` object pronoun, ``w`` relative, ``q`` question word, ``t`` that, ``2`` to, ``b`` be,
    ``h`` have, ``m`` modal, ``x`` do, ``i`` preposition, ``s`` subordinator, ``j`` as, ``c``
    and/or, ``k`` but, ``a`` adverb, ``y`` time, ``e`` occasion of speech, ``v`` other verb,
    ``g`` gerund, ``S`` finite cue verb, ``G`` its gerund, ``#`` number, ``Q`` a whole quotation,
    ``A`` according; punctuation stands for itself.

    Attributes:
        starts: First code point of each word.
        ends: The code point after each word.
        folds: Each word in lower case.
        kinds: One letter for each word.
    """

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    folds: tuple[str, ...]
    kinds: str

    def span(self, first: int, after: int) -> Span:
        """Give the place of the words from ``first`` up to ``after``, excluded."""
        return Span(self.starts[first], self.ends[after - 1])


def read(
    text: str, stretch: Span, quoted: Sequence[Span] = (), *, speaking: bool = False
) -> Iterator[Words]:
    """Read the words of a sentence.

    Args:
        text: The report's text.
        stretch: The sentence, or a phrase.
        quoted: Quotations that are read as one word each, in order, within the sentence.
        speaking: Whether verbs of saying are told from other words.

    Yields:
        The words; in pieces when the sentence is longer than ``LONGEST``.
    """
    look_up = _in_speech if speaking else _in_prose
    found = _pieces(text, stretch, quoted)
    for first in range(0, len(found), LONGEST):
        yield _read(found[first : first + LONGEST], look_up)


def _read(
    found: Sequence[tuple[int, int, str]], look_up: Callable[[str], tuple[str, str]]
) -> Words:
    starts, ends, written = zip(*found, strict=True)
    folds, kinds = zip(*map(look_up, written), strict=True)
    stops = [at for at, low in enumerate(folds) if low == "." and _abbreviates(folds, at)]
    if stops:
        kept = [found[at] for at in range(len(found)) if at not in stops]
        starts, ends, written = zip(*kept, strict=True)
        folds, kinds = zip(*map(look_up, written), strict=True)
    letters = list(kinds)
    # What depends on the words before it is decided in their order; all else stands as looked up.
    for match in _UNDECIDED.finditer("".join(kinds)):
        at, letter = match.start(), match.group()
        if letter in _DOUBTFUL:
            letters[at] = _decided(written[at], at, letters, folds)
            if letters[at] != "S" or letters[max(0, at - 2) : at - 1] not in _OPENING:
                continue
        _noun_before(at, letters, folds)  # "reports have shown", "Reports say"
    return Words(starts, ends, folds, "".join(letters))


@lru_cache(maxsize=65536)
def _in_prose(word: str) -> tuple[str, str]:
    """Fold a word and give its kind as far as it shows without the words around it."""
    low = word.lower().replace("’", "'")
    return low, _kinds().get(low) or _guess(word, low)


@lru_cache(maxsize=65536)
def _in_speech(word: str) -> tuple[str, str]:
    """Do the same, with the verbs of saying told from other words."""
    low, letter = _in_prose(word)
    return low, cues.kinds().get(low) or letter


def _decided(word: str, at: int, letters: list[str], folds: Sequence[str]) -> str:
    """Decide a kind that depends on capitals or on the word before."""
    low, letter = folds[at], letters[at]
    if letter == "R":
        return _verb_or_noun(word, at, letters, folds)
    if letter in "eY":
        return letter.lower() if word == low else "N"
    if low == "by":
        if at and letters[at - 1] == "S" and "b" not in letters[max(0, at - 4) : at - 1]:
            letters[at - 1] = "S" if letters[max(0, at - 2) : at - 1] == ["p"] else "v"
        return "i"
    if low in _ACRONYMS:
        return "N" if word.isupper() else _ACRONYMS[low]
    if word == low or not at:
        return _GIVEN_NAMES[low]
    return "N" if letters[at - 1] in "nN" else "y"


def _noun_before(at: int, letters: list[str], folds: Sequence[str]) -> None:
    """Read "reports" in "reports have shown" as the noun that it is."""
    if not at or letters[at - 1] != "S":
        return
    if cues.kinds().get(folds[at - 1]) != "R" or folds[at - 1] in _SPOKEN:
        return
    if not {"w", "q"}.intersection(letters[max(0, at - 8) : at]):
        letters[at - 1] = "n"


def _abbreviates(folds: Sequence[str], at: int) -> bool:
    """Tell whether a full stop inside a sentence belongs to the word before it."""
    return at > 0 and (len(folds[at - 1]) == 1 or folds[at - 1] in lexicon.words("abbreviations"))


def _pieces(text: str, stretch: Span, quoted: Sequence[Span]) -> list[tuple[int, int, str]]:
    found: list[tuple[int, int, str]] = []
    at = stretch.start
    for quotation in quoted:
        found.extend(
            (*match.span(), match[0]) for match in _WORD.finditer(text, at, quotation.start)
        )
        found.append((quotation.start, quotation.end, "<quotation>"))
        at = quotation.end
    found.extend([(*match.span(), match[0]) for match in _WORD.finditer(text, at, stretch.end)])
    return found


def _verb_or_noun(word: str, at: int, letters: Sequence[str], folds: Sequence[str]) -> str:
    """Tell the verb from the noun in a form that is both, as far as the word before shows."""
    if not at:
        return "S"
    if word != folds[at] and folds[at] not in _SPOKEN:
        return "N"
    before, kind = folds[at - 1], letters[at - 1]
    if kind in "i#" or before.endswith(("'s", "s'")):
        return "n"
    if kind != "d":
        return "S"
    plural = folds[at].endswith("s") and before not in ("this", "all")
    return "n" if plural or before not in _SUBJECTS else "S"


@cache
def _kinds() -> dict[str, str]:
    grammar = lexicon.table("grammar")
    known = {"<quotation>": "Q", "according": "A", **_SIGNS}
    for name, letter in _KINDS.items():
        for word in grammar[name]:
            known.setdefault(word, letter)
    for word in ("by", *_ACRONYMS, *_GIVEN_NAMES):
        known[word] = "*"
    for name in ("not_adverb", "not_participle", "not_gerund"):
        for word in grammar[name]:
            known.setdefault(word, "")
    return known


def _guess(word: str, low: str) -> str:
    """Guess the kind of a word that no list holds from its shape."""
    sign = word[0]
    if sign.isupper() or word.partition("-")[2][:1].isupper():
        return "N"
    if sign.isdigit():
        return "#"
    if not sign.isalpha():
        return "."
    if low in _kinds():
        return "n"
    if low.endswith("ed"):
        return "v"
    if low.endswith("ing"):
        return "g"
    return "a" if low.endswith("ly") else "n"
