"""Is everything in the case what was acknowledged? Every stored byte against its hash, every row against the log."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Row, Table, select
from sqlalchemy.exc import DatabaseError

from consilience.problems import CaseError
from consilience.store import chain
from consilience.store.asserting import assertion_rows
from consilience.store.chain import as_json
from consilience.store.codec import unpack_reading
from consilience.store.sealed import OF_A_VERSION, Logged, find_missing, read_log, replacements, was_stored
from consilience.store.tables import (
    LASTING,
    assertions,
    briefs,
    descriptions,
    grades,
    judgements,
    originals,
    readings,
    retractions,
    supersessions,
    texts,
    versions,
)
from consilience.store.versions import description_key


def find_faults(connection: Connection) -> Iterator[str]:
    """Name everything that is not as it was stored; nothing where all is well."""
    yield from _pages(connection)
    with _unreadable_letters_replaced(connection):
        yield from _rows(connection)


@contextmanager
def _unreadable_letters_replaced(connection: Connection) -> Iterator[None]:
    """Let SQLite give a text that is no longer UTF-8 with a sign for the letter: then its row can be named."""
    file = connection.connection.driver_connection
    if connection.dialect.name != "sqlite" or file is None:
        yield
        return
    file.text_factory = lambda data: data.decode("utf-8", "replace")
    try:
        yield
    finally:
        file.text_factory = str


def _rows(connection: Connection) -> Iterator[str]:
    try:
        log = list(chain.entries(connection))
        yield from chain.faults(log)
        logged, unread = read_log(log)
        yield from unread
        yield from _originals(connection, logged)
        yield from _versions(connection, logged)
        yield from _descriptions(connection, logged)
        yield from _supersessions(connection, logged)
        yield from _readings(connection, logged)
        yield from _briefs(connection, logged)
        for table in (judgements, grades, retractions):
            yield from _words(connection, table, logged)
    except (DatabaseError, CaseError, UnicodeDecodeError) as error:
        told = str(getattr(error, "orig", None) or error)
        yield f"the file is damaged where it was read next ({' '.join(told.split())[:200]}); take the last backup"


def _pages(connection: Connection) -> Iterator[str]:
    """Let SQLite check its pages; where it cannot even do that, name the tables that cannot be read."""
    if connection.dialect.name != "sqlite":
        return
    try:
        for row in connection.exec_driver_sql("PRAGMA integrity_check(20)"):
            if row[0] != "ok":
                yield f"file: {row[0]}"
    except DatabaseError as error:
        yield f"file: {error.orig}"
        yield from _unreadable(connection)


def _unreadable(connection: Connection) -> Iterator[str]:
    lasting = {table.name for table in LASTING}
    held = connection.exec_driver_sql(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND rootpage > 0 ORDER BY rowid"
    ).scalars()
    for name in held.all():
        try:
            for _ in connection.exec_driver_sql(f'SELECT * FROM "{name}"'):
                pass
        except DatabaseError:
            way = "take the last backup" if name in lasting else "`consilience export`, then `open`, makes it anew"
            yield f"table {name}: a page of it cannot be read; {way}"


def _originals(connection: Connection, logged: Logged) -> Iterator[str]:
    seen = set()
    for row in connection.execute(select(originals).order_by(originals.c.sha256).execution_options(yield_per=50)):
        seen.add(row.sha256)
        whose = logged["original"].get(row.sha256)
        name = f"original {row.sha256[:16]}… of {whose['subject'] if whose else 'no report in the log'}"
        if hashlib.sha256(row.bytes).hexdigest() != row.sha256 or len(row.bytes) != row.size:
            yield f"{name}: its bytes are not those that were collected"
        elif whose is None:
            yield f"{name}: the log does not know it"
    yield from find_missing(logged, "original", seen)


def _versions(connection: Connection, logged: Logged) -> Iterator[str]:
    seen = set()
    query = select(versions, texts.c.text).join(texts, texts.c.version == versions.c.number, isouter=True)
    for row in connection.execute(query.order_by(versions.c.number).execution_options(yield_per=200)):
        seen.add(row.key)
        sealed = logged["version"].get(row.key)
        if row.text is None or hashlib.sha256(as_json([row.report, row.text]).encode()).hexdigest() != row.key:
            yield f"text of report {row.report}: it is not the one that was added"
        elif sealed is None:
            yield f"report {row.report}: the log does not know it"
        elif any(getattr(row, name) != sealed[name] for name in OF_A_VERSION):
            yield f"report {row.report}: its day or address, or when it was added, is not as it was stored"
    yield from find_missing(logged, "version", seen)


def _descriptions(connection: Connection, logged: Logged) -> Iterator[str]:
    seen = set()
    query = select(descriptions, versions.c.report, versions.c.key.label("of")).join(
        versions, versions.c.number == descriptions.c.version, isouter=True
    )
    for row in connection.execute(query.order_by(descriptions.c.key)):
        seen.add(row.key)
        sealed = logged["description"].get(row.key)
        whole = description_key(row.of or "", row.fields) == row.key
        if not whole or sealed is None or not was_stored(sealed, row.recorded):
            yield f"description of report {row.report or '?'}: it is not the one that was added"
    yield from find_missing(logged, "description", seen)


def _supersessions(connection: Connection, logged: Logged) -> Iterator[str]:
    names = {row.number: row.report for row in connection.execute(select(versions.c.number, versions.c.report))}
    stored = {tuple(row) for row in connection.execute(select(supersessions))}
    for old, new in sorted({row[:2] for row in stored ^ set(replacements(logged))}):
        pair = f"versions {names.get(old, '?')} and {names.get(new, '?')}"
        yield f"{pair}: which replaces which is not as it was stored"


def _readings(connection: Connection, logged: Logged) -> Iterator[str]:
    seen, of_versions = set(), set()
    query = (
        select(readings, versions.c.key, versions.c.report, versions.c.known_from, texts.c.text)
        .join(versions, versions.c.number == readings.c.version)
        .join(texts, texts.c.version == versions.c.number)
    )
    for row in connection.execute(query.order_by(readings.c.number).execution_options(yield_per=200)):
        seen.add(row.sha256)
        of_versions.add((row.key, row.sha256))
        sealed = logged["reading"].get(row.sha256)
        if hashlib.sha256(row.bytes).hexdigest() != row.sha256 or sealed is None:
            yield f"reading of report {row.report}: it is not the one that was stored; `consilience reread` mends it"
            continue
        if not was_stored(sealed, row.recorded, row.rules):
            yield f"reading of report {row.report}: when it was made, or by which rules, is not as it was stored"
        yield from _assertions(connection, row)
    yield from find_missing(logged, "reading", seen)
    for key, sealed in logged["version"].items():
        if sealed["reading"] in seen and (key, sealed["reading"]) not in of_versions:
            yield f"reading of report {sealed['subject']}: it stands with another report"


def _assertions(connection: Connection, row: Row[Any]) -> Iterator[str]:
    reading = unpack_reading(row.bytes, report=row.report, text=row.text)
    query = select(assertions).where(assertions.c.reading == row.number).order_by(assertions.c.number)
    stored = [tuple(one) for one in connection.execute(query)]
    if stored != assertion_rows(reading, row.number, row.known_from):
        yield f"assertions of report {row.report}: they are not those of its reading"


def _briefs(connection: Connection, logged: Logged) -> Iterator[str]:
    seen = set()
    for row in connection.execute(select(briefs).order_by(briefs.c.number)):
        seen.add(row.sha256)
        try:
            held = hashlib.sha256(zlib.decompress(row.bytes)).hexdigest()
        except zlib.error:
            held = ""
        sealed = logged["brief"].get(row.sha256, {})
        told = tuple(sealed.get(name) for name in ("subject", "as_of", "recorded"))
        if held != row.sha256 or told != (row.title, row.as_of, row.recorded):
            yield f"brief {row.number} ({row.title}): it is not the one that was written"
    yield from find_missing(logged, "brief", seen)


def _words(connection: Connection, table: Table, logged: Logged) -> Iterator[str]:
    seen = set()
    for row in connection.execute(select(table).order_by(table.c.number)):
        seen.add(row.number)
        sealed = logged[table.name].get(row.number, {})
        if any(sealed.get(name) != value for name, value in row._mapping.items()):
            yield f"{table.name[:-1]} {row.number}: it is not the one that was given"
    yield from find_missing(logged, table.name, seen)
