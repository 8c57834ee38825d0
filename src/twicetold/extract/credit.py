"""Credits: which agency made the words or the picture."""

import re
from dataclasses import dataclass

from twicetold.extract import agency
from twicetold.extract.byline import is_name
from twicetold.model import Span
from twicetold.text import lexicon

_LONGEST = 90
"""Characters of a credit; longer brackets hold prose."""

_LONGEST_COPYRIGHT = 300
_OPENERS = "|".join(
    re.escape(words)
    for words in sorted(lexicon.table("credits")["photo_openers"], key=len, reverse=True)
)
_BREAK = re.compile(r"[\r\n]")
"""Where an editor broke a line; a credit may stand on both sides of it."""
_BRACKET = re.compile(r"[(\[](?P<words>[^()\[\]\n]{2,90})[)\]]\s*\.?$")
_LABELLED = re.compile(
    rf"(?:^|(?<=[.!?”\"'’)\]|/–—-])\s*|\s\|\s*|\s)(?P<whole>\b(?:{_OPENERS})\s*:\s*(?P<words>[^\n:]{{2,90}}))$",
    re.IGNORECASE,
)
_BY = re.compile(
    r"(?:^|(?<=[.!?”\"'’)\]])\s*)"
    r"(?P<whole>(?:Photo|Photograph|Picture|Image)s? by (?P<words>[^\n.:]{2,90}))\.?$",
    re.IGNORECASE,
)
_AFTER_STOP = re.compile(
    r"(?:^|(?<=[.!?”\"’…])|(?<=\s[|–—-])|(?<=©))\s*(?P<words>[^\s.!?()][^.!?()\n]{1,60})\.?$"
)
_PIECE = re.compile(r"\s*(?:/|\||,|\bvia\b|\s[–—-]\s|©)\s*")
_TEXT_OPENERS = "|".join(
    re.escape(words)
    for words in sorted(lexicon.table("credits")["text_openers"], key=len, reverse=True)
)
_CREDITED = re.compile(
    rf"(?:[-–—(\[*/]\s*)*(?:(?P<opener>{_TEXT_OPENERS})\s*:?\s+)?(?P<words>[^\n]{{2,80}}?)[)\]*/.\s]*",
    re.IGNORECASE,
)
COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright)[\s©,]*(?:\(c\)\s*)?(?:\d{4})?[\s,]*(?:by\s+)?(?P<words>[^\n.,|]{2,60})",
    re.IGNORECASE,
)
_ACRONYM = re.compile(r"[A-Z]{3,6}")
_END_BRACKET = re.compile(
    r"(?<=[.!?”\"’])\s*[(\[/—–-]{1,2}\s*(?P<words>[^()\[\]/\n.]{2,40}?)\s*[)\]/]?\.?$"
)
_END_BARE = re.compile(r"(?<=[.!?”\"’])\s+(?P<words>[^\s.!?()][^.!?()\n]{1,30})\.?$")


@dataclass(frozen=True, slots=True)
class Credited:
    """A credit as it stands in a line.

    Attributes:
        whole: Its place with brackets and label.
        words: The place of the words that name who is credited.
        agency: The agency among them; None when only a person is credited.
    """

    whole: Span
    words: Span
    agency: str | None


def of_picture(text: str, start: int, end: int) -> Credited | None:
    """Find the credit at the end of a caption.

    Args:
        text: The text that holds the caption.
        start: First code point of the caption.
        end: The code point after it.

    Returns:
        The credit, or None when the caption ends without one.
    """
    line = _BREAK.sub(" ", text[start:end].rstrip())
    tail = max(0, len(line) - _LONGEST - 30)
    for pattern in (_BRACKET, _LABELLED, _BY, _AFTER_STOP):
        match = pattern.search(line, tail)
        if match is None:
            continue
        sure = pattern in (_LABELLED, _BY)
        found = _picture_agency(match["words"], sure=sure)
        if pattern is _BRACKET and found == match["words"] and not agency.known(match["words"]):
            before = line[: match.start()].rstrip()
            found = found if before[-1:] in '.!?”"’' else None
        person = _names_person(match["words"], labelled=sure)
        if found is not None or (person and pattern is not _AFTER_STOP):
            outer = "whole" if sure else 0 if pattern is _BRACKET else "words"
            return Credited(
                Span(start + match.start(outer), start + len(line)),
                Span(start + match.start("words"), start + match.end("words")),
                found,
            )
    return None


def _picture_agency(words: str, *, sure: bool) -> str | None:
    """Read a credit such as ``AFP/Jane Roe``, ``Jane Roe via AP`` or ``XPA Photo``."""
    pieces = [_without_photo_words(piece) for piece in _PIECE.split(words)]
    pieces = [piece for piece in pieces if piece]
    for piece in pieces:
        if (found := agency.known(piece)) is not None:
            return found
    if len(pieces) > 1 and len(words.split()) <= 8 and "/" in words:
        for piece in pieces:
            if (found := agency.plausible(piece)) is not None:
                return found
        organisations = [piece for piece in reversed(pieces) if not is_name(piece)]
        return organisations[0] if organisations and organisations[0][0].isupper() else None
    if len(pieces) == 1 and (sure or len(pieces[0].split()) == 1 or pieces[0] != words.strip()):
        return agency.plausible(pieces[0])
    return None


def _without_photo_words(piece: str) -> str:
    skipped = lexicon.words("credits", "photo_words") - {"getty"}
    return " ".join(word for word in piece.split() if word.lower().strip(".:") not in skipped)


def _names_person(words: str, *, labelled: bool) -> bool:
    """Tell whether a credit without an agency names a photographer or owner."""
    if labelled:
        return words[:1].isupper() and len(words.split()) <= 8
    lowered = words.lower()
    return any(word in lowered for word in ("photo", "picture", "image", "courtesy", "credit"))


def describes(line: str, credited: Credited) -> bool:
    """Tell a line that describes a picture and ends in who made it.

    Args:
        line: The line.
        credited: The credit found at its end.
    """
    return credited.whole.start > 0 and _of_a_picture(line, credited)


def of_maker(line: str) -> bool:
    """Tell a line that says who made a picture, and nothing else.

    >>> of_maker("Picture: Ada Lorn"), of_maker("Boats at the quay. Picture: Ada Lorn")
    (True, False)
    """
    credited = of_picture(line, 0, len(line)) if len(line) <= _LONGEST else None
    return credited is not None and credited.whole.start == 0 and _of_a_picture(line, credited)


def _of_a_picture(line: str, credited: Credited) -> bool:
    return _names_person(line[credited.whole.start :], labelled=False)


def alone(line: str) -> str | None:
    """Give the agency when the whole line is a credit for text: ``XPA``, ``— With AFP``.

    >>> alone("(AFP)"), alone("With inputs from Reuters"), alone("From there they fled.")
    ('AFP', 'Reuters', None)
    """
    if len(line) > _LONGEST:
        return None
    match = _CREDITED.fullmatch(line.strip())
    if match is None:
        return None
    if _ACRONYM.fullmatch(line.strip()):
        return agency.plausible(line)
    bracketed = line.strip()[0] in "([—–-*/"
    for piece in re.split(r",|/|&|\band\b", match["words"]):
        found = agency.known(piece)
        if found is None and (bracketed or match["opener"]):
            found = agency.signed(piece)
        if found is not None:
            return found
    return None


def of_words(line: str) -> bool:
    """Tell whether the whole line credits somebody for the words."""
    return bool(alone(line) or of_copyright(line)) or unnamed(line)


def unnamed(line: str) -> bool:
    """Tell whether the whole line credits agencies without naming one.

    >>> unnamed("(With agency reports)"), unnamed("With agencies closed, they waited.")
    (True, False)
    """
    return line.casefold().strip(" .()[]*–—-") in lexicon.words("credits", "unnamed")


def of_copyright(line: str) -> str | None:
    """Give the agency that a copyright line names, if the lexicon has it."""
    match = COPYRIGHT.search(line) if len(line) <= _LONGEST_COPYRIGHT else None
    return agency.known(match["words"]) if match else None


def at_end(text: str, start: int, end: int) -> Credited | None:
    """Find a credit for the words at the end of a paragraph: ``… he said. (AFP)``."""
    line = _BREAK.sub(" ", text[start:end].rstrip())
    for pattern in (_END_BRACKET, _END_BARE):
        match = pattern.search(line, max(0, len(line) - _LONGEST))
        if match is None:
            continue
        words = re.sub(r"^(?:with|via|source:?)\s+", "", match["words"], flags=re.IGNORECASE)
        found = agency.known(words)
        if found is None and pattern is _END_BRACKET:
            found = agency.signed(words)
        if found is not None:
            shift = match.end("words") - len(words)
            outer = match.start() + len(match.group()) - len(match.group().lstrip())
            return Credited(
                Span(start + outer, start + len(line)),
                Span(start + shift, start + match.end("words")),
                found,
            )
    return None
