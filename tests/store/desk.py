"""Invented captures and what is read from them."""

from hashlib import sha256

from twicetold import extract
from twicetold.model import Capture, Given, Report

QUAY = """Crane falls at Port Ansel

Port Ansel, 4 May 2031 - A crane fell on the north quay on Sunday and two dockers were hurt.

"We heard a crack and ran," said Mirel Tovane, a foreman.

The harbour office said work would stop until Tuesday.
"""


def capture(
    text: str = QUAY,
    source: str = "https://beacon.example/quay",
    *,
    retrieved: str | None = None,
    published: str | None = "2031-05-04",
    outlet: str = "Beacon",
) -> Capture:
    """Make a capture of a text."""
    body = text.encode()
    return Capture(
        source=source,
        body=body,
        media_type="text/plain; charset=utf-8",
        digest=sha256(body).hexdigest(),
        given=Given(outlet=outlet, published=published),
        retrieved=retrieved,
    )


def read(text: str = QUAY, **fields: str | None) -> tuple[Capture, Report]:
    """Make a capture and the report read from it."""
    made = capture(text, **fields)  # type: ignore[arg-type]
    return made, extract.report(made)
