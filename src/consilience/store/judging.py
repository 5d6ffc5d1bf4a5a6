"""What do analysts say of the case: what is the same, how reliable an outlet is, which report no longer counts?

Each word is a row with author and day; the last one on a matter counts, those before it stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from sqlalchemy import Connection, insert, select

from consilience.problems import UsageError
from consilience.records import Judged, Judgement
from consilience.store import chain
from consilience.store.adding import next_number
from consilience.store.chain import Stamp
from consilience.store.selecting import Held, View, within
from consilience.store.tables import grades, judgements, retractions, versions

_MENTION = re.compile(r"(?P<report>.+):(?P<start>\d+):(?P<end>\d+)", re.DOTALL)
RELIABILITY = "ABCDEF"


class Retracted(NamedTuple):
    """An analyst's word that a report no longer counts from a day on."""

    report: str
    why: str
    author: str
    day: date


class Graded(NamedTuple):
    """An analyst's word on how reliable an outlet is."""

    outlet: str
    reliability: str
    author: str
    day: date


def judge(connection: Connection, judged: Judged, held: Iterable[Held], stamp: Stamp) -> None:
    """Keep a judgement; the caller holds the right to write. Raises UsageError for a report that is not there."""
    keys = {one.name: one.key for one in held}
    left, right = sorted((_keyed(judged.left, keys), _keyed(judged.right, keys)))
    if left == right:
        raise UsageError(f"{judged.left} and {judged.right} are one thing already")
    row = {
        "left": left,
        "right": right,
        "judgement": judged.judgement.value,
        "author": judged.author,
        "day": judged.day.isoformat(),
    }
    number = next_number(connection, judgements)
    connection.execute(insert(judgements), [{"number": number, "recorded": stamp.recorded, **row}])
    chain.append(connection, "judge", f"{judged.left} {judged.right}", {"number": number, **row}, stamp)


def grade(connection: Connection, graded: Graded, stamp: Stamp) -> None:
    """Keep an outlet's grade; the caller holds the right to write. Raises UsageError for no letter of the code."""
    if graded.reliability not in tuple(RELIABILITY) or not graded.outlet.strip():
        raise UsageError(f"a grade is one of {', '.join(RELIABILITY)}, for an outlet by its name")
    row = {
        "outlet": graded.outlet.strip(),
        "reliability": graded.reliability,
        "author": graded.author,
        "day": graded.day.isoformat(),
    }
    number = next_number(connection, grades)
    connection.execute(insert(grades), [{"number": number, "recorded": stamp.recorded, **row}])
    chain.append(connection, "grade", row["outlet"], {"number": number, **row}, stamp)


def retract(connection: Connection, word: Retracted, held: Held, stamp: Stamp) -> None:
    """Let a version no longer count from a day on; it stays in the case. The caller holds the right to write."""
    row = {"version": held.number, "why": word.why, "author": word.author, "known_from": word.day.isoformat()}
    number = next_number(connection, retractions)
    connection.execute(insert(retractions), [{"number": number, "recorded": stamp.recorded, **row}])
    chain.append(connection, "retract", held.name, {"number": number, **row}, stamp)


def judged_in(connection: Connection, held: Iterable[Held], view: View) -> tuple[Judged, ...]:
    """Return the judgements that count in a view, the last on each pair, under the present names of the reports."""
    names = {one.key: one.name for one in held}
    rows = connection.execute(
        select(judgements).where(within(view, recorded=judgements.c.recorded)).order_by(judgements.c.number)
    )
    last: dict[tuple[str, str], Judged] = {}
    for row in rows:
        sides = (_named(row.left, names), _named(row.right, names))
        if sides[0] and sides[1]:
            day = date.fromisoformat(row.day)
            last[row.left, row.right] = Judged(sides[0], sides[1], Judgement(row.judgement), row.author, day)
    return tuple(last[pair] for pair in sorted(last))


def graded_in(connection: Connection, view: View) -> tuple[Graded, ...]:
    """Return the grades that count in a view, the last of each outlet."""
    rows = connection.execute(select(grades).where(within(view, recorded=grades.c.recorded)).order_by(grades.c.number))
    last = {row.outlet: Graded(row.outlet, row.reliability, row.author, date.fromisoformat(row.day)) for row in rows}
    return tuple(last[outlet] for outlet in sorted(last))


def retracted_in(connection: Connection, view: View) -> tuple[Retracted, ...]:
    """Return what was retracted in a view."""
    table = retractions.c
    rows = connection.execute(
        select(versions.c.report, table.why, table.author, table.known_from)
        .join(versions, versions.c.number == table.version)
        .where(within(view, known=table.known_from, recorded=table.recorded))
        .order_by(table.known_from, versions.c.report)
    )
    return tuple(Retracted(row.report, row.why, row.author, date.fromisoformat(row.known_from)) for row in rows)


def was_retracted(connection: Connection, report: str) -> bool:
    """Say whether the case holds this report, but retracted."""
    same = select(versions.c.number).where(versions.c.report == report)
    return connection.execute(select(retractions.c.number).where(retractions.c.version.in_(same))).first() is not None


def _keyed(side: str, keys: Mapping[str, str]) -> str:
    """Write a side by the key of its version, which lasts."""
    if side in keys:
        return keys[side]
    found = _MENTION.fullmatch(side)
    if found is None or found["report"] not in keys:
        raise UsageError(f"{side}: the case holds no such report; wanted is REPORT or REPORT:START:END")
    return f"{keys[found['report']]}:{found['start']}:{found['end']}"


def _named(side: str, names: Mapping[str, str]) -> str | None:
    """Write a side by the name that its version has in a view; None where the view does not hold it."""
    key, _, place = side.partition(":")
    if key not in names:
        return None
    return f"{names[key]}:{place}" if place else names[key]
