"""The whole system on one page: collect, read, link, weigh, brief."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime

from consilience.brief import write_brief
from consilience.link import link_readings
from consilience.read import load_reader, read_report
from consilience.records import Brief, Reading, Report
from consilience.weigh import weigh_case

Each = Callable[[Callable[[Report], Reading], Iterable[Report]], Iterable[Reading]]
"""How the reports are gone through: the built-in `map`, or the map of a pool (scale/)."""


def read_one(report: Report) -> Reading:
    """Read one report with the reader of this process: what a pool is given."""
    return read_report(report, load_reader())


def brief_reports(reports: Iterable[Report], *, title: str, as_of: datetime | None = None, each: Each = map) -> Brief:
    """Read, link, weigh and brief reports that are already collected."""
    kept = tuple(reports)
    readings = tuple(each(read_one, kept))
    case = link_readings(kept, readings)
    weighed = weigh_case(case)
    return write_brief(case, weighed, title=title, as_of=as_of)
