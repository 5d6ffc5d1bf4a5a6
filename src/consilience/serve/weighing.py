"""What do the reports of some places hold, as of a day? Collected, read with progress, linked, weighed and briefed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from consilience.collect import Collection, sort_reports
from consilience.link import link_readings
from consilience.pipeline import brief_case, known_by, read_reports
from consilience.problems import UsageError
from consilience.records import Brief, Case, Reading, Report
from consilience.scale import executor
from consilience.serve.output import gather, moment, tell
from consilience.serve.progress import shown


@dataclass(frozen=True, slots=True)
class Places:
    """What the person at the command line pointed at."""

    places: list[str]
    jsonl: str | None = None
    as_of: str | None = None
    outlets: Path | None = None
    workers: int | None = None


@dataclass(frozen=True, slots=True)
class Weighing:
    """A weighed case, with its readings to weigh it again as of an earlier day."""

    collection: Collection
    reports: tuple[Report, ...]
    readings: tuple[Reading, ...]
    case: Case
    brief: Brief
    outlets: Path | None

    @property
    def code(self) -> int:
        """The exit code: 3 where some reports were set aside."""
        return 3 if self.collection.set_aside else 0

    def brief_of(self, until: datetime) -> Brief:
        """Brief what was known by an earlier moment, from the same readings."""
        kept, _ = known_by(self.reports, until)
        known = {report.id for report in kept}
        readings = tuple(reading for reading in self.readings if reading.report in known)
        return brief_case(link_readings(kept, readings), as_of=until, outlets=self.outlets)


def weigh_places(asked: Places) -> Weighing:
    """Weigh the reports of some places. Raises UsageError where no report can be read."""
    until = moment(asked.as_of)
    collection = gather(asked.places, asked.jsonl)
    tell(collection.set_aside, "set aside")
    if not collection.reports:
        raise UsageError("no report could be read")
    kept, _ = known_by(sort_reports(collection.reports), until)
    readings = _read(kept, asked.workers)
    case = link_readings(kept, readings)
    brief = brief_case(case, as_of=until, outlets=asked.outlets)
    return Weighing(collection, kept, readings, case, brief, asked.outlets)


def _read(reports: Sequence[Report], workers: int | None) -> tuple[Reading, ...]:
    with executor(len(reports), workers=workers) as each:
        return tuple(shown(read_reports(reports, each=each), total=len(reports), verb="Reading"))
