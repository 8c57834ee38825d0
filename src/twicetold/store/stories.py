"""Stories: who belongs to them, what they were called before, and what was found about them."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update

from twicetold.model import (
    Claim,
    Corroboration,
    Dossier,
    Failure,
    Missing,
    Name,
    Replayed,
    Report,
    Reuse,
    Series,
    ShelfError,
    State,
    Story,
    StoryLine,
)
from twicetold.store import articles, findings
from twicetold.store.articles import pieces
from twicetold.store.packing import packed, unpacked
from twicetold.store.searching import stories_with
from twicetold.store.tables import aliases, claims, members, stories


@dataclass(frozen=True, slots=True)
class _Rest:
    """What a dossier holds beside reports, what was read from each alone, and claims."""

    version: str
    reuses: tuple[Reuse, ...]
    series: tuple[Series, ...]
    names: tuple[Name, ...]
    failures: tuple[Failure, ...]
    decisions: tuple[Replayed, ...]


def put(connection: Connection, dossier: Dossier, changed: str) -> None:
    """Keep all that was found about one story, as ``Batch.put_story`` says."""
    if len(dossier.stories) != 1:
        raise ShelfError(f"a dossier of {len(dossier.stories)} stories is put one story at a time")
    story = dossier.stories[0]
    drop(connection, story.id)
    _leave(connection, story.reports)
    connection.execute(insert(stories).values(_columns(dossier, changed)))
    connection.execute(
        insert(members), [{"report": report, "story": story.id} for report in story.reports]
    )
    for piece in pieces(story.aliases):
        connection.execute(delete(aliases).where(aliases.c.id.in_(piece)))
        connection.execute(insert(aliases), [{"id": alias, "story": story.id} for alias in piece])
    rows = _claims(dossier)
    if rows:
        connection.execute(insert(claims), rows)


def drop(connection: Connection, story: str) -> None:
    """Take a story away, its claims and aliases with it."""
    for table in (claims, members, aliases):
        connection.execute(delete(table).where(table.c.story == story))
    connection.execute(delete(stories).where(stories.c.id == story))


def reseat(connection: Connection, before: str, after: str) -> None:
    """Let one report take the place of another in its story."""
    connection.execute(update(members).where(members.c.report == before).values(report=after))


def _leave(connection: Connection, reports: Iterable[str]) -> None:
    """Take reports out of the stories in which they stood; a story without any goes."""
    homes: set[str] = set()
    for piece in pieces(reports):
        homes |= set(connection.scalars(select(members.c.story).where(members.c.report.in_(piece))))
        connection.execute(delete(members).where(members.c.report.in_(piece)))
    for home in sorted(homes):
        if connection.scalar(select(members.c.report).where(members.c.story == home)) is None:
            drop(connection, home)


def _columns(dossier: Dossier, changed: str) -> dict[str, object]:
    ordered = sorted(dossier.reports, key=_came_out)
    shown = _several(dossier)
    dated = [report for report in ordered if report.reference is not None]
    return {
        "id": dossier.stories[0].id,
        "headline": articles.headline(ordered[0]),
        "reports": len(ordered),
        "outlets": len({report.outlet for report in ordered}),
        "first": dated[0].reference if dated else None,
        "last": dated[-1].reference if dated else None,
        "moment": articles.instant(dated[-1].reference if dated else None),
        "claims": len(shown),
        "independent": sum(found.state is State.INDEPENDENT for found in shown),
        "contested": sum(found.contested for found in shown),
        "changed": changed,
        "noun": packed(_rest(dossier)),
    }


def _came_out(report: Report) -> tuple[bool, str, str]:
    return (report.reference is None, articles.instant(report.reference), report.source)


def _several(dossier: Dossier) -> list[Corroboration]:
    """Give what was found about the claims that several reports carry."""
    pairs = zip(dossier.claims, dossier.corroborations, strict=True)
    return [
        found
        for claim, found in pairs
        if len({appearance.report for appearance in claim.appearances}) > 1
    ]


def _rest(dossier: Dossier) -> _Rest:
    return _Rest(
        version=dossier.version,
        reuses=dossier.reuses,
        series=dossier.series,
        names=dossier.names,
        failures=dossier.failures,
        decisions=dossier.decisions,
    )


def _claims(dossier: Dossier) -> list[dict[str, object]]:
    pairs = zip(dossier.claims, dossier.corroborations, strict=True)
    return [
        {
            "story": dossier.stories[0].id,
            "place": place,
            "id": claim.id,
            "outlets": found.outlets,
            "publishers": found.publishers,
            "fewest": found.fewest,
            "most": found.most,
            "contested": found.contested,
            "state": found.state.value,
            "noun": packed(claim),
            "corroboration": packed(found),
        }
        for place, (claim, found) in enumerate(pairs)
    ]


def lines(connection: Connection, search: str, offset: int, limit: int) -> tuple[StoryLine, ...]:
    """List stories, the one with the latest report first."""
    asked = select(stories).order_by(stories.c.moment.desc(), stories.c.id)
    if search.strip():
        asked = asked.where(stories.c.id.in_(stories_with(connection, search)))
    return tuple(_line(row) for row in connection.execute(asked.offset(offset).limit(limit)))


def line(connection: Connection, id: str) -> StoryLine:
    """Give a story, by its id or one that it had before, as a line of a list."""
    asked = select(stories).where(stories.c.id == _own(connection, id))
    return _line(connection.execute(asked).one())


def _line(row: Row[Any]) -> StoryLine:
    return StoryLine(
        id=row.id,
        headline=row.headline,
        reports=row.reports,
        outlets=row.outlets,
        first=row.first,
        last=row.last,
        claims=row.claims,
        independent=row.independent,
        contested=row.contested,
        changed=row.changed,
    )


def _own(connection: Connection, id: str) -> str:
    """Give the id that a story has now."""
    for asked in (
        select(stories.c.id).where(stories.c.id == id),
        select(aliases.c.story).where(aliases.c.id == id),
    ):
        found: str | None = connection.scalar(asked)
        if found is not None:
            return found
    raise Missing(f"the store has no story {id}; twicetold stories lists what it has")


def story(connection: Connection, id: str) -> Story:
    """Give a story by its id or one that it had before."""
    return _whole(connection, [_own(connection, id)])[0]


def homes(connection: Connection, reports: Iterable[str]) -> tuple[Story, ...]:
    """Give the stories in which reports stand."""
    found: set[str] = set()
    for piece in pieces(reports):
        asked = select(members.c.story).where(members.c.report.in_(piece))
        found |= set(connection.scalars(asked))
    return _whole(connection, found)


def _whole(connection: Connection, ids: Iterable[str]) -> tuple[Story, ...]:
    inside: dict[str, list[str]] = {}
    called: dict[str, list[str]] = defaultdict(list)
    for piece in pieces(ids):
        of = select(members.c.story, members.c.report).where(members.c.story.in_(piece))
        for row in connection.execute(of.order_by(members.c.story, members.c.report)):
            inside.setdefault(row.story, []).append(row.report)
        before = select(aliases.c.story, aliases.c.id).where(aliases.c.story.in_(piece))
        for row in connection.execute(before.order_by(aliases.c.id)):
            called[row.story].append(row.id)
    return tuple(Story(id, tuple(inside[id]), tuple(called[id])) for id in sorted(inside))


def dossier(connection: Connection, id: str) -> Dossier:
    """Give all that was found about one story."""
    one = story(connection, id)
    rest = unpacked(
        connection.scalars(select(stories.c.noun).where(stories.c.id == one.id)).one(), _Rest
    )
    reports = articles.some_reports(connection, one.reports)
    read = {found.report: found for found in findings.some_readings(connection, one.reports)}
    rows = connection.execute(
        select(claims.c.noun, claims.c.corroboration)
        .where(claims.c.story == one.id)
        .order_by(claims.c.place)
    ).all()
    said = [a for report in one.reports if report in read for a in read[report].attributions]
    return Dossier(
        version=rest.version,
        reports=reports,
        moments=tuple(read[r.id].moments if r.id in read else () for r in reports),
        stories=(one,),
        reuses=rest.reuses,
        attributions=tuple(sorted(said, key=lambda a: (a.report, a.content[0].start, a.id))),
        claims=tuple(unpacked(row.noun, Claim) for row in rows),
        corroborations=tuple(unpacked(row.corroboration, Corroboration) for row in rows),
        series=rest.series,
        names=rest.names,
        failures=rest.failures,
        decisions=rest.decisions,
    )
