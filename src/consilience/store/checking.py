"""Is everything in the case what was acknowledged? Every stored byte against its hash, every row against the log."""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Table, select
from sqlalchemy.exc import DatabaseError

from consilience.problems import CaseError
from consilience.store import chain
from consilience.store.asserting import assertion_rows
from consilience.store.chain import as_json
from consilience.store.codec import unpack_reading
from consilience.store.tables import (
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

Logged = dict[str, dict[Any, dict[str, Any]]]
"""What the log says of each thing that was stored: by its kind and key, the detail of the entry."""


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
        logged, unread = _read_log(log)
        yield from unread
        yield from _originals(connection, logged)
        yield from _versions(connection, logged)
        yield from _readings(connection, logged)
        yield from _briefs(connection, logged)
        for table in (judgements, grades, retractions):
            yield from _words(connection, table, logged)
    except (DatabaseError, CaseError, UnicodeDecodeError) as error:
        told = str(getattr(error, "orig", None) or error)
        yield f"the file is damaged where it was read next ({' '.join(told.split())[:200]}); take the last backup"


def _pages(connection: Connection) -> Iterator[str]:
    if connection.dialect.name != "sqlite":
        return
    try:
        for row in connection.exec_driver_sql("PRAGMA integrity_check(20)"):
            if row[0] != "ok":
                yield f"file: {row[0]}"
    except DatabaseError as error:
        yield f"file: {error.orig}"


def _read_log(log: list[chain.Entry]) -> tuple[Logged, list[str]]:
    kinds = ("version", "description", "original", "reading", "brief", "judgements", "grades", "retractions")
    found: Logged = {kind: {} for kind in kinds}
    unread = []
    for entry in log:
        try:
            _file(found, entry.act, {"subject": entry.subject, **json.loads(entry.detail)})
        except (ValueError, TypeError, KeyError):
            unread.append(f"log: the detail of entry {entry.number} cannot be read")
    return found, unread


def _file(found: Logged, act: str, detail: dict[str, Any]) -> None:
    """Put an entry where what it tells of is looked up. Raises KeyError for one that does not tell all of it."""
    if act == "add":
        found["version"][detail["version"]] = {name: detail[name] for name in _OF_A_VERSION}
    if act in _TABLES:
        found[_TABLES[act]][detail["number"]] = detail
    if act == "brief":
        found["brief"][detail["sha256"]] = detail
    for kind in ("description", "original", "reading"):
        if detail.get(kind):
            found[kind][detail[kind]] = detail


_OF_A_VERSION = ("subject", "number", "older", "newer", "known_from", "published", "url", "revises")
_TABLES = {"judge": "judgements", "grade": "grades", "retract": "retractions"}


def _missing(kind: str, logged: dict[Any, dict[str, Any]], seen: set[Any]) -> Iterator[str]:
    for key in sorted(set(logged) - seen):
        yield f"{kind} {key} of {logged[key]['subject']} is in the log but not in the case"


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
    yield from _missing("original", logged["original"], seen)


def _versions(connection: Connection, logged: Logged) -> Iterator[str]:
    seen, described = set(), set()
    query = select(versions, texts.c.text).join(texts, texts.c.version == versions.c.number, isouter=True)
    keys = {}
    for row in connection.execute(query.order_by(versions.c.number).execution_options(yield_per=200)):
        seen.add(row.key)
        keys[row.number] = (row.key, row.report)
        detail = logged["version"].get(row.key)
        if row.text is None or hashlib.sha256(as_json([row.report, row.text]).encode()).hexdigest() != row.key:
            yield f"text of report {row.report}: it is not the one that was added"
        elif detail is None:
            yield f"report {row.report}: the log does not know it"
        elif any(getattr(row, name) != detail[name] for name in ("known_from", "published", "url", "revises")):
            yield f"report {row.report}: its day or address is not the one that was added"
    for row in connection.execute(select(descriptions).order_by(descriptions.c.key)):
        described.add(row.key)
        key, report = keys.get(row.version, ("", "?"))
        if description_key(key, row.fields) != row.key:
            yield f"description of report {report}: it is not the one that was added"
    pairs = {(old, entry["number"]) for entry in logged["version"].values() for old in entry["older"]}
    pairs |= {(entry["number"], new) for entry in logged["version"].values() for new in entry["newer"]}
    stored = {(row.old, row.new) for row in connection.execute(select(supersessions))}
    for old, new in sorted(pairs ^ stored):
        names = [keys.get(number, ("", "?"))[1] for number in (old, new)]
        yield f"versions {names[0]} and {names[1]}: which replaces which is not as it was stored"
    yield from _missing("report", logged["version"], seen)
    yield from _missing("description", logged["description"], described)


def _readings(connection: Connection, logged: Logged) -> Iterator[str]:
    seen = set()
    query = (
        select(readings, versions.c.report, versions.c.known_from, texts.c.text)
        .join(versions, versions.c.number == readings.c.version)
        .join(texts, texts.c.version == versions.c.number)
    )
    for row in connection.execute(query.order_by(readings.c.number).execution_options(yield_per=200)):
        seen.add(row.sha256)
        if hashlib.sha256(row.bytes).hexdigest() != row.sha256 or row.sha256 not in logged["reading"]:
            yield f"reading of report {row.report}: it is not the one that was stored; `consilience reread` mends it"
            continue
        reading = unpack_reading(row.bytes, report=row.report, text=row.text)
        stored = connection.execute(
            select(assertions).where(assertions.c.reading == row.number).order_by(assertions.c.number)
        ).all()
        wanted = assertion_rows(reading, row.number, row.known_from)
        if [tuple(old) for old in stored] != wanted:
            yield f"assertions of report {row.report}: they are not those of its reading"
    yield from _missing("reading", logged["reading"], seen)


def _briefs(connection: Connection, logged: Logged) -> Iterator[str]:
    seen = set()
    for row in connection.execute(select(briefs).order_by(briefs.c.number)):
        seen.add(row.sha256)
        try:
            held = hashlib.sha256(zlib.decompress(row.bytes)).hexdigest()
        except zlib.error:
            held = ""
        if held != row.sha256 or row.sha256 not in logged["brief"]:
            yield f"brief {row.number} ({row.title}): it is not the one that was written"
    yield from _missing("brief", logged["brief"], seen)


def _words(connection: Connection, table: Table, logged: Logged) -> Iterator[str]:
    seen = set()
    for row in connection.execute(select(table).order_by(table.c.number)):
        seen.add(row.number)
        sealed = logged[table.name].get(row.number, {})
        stored = {name: value for name, value in row._mapping.items() if name != "recorded"}
        if any(sealed.get(name) != value for name, value in stored.items()):
            yield f"{table.name[:-1]} {row.number}: it is not the one that was given"
    yield from _missing(table.name[:-1], logged[table.name], seen)
