"""What does the case answer by itself, without linking anew? A story as known on a day, the words of a search."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Integer, Select, bindparam, func, literal_column, select, text

from consilience.store.selecting import View, is_current, within
from consilience.store.tables import assertions, memberships, readings, texts, versions
from consilience.store.words import Snippet, find_snippet, matching, parse_query

_PAGE = 100
"""Texts that are fetched at once where those fetched first do not hold a phrase; readings, of a story."""
_MANY = 400
"""Texts with the words of a search that are many."""


class Assertion(NamedTuple):
    """One thing that one report says: words from `start` to `end`, held between two days, known from a third."""

    version: int
    report: str
    kind: str
    start: int
    end: int
    theme: str | None
    stance: str | None
    low: float | None
    high: float | None
    held_from: str | None
    held_to: str | None
    known_from: str


class Hit(NamedTuple):
    """A text that holds what was looked for."""

    report: str
    known_from: str
    text: str
    snippet: Snippet


def story_of(connection: Connection, report: str, view: View) -> tuple[Assertion, ...]:
    """Return what the reports of a report's story say, as known in a view, in the order in which it became known."""
    rows = connection.execute(_told_by(view.shape), {"report": report} | view.bounds)
    told = [_Told._make(row) for row in rows]
    return tuple(one for first in range(0, len(told), _PAGE) for one in _said(connection, told[first : first + _PAGE]))


class _Told(NamedTuple):
    version: int
    report: str
    known_from: str
    reading: int


@cache
def _told_by(shape: View) -> Select[Any]:
    """Select the versions of a report's story with their readings, those known first ahead."""
    one = select(memberships.c.story).join(versions, versions.c.number == memberships.c.version)
    story = one.where(versions.c.report == bindparam("report")).order_by(memberships.c.story).limit(1)
    last = select(func.max(readings.c.number)).where(
        readings.c.version == versions.c.number, within(shape, recorded=readings.c.recorded)
    )
    return (
        select(versions.c.number, versions.c.report, versions.c.known_from, last.scalar_subquery())
        .join(memberships, memberships.c.version == versions.c.number)
        .where(memberships.c.story == story.scalar_subquery(), is_current(shape))
        .order_by(versions.c.known_from, versions.c.report, versions.c.key)
    )


_SAID = (
    select(assertions.c.reading, *(assertions.c[name] for name in Assertion._fields[2:-1]))
    .where(assertions.c.reading.in_(bindparam("readings", expanding=True)))
    .order_by(assertions.c.reading, assertions.c.number)
)


def _said(connection: Connection, told: Sequence[_Told]) -> Iterator[Assertion]:
    """Yield what these readings say; rows come in the order of their key, so that no database sorts them."""
    rows = connection.execute(_SAID, {"readings": [one.reading for one in told]}).all()
    said = {reading: list(some) for reading, some in groupby(rows, key=itemgetter(0))}
    for version, report, known_from, reading in told:
        for row in said.get(reading, ()):
            yield Assertion._make((version, report, *row[1:], known_from))


def search_texts(connection: Connection, words: str, view: View, *, limit: int) -> tuple[Hit, ...]:
    """Return the newest texts of a view that hold every word (and "phrase"), each with a snippet."""
    query = parse_query(words)
    if not query.phrases:
        return ()
    hits: list[Hit] = []
    for row in _candidates(connection, words, view, limit):
        snippet = find_snippet(row.text, query)
        if snippet is not None:
            hits.append(Hit(row.report, row.known_from, row.text, snippet))
            if len(hits) == limit:
                break
    return tuple(hits)


def _candidates(connection: Connection, words: str, view: View, limit: int) -> Iterator[_Candidate]:
    """Yield the texts that hold every word, the newest first, page by page."""
    ordered = _newest(connection, words, view)
    size, first = limit, 0
    while page := connection.execute(ordered.limit(size).offset(first)).all():
        held = select(texts.c.version, texts.c.text).where(texts.c.version.in_([row.number for row in page]))
        bodies = {found.version: found.text for found in connection.execute(held)}
        yield from (_Candidate(row.report, row.known_from, bodies[row.number]) for row in page)
        first, size = first + size, _PAGE


def _newest(connection: Connection, words: str, view: View) -> Select[Any]:
    """Select the versions that hold every word, by their day.

    SQLite starts from what the index of words gives; where that is much, it is quicker to go through the days from the
    last one on and to ask of each whether it is among them, until enough are found (the + keeps it from doing else).
    """
    dialect = connection.dialect.name
    sql, parameters = matching(parse_query(words), dialect=dialect)
    number: ColumnElement[int] = versions.c.number
    if dialect == "sqlite":
        count = connection.execute(text(f"SELECT count(*) FROM ({sql} LIMIT {_MANY})"), parameters).scalar_one()
        number = literal_column("+versions.number", Integer) if count == _MANY else number
    found = text(sql).columns(number=Integer).bindparams(**parameters).subquery("found")
    return (
        select(versions.c.number, versions.c.report, versions.c.known_from)
        .where(number.in_(select(found.c.number)), is_current(view))
        .order_by(versions.c.known_from.desc(), versions.c.report)
    )


class _Candidate(NamedTuple):
    report: str
    known_from: str
    text: str
