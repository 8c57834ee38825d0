"""An address asked again, given what is known of it: what a watch is built on."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from hashlib import sha256
from types import TracebackType
from typing import Self

from twicetold.ingest.address import host
from twicetold.ingest.beside import side_by_side
from twicetold.ingest.exchange import Exchange, conditions
from twicetold.ingest.fetch import AGAIN, OK, Fetched, Fetcher, later, no, wished
from twicetold.ingest.follow import opened
from twicetold.ingest.lead import Lead
from twicetold.ingest.limits import Limits
from twicetold.ingest.manners import Resting
from twicetold.model import Capture, Failure, TooLarge, Unreachable, Unreadable

_UNCHANGED = 304
_GONE = frozenset({404, 410})


class Outcome(StrEnum):
    """What came of a visit."""

    NEW = "new"
    SAME = "same"
    GONE = "gone"
    LATER = "later"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of an address from the last visit: keep it, and give it to the next one.

    Attributes:
        landed: The address that answered, at the end of all redirects.
        etag: What the server named its answer.
        modified: When the server said that it was changed last, as it wrote it.
        digest: SHA-256 of the decompressed body, hexadecimal; a page's capture has the same.
    """

    landed: str = ""
    etag: str = ""
    modified: str = ""
    digest: str = ""

    def conditions(self, url: str) -> Mapping[str, str]:
        """Give the header fields that ask whether what is known of an address still stands."""
        return conditions(self.etag, self.modified) if self.digest and url == self.landed else {}


NOTHING_KNOWN = Known()


@dataclass(frozen=True, slots=True)
class Visit:
    """What came of asking for an address.

    Attributes:
        lead: The address, with what was said of it.
        outcome: New or other bytes, the same as before, gone (404, 410), to be asked later (no
            answer, 408, 425, 429, 5xx), or refused for good.
        known: What to give to the next visit; as it was unless the outcome is new or same.
        found: Of a new page its capture; of a new feed or sitemap the entries that it holds
            whole and leads to the others; failures where something could not be read.
        at: When, ISO 8601 in UTC.
        status: The answer's status code; 0 where there was none.
        headers: The answer's header fields, names in lower case.
        redirects: The addresses that sent on, first to last.
        moved: The new address, where every redirect said that it is for good; else ``""``.
        wait: Seconds for which the server asks not to be asked; 0 where it asks for none.
        reason: Why there is nothing, with the remedy; ``""`` when the outcome is new or same.
    """

    lead: Lead
    outcome: Outcome
    known: Known
    found: tuple[Capture | Lead | Failure, ...] = ()
    at: str = ""
    status: int = 0
    headers: tuple[tuple[str, str], ...] = ()
    redirects: tuple[str, ...] = ()
    moved: str = ""
    wait: float = 0.0
    reason: str = ""


class Visitor:
    """Who asks addresses again and again; use it in ``with``, and keep it as long as you watch.

    It remembers each host's robots.txt for a day, its pace, and until when it wants rest. It asks
    once at a visit, as a watch has its own times for asking again.
    """

    def __init__(self, limits: Limits | None = None) -> None:
        """Set it up.

        Args:
            limits: Named limits and manners; the defaults of `Limits` when none are given.
        """
        self._limits = replace(limits or Limits(), retries=0)
        self._fetcher = Fetcher(self._limits)

    def __enter__(self) -> Self:
        """Give the visitor."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close all connections."""
        self._fetcher.__exit__(kind, error, trace)

    def visit(self, lead: Lead, known: Known = NOTHING_KNOWN) -> Visit:
        """Ask for an address once, by condition where something is known of it.

        Args:
            lead: The address, with what a feed says of it.
            known: What the last visit left.

        Returns:
            What came of it; nothing that a site does is raised.
        """
        at = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        try:
            fetched = self._fetcher.answer(lead.url, known.conditions)
            return _told(Visit(lead, Outcome.REFUSED, known, at=at), fetched, self._limits)
        except Resting as error:
            return Visit(lead, Outcome.LATER, known, at=at, wait=error.left, reason=str(error))
        except Unreachable as error:
            return Visit(lead, Outcome.LATER, known, at=at, reason=str(error))
        except (Unreadable, TooLarge) as error:
            return Visit(lead, Outcome.REFUSED, known, at=at, reason=str(error))

    def visits(self, wanted: Iterable[tuple[Lead, Known]]) -> Iterator[Visit]:
        """Ask for many addresses, hosts side by side (`Limits.most_hosts`).

        Args:
            wanted: The addresses, each with what is known of it.

        Yields:
            What came of each, in the order given, whichever answered first.
        """
        yield from side_by_side(
            list(wanted),
            lambda one: host(one[0].url),
            lambda one: self.visit(*one),
            most=self._limits.most_hosts,
            stop=lambda: None,
        )


def _told(visit: Visit, fetched: Fetched, limits: Limits) -> Visit:
    """Tell what an answer says."""
    said = fetched.exchange
    visit = replace(
        visit,
        status=said.status,
        headers=said.headers,
        redirects=fetched.redirects,
        moved=said.url if fetched.for_good else "",
        wait=wished(said),
    )
    if said.status in AGAIN:
        return replace(visit, outcome=Outcome.LATER, reason=later(said, limits))
    if said.status == _UNCHANGED and visit.known.digest:
        return replace(visit, outcome=Outcome.SAME, known=_refreshed(visit.known, said))
    if said.status != OK:
        outcome = Outcome.GONE if said.status in _GONE else Outcome.REFUSED
        return replace(visit, outcome=outcome, reason=no(said))
    try:
        digest = sha256(said.plain(limits.largest_capture)).hexdigest()
    except (Unreadable, TooLarge) as error:
        return replace(visit, reason=str(error))
    known = Known(said.url, said.header("etag"), said.header("last-modified"), digest)
    if digest == visit.known.digest:
        return replace(visit, outcome=Outcome.SAME, known=known)
    found = tuple(opened(visit.lead, fetched, limits))
    return replace(visit, outcome=Outcome.NEW, known=known, found=found)


def _refreshed(known: Known, said: Exchange) -> Known:
    """Take over the names that an answer without a body gives to what still stands."""
    return replace(
        known,
        etag=said.header("etag") or known.etag,
        modified=said.header("last-modified") or known.modified,
    )
