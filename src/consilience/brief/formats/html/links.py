"""Where does each citation lead, and where from? Anchors of quotes, of findings, and the way back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import escape

from consilience.brief.formats.layout import Layout
from consilience.brief.formats.rows import figure_rows
from consilience.brief.phrases import clipped, one_line
from consilience.brief.sections import Section
from consilience.records import Brief, Citation, Span

PER_REPORT = 4
"""Links of one line into one report: more quotes stand in the evidence below the line."""

_REPEATED = (Section.BOTTOM, Section.HIGHLIGHTS, Section.CHANGED, Section.UNKNOWN)


@dataclass(frozen=True)
class Links:
    """The anchors of a page: of each finding, and for each cited stretch of text the place that cites it."""

    layout: Layout
    findings: Mapping[str, str]
    back: Mapping[Span, str]

    def cites(self, citations: Iterable[Citation]) -> str:
        """Write citations as links, by the number of their report; a second quote of a report is [1b]."""
        spans = dict.fromkeys(cite for cite in citations if cite.span.report in self.layout.numbers)
        ordered = sorted(spans, key=lambda cite: (self.layout.numbers[cite.span.report], cite.span))
        told: dict[int, int] = {}
        parts = []
        for cite in ordered:
            number = self.layout.numbers[cite.span.report]
            rank = told.get(number, 0)
            told[number] = rank + 1
            if rank < PER_REPORT:
                parts.append(self._cite(cite, number, rank))
        return f'<span class="cites">{"".join(parts)}</span>' if parts else ""

    def _cite(self, cite: Citation, number: int, rank: int) -> str:
        outlet = one_line(self.layout.outlets[cite.span.report])
        letter = "abcdefgh"[rank] if rank else ""
        hint = attribute(f"{outlet}: “{clipped(one_line(cite.quote), 300)}”")
        label = attribute(f"Report {number}, {outlet}, quote {rank + 1}")
        target = quote_id(self.layout, cite.span)
        return f'<a href="#{target}" title="{hint}" aria-label="{label}">[{number}{letter}]</a>'


def quote_id(layout: Layout, span: Span) -> str:
    """Return the anchor of a quoted stretch: "q1-105-1174"."""
    return f"q{layout.numbers[span.report]}-{span.start}-{span.end}"


def link_up(layout: Layout) -> Links:
    """Make the anchors: a quote leads back to the line that stands for its finding, not to the repeated top lines."""
    brief = layout.brief
    findings = _homes(layout)
    back: dict[Span, str] = {}
    for anchor, cite in _all_cites(brief, findings):
        if cite.span.report in layout.numbers:
            back.setdefault(cite.span, anchor)
    return Links(layout, findings, back)


def _homes(layout: Layout) -> dict[str, str]:
    """Return the anchor where each finding stands: its own, that of the line it was merged into, or its section."""
    anchors = {finding.id: f"f{index}" for index, finding in enumerate(layout.brief.findings, start=1)}
    homes = {row.finding.id: anchors[row.finding.id] for row in figure_rows(layout)}
    for line in layout.brief.lines:
        if line.finding in anchors and is_home(line.section):
            for name in (line.finding, *line.also):
                homes.setdefault(name, anchors[line.finding])
    for finding in layout.brief.findings:
        if finding.kind == "posture" and layout.brief.posture:
            homes.setdefault(finding.id, "s-posture")
    for line in layout.brief.lines:
        if line.finding is not None:
            homes.setdefault(line.finding, f"s-{line.section}")
    return homes


def _all_cites(brief: Brief, findings: Mapping[str, str]) -> Iterator[tuple[str, Citation]]:
    for finding in brief.findings:
        values = finding.figure.values if finding.figure is not None else ()
        for cite in (*finding.support, *finding.dispute, *(value.citation for value in values)):
            yield findings.get(finding.id, "main"), cite
    for index, entry in enumerate(brief.posture, start=1):
        for cite in (*entry.support, *entry.dispute):
            yield f"p{index}", cite
    for line in brief.lines:
        for cite in line.cites:
            yield findings.get(line.finding or "", f"s-{line.section}"), cite


def text_of(text: str) -> str:
    """Escape words for the page, on one line."""
    return escape(one_line(text), quote=False)


def attribute(text: str) -> str:
    """Escape words for an attribute."""
    return escape(one_line(text), quote=True)


def is_home(section: str) -> bool:
    """Say whether a section is where its findings stand for good; the others repeat them."""
    return section not in _REPEATED
