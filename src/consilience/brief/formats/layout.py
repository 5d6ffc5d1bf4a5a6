"""What does every format print? Numbers of reports, facts of the header, standing of a line; no mark-up here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

from consilience.brief.phrases import (
    chain,
    day,
    distinct,
    few,
    is_whole_day,
    listed,
    one_line,
    period,
)
from consilience.brief.sections import Section
from consilience.brief.words import count, load_words, say, word
from consilience.records import (
    Brief,
    Citation,
    Finding,
    Line,
    Problem,
    Report,
    Standing,
)

SIDES = (say("claim"), say("denial"), say("denied"), say("opposite"), say("doubt"), say("support"))
"""Labels of the lines of a dispute that stand for a whole finding; the others are words beside it."""
COLLECT = "collect"
WITHHELD = "brief"


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
        return few(distinct(said), ", ")


def lay_out(brief: Brief) -> Layout:
    """Number the reports in their order, from 1."""
    return Layout(
        brief,
        {report.id: index for index, report in enumerate(brief.reports, start=1)},
        {finding.id: finding for finding in brief.findings},
        {report.id: report.outlet or report.id for report in brief.reports},
    )


def status_of(finding: Finding) -> str:
    """Write standing, what became of it, number of origins and grade: "contested · narrower · 2 origins · B2"."""
    standing = word("standings", finding.standing)
    became = word("statuses", finding.status) if finding.status else ""
    denial = (word("reaches", finding.reach), word("reaches", finding.by)) if finding.reach else ()
    parts = (standing, "" if became == standing else became, *denial, origins_of(finding), grade_of(finding))
    return " · ".join(filter(None, parts))


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
