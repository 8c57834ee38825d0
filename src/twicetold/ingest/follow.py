"""Addresses into captures: pages as they are, feeds and sitemaps to the pages that they name."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import fields, replace
from io import BytesIO
from itertools import chain, zip_longest

from twicetold.ingest import jsonl, warc
from twicetold.ingest.address import host, open_words
from twicetold.ingest.beside import side_by_side
from twicetold.ingest.contents import contents
from twicetold.ingest.fetch import Fetched, Fetcher
from twicetold.ingest.inflate import inflated
from twicetold.ingest.kinds import Kind, kind
from twicetold.ingest.lead import Lead
from twicetold.ingest.limits import Limits
from twicetold.model import Capture, Failure, Given, TooLarge, Unreadable

_DEEPEST = 2
"""Steps from an address that was given: an index of sitemaps, a sitemap, a page."""
_GZIP = b"\x1f\x8b"


def followed(
    leads: Iterable[Lead], fetcher: Fetcher, limits: Limits
) -> Iterator[Capture | Failure]:
    """Go to every address, and to those that feeds and sitemaps name.

    Args:
        leads: Where to go.
        fetcher: What asks.
        limits: How many pages one feed may name.

    Yields:
        The captures and failures. Hosts are asked side by side; the order is one in which they
        take turns, whichever answers first.
    """
    waiting = list(leads)
    gone: set[str] = set()
    named: Counter[str] = Counter()
    while waiting:
        answers = side_by_side(
            _by_turns(waiting, gone),
            lambda lead: host(lead.url),
            lambda lead: _read(lead, fetcher, limits),
            most=limits.most_hosts,
            stop=fetcher.stop,
        )
        waiting = []
        for results in answers:
            for found in results:
                if not isinstance(found, Lead):
                    yield found
                    continue
                root = found.via[0]
                named[root] += 1
                if named[root] <= limits.most_linked:
                    waiting.append(found)
                elif named[root] == limits.most_linked + 1:
                    limit = f"most_linked={limits.most_linked}"
                    reason = f"names more pages than the limit {limit}; raise it for the others"
                    yield Failure("ingest", root, reason)


def _by_turns(leads: list[Lead], gone: set[str]) -> list[Lead]:
    """Let hosts take turns, each with its own order kept and each address asked once."""
    hosts: defaultdict[str, list[Lead]] = defaultdict(list)
    for lead in leads:
        if lead.url not in gone:
            gone.add(lead.url)
            hosts[host(lead.url)].append(lead)
    turns = zip_longest(*(hosts[name] for name in sorted(hosts)))
    return [lead for lead in chain.from_iterable(turns) if lead is not None]


def _read(lead: Lead, fetcher: Fetcher, limits: Limits) -> list[Capture | Lead | Failure]:
    try:
        fetched = fetcher.get(lead.url)
    except (Unreadable, TooLarge) as error:
        return _instead(lead, error)
    return list(opened(lead, fetched, limits))


def _instead(lead: Lead, error: Exception) -> list[Capture | Lead | Failure]:
    """Say why a page could not be had, and give the feed's own words in its place."""
    failure = Failure("ingest", open_words(lead.url), str(error))
    if lead.instead is None:
        return [failure]
    note = "The page could not be had, so the words of the feed were read in its place."
    return [failure, replace(lead.instead, notes=(*lead.instead.notes, note))]


def opened(lead: Lead, fetched: Fetched, limits: Limits) -> Iterator[Capture | Lead | Failure]:
    """Read an answer.

    Args:
        lead: What led to it.
        fetched: The answer, which is a page.
        limits: Named limits.

    Yields:
        The page; of a feed or sitemap what it holds and names; a failure where it cannot be read.
    """
    try:
        for found in _opened(lead, fetched, limits):
            yield _known(found, lead, fetched)
    except (Unreadable, TooLarge) as error:
        yield from _instead(lead, error)


def _opened(lead: Lead, fetched: Fetched, limits: Limits) -> Iterator[Capture | Lead | Failure]:
    declared = fetched.exchange.header("content-type")
    body = fetched.exchange.plain(limits.largest_capture)
    found = kind(body, declared)
    if found is Kind.WARC:
        yield from warc.captures(BytesIO(body), lead.url, limits)
    elif found is Kind.JSONL:
        yield from jsonl.lines(BytesIO(body), lead.url, limits)
    else:
        if body.startswith(_GZIP):
            body = inflated(body, "gzip", limits.largest_capture)
        yield from contents(body, declared, lead.url, limits)


def _known(
    found: Capture | Lead | Failure, lead: Lead, fetched: Fetched
) -> Capture | Lead | Failure:
    """Add what is known of the way: when it was fetched, who named it, what sent on."""
    if isinstance(found, Failure):
        return found
    if isinstance(found, Lead):
        if len(lead.via) >= _DEEPEST:
            return Failure("ingest", lead.url, "is named too far from the address that was given")
        return replace(found, via=(*lead.via, *found.via))
    landed = Given(url=fetched.exchange.url) if fetched.redirects else Given()
    return replace(
        found,
        given=_merged(found.given, lead.given, landed),
        retrieved=found.retrieved or fetched.exchange.retrieved,
        via=(*lead.via, *found.via),
        redirects=fetched.redirects,
        hints=_merged(found.hints, lead.hints),
    )


def _merged(*given: Given) -> Given:
    """Join what is given; what stands first wins."""
    merged = given[0]
    for other in given[1:]:
        missing = {
            field.name: getattr(other, field.name)
            for field in fields(Given)
            if not getattr(merged, field.name)
        }
        merged = replace(merged, **missing)
    return merged
