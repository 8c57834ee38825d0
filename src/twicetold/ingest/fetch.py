"""Addresses into answers, politely: a host is asked as it wishes and no faster."""

import time
from collections.abc import Mapping
from dataclasses import dataclass
from types import TracebackType
from typing import Protocol, Self

from twicetold.ingest import robots
from twicetold.ingest.address import checked, joined
from twicetold.ingest.address import host as host_of
from twicetold.ingest.clock import seconds_since
from twicetold.ingest.exchange import Exchange, Wire
from twicetold.ingest.limits import Limits
from twicetold.model import Refused, Unreachable

_AGAIN = frozenset({408, 425, 429, 500, 502, 503, 504})
_NO = 400
_OK = 200
_OWN_FAULT = 500
"""A page that breaks its server says nothing of the host's other pages."""
_REMEDIES = {
    401: "it asks for a login; save the page yourself",
    402: "it asks for payment; save the page yourself",
    403: "it is closed to us; save the page yourself",
    404: "check the address, or look for the page in a web archive",
    410: "it was taken down; look for it in a web archive",
    451: "it is withheld for legal reasons; look for it in a web archive",
}


class Memory(Protocol):
    """What keeps answers and knows those of earlier runs."""

    def fresh(self, url: str) -> Exchange | None:
        """Give an answer that is young enough to stand for the server's."""

    def conditions(self, url: str) -> Mapping[str, str]:
        """Give the header fields that ask whether the kept answer still stands."""

    def keep(self, exchange: Exchange) -> Exchange:
        """Keep an answer; give it, or the earlier one that it says still stands."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """The answer at the end of all redirects.

    Attributes:
        exchange: The answer.
        redirects: The addresses that sent on, in their order.
    """

    exchange: Exchange
    redirects: tuple[str, ...]


class Fetcher:
    """A reader of addresses with manners; close it, or use it in ``with``."""

    def __init__(
        self, limits: Limits, memory: Memory | None = None, wire: Wire | None = None
    ) -> None:
        """Set it up.

        Args:
            limits: Named limits and manners.
            memory: What keeps the answers; none are kept by default.
            wire: What asks; by default public machines only.
        """
        self._limits = limits
        self._memory = memory
        self._wire = wire or Wire(limits)
        self._rules: dict[str, robots.Rules] = {}
        self._next: dict[str, float] = {}
        self._down: dict[str, str] = {}

    def __enter__(self) -> Self:
        """Give the fetcher."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close all connections."""
        self._wire.close()

    def get(self, url: str) -> Fetched:
        """Ask for an address and follow where it sends on.

        Args:
            url: The address.

        Raises:
            Refused: The answer is no, and will be no again.
            Unreachable: There is no answer now.
            TooLarge: The answer is larger than the limit.
        """
        redirects: list[str] = []
        url = checked(url)
        while True:
            exchange = self._known(url) or self._asked(url, self._ruled(url))
            onward = exchange.onward
            if onward is None:
                return Fetched(_granted(exchange), tuple(redirects))
            redirects.append(url)
            if len(redirects) > self._limits.most_redirects:
                limit = f"most_redirects={self._limits.most_redirects}"
                raise Refused(f"sends on more often than the limit {limit}; check the address")
            url = checked(joined(url, onward))

    def _known(self, url: str) -> Exchange | None:
        return self._memory.fresh(url) if self._memory is not None else None

    def _ruled(self, url: str) -> float:
        """Give the pause that the host's rules ask for.

        Raises:
            Refused: They forbid the address.
            Unreachable: They cannot be had, which stands for a no for now.
        """
        at = robots.place(url)
        if at not in self._rules:
            self._rules[at] = robots.Rules(self._rules_at(at))
        rules = self._rules[at]
        if not rules.allow(url, self._limits.user_agent):
            raise Refused(
                "must not be asked: the site's robots.txt says no; save the page yourself"
            )
        return min(rules.pause(self._limits.user_agent), self._limits.longest_wait)

    def _rules_at(self, at: str) -> bytes:
        """Read a robots.txt: where there is none, all is allowed."""
        for _ in range(self._limits.most_redirects + 1):
            exchange = self._asked(at, 0.0, kept=False)
            if exchange.onward is None:
                told = exchange.status < _NO
                return exchange.plain(self._limits.largest_capture) if told else b""
            at = checked(joined(at, exchange.onward))
        return b""

    def _asked(self, url: str, pause: float, *, kept: bool = True) -> Exchange:
        """Ask, and ask again after a while when there is no answer and time is left.

        Raises:
            Unreachable: There is none after all, or the host did not answer before.
        """
        memory = self._memory if kept else None
        conditions = memory.conditions(url) if memory is not None else {}
        host = host_of(url)
        if host in self._down:
            raise Unreachable(f"was not asked, as {host} {self._down[host]}")
        begun = time.monotonic()
        reason, down = "", True
        for attempt in range(self._limits.retries + 1):
            self._pace(host, pause)
            wait = self._limits.backoff * 2**attempt
            try:
                exchange = self._wire.ask(url, conditions)
            except Unreachable as error:
                reason, down = str(error), True
            else:
                if exchange.status not in _AGAIN:
                    return memory.keep(exchange) if memory is not None else exchange
                wait = _wished(exchange) or wait
                reason = f"answers {exchange.status} {exchange.reason}".rstrip()
                reason, down = f"{reason}; try again later", exchange.status != _OWN_FAULT
            if time.monotonic() - begun > self._limits.longest_fetch:
                break
            if wait > self._limits.longest_wait:
                reason = f"asks to wait {wait:.0f} seconds; try again then"
                break
            if attempt < self._limits.retries:
                time.sleep(wait)
        if down:
            self._down[host] = reason
        raise Unreachable(reason)

    def _pace(self, host: str, pause: float) -> None:
        """Wait until the host may be asked again."""
        now = time.monotonic()
        at = max(now, self._next.get(host, 0.0))
        self._next[host] = at + max(pause, self._limits.pause)
        time.sleep(at - now)


def _granted(exchange: Exchange) -> Exchange:
    """Pass on an answer that is a page.

    Raises:
        Refused: It is none.
    """
    if exchange.status == _OK:
        return exchange
    remedy = _REMEDIES.get(exchange.status, "check the address")
    raise Refused(f"answers {exchange.status} {exchange.reason}".rstrip() + f"; {remedy}")


def _wished(exchange: Exchange) -> float:
    """Give the seconds that a server asks us to wait; 0 for no wish."""
    written = exchange.header("retry-after").strip()
    if written.isascii() and written.isdigit():
        return float(written[:9])
    return max(0.0, -(seconds_since(written) or 0.0))
