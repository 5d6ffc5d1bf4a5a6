"""How do the commands `indicators` and `posture` go about it? Read and brief the reports, then ask of the brief."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from consilience.brief.formats import as_json
from consilience.brief.indicators import observe_board
from consilience.brief.indicators_board import read_board
from consilience.brief.indicators_report import board_markdown, board_object, board_text
from consilience.brief.posture_changes import changes_between, name_sides, posture_as_of
from consilience.brief.posture_report import posture_text
from consilience.collect import sort_reports
from consilience.collect.dates import parse_day
from consilience.link import link_readings
from consilience.pipeline import brief_case, known_by, read_reports
from consilience.problems import UsageError
from consilience.records import Brief, Case
from consilience.scale import executor
from consilience.serve.output import gather, moment, put, tell
from consilience.serve.progress import shown


@dataclass(frozen=True, slots=True)
class Asked:
    """The reports that the person at the command line named."""

    places: list[str]
    jsonl: str | None
    known_by: str | None = None
    """Leave out what was published after this day."""
    workers: int | None = None


def write_indicators(asked: Asked, board: str, form: str, output: Path | None) -> int:
    """Write the answers of a board; return the exit code."""
    questions = read_board(board)
    found = _brief_of(asked)
    if found is None:
        return 1
    case, brief, code = found
    seen = observe_board(questions, brief, case)
    if form == "json":
        put(json.dumps(board_object(questions, seen, brief), ensure_ascii=False, indent=2) + "\n", output)
    else:
        put((board_markdown if form == "markdown" else board_text)(questions, seen, brief), output)
    return code


def write_posture(
    asked: Asked, days: tuple[str | None, str | None], sides: Sequence[str], form: str, output: Path | None
) -> int:
    """Write the posture as of a day, and what changed since another one; return the exit code.

    `days` are the day before the changes and the day of the posture, as they were typed.
    """
    first, last = (_day(text) for text in days)
    named = _named(sides)
    found = _brief_of(asked)
    if found is None:
        return 1
    _, brief, code = found
    if named:
        brief = replace(brief, sides=name_sides(brief.sides, named))
    changes = changes_between(brief.posture, first or date.min, last or date.max)
    held = replace(brief, posture=posture_as_of(brief.posture, last) if last else brief.posture)
    if form == "json":
        whole = as_json(replace(brief, posture=held.posture))
        keys = ("title", "as_of", "reports", "posture", "sides")
        told = [change for change in as_json(brief)["posture_changes"] if _between(change["day"], first, last)]
        put(json.dumps({**{key: whole[key] for key in keys}, "changes": told}, ensure_ascii=False) + "\n", output)
    else:
        put(posture_text(held, changes, first, last), output)
    return code


def _between(day: str, first: date | None, last: date | None) -> bool:
    return (first or date.min) < date.fromisoformat(day) <= (last or date.max)


def _day(text: str | None) -> date | None:
    if text is None:
        return None
    day = parse_day(text)
    if day is None:
        raise UsageError(f"{text!r} is not a date; wanted is YYYY-MM-DD")
    return day


def _named(sides: Sequence[str]) -> Mapping[str, Sequence[str]]:
    """Read sides as they are typed: "Allies=Vesta,Orland"."""
    found: dict[str, list[str]] = {}
    for side in sides:
        name, sign, members = side.partition("=")
        kept = [member.strip() for member in members.split(",") if member.strip()]
        if not sign or not name.strip() or not kept:
            raise UsageError(f"--side {side}: wanted is NAME=MEMBER,MEMBER")
        found[name.strip()] = kept
    return found


def _brief_of(asked: Asked) -> tuple[Case, Brief, int] | None:
    """Read and brief the reports; None where there is none, which is told on standard error."""
    as_of = moment(asked.known_by)
    collection = gather(asked.places, asked.jsonl)
    tell(collection.set_aside, "set aside")
    tell(collection.notes, "note")
    if not collection.reports:
        sys.stderr.write("consilience: no report could be read\n")
        return None
    kept, _ = known_by(sort_reports(collection.reports), as_of)
    with executor(len(kept), workers=asked.workers) as each:
        readings = tuple(shown(read_reports(kept, each=each), total=len(kept), verb="Reading"))
    case = link_readings(kept, readings)
    return case, brief_case(case, as_of=as_of), 3 if collection.set_aside else 0
