"""How is a finding worded? In its reports' words, with on whose word where they do not say it."""

from __future__ import annotations

from collections.abc import Mapping

from consilience.brief.merge import join_cites
from consilience.brief.phrases import attribution, best_of, chain, named, one_line, opened, valued
from consilience.brief.sections import Section
from consilience.brief.words import say
from consilience.records import Citation, Finding, Line


def finding_text(finding: Finding, outlets: Mapping[str, str]) -> str:
    """Write a finding as a line: its words, and on whose word where they do not say it."""
    if finding.figure is not None:
        return figure_text(finding)
    text = opened(one_line(finding.text))
    told = [outlets.get(cite.span.report, cite.span.report) for cite in finding.support]
    chains = [chain(cite, outlet) for cite, outlet in zip(finding.support, told, strict=True)]
    said = attribution(text, (name for name in chains if name not in told))
    return f"{text.rstrip('.')} — {said}" if said else text


def figure_text(finding: Finding) -> str:
    """Write a figure as a line: what is counted, and its value, or all its values where they are not settled."""
    figure = finding.figure
    if figure is None:
        return one_line(finding.text)
    value = best_of(figure)
    if value == say("not_settled"):
        told = dict.fromkeys(valued(value, figure.unit) for value in figure.values)
        value = f"{value}: {' · '.join(told)}"
    return f"{opened(named(figure))}: {value}"


def cites_of(finding: Finding) -> tuple[Citation, ...]:
    """Return the citations of a finding's line: its support and the values of its figure."""
    values = finding.figure.values if finding.figure is not None else ()
    return join_cites(finding.support, tuple(value.citation for value in values))


def line_of(section: Section, finding: Finding, outlets: Mapping[str, str], label: str = "") -> Line:
    """Write the line of a finding."""
    return Line(section, finding_text(finding, outlets), cites_of(finding), finding.id, label)
