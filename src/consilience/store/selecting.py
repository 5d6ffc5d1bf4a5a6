"""What does the case hold, as known on a day and as recorded by a moment? Versions, their reports and readings.

Three times are kept apart: when something held (in the assertions), from when it was known (published, or noticed where
a text was changed without saying so), and when this case recorded it.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, bindparam, exists, func, select

from consilience.records import Reading, Report
from consilience.store.codec import unpack_reading
from consilience.store.tables import descriptions, readings, retractions, supersessions, texts, versions

_AT_ONCE = 500
"""Numbers in one query; SQLite of old allows 999 parameters."""


@dataclass(frozen=True, slots=True)
class View:
    """Which state of the case is asked for; None stands for the present."""

    known: date | None = None
    """Only what was known on this day."""
    recorded: datetime | None = None
    """Only what this case had recorded by this moment (UTC)."""

    @property
    def bounds(self) -> dict[str, str]:
        """The parameters of `within`."""
        known = {"known_by": self.known.isoformat()} if self.known else {}
        return known | ({"recorded_by": moment_text(self.recorded)} if self.recorded else {})

    @property
    def shape(self) -> View:
        """A view with the same bounds at other times: a statement built for one serves them all."""
        return View(date.max if self.known else None, datetime.max if self.recorded else None)


PRESENT = View()


@dataclass(frozen=True, slots=True)
class Held:
    """A version as a view shows it."""

    number: int
    key: str
    name: str
    """The id under which it goes in briefs: that of its report; a later version of the same id adds #2, #3 ..."""
    revises: str | None
    """The name of the version that it replaces."""
    known_from: str
    reading: int
    sha256: str
    """Of its reading."""
    rules: str
    described: str
    """Of what is said beside its text."""


def within(view: View, *, known: Any = None, recorded: Any = None) -> ColumnElement[bool]:
    """Return the condition that a row was known and recorded in a view."""
    columns = {"known_by": known, "recorded_by": recorded}
    bounds = [columns[name] <= bindparam(name, at) for name, at in view.bounds.items() if columns[name] is not None]
    return and_(True, *bounds)


def moment_text(moment: datetime) -> str:
    """Write a moment (UTC) so that texts compare as moments do."""
    return moment.replace(tzinfo=None).isoformat(timespec="microseconds")


def is_held(view: View) -> ColumnElement[bool]:
    """Return the condition that a version is in a view: known, recorded, and not retracted."""
    known = within(view, known=versions.c.known_from, recorded=versions.c.recorded)
    return and_(known, ~_is_retracted(versions.c.number, view))


def is_current(view: View) -> ColumnElement[bool]:
    """Return the condition that a version is in a view and nothing in the view replaces it."""
    table = supersessions.c
    since = within(view, known=table.known_from, recorded=table.recorded)
    replaced = and_(table.old == versions.c.number, since, ~_is_retracted(table.new, view))
    return and_(is_held(view), ~exists().where(replaced))


def _is_retracted(version: ColumnElement[int], view: View) -> ColumnElement[bool]:
    table = retractions.c
    return exists().where(table.version == version, within(view, known=table.known_from, recorded=table.recorded))


def select_versions(connection: Connection, view: View, *, only: Collection[str] | None = None) -> tuple[Held, ...]:
    """Return the versions of a view, in the order of their keys: that of their arrival does not show.

    With `only` those of the reports with these ids; what a version replaces is then told where it is among them.
    """
    rows = connection.execute(_newest_readings(view, only)).all()
    numbers = None if only is None else [row.number for row in rows]
    pairs = connection.execute(
        select(supersessions.c.old, supersessions.c.new).where(
            within(view, known=supersessions.c.known_from, recorded=supersessions.c.recorded),
            _among(supersessions.c.new, numbers),
        )
    ).all()
    names = _name(connection, view, only)
    described = _described(connection, view, numbers)
    named = {row.number: names.get(row.number, row.report) for row in rows}
    replaced = _replaced(pairs, set(named))
    return tuple(
        Held(
            row.number,
            row.key,
            named[row.number],
            named[replaced[row.number]] if row.number in replaced else None,
            row.known_from,
            row.reading,
            row.sha256,
            row.rules,
            described.get(row.number, ""),
        )
        for row in sorted(rows, key=lambda row: str(row.key))
    )


def _among(column: ColumnElement[Any], values: Collection[Any] | None) -> ColumnElement[bool]:
    """Return the condition that a column holds one of some values; None stands for all."""
    return and_(True) if values is None else column.in_(sorted(values))


def _described(connection: Connection, view: View, numbers: Collection[int] | None) -> dict[int, str]:
    """Return for each version the keys of its descriptions in a view."""
    table = descriptions.c
    bounds = within(view, recorded=table.recorded), _among(table.version, numbers)
    query = select(table.version, table.key).where(*bounds).order_by(table.key)
    found: dict[int, str] = {}
    for version, key in connection.execute(query).all():
        found[version] = f"{found[version]} {key}" if version in found else key
    return found


def _newest_readings(view: View, only: Collection[str] | None) -> Select[Any]:
    """Select versions with their last reading in the view."""
    asked = _among(versions.c.report, only)
    last = (
        select(readings.c.version, func.max(readings.c.number).label("number"))
        .where(within(view, recorded=readings.c.recorded))
        .group_by(readings.c.version)
    )
    if only is not None:
        last = last.where(readings.c.version.in_(select(versions.c.number).where(asked)))
    newest = last.subquery()
    columns = (versions.c.number, versions.c.key, versions.c.report, versions.c.known_from)
    return (
        select(*columns, readings.c.number.label("reading"), readings.c.sha256, readings.c.rules)
        .join(newest, newest.c.version == versions.c.number)
        .join(readings, readings.c.number == newest.c.number)
        .where(is_held(view), asked)
    )


def numbers_of(connection: Connection, reports: Collection[str]) -> tuple[int, ...]:
    """Return the numbers of all versions of the reports with these ids, retracted ones too."""
    query = select(versions.c.number).where(_among(versions.c.report, reports)).order_by(versions.c.number)
    return tuple(connection.execute(query).scalars())


def _replaced(pairs: Iterable[Any], numbers: set[int]) -> dict[int, int]:
    """Return for each version the one right before it: the one that itself replaces most."""
    before: dict[int, list[int]] = defaultdict(list)
    for old, new in pairs:
        if old in numbers and new in numbers:
            before[new].append(old)
    return {new: max(olds, key=lambda old: (len(before.get(old, ())), old)) for new, olds in before.items()}


def _name(connection: Connection, view: View, only: Collection[str] | None) -> dict[int, str]:
    """Name the versions of ids that the case holds several of: the oldest keeps the id, the next are ID#2, ID#3 ..."""
    recorded = within(view, recorded=versions.c.recorded)
    asked = select(versions.c.report).where(recorded, _among(versions.c.report, only))
    several = asked.group_by(versions.c.report).having(func.count() > 1)
    members = connection.execute(
        select(versions.c.number, versions.c.report).where(versions.c.report.in_(several), recorded)
    ).all()
    if not members:
        return {}
    report_of = {row.number: row.report for row in members}
    pairs = connection.execute(select(supersessions.c.old, supersessions.c.new)).all()
    rank = Counter(new for old, new in pairs if report_of.get(old, 0) == report_of.get(new, 1))
    taken = set(connection.execute(select(versions.c.report).where(versions.c.report.like("%#%"))).scalars())
    return {number: _free(report, rank[number], taken) for number, report in report_of.items()}


def _free(report: str, rank: int, taken: set[str]) -> str:
    name = report if rank == 0 else f"{report}#{rank + 1}"
    while rank and name in taken:
        name = name.replace("#", "##", 1)
    return name


def load_reports(connection: Connection, held: Sequence[Held], view: View) -> tuple[Report, ...]:
    """Return the reports of versions, in their order; what several deliveries say beside a text is put together."""
    numbers = [one.number for one in held]
    found = load_texts(connection, numbers)
    described: dict[int, list[Mapping[str, Any]]] = defaultdict(list)
    columns = (descriptions.c.version, descriptions.c.fields, descriptions.c.key)
    bound = within(view, recorded=descriptions.c.recorded)
    for version, fields, key in _by_number(connection, descriptions.c.version, columns, numbers, bound):
        described[version].append(json.loads(fields) | {"key": key})
    return tuple(_report(one, found[one.number], described[one.number]) for one in held)


def load_texts(connection: Connection, numbers: Sequence[int]) -> dict[int, str]:
    """Return the texts of versions by their numbers."""
    return dict(_by_number(connection, texts.c.version, (texts.c.version, texts.c.text), numbers))


def load_readings(connection: Connection, held: Sequence[Held], reports: Iterable[Report]) -> tuple[Reading, ...]:
    """Return the readings of versions, in their order."""
    wanted = [one.reading for one in held]
    stored = dict(_by_number(connection, readings.c.number, (readings.c.number, readings.c.bytes), wanted))
    return tuple(
        unpack_reading(stored[one.reading], report=report.id, text=report.text)
        for one, report in zip(held, reports, strict=True)
    )


def _by_number(
    connection: Connection,
    number: ColumnElement[int],
    columns: tuple[Any, ...],
    numbers: Sequence[int],
    bound: ColumnElement[bool] | None = None,
) -> Iterator[Any]:
    for first in range(0, len(numbers), _AT_ONCE):
        query = select(*columns).where(number.in_(numbers[first : first + _AT_ONCE]))
        yield from connection.execute(query if bound is None else query.where(bound)).all()


def _report(held: Held, text: str, described: Iterable[Mapping[str, Any]]) -> Report:
    """Put a report together: the fullest description first, the others fill what it leaves open."""
    ordered = sorted(described, key=lambda fields: (-len(fields), fields["key"]))
    fields: dict[str, Any] = {}
    for one in reversed(ordered):
        fields |= one
    days = sorted(one["published"] for one in ordered if "published" in one)
    return Report(
        id=held.name,
        text=text,
        outlet=fields.get("outlet"),
        title=fields.get("title"),
        url=fields.get("url"),
        language=fields.get("language"),
        published=date.fromisoformat(days[0]) if days else None,
        sha256=fields.get("sha256", ""),
        revises=held.revises or fields.get("revises"),
        case=fields.get("case"),
    )
