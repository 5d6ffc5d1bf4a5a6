"""What was done with this case, when, by which version of the tool? A log whose every entry seals those before it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from sqlalchemy import Connection, func, select

from consilience.store.plainly import ask, put
from consilience.store.tables import log

FIRST = "0" * 64
"""What stands before the first entry."""


class Entry(NamedTuple):
    """One act. `detail` is JSON with sorted keys; what was stored by the act stands in it with its hash."""

    number: int
    act: str
    subject: str
    detail: str
    tool: str
    recorded: str
    hash: str


class Stamp(NamedTuple):
    """When something is recorded, and by which version of the tool."""

    recorded: str
    tool: str


def seal(before: str, entry: Entry) -> str:
    """Return the hash of an entry that follows the entry with hash `before`."""
    return hashlib.sha256(as_json([before, *entry[:-1]]).encode()).hexdigest()


def append(connection: Connection, act: str, subject: str, detail: dict[str, Any], stamp: Stamp) -> None:
    """Write the next entry; the caller holds the right to write."""
    last = ask(connection, "SELECT number, hash FROM log ORDER BY number DESC LIMIT 1")
    number, before = (last[0][0] + 1, last[0][1]) if last else (1, FIRST)
    entry = Entry(number, act, subject, as_json(detail), stamp.tool, stamp.recorded, "")
    put(connection, log, [entry._replace(hash=seal(before, entry))._asdict()])


def entries(connection: Connection) -> Iterator[Entry]:
    """Yield the log from its beginning."""
    for row in connection.execute(select(log).order_by(log.c.number)):
        yield Entry(*row)


def acts_after(connection: Connection, number: int, most: int) -> tuple[Entry, ...]:
    """Return the acts that followed one, at most so many."""
    query = select(log).where(log.c.number > number).order_by(log.c.number).limit(most)
    return tuple(Entry(*row) for row in connection.execute(query))


def faults(found: Iterable[Entry]) -> Iterator[str]:
    """Name the entries that are not what was sealed, or that are missing."""
    before, expected = FIRST, 1
    for entry in found:
        if entry.number != expected:
            yield f"log: entry {expected} is missing"
        elif seal(before, entry) != entry.hash:
            yield f"log: entry {entry.number} ({entry.act} {entry.subject}) is not what was sealed"
        before, expected = entry.hash, entry.number + 1


def head(connection: Connection) -> str:
    """Return the hash of the last entry: it stands for the whole history."""
    return connection.execute(select(log.c.hash).order_by(log.c.number.desc()).limit(1)).scalar() or FIRST


def length(connection: Connection) -> int:
    """Return how many acts were logged."""
    return connection.execute(select(func.max(log.c.number))).scalar() or 0


def as_json(value: Any) -> str:
    """Write plain values in the one form that hashes are taken of."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
