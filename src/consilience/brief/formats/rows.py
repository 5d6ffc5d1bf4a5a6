"""What stands in the tables of a brief? Rows of figures, posture and sources, written the same way in every format."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from consilience.brief.formats.layout import Layout, grade_of, title_of
from consilience.brief.merge import are_alike, content_words
from consilience.brief.phrases import best_of, bounds, day, listed, named, number, one_line, opened, period, valued
from consilience.brief.words import say, word
from consilience.records import Brief, Citation, Figure, Finding, PostureEntry, Relation, Report

TELLING = "as told"
"""The attribute that holds how each report tells an entry of the posture ("Outlet: its words")."""


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


class Entry(NamedTuple):
    """A row of the table of posture."""

    entry: PostureEntry
    kind: str
    name: str
    side: str
    status: str
    time: str
    attributes: str
    notes: tuple[str, ...]
    """How each report tells it, where the reports differ."""


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
    told: dict[str, list[Citation]] = {}
    for value in figure.values:
        told.setdefault(valued(value, figure.unit), []).append(value.citation)
    return Row(
        finding,
        opened(named(figure)),
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


def _relation(layout: Layout, finding: Finding, figure: Figure) -> str:
    """Say how the values stand to one another, and to which other measure; one value has no relation."""
    if figure.relation is Relation.DIFFERENT_MEASURE:
        others = [layout.findings[other].figure for other in finding.relates if other in layout.findings]
        names = [one_line(other.counted) for other in others if other is not None]
        told = word("relations", figure.relation)
        return f"{told}: {listed(names)}" if names else told
    return word("relations", figure.relation) if len(figure.values) > 1 else word("standings", finding.standing)


def posture_rows(brief: Brief) -> list[Entry]:
    """Return the rows of the posture, by kind in order of first mention."""
    order = list(dict.fromkeys(entry.kind for entry in brief.posture))
    entries = sorted(brief.posture, key=lambda entry: order.index(entry.kind))
    return [_entry(entry) for entry in entries]


def _entry(entry: PostureEntry) -> Entry:
    told = [f"{key.replace('_', ' ')}: {one_line(value)}" for key, value in entry.attributes if key != TELLING]
    tellings = [one_line(value) for key, value in entry.attributes if key == TELLING]
    others = [one_line(variant) for variant in entry.variants if variant != entry.name]
    name = one_line(entry.name)
    return Entry(
        entry,
        entry.kind.replace("_", " "),
        f"{name} (= {'; '.join(others)})" if others else name,
        one_line(entry.side or "") or "—",
        one_line(entry.status or "") or "—",
        period(entry.since, entry.until) or "—",
        "; ".join(told),
        _unlike(tellings),
    )


def _unlike(texts: Iterable[str]) -> tuple[str, ...]:
    """Leave out what reads like an earlier text: copies tell a thing in the same words."""
    kept: dict[str, frozenset[str]] = {}
    for text in texts:
        words = content_words(text)
        if not any(are_alike(words, other) for other in kept.values()):
            kept[text] = words
    return tuple(kept)


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
            tuple(layout.numbers[o] for o in copies.get(report.id, ()) if o != report.id and o in layout.numbers),
            origins.get(report.id, ""),
        )
        for index, report in enumerate(layout.brief.reports, start=1)
    ]
