"""Agencies by the ways in which credits write them."""

import re
from functools import cache

from twicetold.text import lexicon

_CAPITALS = re.compile(r"[A-Z]{2,6}(?:-[A-Z]{2,6})?")


def known(written: str) -> str | None:
    """Give the agency that these words name, if the lexicon has it.

    >>> known("Agence France-Presse"), known("the agency")
    ('AFP', None)
    """
    stripped = written.strip(" .,;:/()[]*–—-")
    return _written().get(stripped) or _written().get(stripped.casefold())


def plausible(written: str) -> str | None:
    """Give the agency that these words name where a credit is expected.

    Besides the agencies of the lexicon any short word in capitals passes, and any capitalised
    phrase with a word such as Agency or Press, since no list names every agency.
    """
    stripped = written.strip(" .,;:/()[]*–—-")
    if (agency := known(stripped)) is not None:
        return agency
    if _CAPITALS.fullmatch(stripped) and stripped not in lexicon.words("credits", "not_agencies"):
        return stripped
    words = stripped.split()
    organisations = lexicon.words("bylines", "organisations")
    if 2 <= len(words) <= 5 and stripped[0].isupper() and words[-1].lower() in organisations:
        return stripped
    return None


def signed(written: str) -> str | None:
    """Give the agency that these words name where a text is signed, in brackets or after a dash.

    A single word passes as in ``plausible``; several do when the last one says what they name.

    >>> signed("Varnic Press Agency"), signed("Mill Lane")
    ('Varnic Press Agency', None)
    """
    words = written.split()
    if len(words) > 1 and words[-1].strip(" .)]").lower() not in lexicon.words("credits", "trade"):
        return known(written)
    return plausible(written)


def pictures_only(agency: str) -> bool:
    """Tell whether the agency sells pictures and no words."""
    return agency in _pictures()


@cache
def _written() -> dict[str, str]:
    names: dict[str, str] = {}
    for entry in lexicon.table("agencies")["agency"]:
        for written in (entry["name"], *entry["written"]):
            names[written] = entry["name"]
            if len(written) > 4:
                names[written.casefold()] = entry["name"]
    return names


@cache
def _pictures() -> frozenset[str]:
    entries = lexicon.table("agencies")["agency"]
    return frozenset(entry["name"] for entry in entries if entry.get("photo"))
