"""What stands in the tables of a brief? Rows of figures and sources, written the same way in every format."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from consilience.brief.formats.layout import Layout, grade_of, title_of
from consilience.brief.phrases import best_of, bounds, day, listed, named, number, one_line, opened, valued
from consilience.brief.words import say, word
from consilience.records import Citation, Figure, Finding, Relation, Report

_SHORT = 4
"""Letters of a unit that stands in every cell: "km", "USD"; a longer one stands once."""


class Row(NamedTuple):
    """A row of the table of figures."""

    finding: Finding
    counted: str
    best: str
    range: str
    conservative: str
    as_of: str
    word: str
    origins: str
    grade: str
    relation: str
    values: tuple[tuple[str, tuple[Citation, ...]], ...]
    """Each different value with its citations."""


class Source(NamedTuple):
    """A row of the list of sources."""

    number: int
    report: Report
    outlet: str
    reliability: str
    because: str
    published: str
    title: str
    copies: tuple[int, ...]
    origin: str


def figure_rows(layout: Layout) -> list[Row]:
    """Return the rows of the key figures, in order of salience."""
    return [
        _row(layout, finding, finding.figure)
        for finding in layout.brief.findings
        if finding.figure is not None and finding.figure.values and finding.standing != "superseded"
    ]


def _row(layout: Layout, finding: Finding, figure: Figure) -> Row:
    cites = [value.citation for value in figure.values] or list(finding.support)
    counted, figure = _headed(figure)
    told: dict[str, list[Citation]] = {}
    for value in figure.values:
        told.setdefault(valued(value, figure.unit), []).append(value.citation)
    return Row(
        finding,
        opened(counted),
        best_of(figure),
        bounds(figure.low, figure.high, figure.unit),
        number(figure.conservative, figure.unit),
        day(figure.as_of) if figure.as_of else "—",
        layout.word_of(cites),
        str(len(finding.origins)),
        grade_of(finding),
        _relation(layout, finding, figure),
        tuple((text, tuple(found)) for text, found in told.items()),
    )


def _headed(figure: Figure) -> tuple[str, Figure]:
    """Put a long unit with what is counted: "Island, square kilometre" 1,500, not "1,500 square kilometre" thrice."""
    unit = figure.unit or ""
    if len(unit) <= _SHORT:
        return named(figure), figure
    counted = named(figure) if unit in figure.counted.casefold() else f"{named(figure)}, {one_line(unit)}"
    return counted, replace(figure, unit=None)


def _relation(layout: Layout, finding: Finding, figure: Figure) -> str:
    """Say how the values stand to one another, to which other measure, or why they settle nothing."""
    if figure.relation is Relation.DIFFERENT_MEASURE:
        others = [layout.findings[other].figure for other in finding.relates if other in layout.findings]
        names = [one_line(other.counted) for other in others if other is not None]
        told = word("relations", figure.relation)
        return f"{told}: {listed(names)}" if names else told
    if figure.left_open:
        return say("open_because", why=figure.left_open)
    return word("relations", figure.relation) if len(figure.values) > 1 else word("standings", finding.standing)


def source_rows(layout: Layout) -> list[Source]:
    """Return the rows of the sources in the order of their numbers."""
    rated = {outlet: (reliability, because) for outlet, reliability, because in layout.brief.outlets}
    origins = dict(layout.brief.origins)
    copies = {report: copy.reports for copy in layout.brief.copies for report in copy.reports}
    return [
        Source(
            index,
            report,
            one_line(report.outlet or say("no_outlet")),
            *rated.get(report.outlet or "", ("F", "")),
            day(report.published) if report.published else say("no_report_date"),
            title_of(report),
            _numbers(layout, (other for other in copies.get(report.id, ()) if other != report.id)),
            origins.get(report.id, ""),
        )
        for index, report in enumerate(layout.brief.reports, start=1)
    ]


def _numbers(layout: Layout, reports: Iterable[str]) -> tuple[int, ...]:
    return tuple(sorted(layout.numbers[report] for report in reports if report in layout.numbers))
