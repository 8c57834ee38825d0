"""Web addresses, as far as a report needs to know them."""

from urllib.parse import urlsplit

_LONGEST_SUFFIX = 3
"""Letters of the second-level labels ("co", "com", "org") under which countries sell names."""


def host(written: str | None) -> str | None:
    """Give the host of an address; None when it has none or is malformed.

    >>> host("https://www.orvalmail.example/bridge"), host("http://[broken"), host("a.txt")
    ('www.orvalmail.example', None, None)
    """
    try:
        return urlsplit(written or "").hostname
    except ValueError:
        return None


def site(written: str | None) -> str | None:
    """Give the part of the host that tells one site from another.

    >>> site("https://m.orvalmail.co.example/x"), site("https://www.orvalmail.example/")
    ('orvalmail.co.example', 'orvalmail.example')
    """
    labels = (host(written) or "").split(".")
    short = len(labels) > 2 and len(labels[-2]) <= _LONGEST_SUFFIX
    return ".".join(labels[-3:] if short else labels[-2:]) or None


def path(written: str) -> str:
    """Give the path of an address; empty when it is malformed."""
    try:
        return urlsplit(written).path
    except ValueError:
        return ""
