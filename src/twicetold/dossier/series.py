"""Figures that several appearances give, in order of time."""

from collections import defaultdict
from collections.abc import Iterable

from twicetold.model import Attribution, Claim, Report, Series, SeriesValue


def series(
    claims: Iterable[Claim], reports: Iterable[Report], attributions: Iterable[Attribution]
) -> tuple[Series, ...]:
    """Gather the values of each indicator and unit that at least two reports of a story give.

    Different indicators never make one series.
    """
    known = {report.id: report for report in reports}
    speakers = {a.id: a.speaker.key for a in attributions if a.speaker is not None}
    values: dict[tuple[str, str, str], list[SeriesValue]] = defaultdict(list)
    for claim in claims:
        for index, appearance in enumerate(claim.appearances):
            for quantity in appearance.figures:
                if quantity.indicator:
                    place = (claim.story, quantity.indicator, quantity.unit)
                    value = SeriesValue(
                        claim=claim.id,
                        appearance=index,
                        quantity=quantity,
                        event=appearance.when,
                        as_of=quantity.as_of,
                        published=known[appearance.report].published,
                        speaker=speakers.get(appearance.attribution or ""),
                    )
                    values[place].append(value)
    return tuple(
        Series(indicator, unit, story, tuple(sorted(_once(gathered), key=_order)))
        for (story, indicator, unit), gathered in sorted(values.items())
        if len({value.quantity.passage.report for value in gathered}) > 1
    )


def _once(values: list[SeriesValue]) -> list[SeriesValue]:
    """Keep one value for each place, however many claims carry it."""
    kept: dict[tuple[str, int], SeriesValue] = {}
    for value in values:
        passage = value.quantity.passage
        kept.setdefault((passage.report, passage.start), value)
    return list(kept.values())


def _order(value: SeriesValue) -> tuple[str, str, str, int]:
    as_of = value.as_of.start if value.as_of is not None else None
    passage = value.quantity.passage
    return (as_of or "", value.published or "", passage.report, passage.start)
