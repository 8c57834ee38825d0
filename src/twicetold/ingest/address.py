"""Which addresses may be asked."""

import re
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from urllib.parse import urljoin, urlsplit

from twicetold.model import Refused

_LONGEST_URL = 4_096
"""Characters; servers and browsers agree on no less than 2,000 and few on more than 8,000."""
_PASSWORD = re.compile(r"^([A-Za-z][A-Za-z0-9+.-]*://)[^/?#]*@")
_NAT64 = ip_network("64:ff9b::/96")
_SECRETS = tuple(
    ip_network(network)
    for network in (
        "169.254.0.0/16",
        "fe80::/10",
        "fd00:ec2::/32",
        "100.100.100.200/32",
        "168.63.129.16/32",
        "192.0.0.192/32",
    )
)
"""Where clouds keep the secrets of their machines, and the link-local networks around them."""


def host(url: str) -> str:
    """Give the host and port that an address names, in lower case; ``""`` for none.

    >>> host("https://Mail.example:8080/a"), host("http://[broken/"), host("reports/a.html")
    ('mail.example:8080', '', '')
    """
    try:
        return urlsplit(url).netloc.lower()
    except ValueError:
        return ""


def open_words(url: str) -> str:
    """Give an address without the password that it may carry, fit to be shown.

    >>> open_words("https://ada:secret@mail.example/a")
    'https://mail.example/a'
    """
    return _PASSWORD.sub(r"\1", url)


def joined(base: str, url: str) -> str:
    """Give the address that a link stands for; one that is broken is given as it is."""
    try:
        return urljoin(base, url)
    except ValueError:
        return url


def checked(url: str) -> str:
    """Give an address that may be asked as far as its letters tell.

    Raises:
        Refused: It is no http or https address, or it carries a password.
    """
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError as error:
        raise Refused(f"is no address ({error}); check how it is written") from None
    if parts.scheme not in ("http", "https") or not host:
        raise Refused("is no http or https address; give one that a browser opens")
    if parts.username or parts.password:
        raise Refused("carries a name or password; give the address without it")
    if len(url) > _LONGEST_URL:
        raise Refused(f"is longer than {_LONGEST_URL} characters; check how it is written")
    return parts._replace(fragment="").geturl()


def refusal(numeric: str, *, allow_private: bool) -> str | None:
    """Tell why a machine may not be asked.

    Args:
        numeric: Its IP address.
        allow_private: Private and loopback addresses may be asked.

    Returns:
        The reason, or None when it may.

    >>> refusal("10.0.0.1", allow_private=False)
    '10.0.0.1 is no public address; --allow-private lets it be asked'
    >>> refusal("93.184.215.14", allow_private=False) is None
    True
    """
    at = _inner(ip_address(numeric.partition("%")[0]))
    if any(at in network for network in _SECRETS if network.version == at.version):
        return f"{at} is an address where clouds keep secrets, which is never asked"
    if allow_private or (at.is_global and not at.is_multicast):
        return None
    return f"{at} is no public address; --allow-private lets it be asked"


def _inner(at: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    """Give the IPv4 address that an IPv6 address stands for, if it does."""
    if isinstance(at, IPv4Address):
        return at
    if at in _NAT64:
        return IPv4Address(int(at) & 0xFFFFFFFF)
    return at.ipv4_mapped or at.sixtofour or (at.teredo[1] if at.teredo else None) or at
