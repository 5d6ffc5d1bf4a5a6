"""How do the commands `read` and `link` go about it? JSON Lines in, the machine contract out."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

from consilience.link import link_readings
from consilience.link.register import read_register
from consilience.pipeline import read_reports
from consilience.problems import UsageError
from consilience.records import KnownEntity, Problem, Reading, Report
from consilience.scale import executor
from consilience.serve.output import gather, put, tell
from consilience.serve.progress import shown
from consilience.serve.wire import case_json, reading_json


def write_readings(places: list[str], jsonl: str | None, output: Path | None, workers: int | None) -> int:
    """Write one reading a line, as each is done where they go to standard output; return the exit code."""
    collection = gather(places, jsonl)
    tell(collection.set_aside, "set aside")
    lines = (
        json.dumps(reading_json(reading), ensure_ascii=False) + "\n"
        for reading in _readings(collection.reports, workers)
    )
    if output is None:
        for line in lines:
            sys.stdout.write(line)
        sys.stdout.flush()
    else:
        put("".join(lines), output)
    return 3 if collection.set_aside else 0


def write_links(
    places: list[str], jsonl: str | None, output: Path | None, workers: int | None, entities: Path | None
) -> int:
    """Write what is the same across the reports, named as in the user's table of entities; return the exit code."""
    known, unusable = _known(entities)
    collection = gather(places, jsonl)
    aside = (*unusable, *collection.set_aside)
    tell(aside, "set aside")
    case = link_readings(collection.reports, tuple(_readings(collection.reports, workers)), known=known)
    put(json.dumps(case_json(case), ensure_ascii=False) + "\n", output)
    return 3 if aside else 0


def _known(entities: Path | None) -> tuple[tuple[KnownEntity, ...], tuple[Problem, ...]]:
    """Read the user's table of entities. Raises UsageError where it is not there or no text."""
    if entities is None:
        return (), ()
    try:
        return read_register(entities.read_text(encoding="utf-8"), source=str(entities))
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{entities}: no table of entities; wanted is CSV or JSON Lines in UTF-8") from error


def _readings(reports: tuple[Report, ...], workers: int | None) -> Iterator[Reading]:
    with executor(len(reports), workers=workers) as each:
        yield from shown(read_reports(reports, each=each), total=len(reports), verb="Reading")
