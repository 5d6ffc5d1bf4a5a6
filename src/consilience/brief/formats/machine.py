"""How does a program read a brief? As one JSON object with the keys of the contract (docs/reference/contract)."""

from __future__ import annotations

import json

from consilience.brief.formats.json_values import (
    Json,
    cite_object,
    cite_objects,
    day_value,
    moment_value,
    place_object,
)
from consilience.brief.formats.layout import Layout, lay_out, title_of
from consilience.brief.formats.posture_objects import change_object, entry_object, side_object
from consilience.brief.posture_changes import changes_of
from consilience.records import Brief, Figure, Finding, Line, OriginPath, Problem, Report


def render_json(brief: Brief, *, indent: int | None = 2) -> str:
    """Write the brief as JSON; `indent=None` puts it on one line."""
    return json.dumps(as_object(brief), ensure_ascii=False, indent=indent)


def as_object(brief: Brief) -> Json:
    """Return the brief as an object of plain values. `origins` are counts, `origin_names` say which."""
    layout = lay_out(brief)
    origins = dict(brief.origins)
    return {
        "title": brief.title,
        "as_of": moment_value(brief.as_of),
        "reports": [_report(report, layout, origins) for report in brief.reports],
        "findings": [_finding(finding) for finding in brief.findings],
        "figures": [_figure(figure) for figure in brief.figures],
        "timeline": [
            {"earliest": day_value(m.earliest), "latest": day_value(m.latest), "text": m.text, "finding": m.finding}
            for m in brief.timeline
        ],
        "places": [{**place_object(pin), "findings": list(pin.findings)} for pin in brief.places],
        "posture": [entry_object(entry) for entry in brief.posture],
        "sides": [side_object(side) for side in brief.sides],
        "posture_changes": [change_object(change) for change in changes_of(brief.posture)],
        "gaps": list(brief.gaps),
        "changes": list(brief.changes),
        "lines": [_line(line) for line in brief.lines],
        "copies": [{"reports": list(c.reports), "kind": c.kind, "because": c.because} for c in brief.copies],
        "outlets": [{"outlet": name, "reliability": rated, "why": why} for name, rated, why in brief.outlets],
        "problems": [_problem(problem) for problem in brief.problems],
    }


def _report(report: Report, layout: Layout, origins: dict[str, str]) -> Json:
    return {
        "id": report.id,
        "number": layout.numbers[report.id],
        "outlet": report.outlet,
        "title": report.title or title_of(report),
        "published": day_value(report.published),
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
        "support": cite_objects(finding.support),
        "dispute": cite_objects(finding.dispute),
        "stance": finding.stance.value,
        "theme": finding.theme,
        "figure": finding.figure.id if finding.figure is not None else None,
        "earliest": day_value(finding.earliest),
        "latest": day_value(finding.latest),
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
        "as_of": day_value(figure.as_of),
        "values": [
            {
                "low": value.low,
                "high": value.high,
                "bound": value.bound,
                **cite_object(value.citation),
                "as_of": day_value(value.as_of),
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
