"""The whole system on one page: collect, read, link, weigh, brief."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from consilience.brief import write_brief
from consilience.collect import collect_reports, sort_reports
from consilience.link import link_readings
from consilience.read import LANGUAGES, load_reader, read_report
from consilience.records import Brief, Case, Problem, Reading, Report
from consilience.weigh import weigh_case
from consilience.weigh.origins.outlets import open_registry

Each = Callable[[Callable[[Report], Reading], Iterable[Report]], Iterable[Reading]]
"""How the reports are gone through: the built-in `map`, or the map of a pool (scale/)."""


def brief_on(
    places: Iterable[str | Path],
    *,
    title: str | None = None,
    as_of: datetime | None = None,
    each: Each = map,
    outlets: Path | None = None,
) -> Brief:
    """Turn the reports of files and folders into one brief.

    `outlets` is the user's own table of outlets (TSV with outlet, reliability A-F, owner ...), over the shipped one.
    Raises UsageError for a place that does not exist; what else cannot be read is named in the brief's problems.
    """
    collection = collect_reports(places, languages=LANGUAGES)
    brief = brief_reports(collection.reports, title=title, as_of=as_of, each=each, outlets=outlets)
    return replace(brief, problems=(*collection.set_aside, *collection.notes, *brief.problems))


def brief_reports(
    reports: Iterable[Report],
    *,
    title: str | None = None,
    as_of: datetime | None = None,
    each: Each = map,
    outlets: Path | None = None,
) -> Brief:
    """Read, link, weigh and brief reports that are already collected."""
    kept, later = known_by(sort_reports(reports), as_of)
    case = link_readings(kept, tuple(each(read_one, kept)))
    brief = brief_case(case, title=title, as_of=as_of, outlets=outlets)
    return replace(brief, problems=(*later, *brief.problems))


def brief_case(
    case: Case, *, title: str | None = None, as_of: datetime | None = None, outlets: Path | None = None
) -> Brief:
    """Weigh and brief a case whose readings are already linked."""
    weighed = weigh_case(case, registry=open_registry(outlets))
    return write_brief(case, weighed, title=title or default_title(case.reports), as_of=as_of)


def known_by(reports: Iterable[Report], as_of: datetime | None) -> tuple[tuple[Report, ...], tuple[Problem, ...]]:
    """Part the reports published by a moment from the later ones, which are named; undated ones are kept."""
    every = tuple(reports)
    if as_of is None:
        return every, ()
    kept = tuple(report for report in every if report.published is None or report.published <= as_of.date())
    notes = (
        Problem("note", f"published {report.published}, after the date of this brief", source=report.origin)
        for report in every
        if report.published is not None and report.published > as_of.date()
    )
    return kept, tuple(notes)


def default_title(reports: Iterable[Report]) -> str:
    """Name a brief by its size where nobody named it."""
    count = len(tuple(reports))
    return f"Brief of {count} report{'' if count == 1 else 's'}"


def read_one(report: Report) -> Reading:
    """Read one report with the reader of this process; a failure in our code loses this report, not the others."""
    try:
        return read_report(report, load_reader())
    except Exception as error:  # noqa: BLE001 - the per-report guard of DESIGN.md
        message = f"reading failed ({type(error).__name__}: {error}); nothing of this report is used"
        problem = Problem("read", message, source=report.origin or report.id)
        return Reading(report.id, report.language, report.published, problems=(problem,), text=report.text)


def read_reports(reports: Iterable[Report], *, each: Each = map) -> Iterator[Reading]:
    """Read reports in their order, as they come."""
    yield from each(read_one, reports)
