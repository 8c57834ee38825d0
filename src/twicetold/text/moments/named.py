"""The moments of a report: expressions found, joined to their time of day and resolved."""

from dataclasses import dataclass
from datetime import date

from twicetold.model.report import Part, Report
from twicetold.model.span import Span
from twicetold.model.value import Moment
from twicetold.text.moments import calendar, grammar
from twicetold.text.moments.calendar import Interval, Reference
from twicetold.text.moments.context import Context, Unresolved
from twicetold.text.moments.grammar import Expression, beside, clocks, expressions
from twicetold.text.moments.rules import NAMING_A_DAY, PLACED, RELATIVE, TENSED, counted, timed
from twicetold.text.moments.tense import speaks_of_future
from twicetold.text.parts import bare, speaking
from twicetold.text.sentences import sentences

LONGEST_FILING = 7
"""Most days that a dateline's date may lie before the publication and still be counted from."""


@dataclass(frozen=True, slots=True)
class _Found:
    """An expression with the time of day that stands beside it."""

    expression: Expression
    clock: Expression | None
    sentence: Span

    @property
    def span(self) -> Span:
        clock = self.clock or self.expression
        return Span(min(self.expression.start, clock.start), max(self.expression.end, clock.end))


def named(report: Report) -> tuple[Moment, ...]:
    """Find the moments that a report's speaking parts name.

    Relative words count from the dateline's date where it lies within a week before the
    publication, else from the time of publication, else from the last update. A weekday lies
    in the past unless the clause's verb speaks of what is to come; the report's own day is
    both. Words that cannot be resolved are kept, with the reason as their rule.

    Args:
        report: A report; parts that repeat earlier ones are left out.

    Returns:
        The moments in the order of the text; they do not overlap.
    """
    reference = reference_of(report)
    found: list[Moment] = []
    for part in speaking(report):
        found.extend(_in_part(report, part, reference))
    return tuple(found)


def of_part(report: Report, part: Part) -> tuple[Moment, ...]:
    """Find the moments that one part of a report names, as ``named`` does."""
    return tuple(_in_part(report, part, reference_of(report)))


def read(expression: str, *, reference: str | None = None) -> tuple[Moment, ...]:
    """Read a bare expression, or a sentence with several.

    Args:
        expression: The words, for instance ``late on Monday``.
        reference: The date that relative words count from, ISO 8601.

    Returns:
        The moments in the order of the words; their passages name no report.

    >>> read("late on Monday", reference="2019-03-12")[0].start
    '2019-03-11T18:00'
    """
    return named(bare(expression, reference))


def reference_of(report: Report) -> Reference | None:
    """Give the date that a report's relative words count from, if it is known."""
    published = calendar.reference(report.published, "published")
    known = published or calendar.reference(report.updated, "updated")
    filed = calendar.reference(report.dateline.date, "dateline") if report.dateline else None
    if filed and (known is None or 0 <= (known.day - filed.day).days <= LONGEST_FILING):
        return filed
    return known


def _in_part(report: Report, part: Part, reference: Reference | None) -> list[Moment]:
    found = _joined(report.text, part)
    return [_moment(report, one, _context(report, one, found, reference)) for one in found]


def _joined(text: str, part: Part) -> list[_Found]:
    """Find the expressions of a part and join each time of day to the day beside it."""
    days = list(expressions(text, part.start, part.end))
    times = [
        time
        for time in clocks(text, part.start, part.end)
        if not any(Span(day.start, day.end).overlaps(Span(time.start, time.end)) for day in days)
    ]
    if not days and not times:
        return []
    bounds = sentences(text, part.start, part.end)
    found: list[_Found] = []
    for day in days:
        clock = next((t for t in times if _belong_together(text, t, day)), None)
        if clock is not None:
            times.remove(clock)
        found.append(_Found(day, clock, _sentence(bounds, day, part)))
    found.extend(_Found(time, None, _sentence(bounds, time, part)) for time in times)
    return sorted(found, key=lambda one: one.span)


def _belong_together(text: str, time: Expression, day: Expression) -> bool:
    """Tell ``3.30pm on Monday`` from ``3.30pm, 20 minutes after leaving``, which are two."""
    if grammar.unit(day.pieces.get("unit", "")) in {"hour", "minute"}:
        return False
    return beside(text, time, day) or beside(text, day, time)


def _sentence(bounds: tuple[Span, ...], expression: Expression, part: Part) -> Span:
    for span in bounds:
        if span.start <= expression.start < span.end:
            return span
    return part.span


def _context(
    report: Report, one: _Found, found: list[_Found], reference: Reference | None
) -> Context:
    tensed = one.expression.rule in TENSED and "year" not in one.expression.pieces
    future = speaks_of_future(report.text, one.sentence, one.span) if tensed else None
    placed = one.expression.rule in PLACED
    sibling = _nearest_day(report, one, found, reference) if placed else None
    return Context(reference, future, sibling)


def _nearest_day(
    report: Report, one: _Found, found: list[_Found], reference: Reference | None
) -> date | None:
    """Give the day that the same sentence names nearest to a night or a time of day."""
    beside_it = [
        other
        for other in found
        if other.sentence == one.sentence and other.expression.rule in NAMING_A_DAY
    ]
    near = sorted(beside_it, key=lambda other: abs(other.span.start - one.span.start))
    for other in near:
        interval = _interval(other, _context(report, other, [], reference))
        if isinstance(interval, Interval):
            return date.fromisoformat(interval.start[:10])
    return None


def _interval(one: _Found, context: Context) -> Interval | str:
    """Resolve an expression, or give the reason why it cannot be."""
    try:
        interval = counted(one.expression, context)
        return interval if one.clock is None else timed(one.clock, interval, context)
    except Unresolved as reason:
        return str(reason)
    except (ValueError, OverflowError):
        return "no such date or time"


def _moment(report: Report, one: _Found, context: Context) -> Moment:
    passage = report.passage(one.span.start, one.span.end)
    interval = _interval(one, context)
    if isinstance(interval, str):
        return Moment(None, None, None, f"{one.expression.rule}: {interval}", passage)
    rule, dated = one.expression.rule, "year" in one.expression.pieces
    if context.reference is not None and (rule in RELATIVE or (rule in TENSED and not dated)):
        rule += f", counted from {context.reference.day} ({context.reference.named})"
    return Moment(interval.start, interval.end, interval.precision, rule, passage)
