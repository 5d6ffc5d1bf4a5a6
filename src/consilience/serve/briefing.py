"""How does the command `brief` go about it? Collect, read with progress, link, weigh, brief, print."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path

from consilience.brief.formats import as_json, render
from consilience.brief.since import changes_since, with_changes
from consilience.collect import Collection, sort_reports
from consilience.link import link_readings
from consilience.pipeline import brief_case, known_by, read_reports
from consilience.problems import UsageError
from consilience.records import Brief, Reading, Report
from consilience.scale import executor
from consilience.serve.output import gather, moment, put, tell
from consilience.serve.progress import shown

WIDTH_OF_A_PAGE = 100
"""Columns where standard output is no terminal."""


@dataclass(frozen=True, slots=True)
class Request:
    """What the person at the command line asked for."""

    places: list[str]
    jsonl: str | None
    group_by: str | None
    title: str | None
    as_of: str | None
    workers: int | None
    outlets: Path | None
    case: str | None = None
    since: str | None = None


def write(request: Request, form: str, output: Path | None) -> int:
    """Write the brief, or one a case; return the exit code."""
    if request.group_by not in (None, "case"):
        raise UsageError(f"--group-by {request.group_by}: only `case` can be grouped by")
    if request.case is not None:
        raise UsageError("name files or a case, not both; `consilience add` puts files into a case")
    moment(request.as_of)
    moment(request.since)
    if request.outlets is not None and not request.outlets.is_file():
        raise UsageError(f"{request.outlets}: there is no such table of outlets")
    collection = gather(request.places, request.jsonl)
    tell(collection.set_aside, "set aside")
    tell(collection.notes, "note")
    if not collection.reports:
        sys.stderr.write("consilience: no report could be read\n")
        return 1
    if request.group_by:
        briefs = _by_case(collection, request)
        put("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in briefs), output)
    else:
        put(render_brief(_whole(collection, request), form, output), output)
    return 3 if collection.set_aside else 0


def render_brief(brief: Brief, form: str, output: Path | None) -> str:
    """Write a brief in its form: text as wide as the terminal that it goes to."""
    if form != "text":
        return render(brief, form)
    to_terminal = output is None and sys.stdout.isatty()
    width = shutil.get_terminal_size((WIDTH_OF_A_PAGE, 0)).columns if to_terminal else WIDTH_OF_A_PAGE
    return render(brief, form, width=width, colour=to_terminal and not _no_colour())


def _no_colour() -> bool:
    import os

    return bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"


def _whole(collection: Collection, request: Request) -> Brief:
    as_of = moment(request.as_of)
    kept, later = known_by(sort_reports(collection.reports), as_of)
    readings = tuple(_read(kept, request.workers))
    brief = brief_case(link_readings(kept, readings), title=request.title, as_of=as_of, outlets=request.outlets)
    before = moment(request.since)
    if before is not None:
        earlier, _ = known_by(kept, before)
        ours = tuple(reading for reading in readings if reading.report in {report.id for report in earlier})
        old = brief_case(link_readings(earlier, ours), as_of=before, outlets=request.outlets)
        brief = with_changes(brief, changes_since(old, brief))
    return replace(brief, problems=(*collection.set_aside, *collection.notes, *later, *brief.problems))


def _by_case(collection: Collection, request: Request) -> Iterator[dict[str, object]]:
    """Brief each value of `case`, in the order of the values."""
    as_of = moment(request.as_of)
    kept, _ = known_by(sort_reports(collection.reports), as_of)
    ordered = sorted(kept, key=lambda report: report.case or "")
    readings = _read(ordered, request.workers)
    pairs = zip(ordered, readings, strict=True)
    for case, members in groupby(pairs, key=lambda pair: pair[0].case or ""):
        reports, read = zip(*members, strict=True)
        linked = link_readings(reports, read)
        brief = brief_case(linked, title=request.title or case, as_of=as_of, outlets=request.outlets)
        yield {"case": case, **as_json(brief)}


def _read(reports: Iterable[Report], workers: int | None) -> Iterator[Reading]:
    every = tuple(reports)
    with executor(len(every), workers=workers) as each:
        yield from shown(read_reports(every, each=each), total=len(every), verb="Reading")
