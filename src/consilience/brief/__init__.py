"""How is it said, every line with its sources? Check the findings, write the lines, check the lines.

What the reports do not hold is withheld and becomes a problem; the formats print what is left and decide nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, datetime
from typing import TypeVar

from consilience.brief.gaps import count_single
from consilience.brief.pins import place_pins
from consilience.brief.posture import check_posture, check_sides
from consilience.brief.report import write_lines
from consilience.brief.sections import Section
from consilience.brief.timeline import write_timeline
from consilience.brief.verify import check_finding, check_line, lay_ground
from consilience.brief.words import say
from consilience.records import Brief, Case, Finding, Line, Problem, Report, Stance, Weighed

__all__ = ["write_brief"]

T = TypeVar("T")


def write_brief(case: Case, weighed: Weighed, *, title: str, as_of: datetime | None) -> Brief:
    """Write the brief of a weighed case: only what its reports hold, word for word."""
    ground = lay_ground(case)
    reports = order_reports(case)
    findings, refused = _sift(weighed.findings, lambda finding: check_finding(finding, ground))
    posture, refused_entries = check_posture(weighed.posture, ground)
    sides, refused_sides = check_sides(weighed.sides, ground)
    withheld = (*refused, *refused_entries, *refused_sides)
    by_id = {finding.id: finding for finding in findings}
    lines, refused_lines = _sift(
        write_lines(case, findings, reports, ground, posture),
        lambda line: check_line(line, ground, by_id.get(line.finding or "")),
    )
    read = (problem for reading in case.readings for problem in reading.problems)
    return Brief(
        title=title,
        as_of=as_of,
        reports=reports,
        findings=findings,
        lines=lines,
        posture=posture,
        timeline=write_timeline(findings, lines),
        places=place_pins(findings),
        gaps=_told_gaps(lines, findings, reports),
        changes=_told(lines, Section.CHANGED),
        problems=(*case.problems, *read, *weighed.problems, *withheld, *refused_lines),
        origins=weighed.origins,
        outlets=weighed.outlets,
        copies=case.copies,
        sides=sides,
    )


def _sift(items: Iterable[T], check: Callable[[T], Problem | None]) -> tuple[tuple[T, ...], tuple[Problem, ...]]:
    """Part what may be printed from why the rest may not."""
    kept, problems = [], []
    for item in items:
        problem = check(item)
        if problem is None:
            kept.append(item)
        else:
            problems.append(problem)
    return tuple(kept), tuple(problems)


def order_reports(case: Case) -> tuple[Report, ...]:
    """Order the reports by day, outlet and id: numbers stay as they are when later reports join.

    A day that was found in the text stands in for one that was not given with the report.
    """
    found = {reading.report: reading.published for reading in case.readings}
    dated = (replace(report, published=report.published or found.get(report.id)) for report in case.reports)
    return tuple(sorted(dated, key=lambda r: (r.published or date.max, r.outlet or "", r.id)))


def _told(lines: Iterable[Line], section: Section) -> tuple[str, ...]:
    return tuple(f"{line.label}: {line.text}" for line in lines if line.section == section)


def _told_gaps(lines: Iterable[Line], findings: tuple[Finding, ...], reports: tuple[Report, ...]) -> tuple[str, ...]:
    """Say the gaps in words: those with a line, then how much rests on one origin and how many reports have no day."""
    counts = []
    if single := count_single(findings):
        counts.append(say("single_count", count=single, total=len(findings)))
    events = [finding for finding in findings if finding.kind == "event" and finding.stance is Stance.AFFIRMED]
    if open_days := sum(not (finding.earliest or finding.latest) for finding in events):
        counts.append(say("undated_count", count=open_days, total=len(events)))
    if undated := sum(report.published is None for report in reports):
        counts.append(say("undated_reports", count=undated))
    return (*_told(lines, Section.UNKNOWN), *counts)
