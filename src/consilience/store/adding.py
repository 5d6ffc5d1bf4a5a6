"""How does a report come into a case? As a whole, in one transaction, once: adding it again changes nothing."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, Table, select

from consilience.problems import CaseError
from consilience.records import Reading, Report
from consilience.store import chain
from consilience.store.asserting import assertion_rows
from consilience.store.chain import Stamp
from consilience.store.codec import pack_reading
from consilience.store.plainly import ask, put, put_lists
from consilience.store.tables import (
    assertions,
    descriptions,
    originals,
    readings,
    supersessions,
    texts,
    versions,
)
from consilience.store.versions import (
    Sibling,
    describe,
    description_key,
    find_siblings,
    is_newer,
    known_from,
    new_sibling,
    version_key,
)
from consilience.store.words import indexed, put_words


class Outcome(StrEnum):
    """What adding a report did."""

    NEW = "new"
    VERSION = "version"
    DESCRIBED = "described"
    HELD = "held"
    CLASH = "clash"


@dataclass(frozen=True, slots=True)
class Delivery:
    """A report as it is handed to the case: collected, read by a state of the rules, with its original bytes."""

    report: Report
    reading: Reading
    rules: str
    original: bytes | None = None


@dataclass(frozen=True, slots=True)
class Added:
    """What became of a delivery; `replaces` are the numbers of the versions that it replaces."""

    report: str
    outcome: Outcome
    number: int
    replaces: tuple[int, ...] = ()
    replaced: bool = False
    """A newer version was held already."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A delivery with everything reckoned that needs no database."""

    delivery: Delivery
    key: str
    fields: str
    reading: bytes
    words: str
    """As the full-text index takes them."""

    @property
    def description(self) -> str:
        """The key of what is said beside the text."""
        return description_key(self.key, self.fields)


def prepare(delivery: Delivery, *, dialect: str) -> Prepared:
    """Do the work of adding that needs no turn at writing. Raises CaseError for original bytes of another report."""
    report = delivery.report
    if "\x00" in report.text or "\x00" in report.id:
        raise CaseError(f"report {report.id!r} holds a NUL character; collect it anew with consilience.collect_reports")
    if delivery.original is not None and hashlib.sha256(delivery.original).hexdigest() != report.sha256:
        raise CaseError(f"report {report.id}: its original bytes are not those that its hash was taken of")
    words = indexed(report.text, dialect=dialect)
    return Prepared(delivery, version_key(report), describe(report), pack_reading(delivery.reading), words)


def add_report(connection: Connection, prepared: Prepared, stamp: Stamp) -> Added:
    """Write what of a delivery is not held yet, and the log entry for it; the caller holds the right to write."""
    report = prepared.delivery.report
    found = ask(connection, 'SELECT number FROM versions WHERE "key" = ?', prepared.key)
    if not found:
        return _add_version(connection, prepared, stamp)
    held = found[0][0]
    if ask(connection, 'SELECT 1 FROM descriptions WHERE "key" = ?', prepared.description):
        return Added(report.id, Outcome.HELD, held)
    _keep_original(connection, prepared.delivery)
    put(connection, descriptions, [_description(prepared, held, stamp)])
    chain.append(connection, "describe", report.id, _collected(prepared), stamp)
    return Added(report.id, Outcome.DESCRIBED, held)


def _add_version(connection: Connection, prepared: Prepared, stamp: Stamp) -> Added:
    delivery = prepared.delivery
    number = next_number(connection, versions)
    one = new_sibling(number, delivery.report, delivery.reading, stamp.recorded)
    siblings = find_siblings(connection, one)
    if clash := _clash(connection, delivery.report, siblings):
        return Added(delivery.report.id, Outcome.CLASH, clash)
    day = known_from(one, siblings)
    _keep_original(connection, delivery)
    row = one._asdict() | {"key": prepared.key, "known_from": day}
    put(connection, versions, [row])
    put(connection, texts, [{"version": number, "text": delivery.report.text}])
    put(connection, descriptions, [_description(prepared, number, stamp)])
    put_words(connection, [(number, prepared.words)])
    add_reading(connection, number, delivery, prepared.reading, day, stamp=stamp)
    older = [sibling for sibling in siblings if is_newer(one, sibling)]
    newer = [sibling for sibling in siblings if not is_newer(one, sibling)]
    _supersede(connection, one, day, (older, newer), stamp)
    sealed: dict[str, Any] = {"known_from": day, "published": one.published, "url": one.url, "revises": one.revises}
    sealed |= {"number": number, "older": [s.number for s in older], "newer": [s.number for s in newer]}
    chain.append(connection, "add", delivery.report.id, _collected(prepared) | sealed, stamp)
    outcome = Outcome.VERSION if siblings else Outcome.NEW
    return Added(delivery.report.id, outcome, number, tuple(s.number for s in older), bool(newer))


def _clash(connection: Connection, report: Report, siblings: Iterable[Sibling]) -> int | None:
    """Return another report that has the same id: one of another outlet, or at another address."""
    for sibling in siblings:
        if sibling.report != report.id:
            continue
        fields = select(descriptions.c.fields).where(descriptions.c.version == sibling.number)
        for found in connection.execute(fields).scalars():
            held = json.loads(found)
            pairs = ((held.get("url"), report.url), (held.get("outlet"), report.outlet))
            if any(old and new and old != new for old, new in pairs):
                return sibling.number
    return None


def add_reading(  # noqa: PLR0913 - the row of a reading and of its assertions
    connection: Connection, version: int, delivery: Delivery, packed: bytes, day: str, *, stamp: Stamp
) -> None:
    """Write a reading and a row for each assertion in it."""
    number = next_number(connection, readings)
    row = {
        "number": number,
        "version": version,
        "rules": delivery.rules,
        "sha256": hashlib.sha256(packed).hexdigest(),
        "bytes": packed,
        "recorded": stamp.recorded,
    }
    put(connection, readings, [row])
    put_lists(connection, assertions, assertion_rows(delivery.reading, number, day))


def next_number(connection: Connection, table: Table) -> int:
    """Return the number of the next row; writers take turns, so nobody else takes it."""
    return (ask(connection, f"SELECT max(number) FROM {table.name}")[0][0] or 0) + 1


def _supersede(
    connection: Connection, one: Sibling, day: str, siblings: tuple[Sequence[Sibling], Sequence[Sibling]], stamp: Stamp
) -> None:
    older, newer = siblings
    pairs = [(old.number, one.number, day) for old in older]
    for sibling in newer:
        ((since,),) = ask(connection, "SELECT known_from FROM versions WHERE number = ?", sibling.number)
        pairs.append((one.number, sibling.number, since))
    rows = [{"old": old, "new": new, "known_from": since, "recorded": stamp.recorded} for old, new, since in pairs]
    put(connection, supersessions, rows)


def _keep_original(connection: Connection, delivery: Delivery) -> None:
    if delivery.original is None:
        return
    sha256 = delivery.report.sha256
    if not ask(connection, "SELECT 1 FROM originals WHERE sha256 = ?", sha256):
        put_lists(connection, originals, [(sha256, len(delivery.original), delivery.original)])


def _description(prepared: Prepared, number: int, stamp: Stamp) -> dict[str, Any]:
    return {
        "key": prepared.description,
        "version": number,
        "fields": prepared.fields,
        "recorded": stamp.recorded,
    }


def _collected(prepared: Prepared) -> dict[str, Any]:
    """Return what the log says of a delivery: from where, and the hash of all that was stored of it."""
    report = prepared.delivery.report
    retrieved = report.retrieved.isoformat() if report.retrieved else None
    return {
        "version": prepared.key,
        "description": prepared.description,
        "from": report.origin,
        "retrieved": retrieved,
        "original": report.sha256 if prepared.delivery.original is not None else None,
        "rules": prepared.delivery.rules,
        "reading": hashlib.sha256(prepared.reading).hexdigest(),
    }
