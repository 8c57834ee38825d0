"""Where news goes: a JSON Lines file, an RSS file, a webhook. Each item goes once.

What was told is noted in the store after it was told; whoever breaks off in between finds, when it
tells again, that the JSON Lines file has the number already, and a webhook is told the number.
"""

import hmac
import json
import os
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime
from hashlib import sha256
from pathlib import Path
from typing import Protocol
from urllib.parse import urlsplit
from xml.etree import ElementTree as xml

import httpcore2
import httpx2
import msgspec

from twicetold.ingest.network import Checked
from twicetold.model import TwicetoldError
from twicetold.store import Shelf
from twicetold.version import VERSION
from twicetold.watch import news
from twicetold.watch.news import Numbered

BOOK = "watch-outlets"

MOST_LISTED = 200
"""So much of the latest news stands in the RSS file."""

_FAULTS = (
    httpcore2.NetworkError,
    httpcore2.ProtocolError,
    httpcore2.TimeoutException,
    httpcore2.UnsupportedProtocol,
    TwicetoldError,
    OSError,
)


class Outlet(Protocol):
    """One place where news goes."""

    @property
    def name(self) -> str:
        """Give the name under which the store notes what was told here."""

    def tell(self, fresh: Sequence[Numbered]) -> int:
        """Tell news, in order.

        Returns:
            The number of the last that was told; 0 when none was.
        """


def deliver(shelf: Shelf, outlet: Outlet) -> tuple[Numbered, ...]:
    """Tell an outlet all news that it was not told yet.

    Returns:
        What it was told.
    """
    said = shelf.note(BOOK, outlet.name)
    fresh = news.since(shelf, int(said) if said else 0)
    last = outlet.tell(fresh) if fresh else 0
    if last:
        with shelf.batch() as batch:
            batch.put_note(BOOK, outlet.name, str(last).encode())
    return tuple(one for one in fresh if one.number <= last)


@dataclass(frozen=True, slots=True)
class Printed:
    """News printed as it comes."""

    show: Callable[[Numbered], None]
    name: str = "terminal"

    def tell(self, fresh: Sequence[Numbered]) -> int:
        """Print each line."""
        for one in fresh:
            self.show(one)
        return fresh[-1].number


@dataclass(frozen=True, slots=True)
class Lines:
    """A file with one JSON object a line, added to."""

    path: Path

    @property
    def name(self) -> str:
        """Name the file."""
        return f"jsonl:{self.path.absolute()}"

    def tell(self, fresh: Sequence[Numbered]) -> int:
        """Add a line for each; what the file has already is passed over."""
        had = self._last()
        lines = [msgspec.json.encode(one) + b"\n" for one in fresh if one.number > had]
        with self.path.open("ab") as file:
            file.writelines(lines)
            file.flush()
            os.fsync(file.fileno())
        return fresh[-1].number

    def _last(self) -> int:
        """Give the number of the last whole line; a line that was broken off is taken away."""
        if not self.path.exists():
            return 0
        content = self.path.read_bytes()
        whole = content.rfind(b"\n") + 1
        if whole < len(content):
            with self.path.open("r+b") as file:
                file.truncate(whole)
        lines = content[:whole].splitlines()
        return int(json.loads(lines[-1])["number"]) if lines else 0


@dataclass(frozen=True, slots=True)
class Feed:
    """An RSS 2.0 file of the latest news, written anew each time."""

    path: Path
    shelf: Shelf

    @property
    def name(self) -> str:
        """Name the file."""
        return f"rss:{self.path.absolute()}"

    def tell(self, fresh: Sequence[Numbered]) -> int:
        """Write the file in one step, so that no reader sees half of it."""
        last = fresh[-1].number
        latest = news.since(self.shelf, max(0, last - MOST_LISTED))
        with tempfile.NamedTemporaryFile(dir=self.path.absolute().parent, delete=False) as file:
            file.write(_rss(latest))
        Path(file.name).chmod(0o644)
        Path(file.name).replace(self.path)
        return last


def _rss(latest: Sequence[Numbered]) -> bytes:
    root = xml.Element("rss", version="2.0")
    channel = xml.SubElement(root, "channel")
    for name, said in (
        ("title", "Twicetold"),
        ("link", "https://twicetold.invalid/"),
        ("description", "What changed in the stories and pages that are watched"),
    ):
        xml.SubElement(channel, name).text = said
    for one in reversed(latest):
        entry = xml.SubElement(channel, "item")
        xml.SubElement(entry, "title").text = _printable(one.news.says)
        xml.SubElement(entry, "category").text = one.news.kind.value
        if one.news.article:
            xml.SubElement(entry, "link").text = _printable(one.news.article)
        words = [f"“{passage.exact}”" for passage in one.news.passages]
        for change in one.news.changes:
            sides = [side.exact if side else "–" for side in (change.left, change.right)]
            words.append(f"{change.kind.value}: {sides[0]} → {sides[1]}")
        xml.SubElement(entry, "description").text = _printable("\n".join(words))
        guid = xml.SubElement(entry, "guid", isPermaLink="false")
        guid.text = f"twicetold-{one.number}-{one.news.kind.value}"
        xml.SubElement(entry, "pubDate").text = format_datetime(datetime.fromisoformat(one.news.at))
    written: bytes = xml.tostring(root, encoding="utf-8", xml_declaration=True)
    return written


def _printable(text: str) -> str:
    """Leave out what XML cannot hold."""
    return "".join(
        sign
        for sign in text
        if sign in "\t\n" or (sign.isprintable() and sign != "\ufffe") or sign == "\u00a0"
    )


class Unsent(TwicetoldError):
    """A webhook did not take the news; it is told again in the next round."""


@dataclass(frozen=True, slots=True)
class Webhook:
    """An address to which each item is posted, signed.

    The body is the JSON of the item. ``X-Twicetold-Signature`` is ``sha256=`` and the hexadecimal
    HMAC-SHA256, with the secret as key, of ``X-Twicetold-Timestamp``, a full stop and the body.

    Attributes:
        url: The address.
        secret: The key of the signature.
        allow_private: Whether machines of the own network may be told.
        tries: How many times an item is posted.
        backoff: Seconds before the second try; twice as many each time.
        patience: Seconds that an answer may take.
        wait: What waits.
    """

    url: str
    secret: bytes
    allow_private: bool = False
    tries: int = 4
    backoff: float = 1.0
    patience: float = 10.0
    wait: Callable[[float], None] = time.sleep

    @property
    def name(self) -> str:
        """Name the address, without the secrets that it may hold."""
        return f"webhook:{sha256(self.url.encode()).hexdigest()}"

    def tell(self, fresh: Sequence[Numbered]) -> int:
        """Post each; stop at the first that is not taken.

        Returns:
            The number of the last that was taken.

        Raises:
            Unsent: Not even the first was taken.
        """
        told = 0
        backend = Checked(allow_private=self.allow_private)
        trust = httpx2.create_ssl_context()
        with httpcore2.ConnectionPool(ssl_context=trust, network_backend=backend) as pool:
            for one in fresh:
                fault = self._posted(pool, backend, one)
                if fault and not told:
                    raise Unsent(f"the webhook did not take the news: {fault}; it is told later")
                if fault:
                    break
                told = one.number
        return told

    def _posted(self, pool: httpcore2.ConnectionPool, backend: Checked, one: Numbered) -> str:
        """Post one item until it is taken; give the fault if it never is."""
        body = msgspec.json.encode(one)
        fault = ""
        for attempt in range(self.tries):
            if attempt:
                self.wait(self.backoff * 2 ** (attempt - 1))
            fields: dict[bytes | str, bytes | str] = {"content-type": "application/json"}
            fields.update(self._signed(body, one.number))
            backend.deadline = time.monotonic() + self.patience
            try:
                answer = pool.request("POST", self.url, headers=fields, content=body)
            except _FAULTS as error:
                fault = str(error) or type(error).__name__
                continue
            if answer.status < httpx2.codes.MULTIPLE_CHOICES:
                return ""
            fault = f"status {answer.status}"
        return fault

    def _signed(self, body: bytes, number: int) -> dict[str, str]:
        moment = str(int(time.time()))
        digest = hmac.new(self.secret, f"{moment}.".encode() + body, sha256).hexdigest()
        return {
            "host": urlsplit(self.url).netloc.rpartition("@")[2],
            "user-agent": f"twicetold/{VERSION}",
            "x-twicetold-number": str(number),
            "x-twicetold-timestamp": moment,
            "x-twicetold-signature": f"sha256={digest}",
        }
