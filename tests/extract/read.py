"""Short ways for the tests of this room to make captures and look at reports."""

from hashlib import sha256

from twicetold import extract
from twicetold.model import Capture, Given, Report, Role


def capture(
    body: bytes | str, media_type: str = "text/plain", given: Given | None = None
) -> Capture:
    """Make a capture of some bytes."""
    raw = body.encode("utf-8") if isinstance(body, str) else body
    source = "outlet.html" if "html" in media_type else "outlet.txt"
    return Capture(source, raw, media_type, sha256(raw).hexdigest(), given or Given())


def text(words: str, given: Given | None = None) -> Report:
    """Read a plain text."""
    return extract.report(capture(words, given=given))


def page(body: str, head: str = "", lang: str = ' lang="en"') -> Report:
    """Read a page with this head and body."""
    html = f"<!doctype html><html{lang}><head>{head}</head><body>{body}</body></html>"
    return extract.report(capture(html, "text/html"))


def words(report: Report, role: Role, *, repeats: bool = False) -> list[str]:
    """Give the words of the parts with a role."""
    return [
        report.text[part.start : part.end]
        for part in report.parts
        if part.role is role and (part.repeats is not None) is repeats
    ]
