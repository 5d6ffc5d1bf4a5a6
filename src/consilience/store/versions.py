"""Which text of a report is this, which does it replace, and from when was it known?

A version is an id with a text. Versions of one id, of one address, or of which one says that it revises the other,
replace one another: the later published, else the later collected, is the newer. The order of arrival of versions with
different days of publication does not matter.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from sqlalchemy import Connection

from consilience.records import Reading, Report
from consilience.store.chain import as_json
from consilience.store.plainly import ask

DESCRIBED = ("outlet", "title", "url", "language", "published", "revises", "case", "sha256")
"""Fields of a report beside its id and text. Where it was collected from stands in the log alone."""


class Sibling(NamedTuple):
    """A version that belongs to the same report."""

    number: int
    report: str
    url: str | None
    revises: str | None
    published: str | None
    recorded: str

    @property
    def day(self) -> str:
        """The day of publication; that of collection where none is known."""
        return self.published or self.recorded[:10]


def version_key(report: Report) -> str:
    """Return the content hash that names a version for good."""
    return hashlib.sha256(as_json([report.id, report.text]).encode()).hexdigest()


def describe(report: Report) -> str:
    """Write what is said beside the text, with known fields only."""
    known = {name: value for name in DESCRIBED if (value := getattr(report, name))}
    return as_json({name: value.isoformat() if isinstance(value, date) else value for name, value in known.items()})


def description_key(version: str, fields: str) -> str:
    """Return the content hash of a description."""
    return hashlib.sha256(f"{version}\n{fields}".encode()).hexdigest()


def new_sibling(number: int, report: Report, reading: Reading | None, recorded: str) -> Sibling:
    """Return a version that is about to be written; a day found in the text stands in for one not given."""
    published = report.published or (reading.published if reading else None)
    revises = report.revises if report.revises != report.id else None
    day = published.isoformat() if published else None
    return Sibling(number, report.id, report.url, revises, day, recorded)


def find_siblings(connection: Connection, one: Sibling) -> list[Sibling]:
    """Return the versions that this one replaces or is replaced by."""
    asked = [("report", one.report), ("revises", one.report), ("url", one.url), ("report", one.revises)]
    same = [(column, value) for column, value in asked if value]
    either = " OR ".join(f"{column} = ?" for column, _ in same)
    statement = f"SELECT {', '.join(Sibling._fields)} FROM versions WHERE ({either}) AND number <> ? ORDER BY number"
    return [Sibling(*row) for row in ask(connection, statement, *(value for _, value in same), one.number)]


def is_newer(one: Sibling, other: Sibling) -> bool:
    """Say whether one version replaces the other, not the other it."""
    if one.report != other.report and other.report == one.revises:
        return True
    if one.report != other.report and one.report == other.revises:
        return False
    return (one.day, one.number) > (other.day, other.number)


def known_from(one: Sibling, siblings: Iterable[Sibling]) -> str:
    """Return the day from which the words of a version were known.

    That is its day of publication; a text that was changed under the same day, without saying so, is known from the
    day that it was collected.
    """
    changed = any(is_newer(one, old) and old.day >= one.day and old.report != one.revises for old in siblings)
    return max(one.day, one.recorded[:10]) if changed else one.day
