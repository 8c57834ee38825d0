"""What the robots.txt of a host lets us ask. The standard: RFC 9309."""

from urllib.parse import urlsplit

from protego import Protego

LARGEST = 512_000
"""Bytes that are read, the rest is left; RFC 9309 asks for at least 500 KiB."""
ASKED = {"accept-encoding": "identity"}
"""How it is asked for: a compressed file could not be left in its middle."""
_LONGEST_RULE = 512
_MOST_STARS = 6
"""Wildcards of a rule; more of them take exponential time and no honest rule has them."""


class Rules:
    r"""The rules of one host.

    >>> rules = Rules(b"User-agent: *\nDisallow: /draft/\nCrawl-delay: 4")
    >>> rules.allow("https://mail.example/draft/1", "twicetold/1"), rules.pause("twicetold/1")
    (False, 4.0)
    """

    def __init__(self, body: bytes) -> None:
        """Read them; lines that are no rules are passed over."""
        lines = body[:LARGEST].decode("utf-8", "replace").splitlines()
        kept = [
            line for line in lines if len(line) <= _LONGEST_RULE and line.count("*") <= _MOST_STARS
        ]
        self._rules = Protego.parse("\n".join(kept))

    def allow(self, url: str, agent: str) -> bool:
        """Tell whether an address may be asked."""
        return bool(self._rules.can_fetch(url, _name(agent)))

    def pause(self, agent: str) -> float:
        """Give the seconds that the host wants between requests; 0 for no wish."""
        wish = float(self._rules.crawl_delay(_name(agent)) or 0.0)
        return wish if wish > 0 else 0.0  # what is no number is no wish


def place(url: str) -> str:
    """Give the address of the robots.txt that speaks for an address."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}/robots.txt"


def _name(agent: str) -> str:
    return agent.partition("/")[0].strip()
