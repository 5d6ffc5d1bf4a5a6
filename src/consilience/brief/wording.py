"""How is a finding worded? In its reports' words, with on whose word where they do not say it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from consilience.brief.merge import join_cites
from consilience.brief.numbers import gives_other_number
from consilience.brief.phrases import (
    attribution,
    best_of,
    chain,
    named,
    one_line,
    opened,
    speakers,
    speaks_of_self,
    valued,
)
from consilience.brief.sections import Section
from consilience.brief.words import say
from consilience.records import Citation, Finding, Line


def finding_text(finding: Finding, outlets: Mapping[str, str]) -> str:
    """Write a finding as a line: its words, and on whose word where they do not say it."""
    if finding.figure is not None:
        return figure_text(finding)
    text = opened(one_line(finding.text))
    cites = bearing(finding.text, finding.support)
    told = [outlets.get(cite.span.report, cite.span.report) for cite in cites]
    chains = [chain(cite, outlet) for cite, outlet in zip(cites, told, strict=True)]
    said = attribution(text, (name for name in chains if name not in told))
    if said and speaks_of_self(text) and any(is_quoted(text, cite.quote) for cite in cites):
        names = speakers(name for name in chains if name not in told)
        return say("in_words", name="; ".join(names), words=text.rstrip("."))
    return f"{text.rstrip('.')} — {said}" if said else text


def is_quoted(text: str, quote: str) -> bool:
    """Say whether a line has the very words of a quote, but for its first letter and its full stop."""
    return one_line(text).rstrip(".").casefold() in one_line(quote).casefold()


def bearing(text: str, cites: Sequence[Citation]) -> tuple[Citation, ...]:
    """Return the citations that bear a line out: none whose quote gives another number in the place of the line's.

    "The explosion killed 21 people" is not borne out by "at least 14 people were killed", though both tell of it.
    """
    kept = tuple(cite for cite in cites if not gives_other_number(text, cite.quote))
    return kept or tuple(cites)


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
    support = finding.support if finding.figure is not None else bearing(finding.text, finding.support)
    return join_cites(support, tuple(value.citation for value in values))


def line_of(section: Section, finding: Finding, outlets: Mapping[str, str], label: str = "") -> Line:
    """Write the line of a finding."""
    return Line(section, finding_text(finding, outlets), cites_of(finding), finding.id, label)
