"""Which parts of a report speak: its own words, each once, without furniture."""

from collections.abc import Iterator

from twicetold.model.report import Part, Report, Role

_SPEAKING = frozenset({Role.HEADLINE, Role.STANDFIRST, Role.SUMMARY, Role.CAPTION, Role.BODY})


def speaking(report: Report) -> Iterator[Part]:
    """Give the parts that say something of the event, repeats of earlier ones left out."""
    for part in report.parts:
        if part.role in _SPEAKING and part.repeats is None:
            yield part


def bare(text: str, published: str | None = None) -> Report:
    """Make a report of bare words, for reading an expression outside any report."""
    return Report("", "", "", "", text, (Part(Role.BODY, 0, len(text)),), published=published)
