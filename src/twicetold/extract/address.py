"""Web addresses, as far as a report needs to know them."""

from functools import cache
from urllib.parse import urlsplit

from publicsuffixlist import PublicSuffixList

_DEVICES = ("www.", "m.", "mobile.", "amp.")
"""Labels under which a site shows the same pages to other machines."""


@cache
def _suffixes() -> PublicSuffixList:
    """Read the list of names under which anybody may register (publicsuffix.org), as installed."""
    return PublicSuffixList()


def host(written: str | None) -> str | None:
    """Give the host of an address; None when it has none or is malformed.

    >>> host("https://www.orvalmail.example/bridge"), host("http://[broken"), host("a.txt")
    ('www.orvalmail.example', None, None)
    """
    try:
        return urlsplit(written or "").hostname
    except ValueError:
        return None


def outlet(written: str | None) -> str | None:
    """Give the host by which readers know a site.

    >>> outlet("https://m.orvalmail.co.uk/x"), outlet("https://sport.orvalmail.example/")
    ('orvalmail.co.uk', 'sport.orvalmail.example')
    """
    named = host(written)
    registered = site(written)
    for label in _DEVICES:
        if named and named != registered and named.startswith(label):
            return named.removeprefix(label)
    return named


def site(written: str | None) -> str | None:
    """Give the name under which a site is registered; the host itself where nobody can register.

    >>> site("https://sport.orvalmail.co.uk/x"), site("https://ada.blogspot.com/"), site("a.txt")
    ('orvalmail.co.uk', 'ada.blogspot.com', None)
    """
    named = host(written)
    if named is None or ":" in named or named.rpartition(".")[2].isdigit():
        return named
    return _suffixes().privatesuffix(named) or named


def path(written: str) -> str:
    """Give the path of an address; empty when it is malformed."""
    try:
        return urlsplit(written).path
    except ValueError:
        return ""
