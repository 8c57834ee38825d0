"""Finding passages by their words, the same way in SQLite (FTS5) and PostgreSQL.

What is indexed are the folded words that the whole program reads by, with a space between, so that
both databases see the same words and neither has a language's rules of its own.
"""

import re

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    and_,
    delete,
    func,
    insert,
    literal,
    select,
    text,
)

from twicetold.model import Passage, Report, Role
from twicetold.store.packing import unpacked
from twicetold.store.tables import members, passages, reports
from twicetold.text.tokens import tokens

_LEFT_OUT = frozenset({Role.FURNITURE})
_PHRASE = re.compile(r'"([^"]*)"|([^"\s]+)')
_PIECES = re.compile(r"[^\W_]+")


def folded(words: str) -> str:
    """Give words as they are indexed.

    >>> folded("The façade’s 1,500 stones")
    'the facade 1 500 stones'
    """
    return " ".join(piece for token in tokens(words) for piece in _PIECES.findall(token.fold))


def index_passages(connection: Connection, report: Report) -> None:
    """Index the parts of a report, in place of what was indexed of it before."""
    connection.execute(delete(passages).where(passages.c.report == report.id))
    rows = [
        {"report": report.id, "start": part.start, "end": part.end, "words": words}
        for part in report.parts
        if part.role not in _LEFT_OUT and part.repeats is None
        if (words := folded(report.text[part.start : part.end]))
    ]
    if rows:
        connection.execute(insert(passages), rows)


def search(connection: Connection, words: str, offset: int, limit: int) -> tuple[Passage, ...]:
    """Find passages of current reports, those of the latest first."""
    phrases = _phrases(words)
    if not phrases:
        return ()
    asked = (
        select(passages.c.start, passages.c.end, reports.c.noun)
        .join(reports, reports.c.id == passages.c.report)
        .where(reports.c.current, _holds(connection, phrases))
        .order_by(reports.c.moment.desc(), reports.c.id, passages.c.start)
    )
    found = connection.execute(asked.offset(offset).limit(limit))
    return tuple(unpacked(row.noun, Report).passage(row.start, row.end) for row in found)


def stories_with(connection: Connection, words: str) -> Select[tuple[str]]:
    """Ask for the ids of stories with a passage that holds the words."""
    phrases = _phrases(words)
    asked = select(members.c.story).join(passages, passages.c.report == members.c.report)
    return asked.where(_holds(connection, phrases) if phrases else literal(value=False))


def _phrases(words: str) -> tuple[str, ...]:
    """Give what must stand in a passage, each a run of words in this order."""
    found = (folded(quoted or single) for quoted, single in _PHRASE.findall(words))
    return tuple(phrase for phrase in found if phrase)


def _holds(connection: Connection, phrases: tuple[str, ...]) -> ColumnElement[bool]:
    if connection.dialect.name == "postgresql":
        vector = func.to_tsvector(text("'simple'"), passages.c.words)
        asked = (func.phraseto_tsquery(text("'simple'"), phrase) for phrase in phrases)
        return and_(*(vector.op("@@", is_comparison=True)(phrase) for phrase in asked))
    query = " ".join(f'"{phrase}"' for phrase in phrases)
    matching = text("SELECT rowid FROM passages_words WHERE words MATCH :query")
    return passages.c.number.in_(matching.bindparams(query=query).columns(passages.c.number))
