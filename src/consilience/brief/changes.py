"""What changed? Later counts, new versions of reports, and what they no longer say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from consilience.brief.phrases import named, one_line, opened, valued
from consilience.brief.sections import Section
from consilience.brief.wording import cites_of
from consilience.brief.words import say
from consilience.records import Citation, Figure, Finding, Line, Relation, Report, Span


def write_changes(
    superseded: Iterable[Finding], figures: Iterable[Finding], reports: Iterable[Report]
) -> Iterator[Line]:
    """Write what a reader of the last brief must correct: counts, versions, and what is no longer said."""
    for finding in figures:
        figure = finding.figure
        if figure is not None and figure.relation is Relation.REVISED:
            yield Line(Section.CHANGED, _course(figure), cites_of(finding), finding.id, say("revised_figure"))
    for report in reports:
        if report.revises is not None and report.text.strip():
            yield _new_version(report)
    for finding in superseded:
        yield Line(Section.CHANGED, opened(one_line(finding.text)), cites_of(finding), finding.id, say("superseded"))


def _course(figure: Figure) -> str:
    """Write how a count went on: the values of one day side by side, those of later days after an arrow."""
    days: dict[date, dict[str, None]] = {}
    for value in sorted(figure.values, key=lambda value: (value.as_of or date.min, value.citation.span)):
        days.setdefault(value.as_of or date.min, {})[valued(value, figure.unit)] = None
    told = list(dict.fromkeys(" · ".join(values) for values in days.values()))
    return f"{opened(named(figure))}: {' → '.join(told)}"


def _new_version(report: Report) -> Line:
    """Cite the first words of the report that replaces another."""
    start = len(report.text) - len(report.text.lstrip())
    end = report.text.find("\n", start)
    end = min(end if end > 0 else len(report.text), start + 200)
    quote = report.text[start:end]
    cite = Citation(Span(report.id, start, end), quote, (report.outlet,) if report.outlet else ())
    return Line(Section.CHANGED, one_line(quote), (cite,), None, say("new_version"))
