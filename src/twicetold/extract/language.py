"""The language of a report."""

import py3langid

from twicetold.model import Part, Role

_LEAST = 60
"""Characters from which the words are a better witness than nothing."""
_MOST = 3_000


def of(text: str, parts: tuple[Part, ...], declared: str | None) -> str:
    """Tell the language: what the page declares, else what the words look like.

    Args:
        text: The report's text.
        parts: Its parts; the body is read.
        declared: The code that the page declares, if it does.

    Returns:
        ISO 639-1 code; ``und`` when the words are too few to tell.
    """
    if declared:
        return declared
    body = " ".join(text[part.start : part.end] for part in parts if part.role is Role.BODY)
    if len(body) < _LEAST:
        return "und"
    return str(py3langid.classify(body[:_MOST])[0])
