"""What does every format print? Numbers of reports, facts of the header, rows of the tables; no mark-up here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from consilience.brief.merge import are_alike, content_words
from consilience.brief.phrases import (
    best_of,
    bounds,
    chain,
    day,
    distinct,
    is_whole_day,
    listed,
    named,
    number,
    one_line,
    opened,
    period,
    valued,
)
from consilience.brief.sections import Section
from consilience.brief.words import count, heading, load_words, say, word
from consilience.records import (
    Brief,
    Citation,
    Figure,
    Finding,
    Line,
    PostureEntry,
    Problem,
    Relation,
    Report,
    Standing,
)

SIDES = (say("claim"), say("denial"), say("denied"), say("support"))
"""Labels of the lines of a dispute that stand for a whole finding; the others are words beside it."""
COLLECT = "collect"
WITHHELD = "brief"
SHORT = 60
"""Characters of an attribute that is shown in one run with the others."""


@dataclass(frozen=True, slots=True)
class Layout:
    """A brief with its look-ups: the number of each report, the finding of each id."""

    brief: Brief
    numbers: Mapping[str, int]
    findings: Mapping[str, Finding]
    outlets: Mapping[str, str]
    """The outlet of each report; its id where no outlet was given."""

    def cited(self, cites: Iterable[Citation]) -> list[int]:
        """Return the numbers of the reports cited, each once, in ascending order."""
        return sorted({self.numbers[cite.span.report] for cite in cites if cite.span.report in self.numbers})

    def lines(self, section: Section) -> list[Line]:
        """Return the lines of a section in their order."""
        return [line for line in self.brief.lines if line.section == section]

    def told(self, section: Section) -> int:
        """Count the lines of a section: the gaps of a brief after this many are notes without a line."""
        return sum(line.section == section for line in self.brief.lines)

    def held(self, line: Line) -> str:
        """Return the days of a line's finding, "" where they are unknown."""
        finding = self.findings.get(line.finding or "")
        return period(finding.earliest, finding.latest) if finding else ""

    def status(self, line: Line) -> str:
        """Return standing, origins and grade of a line's finding."""
        finding = self.findings.get(line.finding or "")
        return status_of(finding) if finding else ""

    def word_of(self, cites: Iterable[Citation]) -> str:
        """Say on whose word: who speaks, and the outlet where it speaks for itself."""
        said = []
        for cite in cites:
            outlet = self.outlets.get(cite.span.report, cite.span.report)
            said.append(chain(cite, outlet) or one_line(outlet))
        return listed(distinct(said))


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
    """Longer attributes: how each report tells it."""


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


def lay_out(brief: Brief) -> Layout:
    """Number the reports in their order, from 1."""
    return Layout(
        brief,
        {report.id: index for index, report in enumerate(brief.reports, start=1)},
        {finding.id: finding for finding in brief.findings},
        {report.id: report.outlet or report.id for report in brief.reports},
    )


def status_of(finding: Finding) -> str:
    """Write standing, number of origins and grade: "corroborated · 2 origins · B2"."""
    return " · ".join(filter(None, (word("standings", finding.standing), origins_of(finding), grade_of(finding))))


def origins_of(finding: Finding) -> str:
    """Write the number of origins; "" where the standing says it already."""
    if finding.standing is Standing.SINGLE_SOURCE:
        return ""
    return count(len(finding.origins), "one_origin_count", "origins")


def grade_of(finding: Finding) -> str:
    """Write a grade as one word: "B2"."""
    return f"{finding.grade.reliability}{finding.grade.credibility}"


def facts(brief: Brief) -> list[str]:
    """Return the facts below the title: as of, period, reports → outlets → origins, languages, what was set aside."""
    days = sorted(report.published for report in brief.reports if report.published is not None)
    outlets = {report.outlet or report.id for report in brief.reports}
    origins = {name for _, name in brief.origins} or outlets
    chain_of_counts = (
        count(len(brief.reports), "one_report", "reports"),
        count(len(outlets), "one_outlet", "outlets"),
        count(len(origins), "one_origin_count", "origins"),
    )
    languages = sorted({report.language for report in brief.reports if report.language})
    aside = len(set_aside(brief))
    withheld = sum(problem.stage == WITHHELD for problem in brief.problems)
    return [
        _as_of(brief),
        *([say("covers", period=period(days[0], days[-1]))] if days else []),
        " → ".join(chain_of_counts),
        *([say("languages", names=listed(languages))] if languages else []),
        *([say("set_aside", count=aside)] if aside else []),
        *([say("withheld", count=withheld)] if withheld else []),
    ]


def set_aside(brief: Brief) -> list[Problem]:
    """Return why reports were set aside: what collecting says of something that is not among the reports."""
    kept = {source for report in brief.reports for source in (report.id, report.origin)}
    return [problem for problem in brief.problems if problem.stage == COLLECT and problem.source not in kept]


def _as_of(brief: Brief) -> str:
    if brief.as_of is not None:
        clock = "" if is_whole_day(brief.as_of) else f" {brief.as_of:%H:%M} {brief.as_of.tzname() or ''}".rstrip()
        return say("as_of", date=f"{day(brief.as_of)}{clock}")
    last = max((r.published for r in brief.reports if r.published is not None), default=None)
    return say("as_of_last", date=day(last)) if last else say("as_of_unknown")


def figure_rows(layout: Layout) -> list[Row]:
    """Return the rows of the key figures, in order of salience."""
    return [
        _row(layout, finding, finding.figure)
        for finding in layout.brief.findings
        if finding.figure is not None and finding.standing != "superseded"
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
    told = [f"{key.replace('_', ' ')}: {one_line(value)}" for key, value in entry.attributes]
    others = [one_line(variant) for variant in entry.variants if variant != entry.name]
    name = one_line(entry.name)
    return Entry(
        entry,
        entry.kind.replace("_", " "),
        f"{name} (= {'; '.join(others)})" if others else name,
        one_line(entry.side or "") or "—",
        one_line(entry.status or "") or "—",
        period(entry.since, entry.until) or "—",
        "; ".join(text for text in told if len(text) <= SHORT),
        _unlike([text for text in told if len(text) > SHORT]),
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


def title_of(report: Report) -> str:
    """Return a report's title, else the first line of its text where that is short enough to be one."""
    if report.title:
        return one_line(report.title)
    first = one_line(report.text.strip().split("\n", 1)[0][:400])
    return first if len(first) <= 160 else f"{first[:157]} …"


def grouped(lines: Iterable[Line], *, by: str) -> list[tuple[str, list[Line]]]:
    """Group neighbouring lines by an attribute ("label" or "group")."""
    return [(key, list(found)) for key, found in groupby(lines, key=lambda line: str(getattr(line, by)))]


def method_lines() -> list[str]:
    """Return how the brief came about and what it cannot do."""
    return list(load_words()["method"].values())


def legend_lines() -> list[str]:
    """Return what the signs mean."""
    return [text for key, text in load_words()["legend"].items() if key != "map"]


def section_heading(section: Section) -> str:
    """Return the heading of a section."""
    return heading(section)
