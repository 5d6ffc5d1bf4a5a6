"""How does a program read a brief? As one JSON object with the keys of the contract (docs/reference/contract)."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from consilience.brief.formats.layout import Layout, lay_out, title_of
from consilience.brief.formats.posture_objects import change_object, entry_object, side_object
from consilience.brief.phrases import is_whole_day
from consilience.brief.posture_changes import changes_of
from consilience.records import Brief, Citation, Figure, Finding, Line, OriginPath, Problem, Report

Json = dict[str, Any]


def render_json(brief: Brief, *, indent: int | None = 2) -> str:
    """Write the brief as JSON; `indent=None` puts it on one line."""
    return json.dumps(as_object(brief), ensure_ascii=False, indent=indent)


def as_object(brief: Brief) -> Json:
    """Return the brief as an object of plain values. `origins` are counts, `origin_names` say which."""
    layout = lay_out(brief)
    origins = dict(brief.origins)
    return {
        "title": brief.title,
        "as_of": _moment(brief.as_of),
        "reports": [_report(report, layout, origins) for report in brief.reports],
        "findings": [_finding(finding) for finding in brief.findings],
        "figures": [_figure(figure) for figure in brief.figures],
        "timeline": [
            {"earliest": _day(m.earliest), "latest": _day(m.latest), "text": m.text, "finding": m.finding}
            for m in brief.timeline
        ],
        "places": [
            {
                "name": pin.name,
                "latitude": pin.latitude,
                "longitude": pin.longitude,
                "precision": pin.precision,
                "findings": list(pin.findings),
            }
            for pin in brief.places
        ],
        "posture": [entry_object(entry, _cites) for entry in brief.posture],
        "sides": [side_object(side, _cites) for side in brief.sides],
        "posture_changes": [change_object(change, _cites) for change in changes_of(brief.posture)],
        "gaps": list(brief.gaps),
        "changes": list(brief.changes),
        "lines": [_line(line) for line in brief.lines],
        "copies": [{"reports": list(c.reports), "kind": c.kind, "because": c.because} for c in brief.copies],
        "outlets": [{"outlet": name, "reliability": rated, "why": why} for name, rated, why in brief.outlets],
        "problems": [_problem(problem) for problem in brief.problems],
    }


def _day(value: date | None) -> str | None:
    return value.isoformat() if value is not None else None


def _moment(value: datetime | None) -> str | None:
    """Write a day where the moment stands for one, else date and time."""
    if value is None:
        return None
    return value.date().isoformat() if is_whole_day(value) else value.isoformat()


def _report(report: Report, layout: Layout, origins: dict[str, str]) -> Json:
    return {
        "id": report.id,
        "number": layout.numbers[report.id],
        "outlet": report.outlet,
        "title": report.title or title_of(report),
        "published": _day(report.published),
        "url": report.url,
        "origin": origins.get(report.id, report.id),
        "sha256": report.sha256,
        "language": report.language,
        "revises": report.revises,
    }


def _finding(finding: Finding) -> Json:
    return {
        "id": finding.id,
        "kind": finding.kind,
        "text": finding.text,
        "standing": finding.standing.value,
        "grade": {
            "reliability": finding.grade.reliability,
            "credibility": finding.grade.credibility,
            "why": list(finding.grade.because),
        },
        "origins": len(finding.origins),
        "origin_names": list(finding.origins),
        "lineage": [_path(path) for path in finding.lineage],
        "support": _cites(finding.support),
        "dispute": _cites(finding.dispute),
        "stance": finding.stance.value,
        "theme": finding.theme,
        "figure": finding.figure.id if finding.figure is not None else None,
        "earliest": _day(finding.earliest),
        "latest": _day(finding.latest),
        "places": list(dict.fromkeys(place.name for place in finding.places)),
        "scopes": list(finding.scopes),
        "marks": list(finding.marks),
        "relates": list(finding.relates),
        "status": finding.status or None,
        "denied_by": finding.by or None,
        "reach": finding.reach or None,
        "salience": finding.salience,
    }


def _path(path: OriginPath) -> Json:
    return {
        "origin": path.origin,
        "independent": path.independent,
        "why": path.because,
        "paths": [list(way) for way in path.paths],
        "reports": list(path.reports),
    }


def _cites(citations: Iterable[Citation]) -> list[Json]:
    return [_cite(citation) for citation in citations]


def _cite(citation: Citation) -> Json:
    report, start, end = citation.span
    return {
        "report": report,
        "start": start,
        "end": end,
        "quote": citation.quote,
        "said_by": list(citation.said_by),
    }


def _figure(figure: Figure) -> Json:
    return {
        "id": figure.id,
        "counted": figure.counted,
        "scope": figure.scope,
        "best": figure.best,
        "low": figure.low,
        "high": figure.high,
        "conservative": figure.conservative,
        "unit": figure.unit,
        "as_of": _day(figure.as_of),
        "values": [
            {
                "low": value.low,
                "high": value.high,
                "bound": value.bound,
                **_cite(value.citation),
                "as_of": _day(value.as_of),
                "origin": value.origin,
            }
            for value in figure.values
        ],
        "standing": figure.standing.value,
        "relation": figure.relation.value,
        "why": list(figure.because),
    }


def _line(line: Line) -> Json:
    return {
        "section": line.section,
        "label": line.label,
        "text": line.text,
        "finding": line.finding,
        "also": list(line.also),
        "cites": [{"report": c.span.report, "start": c.span.start, "end": c.span.end} for c in line.cites],
    }


def _problem(problem: Problem) -> Json:
    span = problem.span
    return {
        "stage": problem.stage,
        "message": problem.message,
        "source": problem.source,
        "report": span.report if span else None,
        "start": span.start if span else None,
        "end": span.end if span else None,
    }
