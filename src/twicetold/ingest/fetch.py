"""Addresses into answers, politely: a host is asked as it wishes and no faster.

Several threads may share a fetcher; each host still gets one request at a time.
"""

import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import TracebackType
from typing import Protocol, Self

from twicetold.ingest import robots
from twicetold.ingest.address import checked, joined
from twicetold.ingest.address import host as host_of
from twicetold.ingest.clock import seconds_since
from twicetold.ingest.exchange import Exchange, Wire
from twicetold.ingest.limits import Limits
from twicetold.ingest.manners import Hosts
from twicetold.model import Refused, TooLarge, Unreachable, Unreadable

AGAIN = frozenset({408, 425, 429, 500, 502, 503, 504})
"""Answers that may be another one later."""
OK = 200
_NO = 400
_FOR_GOOD = frozenset({301, 308})
_OWN_FAULT = 500
"""A page that breaks its server says nothing of the host's other pages."""
_RULES_STAND_FOR = 86_400.0
"""Seconds for which a robots.txt stands; RFC 9309 lets it stand no longer than a day."""
_REMEDIES = {
    401: "it asks for a login; save the page yourself",
    402: "it asks for payment; save the page yourself",
    403: "it is closed to us; save the page yourself",
    404: "check the address, or look for the page in a web archive",
    410: "it was taken down; look for it in a web archive",
    451: "it is withheld for legal reasons; look for it in a web archive",
}
_RULELESS = "try again later, or save the page yourself"
Conditions = Callable[[str], Mapping[str, str]]
"""Gives the header fields that ask whether what is known of an address still stands."""


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
        for_good: They all said that the new address is to be used from now on.
    """

    exchange: Exchange
    redirects: tuple[str, ...]
    for_good: bool = False


@dataclass(slots=True)
class _Site:
    """The rules of one robots.txt, once they are read, and until when they stand."""

    lock: threading.Lock
    rules: robots.Rules | None = None
    until: float = 0.0


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
        self._hosts = Hosts()
        self._sites: dict[str, _Site] = {}
        self._lock = threading.Lock()

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
        self.stop()
        self._wire.close()

    def stop(self) -> None:
        """Ask nothing more; whoever waits for a turn or an answer gives up."""
        self._hosts.stop()
        self._wire.stop()

    def get(self, url: str) -> Fetched:
        """Ask for an address and follow where it sends on.

        Args:
            url: The address.

        Raises:
            Refused: The answer is no, and will be no again.
            Unreachable: There is no answer now.
            TooLarge: The answer is larger than the limit.
        """
        fetched = self.answer(url)
        said = fetched.exchange
        if said.status == OK:
            return fetched
        raise Unreachable(later(said, self._limits)) if said.status in AGAIN else Refused(no(said))

    def answer(self, url: str, conditions: Conditions | None = None) -> Fetched:
        """Ask for an address and follow where it sends on; what is said there may be no.

        Args:
            url: The address.
            conditions: What to ask by; by default what the memory knows.

        Raises:
            Refused: It must not be asked.
            Unreachable: There is no answer now.
            TooLarge: The answer is larger than the limit.
        """
        redirects: list[str] = []
        for_good = True
        url = checked(url)
        while True:
            exchange = self._known(url) or self._ruled(url, conditions)
            if exchange.onward is None:
                return Fetched(exchange, tuple(redirects), bool(redirects) and for_good)
            redirects.append(url)
            for_good = for_good and exchange.status in _FOR_GOOD
            if len(redirects) > self._limits.most_redirects:
                limit = f"most_redirects={self._limits.most_redirects}"
                raise Refused(f"sends on more often than the limit {limit}; check the address")
            url = checked(joined(url, exchange.onward))

    def _known(self, url: str) -> Exchange | None:
        return self._memory.fresh(url) if self._memory is not None else None

    def _ruled(self, url: str, conditions: Conditions | None) -> Exchange:
        """Ask if the host's rules allow it, at their pace.

        Raises:
            Refused: They forbid the address.
        """
        rules = self._rules(url)
        if not rules.allow(url, self._limits.user_agent):
            raise Refused(
                "must not be asked: the site's robots.txt says no; save the page yourself"
            )
        pause = min(rules.pause(self._limits.user_agent), self._limits.longest_wait)
        if conditions is None and self._memory is not None:
            conditions = self._memory.conditions
        exchange = self._asked(url, pause, conditions(url) if conditions is not None else {})
        return self._memory.keep(exchange) if self._memory is not None else exchange

    def _rules(self, url: str) -> robots.Rules:
        """Give the rules of a host.

        Raises:
            Unreachable: They cannot be had, which stands for a no for now.
        """
        at = robots.place(url)
        with self._lock:
            site = self._sites.setdefault(at, _Site(threading.Lock()))
        with site.lock:
            if site.rules is None or time.monotonic() > site.until:
                site.rules = robots.Rules(self._rules_at(at))
                site.until = time.monotonic() + _RULES_STAND_FOR
            return site.rules

    def _rules_at(self, at: str) -> bytes:
        """Read a robots.txt: where there is none, all is allowed."""
        first = at
        for _ in range(self._limits.most_redirects + 1):
            exchange = self._asked(at, 0.0, robots.ASKED, largest=robots.LARGEST)
            if exchange.status in AGAIN:
                raise self._closed(first, later(exchange, self._limits), wished(exchange))
            try:
                if exchange.onward is None:
                    told = exchange.status < _NO
                    return exchange.plain(robots.LARGEST) if told else b""
                at = checked(joined(at, exchange.onward))
            except (Unreadable, TooLarge) as error:
                fault = str(error).partition(";")[0]
                raise self._closed(first, f"cannot be read, as it {fault}; {_RULELESS}") from None
        return b""

    def _closed(self, at: str, fault: str, wish: float = 0.0) -> Unreachable:
        """Leave a host alone whose rules cannot be read."""
        reason = f"has a robots.txt that {fault}"
        self._hosts.named(host_of(at)).rest(reason, wish or self._limits.rest)
        return Unreachable(f"was not asked: its site {reason}")

    def _asked(
        self, url: str, pause: float, fields: Mapping[str, str], *, largest: int | None = None
    ) -> Exchange:
        """Ask, and ask again after a while when there is no answer and time is left.

        Raises:
            Unreachable: There is none after all, or the host is at rest.
        """
        host = self._hosts.named(host_of(url))
        with host.turn():
            begun = time.monotonic()
            for attempt in range(self._limits.retries + 1):
                host.pace(max(pause, self._limits.pause))
                exchange, reason = self._once(url, fields, largest)
                if exchange is not None and exchange.status not in AGAIN:
                    return exchange
                wish = 0.0 if exchange is None else wished(exchange)
                wait = wish or self._limits.backoff * 2**attempt
                spent = time.monotonic() - begun > self._limits.longest_fetch
                if spent or attempt == self._limits.retries or wait > self._limits.longest_wait:
                    break
                host.wait(wait)
            if exchange is None or exchange.status != _OWN_FAULT:
                host.rest(reason, wish or self._limits.rest)
            if exchange is None:
                raise Unreachable(reason)
            return exchange

    def _once(
        self, url: str, fields: Mapping[str, str], largest: int | None
    ) -> tuple[Exchange | None, str]:
        """Ask once; give the answer, and what is to be said where it is none."""
        try:
            exchange = self._wire.ask(url, fields, largest)
        except Unreachable as error:
            return None, str(error)
        return exchange, later(exchange, self._limits)


def later(exchange: Exchange, limits: Limits) -> str:
    """Say that an answer may be another one later."""
    wish = wished(exchange)
    if wish > limits.longest_wait:
        return f"asks to wait {wish:.0f} seconds; try again then"
    return f"answers {exchange.status} {exchange.reason}".rstrip() + "; try again later"


def no(exchange: Exchange) -> str:
    """Say that an answer is no, and what may be done."""
    remedy = _REMEDIES.get(exchange.status, "check the address")
    return f"answers {exchange.status} {exchange.reason}".rstrip() + f"; {remedy}"


def wished(exchange: Exchange) -> float:
    """Give the seconds that a server asks us to wait; 0 for no wish."""
    written = exchange.header("retry-after").strip()
    if written.isascii() and written.isdigit():
        return float(written[:9])
    return max(0.0, -(seconds_since(written) or 0.0))
