"""Stories: who belongs to them, what they were called before, and what was found about them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select

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

_NO_STORY = "the store has no story {}; twicetold stories lists what it has"


@dataclass(frozen=True, slots=True)
class _Rest:
    """What a dossier holds beside reports, what was read from each alone, and claims."""

    version: str
    reuses: tuple[Reuse, ...]
    series: tuple[Series, ...]
    names: tuple[Name, ...]
    failures: tuple[Failure, ...]
    decisions: tuple[Replayed, ...]


def put(connection: Connection, dossier: Dossier, before: Sequence[str], changed: str) -> None:
    """Keep all that was found about one story, as ``Batch.put_story`` says."""
    if len(dossier.stories) != 1:
        raise ShelfError(f"a dossier of {len(dossier.stories)} stories is put one story at a time")
    story = dossier.stories[0]
    elders = _with_aliases(connection, (*before, story.id))
    for id in (*before, story.id):
        drop(connection, id)
    _leave(connection, story.reports)
    connection.execute(insert(stories).values(_columns(dossier, changed)))
    connection.execute(
        insert(members), [{"report": report, "story": story.id} for report in story.reports]
    )
    elders -= {story.id}
    connection.execute(delete(aliases).where(aliases.c.id == story.id))
    if elders:
        connection.execute(
            insert(aliases), [{"id": elder, "story": story.id} for elder in sorted(elders)]
        )
    rows = _claims(dossier)
    if rows:
        connection.execute(insert(claims), rows)


def drop(connection: Connection, story: str) -> None:
    """Take a story away, its claims and aliases with it."""
    for table in (claims, members, aliases):
        connection.execute(delete(table).where(table.c.story == story))
    connection.execute(delete(stories).where(stories.c.id == story))


def _with_aliases(connection: Connection, ids: Iterable[str]) -> set[str]:
    known = set(ids)
    for piece in pieces(known):
        known |= set(connection.scalars(select(aliases.c.id).where(aliases.c.story.in_(piece))))
    return known


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
    return tuple(map(_line, connection.execute(asked.offset(offset).limit(limit))))


def line(connection: Connection, id: str) -> StoryLine:
    """Give the line of a story by its id or one that it had before."""
    asked = select(stories).where(stories.c.id == (_alias(connection, id) or id))
    row = connection.execute(asked).first()
    if row is None:
        raise Missing(_NO_STORY.format(id))
    return _line(row)


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


def _alias(connection: Connection, id: str) -> str | None:
    found: str | None = connection.scalar(select(aliases.c.story).where(aliases.c.id == id))
    return found


def story(connection: Connection, id: str) -> Story:
    """Give a story by its id or one that it had before."""
    alias = _alias(connection, id)
    found = tuple(
        connection.scalars(
            select(members.c.report)
            .where(members.c.story == (alias or id))
            .order_by(members.c.report)
        )
    )
    if not found:
        raise Missing(_NO_STORY.format(id))
    return Story(alias or id, found)


def some_aliases(connection: Connection, id: str) -> tuple[str, ...]:
    """Give the ids that a story had before, sorted."""
    asked = select(aliases.c.id).where(aliases.c.story == id).order_by(aliases.c.id)
    return tuple(connection.scalars(asked))


def homes(connection: Connection, reports: Iterable[str]) -> dict[str, str]:
    """Give the story of each report."""
    found: dict[str, str] = {}
    for piece in pieces(reports):
        asked = select(members.c.report, members.c.story).where(members.c.report.in_(piece))
        found.update((row.report, row.story) for row in connection.execute(asked))
    return found


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
