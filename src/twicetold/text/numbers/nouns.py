"""What is counted: the noun phrase after a number, without what tells no group apart."""

from dataclasses import dataclass

from twicetold.text import lexicon
from twicetold.text.numbers import events
from twicetold.text.numbers.words import Words, is_adverb

LONGEST_PHRASE = 6
"""The most words of a counted noun phrase."""

LONGEST_OWNER = 4
"""The most words of an owner's name between ``of`` and what is counted."""

PERSON = "person"
"""The head of those of whom no nearer noun is said."""

_INSIDE = " -\u2011\u00a0\u202f“”\"'‘’"
_SHORTEST_PARTICIPLE = 5
_SHORTEST_PLURAL = 3


@dataclass(frozen=True, slots=True)
class Noun:
    """A counted noun phrase.

    Attributes:
        modifiers: The folded words before the head that tell groups apart.
        head: The folded head in the singular; empty when nothing is named.
        last: Index of the word after the phrase.
        event: The family that the noun itself names, as ``killed`` in ``38 deaths``.
    """

    modifiers: tuple[str, ...]
    head: str
    last: int
    event: str = ""
    plural: bool = True

    @property
    def indicator(self) -> str:
        """Give the phrase as it stands in an indicator."""
        return " ".join((*self.modifiers, self.head)).strip()


def noun(words: Words, at: int, *, hyphened: bool = False) -> Noun:
    """Read the noun phrase that begins at a word; its first plural ends it.

    Args:
        words: The words of a sentence.
        at: Index of the word after the number or unit.
        hyphened: Whether it is joined to the number by a hyphen, as in ``three-member``: then
            it is one word.
    """
    at = last = _past_owner(words, _past_date(words, at))
    while last < len(words.tokens) and last - at < LONGEST_PHRASE and _belongs(words, last, at):
        last += 1
        if hyphened or (_is_plural(words.fold(last - 1)) and not _goes_on(words, last, at)):
            break
    while last > at and is_adverb(words.fold(last - 1)):
        last -= 1
    return _made(_joined(words, at, last), last)


def nobody(words: Words, at: int) -> Noun | None:
    """Read those who are denied at a word: ``no casualties``, ``no one``, ``nobody``.

    Returns:
        The noun; None where nothing is denied, or less than all: ``no other casualties``.
    """
    if words.fold(at) == "nobody":
        denied = Noun((), PERSON, at + 1)
    elif words.phrase(at, at + 2) == "no one":
        denied = Noun((), PERSON, at + 2)
    elif words.fold(at) == "no":
        denied = noun(words, at + 1)
    else:
        return None
    around = {words.fold(near) for near in range(at - 1, denied.last + 1)}
    less = not around.isdisjoint(lexicon.words("counting", "not_none"))
    return None if less or not denied.head else denied


def _past_date(words: Words, at: int) -> int:
    """Step over a date that describes those counted: ``six of the May 11 rioters``."""
    table = lexicon.table("moments")
    month = words.fold(at) in table["months"] or words.fold(at) in table["month_forms"]
    return at + 2 if month and words.capital(at) and words.fold(at + 1).isdecimal() else at


def _past_owner(words: Words, at: int) -> int:
    """Step over whose they are: ``two of the country's former presidents``."""
    for owner in range(at, min(at + LONGEST_OWNER, len(words.tokens))):
        token = words.tokens[owner]
        if words.text[token.start : token.end].endswith(("'s", "’s")):
            return owner + 1
        if owner > at and not words.capital(owner):
            break
    return at


def singular_of(word: str) -> str:
    """Give the singular of a folded noun.

    >>> singular_of("militias"), singular_of("children"), singular_of("bus")
    ('militia', 'child', 'bus')
    """
    plurals: dict[str, str] = lexicon.table("counting")["plurals"]
    if word in plurals:
        return plurals[word]
    if word.endswith("men"):
        return word[:-2] + "an"
    if word.endswith("ies") and len(word) > len("ties"):
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return word[:-2]
    return word[:-1] if _is_plural(word) else word


def is_verb(word: str) -> bool:
    """Tell whether a word is a usual verb or another word that no noun phrase holds."""
    counting = lexicon.table("counting")
    return (
        word in lexicon.words("counting", "stops")
        or word in lexicon.words("tense", "past")
        or word in lexicon.words("counting", "measures")
        or word in counting["measured"]
    )


def _belongs(words: Words, at: int, first: int) -> bool:
    word = words.fold(at)
    listed = at > first and words.gap(at) == ", " and _is_plain(words.fold(at - 1))
    joined = words.joins(at, _INSIDE) or words.is_initial(at - 1)
    if not joined and not (listed and _is_plain(word)):
        return False
    if is_verb(word) or not word[:1].isalpha() or word in lexicon.table("numbers")["cardinals"]:
        return False
    if events.begins(words, at) and not _describes(words, at):
        return False
    if at == first or len(word) < _SHORTEST_PARTICIPLE:
        return True
    if word.endswith("ing"):
        return words.joins(at + 1, _INSIDE) and not is_verb(words.fold(at + 1))
    return not word.endswith("ed") or _describes(words, at)


def _is_plural(word: str) -> bool:
    if word in lexicon.table("counting")["plurals"] or word.endswith("men"):
        return True
    ends = word.endswith("s") and not word.endswith(("ss", "us", "is"))
    listed = word in lexicon.words("counting", "not_plural")
    return ends and not listed and len(word) >= _SHORTEST_PLURAL


def _goes_on(words: Words, at: int, first: int) -> bool:
    """Tell whether the plural before is itself a modifier, as in ``women protesters``."""
    if words.is_initial(at - 1) or words.gap(at) != " ":
        return words.is_initial(at - 1)
    modifying = words.fold(at - 1) in lexicon.words("counting", "modifying")
    return modifying and _belongs(words, at, first)


def _describes(words: Words, at: int) -> bool:
    """Tell whether a participle stands before the noun that it describes: ``armed men``."""
    for ahead in (at + 1, at + 2):
        listed = words.gap(ahead) == ", " and _is_plain(words.fold(ahead))
        if not (listed or words.joins(ahead, _INSIDE)) or is_verb(words.fold(ahead)):
            return False
        if _is_plural(words.fold(ahead)):
            return True
    return False


def _joined(words: Words, first: int, last: int) -> list[tuple[bool, str]]:
    """Give the words and whether they have a capital, ``U.S.`` as one."""
    found: list[tuple[bool, str]] = []
    for at in range(first, last):
        if (
            found
            and words.gap(at) == "-"
            and words.fold(at) in lexicon.words("counting", "compounding")
        ):
            found.pop()
        elif found and words.is_initial(at) and words.gap(at) == ".":
            found[-1] = (True, found[-1][1] + words.fold(at))
        else:
            found.append((words.capital(at), words.fold(at)))
    return found


def _made(found: list[tuple[bool, str]], last: int) -> Noun:
    if not found:
        return Noun((), "", last)
    head = found[-1][1]
    modifiers = tuple(word for capital, word in found[:-1] if capital or not _is_plain(word))
    event = events.named_by(head)
    if event == "casualty":
        return Noun(modifiers, "casualty", last)
    if event:
        whose = singular_of(modifiers[-1]) if modifiers else PERSON
        return Noun(modifiers[:-1], whose, last, event)
    if head in lexicon.words("counting", "persons"):
        return Noun(modifiers, PERSON, last)
    return Noun(modifiers, singular_of(head), last, plural=_is_plural(head))


def _is_plain(word: str) -> bool:
    """Tell whether an adjective tells no group apart: ``armed``, ``unidentified``, ``heavily``."""
    participle = word.endswith("ed") and len(word) >= _SHORTEST_PARTICIPLE
    return participle or is_adverb(word) or word in lexicon.words("counting", "plain")
