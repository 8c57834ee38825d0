"""Checking one report: credits found, passages shared and with whom, share of the body."""

from collections.abc import Iterable, Sequence

from twicetold.model import Check, Passage, Report, Reuse, ReuseKind, Role, Sharer, Span
from twicetold.reuse.evidence import carried, carriers


def checked(report: Report, others: Sequence[Report], reuses: Sequence[Reuse]) -> Check:
    """Show whether a report is wire copy; works from its credits alone when there are no others.

    Set phrases cover nothing.

    Args:
        report: The report to check.
        others: The reports it is held against.
        reuses: The passages that all of them share, as from ``shared``.

    Returns:
        Its credits, and with whom it shares how much of its body.
    """
    own = [reuse for reuse in reuses if report.id in (reuse.left.report, reuse.right.report)]
    told = [reuse for reuse in own if reuse.kind is not ReuseKind.STOCK]
    prose = [_here(report, reuse) for reuse in told if reuse.kind is ReuseKind.PROSE]
    quoted = [_here(report, reuse) for reuse in told if reuse.kind is ReuseKind.QUOTATION]
    sharers = [_sharer(report, other, own) for other in others]
    named = carried(report, carriers((report, *others)))
    return Check(
        report=report.id,
        credits=report.credits,
        mentions=tuple(mention.passage for mention in named if not mention.whole),
        covered=_share(report, prose),
        quoted=_share(report, quoted),
        sharers=tuple(
            sorted(
                (sharer for sharer in sharers if sharer.reuses),
                key=lambda sharer: (-sharer.covered, sharer.report),
            )
        ),
    )


def _sharer(report: Report, other: Report, own: Sequence[Reuse]) -> Sharer:
    with_other = tuple(
        reuse for reuse in own if other.id in (reuse.left.report, reuse.right.report)
    )
    prose = [_here(report, reuse) for reuse in with_other if reuse.kind is ReuseKind.PROSE]
    return Sharer(other.id, other.outlet, other.source, _share(report, prose), with_other)


def _here(report: Report, reuse: Reuse) -> Passage:
    return reuse.left if reuse.left.report == report.id else reuse.right


def _share(report: Report, passages: Iterable[Passage]) -> float:
    """Give the share of the body's code points that lie in the passages."""
    body = [part.span for part in report.parts if part.role is Role.BODY and part.repeats is None]
    size = sum(len(span) for span in body)
    united = _united([passage.span for passage in passages])
    inside = sum(
        max(0, min(one.end, span.end) - max(one.start, span.start))
        for one in united
        for span in body
    )
    return inside / size if size else 0.0


def _united(spans: Sequence[Span]) -> list[Span]:
    united: list[Span] = []
    for span in sorted(spans):
        if united and span.start <= united[-1].end:
            united[-1] = Span(united[-1].start, max(united[-1].end, span.end))
        else:
            united.append(span)
    return united
