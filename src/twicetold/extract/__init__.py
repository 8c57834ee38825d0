"""Captures into reports."""

from dataclasses import replace

from twicetold.extract.assemble import assembled
from twicetold.extract.decode import text_of
from twicetold.extract.page import draft as page_draft
from twicetold.extract.plain import draft as plain_draft
from twicetold.model import Capture, Report

__all__ = ["report"]


def report(capture: Capture) -> Report:
    """Read the report that a capture holds.

    Args:
        capture: A page (``text/html``) or a plain text.

    Returns:
        The report. A plain text stays as it is to the character; the text of a page is made
        of its blocks, each followed by a blank line.

    Raises:
        NotAnArticle: The page or text holds no article, or asks for consent or payment.
    """
    text, notes = text_of(capture)
    if capture.media_type.startswith("text/html"):
        draft = page_draft(text, capture.source)
    else:
        draft = plain_draft(text, capture.given)
    return assembled(replace(draft, notes=(*notes, *draft.notes)), capture)
