"""Datelines: where, and sometimes when and by which agency, a report was filed."""

import re
from dataclasses import dataclass

from twicetold.extract import agency, stamp
from twicetold.model import Span
from twicetold.text import lexicon

_MONTHS = "|".join(sorted(lexicon.table("stamps")["months"], key=len, reverse=True))
_CAPITALS = (
    r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ'’.\-]*[A-ZÀ-ÖØ-Þ.]"
    r"(?:[ ](?:[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ'’.\-]*|(?:al|el)-[A-Z]+))*"
)
_WORD = r"(?:[A-ZÀ-ÖØ-Þ][\w'’.\-]*|(?:al|el)-[A-Z]\w+)"
_JOINING = "of|the|and|de|del|la|el|le|al|du|am|an|der|upon|sur"
_MIXED = rf"{_WORD}(?:[ ](?:{_WORD}|(?:{_JOINING})(?=[ ]))){{0,3}}"
_REGIONS = rf"(?:,[ ]?(?!(?i:{_MONTHS})\b){_MIXED}){{0,2}}"
_STRONG = re.compile(rf"\s*(?P<place>{_CAPITALS}(?:/{_CAPITALS})*{_REGIONS})")
_WEAK = re.compile(rf"\s*(?P<place>{_MIXED}(?:/{_MIXED})?{_REGIONS})")
_DATE = re.compile(
    r"[,.]?\s*\(?(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?,?\s)?"
    rf"(?:(?P<m1>{_MONTHS})\b\.?\s(?P<d1>\d{{1,2}})|(?P<d2>\d{{1,2}})\s(?P<m2>{_MONTHS})\b\.?)"
    r"(?:,?\s(?P<y>\d{4}))?\)?",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"[,.]?\s*(?:\((?P<a>[^()\n]{2,40})\)|/(?P<b>[^/\n]{2,40})/|\[(?P<c>[^\[\]\n]{2,40})\])"
)
_COLON = re.compile(r"\s*:\s+")
_DASH = re.compile(r"\s*\.?\s*(?:[—–‒―]|--+|(?<=\s)-|-(?=\s))+\s*")
_STOP = re.compile(r"\s*\.?\s+")


_REACH = 200
"""Characters at the head of a paragraph in which a dateline may stand."""
_SHORTEST_TOWN = 3
"""Capitals of no more letters, without agency or date, are rather an acronym ("UN: …")."""
_LEAST_PROSE = 8
"""Words after a place in capitals; a headline such as "CRASH: two saved" has fewer."""
_LEAST_WORDS = 10
_MOST_WORDS = 3


@dataclass(frozen=True, slots=True)
class Filed:
    """A dateline as it stands at the head of a paragraph.

    Attributes:
        place: The place as written; None when only an agency stands there.
        date: ISO 8601, when the year is known.
        words: Where the dateline's words stand.
        agency: The agency it names.
        agency_words: Where the agency's name stands.
        end: Where the paragraph's own words begin.
    """

    place: str | None
    date: str | None
    words: Span
    agency: str | None
    agency_words: Span | None
    end: int


def read(text: str, start: int, end: int, *, reference: str | None, first: bool) -> Filed | None:
    """Read the dateline at the head of a paragraph.

    Args:
        text: The text that holds the paragraph.
        start: First code point of the paragraph.
        end: The code point after it.
        reference: When the report came out, ISO 8601; it gives a date without year its year.
        first: Whether this is the first paragraph; only there a place without capitals,
            agency or date counts.

    Returns:
        The dateline, or None when the paragraph has none.

    >>> filed = read("ORVAL, March 3 (XPA) — Rain fell.", 0, 33, reference="2031-03-04", first=True)
    >>> filed.place, filed.date, filed.agency
    ('ORVAL', '2031-03-03', 'XPA')
    """
    head = text[start : min(end, start + _REACH)]
    for pattern in (_STRONG, _WEAK):
        place = pattern.match(head)
        if place is not None:
            slots = _slots(head, place.end(), reference)
            if slots is not None and _fits(head, place, slots, first=first):
                return _filed(place["place"], place.start("place"), slots, start)
    slots = _slots(head, 0, reference) if first else None
    if slots is not None and slots.agency is not None and slots.mark in ":-":
        return _filed(None, 0, slots, start)
    return None


@dataclass(frozen=True, slots=True)
class _Slots:
    """What follows the place: date and agency in either order, then the mark that ends it."""

    dated: bool
    date: str | None
    agency: str | None
    agency_words: Span | None
    words_end: int
    mark: str
    end: int


def _slots(head: str, at: int, reference: str | None) -> _Slots | None:
    dated, date, named, named_at = False, None, None, None
    while True:
        found = _DATE.match(head, at) if not dated else None
        if found is not None:
            dated, date, at = True, _resolved(found, reference), found.end()
            continue
        found = _CREDIT.match(head, at) if named_at is None else None
        if found is None:
            break
        group = found.lastgroup or "a"
        named = _agency(found[group])
        if named is None:
            return None
        named_at, at = Span(found.start(group), found.end(group)), found.end()
    for mark, pattern in ((":", _COLON), ("-", _DASH), (" ", _STOP)):
        ending = pattern.match(head, at)
        if ending is not None:
            return _Slots(dated, date, named, named_at, at, mark, ending.end())
    return None


def _agency(written: str) -> str | None:
    """Read the brackets after a place: an agency, known or not, unless they hold a sentence."""
    words = written.split()
    found = agency.plausible(written)
    if found is None and len(words) == 1 and written[0].isupper() and written.isalpha():
        return written
    return found


def _fits(head: str, place: re.Match[str], slots: _Slots, *, first: bool) -> bool:
    words = place["place"].casefold().strip(". ")
    labels = lexicon.words("datelines", "labels")
    if words in labels or words.split(",")[0] in labels:
        return False
    rest = head[slots.end :]
    if not (rest[:1].isupper() or rest[:1].isdigit() or rest[:1] in "“\"‘'«„"):
        return False
    if slots.agency is not None or slots.dated:
        return slots.mark != " " or head[slots.words_end - 1] in "/)]"
    if slots.mark == " ":
        return False
    several = "," in place["place"]
    capitals = place["place"].isupper() and len(words) <= _SHORTEST_TOWN
    if capitals or agency.known(place["place"]) is not None:
        return False
    if place.re is _STRONG:
        prose = len(rest.split()) >= _LEAST_PROSE and not rest.isupper()
        return prose and (first or several)
    if not first or len(rest.split()) < _LEAST_WORDS:
        return False
    count = len(words.split())
    return several or count == 1 if slots.mark == ":" else count <= _MOST_WORDS


def _filed(place: str | None, at: int, slots: _Slots, start: int) -> Filed:
    named_at = slots.agency_words
    return Filed(
        place=place,
        date=slots.date,
        words=Span(start + at, start + slots.words_end),
        agency=slots.agency,
        agency_words=named_at and Span(start + named_at.start, start + named_at.end),
        end=start + slots.end,
    )


def _resolved(found: re.Match[str], reference: str | None) -> str | None:
    month, day = found["m1"] or found["m2"], found["d1"] or found["d2"]
    if found["y"]:
        return stamp.visible(f"{day} {month} {found['y']}")
    return stamp.nearest_year(lexicon.table("stamps")["months"][month.lower()], int(day), reference)
