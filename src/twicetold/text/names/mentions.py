"""Who and what a report names: people, organisations and places, by their capitals."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice

from twicetold.model.report import Part, Report
from twicetold.model.span import Passage
from twicetold.text import lexicon
from twicetold.text.parts import speaking
from twicetold.text.tokens import fold

LONGEST_NAME = 8
"""The most words of one name."""

TITLE_CASE = 0.8
"""The share of longer words with a capital from which a line without a full
stop counts as set in title case."""

_LONGER = 3
_MEMBERS = 5
_WORD = re.compile(r"[^\W\d_](?:\.[^\W\d_])+\.?|[^\W\d_]+(?:[-‑'’&][^\W\d_]+)*")
_TAIL = re.compile(r"['’]s$|(?<=[^\W\d_])[-‑'’](?=[a-zß-öø-ÿ]).*$")
_INITIAL = re.compile(r"[^\W\d_]\.?")
_OPENS = re.compile(r"(?:^|[.!?:]|[\n\r•*–—-])[\s“‘\"'«(\[•*]*$|[“‘\"«(]$")
_ARTICLE = re.compile(r"(?:al|el|ul|ad|as|an|ar|at|az|ed|ez|es|ash|abu|d|l|o)[-‑'’](?=[^\W\d_])")
_AGE = re.compile(r",\s\d{1,2},")


class NameKind(StrEnum):
    """What a name seems to be the name of."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Mention:
    """A name where it stands.

    Attributes:
        passage: The name as written, without title and possessive ending.
        key: The folded name; a surname alone has the full name's key where the report gives
            exactly one.
        kind: What it seems to name.
    """

    passage: Passage
    key: str
    kind: NameKind


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    written: str


def mentions(report: Report) -> tuple[Mention, ...]:
    """Find the names in a report's speaking parts.

    Names are runs of capitalised words. A word that opens a sentence counts where the report
    does not write it without a capital elsewhere; a line in title case gives only names that
    stand in other lines too. Days, months and titles are no names.

    Args:
        report: A report; parts that repeat earlier ones are left out.

    Returns:
        The names in the order of the text; they do not overlap.
    """
    parts = list(speaking(report))
    plain = [part for part in parts if not _in_title_case(report.text, part)]
    small = _small_words(report.text, plain)
    found = [name for part in plain for name in _in_part(report, part, small)]
    titled = [part for part in parts if part not in plain]
    found += [name for part in titled for name in _known(report, part, found)]
    return _resolved(sorted(found, key=lambda mention: mention.passage))


def key_of(written: str) -> str:
    """Fold a name as it is compared, without article and dots.

    >>> key_of("The U.N.")
    'un'
    """
    bare = fold(written).replace(".", "").replace("-", " ").replace("\u2011", " ")
    folded = " ".join(bare.split())
    return folded.removeprefix("the ").removesuffix("'s")


def is_acronym(written: str) -> bool:
    """Tell whether a name is written in capitals only, as ``SDF`` or ``U.N.``."""
    letters = written.replace(".", "")
    return 1 < len(letters) <= LONGEST_NAME and letters.isalpha() and letters.isupper()


def _in_title_case(text: str, part: Part) -> bool:
    if text[part.start : part.end].rstrip(" \"”’')").endswith((".", "!", "?", "…")):
        return False
    longer = [w for w in _WORD.findall(text, part.start, part.end) if len(w) > _LONGER]
    capital = sum(word[0].isupper() for word in longer)
    return len(longer) > _LONGER and capital >= TITLE_CASE * len(longer)


def _small_words(text: str, parts: list[Part]) -> frozenset[str]:
    """Give the words without a capital, and the plurals that have one at an opening only."""
    small: set[str] = set()
    opening, inside = set[str](), set[str]()
    for part in parts:
        for word in _WORD.finditer(text, part.start, part.end):
            if word.group()[0].islower():
                small.add(word.group())
            elif not _opens(text, word.start()):
                inside.add(word.group())
            elif not text[word.end() : word.end() + 2].strip()[:1].isupper():
                opening.add(word.group())
    plurals = (word for word in opening - inside if word.endswith("s") and not word.isupper())
    return frozenset(small | {word.lower() for word in plurals})


def _in_part(report: Report, part: Part, small: frozenset[str]) -> list[Mention]:
    text = report.text
    run: list[_Word] = []
    found: list[Mention] = []
    for word in _words_of(text, part):
        if run and not _continues(text, run, word):
            found.extend(_named(report, _trimmed(run), small))
            run = []
        if run or _is_capital(word.written):
            run.append(word)
    return found + _named(report, _trimmed(run), small)


def _words_of(text: str, part: Part) -> Iterator[_Word]:
    """Give the words; a possessive ending or a tail such as ``-backed`` is no part of a name."""
    for match in _WORD.finditer(text, part.start, part.end):
        tail = _TAIL.search(match.group(), 3 if _ARTICLE.match(match.group()) else 0)
        written = match.group()[: tail.start()] if tail else match.group()
        yield _Word(match.start(), match.start() + len(written), written)


def _is_capital(word: str) -> bool:
    article = _ARTICLE.match(word)
    return word[article.end() if article else 0].isupper()


def _continues(text: str, run: list[_Word], word: _Word) -> bool:
    gap = text[run[-1].end : word.start]
    last = fold(run[-1].written)
    stopped = gap == ". " and (_INITIAL.fullmatch(run[-1].written) or last in _words("titles"))
    if len(run) < LONGEST_NAME and _owns(text, run[-1], word, gap):
        return True
    if not (gap in {" ", "\u00a0", " & "} or stopped) or len(run) >= LONGEST_NAME:
        return False
    if _is_capital(word.written):
        return True
    if fold(word.written) in {"of", "for"}:
        return last in _words("of_heads")
    inside = {"of", "for"} | _words("inside")
    return fold(word.written) in _words("inside") and (last not in inside or last in {"of", "for"})


def _owns(text: str, last: _Word, word: _Word, gap: str) -> bool:
    """Tell whether a body's name goes on after its members: ``Dockers' and Pilots' Union``."""
    if gap not in {"' ", "’ "} or not last.written.endswith("s"):
        return False
    for following in islice(_WORD.finditer(text, word.start), _MEMBERS):
        if fold(following.group()) in _words("organisations"):
            return following.group()[0].isupper()
        if not (following.group()[0].isupper() or following.group() == "and"):
            return False
    return False


def _trimmed(run: list[_Word]) -> list[_Word]:
    while run and not _is_capital(run[-1].written):
        run = run[:-1]
    return run


def _named(report: Report, run: list[_Word], small: frozenset[str]) -> list[Mention]:
    """Make the names of a run of capitals; titles split it, an opening common word leaves it."""
    if run and _opens(report.text, run[0].start) and _is_common(run, small):
        return _named(report, _trimmed(_started(run[1:])), small)
    if run and fold(run[0].written) in _words("never") and not is_acronym(run[0].written):
        return _named(report, _trimmed(_started(run[1:])), small)
    found: list[Mention] = []
    start, titled = 0, False
    for at, word in enumerate(run):
        if fold(word.written.rstrip(".")) in _words("titles"):
            found.extend(_mention(report, _trimmed(run[start:at]), titled=titled))
            start, titled = at + 1, True
    return found + _mention(report, _started(run[start:]), titled=titled)


def _started(run: list[_Word]) -> list[_Word]:
    while run and not _is_capital(run[0].written):
        run = run[1:]
    return run


def _opens(text: str, start: int) -> bool:
    """Tell whether a sentence, a line or a quotation begins at a place."""
    return start == 0 or _OPENS.search(text[max(0, start - 12) : start]) is not None


def _is_common(run: list[_Word], small: frozenset[str]) -> bool:
    word = run[0].written
    if word.isupper() and len(word) > 1:
        return False
    return word.lower() in small or (len(run) == 1 and word.endswith(("ing", "ed", "ly")))


def _mention(report: Report, run: list[_Word], *, titled: bool) -> list[Mention]:
    if not run:
        return []
    passage = report.passage(run[0].start, run[-1].end)
    if passage.exact.endswith(("'s", "’s")):
        passage = passage.cut(passage.start, passage.end - 2)
    key = key_of(passage.exact)
    if (
        key in _dates()
        or len(key) < 2
        or (key in _words("never") and not is_acronym(passage.exact))
    ):
        return []
    return [Mention(passage, key, _kind(report.text, passage, titled=titled))]


def _dates() -> frozenset[str]:
    table = lexicon.table("moments")
    return frozenset([*table["weekdays"], *table["months"], *table["month_forms"]])


def _kind(text: str, passage: Passage, *, titled: bool) -> NameKind:
    folds = key_of(passage.exact).split()
    before = re.search(
        r"([^\W\d_]+)\s+(?:the\s+)?$", text[max(0, passage.start - 25) : passage.start]
    )
    word = fold(before[1]) if before else ""
    if titled or _AGE.match(text, passage.end) or word in _words("roles"):
        return NameKind.PERSON
    if any(fold in _words("organisations") for fold in folds):
        return NameKind.ORGANISATION
    if "".join(folds) in _words("place_acronyms") or any(f in _words("places") for f in folds):
        return NameKind.PLACE
    if is_acronym(passage.exact):
        return NameKind.ORGANISATION
    if word in _words("before_places"):
        return NameKind.PLACE
    return NameKind.UNKNOWN


def _known(report: Report, part: Part, names: list[Mention]) -> list[Mention]:
    """Find names of other lines in a line set in title case."""
    written = {name.passage.exact: name for name in names}
    if not written:
        return []
    ordered = sorted(written, key=lambda name: (-len(name), name))
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, ordered))})(?!\w)")
    return [
        Mention(report.passage(m.start(), m.end()), written[m.group()].key, written[m.group()].kind)
        for m in pattern.finditer(report.text, part.start, part.end)
    ]


def _resolved(found: list[Mention]) -> tuple[Mention, ...]:
    """Give surnames the key of the one full name, and one kind to all mentions of a key."""
    organised = {NameKind.ORGANISATION, NameKind.PLACE}
    full: dict[str, set[str]] = {}
    for one in found:
        if " " in one.key and one.kind not in organised:
            full.setdefault(one.key.rsplit(" ", 1)[1], set()).add(one.key)
    keyed = []
    for one in found:
        names = full.get(one.key, set())
        single = len(names) == 1 and one.kind not in organised
        keyed.append(Mention(one.passage, min(names) if single else one.key, one.kind))
    kinds: dict[str, NameKind] = {}
    for one in keyed:
        if kinds.get(one.key, NameKind.UNKNOWN) is NameKind.UNKNOWN:
            kinds[one.key] = one.kind
    return tuple(Mention(one.passage, one.key, kinds[one.key]) for one in keyed)


def _words(name: str) -> frozenset[str]:
    return lexicon.words("names", name)
