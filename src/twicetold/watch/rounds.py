"""One round of a watch: ask what is due, add what is new, tell what changed.

A round may be broken off anywhere. What was fetched is added to the store before it is remembered
as fetched, and news is kept in the transaction that remembers what it was told from; so nothing
is lost and nothing told twice.
"""

import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from twicetold import pipeline, revise
from twicetold.ingest import Lead, Outcome, Visit, Visitor
from twicetold.model import Arrival, Capture, Failure, Missing, Report, ReportReading
from twicetold.store import Batch, Pages, Shelf
from twicetold.watch import adding, book, news
from twicetold.watch.book import Watched
from twicetold.watch.edits import Edited, sites, told
from twicetold.watch.marks import StoryMark, changed, marked
from twicetold.watch.news import News, NewsKind

VISITS, TOLD, STORIES, SITES = "watch-visits", "watch-told", "watch-stories", "watch-sites"


@dataclass(frozen=True, slots=True)
class Manners:
    """How addresses are asked again.

    Attributes:
        follow: Seconds for which a page that a feed named is asked again.
        ageing: A page is asked again after this share of the time that it is known.
        slowest: Seconds after which an address is asked again at the latest.
        patience: Seconds before an address that gave no answer is asked again; twice as many
            each time.
    """

    follow: float = 14 * 86_400.0
    ageing: float = 0.1
    slowest: float = 86_400.0
    patience: float = 60.0


@dataclass(frozen=True, slots=True)
class Round:
    """What one round did.

    Attributes:
        asked: How many addresses were asked.
        added: How many captures were new to the store.
        failures: What could not be had or read.
    """

    asked: int
    added: int
    failures: tuple[Failure, ...]


def once(
    shelf: Shelf,
    sources: Sequence[str],
    visitor: Visitor,
    *,
    manners: Manners | None = None,
    settings: adding.Settings | None = None,
) -> Round:
    """Go one round.

    Args:
        shelf: The store.
        sources: Addresses of feeds and pages that the user watches.
        visitor: Who asks.
        manners: How addresses are asked again; the stated defaults if None.
        settings: How captures are added.

    Returns:
        What was done; the news is in the store.
    """
    chosen = manners or Manners()
    visits = tuple(_visited(shelf, sources, visitor))
    captures = [found for _, visit in visits for found in _captures(visit)]
    steps = tuple(adding.added(shelf, captures, settings=settings, command="watch"))
    failures = tuple(failure for step in steps for failure in step.failures)
    articles = sorted({adding.article(c) for c in captures if isinstance(c, Capture)})
    at = datetime.now(UTC).isoformat(timespec="seconds")
    with shelf.batch() as batch:
        found = [*_removals(batch, visits, at), *_edits(batch, articles, at)]
        touched = {id for step in steps for id in step.stories} | _homes(batch, articles)
        found += _stories(batch, sorted(touched), at)
        news.keep(batch, tuple(found))
        for watched, visit in visits:
            book.write(batch, VISITS, watched.lead.url, _after(watched, visit, chosen))
    added = sum(one.arrival is not Arrival.KNOWN for step in steps for one in step.added)
    return Round(len(visits), added, failures)


def _visited(
    shelf: Shelf, sources: Sequence[str], visitor: Visitor
) -> Iterator[tuple[Watched, Visit]]:
    """Ask what is due: the sources, the pages that are followed, and pages named just now."""
    now = time.time()
    kept = {one.lead.url: one for one in book.every(shelf, VISITS, Watched)}
    due = [kept.get(url) or Watched(Lead(url), source=True, first=now) for url in sources]
    wanted = set(sources)
    due += [one for url, one in sorted(kept.items()) if url not in wanted and not one.source]
    while due:
        due = [one for one in due if one.next <= now]
        named: dict[str, Watched] = {}
        for one, visit in zip(due, visitor.visits([(w.lead, w.known) for w in due]), strict=True):
            yield one, visit
            for lead in (found for found in visit.found if isinstance(found, Lead)):
                if lead.url not in kept and lead.url not in wanted:
                    named.setdefault(lead.url, Watched(lead, source=False, first=now))
        wanted |= named.keys()
        due = list(named.values())


def _captures(visit: Visit) -> Iterator[Capture | Failure]:
    for found in visit.found:
        if not isinstance(found, Lead):
            yield found
    if visit.outcome is Outcome.REFUSED or (
        visit.outcome is Outcome.GONE and not visit.known.digest
    ):
        if visit.lead.instead is not None:
            yield visit.lead.instead
        else:
            yield Failure("ingest", visit.lead.url, visit.reason)


def _after(watched: Watched, visit: Visit, manners: Manners) -> Watched | None:
    """Tell what is remembered of an address after a visit; None when it is asked no more."""
    now = time.time()
    age = now - watched.first
    lead = replace(watched.lead, instead=None)
    if not watched.source and age > manners.follow:
        return None
    if visit.outcome is Outcome.LATER:
        missed = watched.missed + 1
        pause = max(visit.wait, min(manners.slowest, manners.patience * 2 ** min(missed, 20)))
        return replace(watched, lead=lead, missed=missed, next=now + pause)
    pause = 0.0 if watched.source else min(manners.slowest, manners.ageing * age)
    return replace(
        watched,
        lead=lead,
        known=visit.known,
        missed=0,
        next=now + max(visit.wait, pause),
        gone=visit.outcome is Outcome.GONE,
        article=_article(visit) or watched.article,
    )


def _article(visit: Visit) -> str:
    """Give the article of a page that was just read; a feed has none."""
    pages = [found for found in visit.found if isinstance(found, Capture)]
    return adding.article(pages[0]) if len(visit.found) == len(pages) == 1 else ""


def _removals(batch: Batch, visits: Iterable[tuple[Watched, Visit]], at: str) -> Iterator[News]:
    """Tell the pages that were read once and are gone now."""
    for watched, visit in visits:
        if visit.outcome is Outcome.GONE and not watched.gone:
            report = _current(batch, watched.article) if watched.article else None
            if report is not None:
                home = batch.homes([report.id])
                says = f"{report.outlet}: {visit.lead.url} is gone (status {visit.status})"
                yield News(
                    NewsKind.REMOVAL,
                    at,
                    says,
                    story=next((one.id for one in home), None),
                    article=visit.lead.url,
                    outlet=report.outlet,
                    passages=tuple(p for p in (report.headline,) if p),
                )


def _edits(batch: Batch, articles: Sequence[str], at: str) -> Iterator[News]:
    """Tell the articles that read otherwise than when they were last told of."""
    edited: list[Edited] = []
    for article in articles:
        now = _current(batch, article)
        if now is None:
            continue
        before = book.read(batch, TOLD, article, str)
        book.write(batch, TOLD, article, now.id)
        if before is not None and before != now.id:
            edited += _edited(batch, article, before, now)
    known = frozenset(book.every(batch, SITES, str))
    found = sites(edited, known)
    for key in found.fresh:
        book.write(batch, SITES, key, key)
    yield from told(edited, found, at)


def _edited(batch: Batch, article: str, before: str, now: Report) -> Iterator[Edited]:
    for earlier in batch.reports([before]):
        both = [(one, _alone(batch, one)) for one in (earlier, now)]
        home = next((one.id for one in batch.homes([now.id])), None)
        yield Edited(article, now, revise.revision(both[0], both[1]), home)


def _alone(batch: Batch, report: Report) -> ReportReading:
    return next(iter(batch.readings([report.id])), None) or pipeline.read(report)


def _stories(batch: Batch, ids: Sequence[str], at: str) -> Iterator[News]:
    """Tell what is new in stories, and remember how they stand."""
    for id in ids:
        try:
            dossier = batch.dossier(id)
        except Missing:
            continue
        names = (id, *batch.story(id).aliases)
        marks = [book.read(batch, STORIES, name, StoryMark) for name in names]
        known = [mark for mark in marks if mark is not None]
        if not known:
            yield _new_story(batch, id, at)
        before = StoryMark(
            claims=tuple(claim for mark in known for claim in mark.claims),
            figures=tuple(figure for mark in known for figure in mark.figures),
        )
        yield from changed(dossier, before if known else None, at)
        for name in names[1:]:
            book.write(batch, STORIES, name, None)
        book.write(batch, STORIES, id, marked(dossier))


def _new_story(batch: Batch, id: str, at: str) -> News:
    line = batch.line(id)
    reports = "1 report" if line.reports == 1 else f"{line.reports} reports"
    return News(NewsKind.STORY, at, f"{line.headline} ({reports})", story=id)


def _homes(batch: Batch, articles: Sequence[str]) -> set[str]:
    current = [one.id for one in (_current(batch, article) for article in articles) if one]
    return {one.id for one in batch.homes(current)}


def _current(pages: Pages, article: str) -> Report | None:
    """Give the report that now stands for an article, if it was ever read."""
    for edition in pages.editions(article):
        if edition.current:
            return next(iter(pages.reports([edition.report])), None)
    return None
