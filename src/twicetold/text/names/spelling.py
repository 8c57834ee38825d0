"""One name in several spellings: transliterations brought to one skeleton."""

from twicetold.text.tokens import fold

_ARTICLES = frozenset(
    {"al", "el", "ul", "ad", "as", "an", "ar", "at", "az", "ed", "ez", "es", "ash"}
)
_EQUAL = (
    ("tch", "ch"), ("sch", "sh"), ("kh", "h"), ("gh", "g"), ("dh", "d"), ("ph", "f"), ("ck", "k"),
    ("q", "k"), ("ch", "C"), ("c", "k"), ("C", "ch"), ("x", "ks"), ("ou", "u"), ("oo", "u"),
    ("ow", "u"), ("ee", "i"), ("ie", "i"), ("ei", "ai"), ("ey", "ai"), ("ay", "ai"), ("y", "i"),
    ("j", "i"), ("o", "u"), ("e", "a"), ("w", "v"), ("zh", "z"), ("tz", "ts"), ("'", ""), ("’", ""),
)  # fmt: skip


def skeleton(name: str) -> str:
    """Bring a name to a form that its usual transliterations share.

    The rules are those by which the Latin spellings of Arabic, Persian, Russian and Ukrainian
    names in news differ: doubled letters, ``kh``/``h``, ``q``/``k``, ``ou``/``u``, ``y``/``i``,
    ``e``/``a`` inside a word; articles are left out.

    >>> skeleton("Mohammed al-Hassan") == skeleton("Muhamad Hasan")
    True
    >>> skeleton("Hassan") == skeleton("Hussein")
    False
    """
    words = [word for word in fold(name).replace("-", " ").split() if word not in _ARTICLES]
    return " ".join(_word(word) for word in words)


def _word(word: str) -> str:
    last = word[-1:]
    for written, equal in _EQUAL:
        word = word.replace(written, equal)
    undoubled = "".join(sign for at, sign in enumerate(word) if at == 0 or sign != word[at - 1])
    return undoubled[:-1] + last if last in "aeiou" and undoubled[-1:] in "aeiou" else undoubled


def is_respelling(left: str, right: str) -> bool:
    """Tell whether two different names are spellings of one."""
    return fold(left) != fold(right) and skeleton(left) == skeleton(right) != ""
