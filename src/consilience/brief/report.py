"""What does each section say? The lines of a brief, in the order of printing, each with its citations."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import islice

from consilience.brief.fold import fold_findings, is_thin
from consilience.brief.gaps import write_gaps
from consilience.brief.merge import are_alike, content_words, join_cites, merge_lines
from consilience.brief.phrases import attribution, best_of, chain, named, one_line, opened, valued
from consilience.brief.sections import Dispute, Section, by_section, find_disputes, is_denial, theme_of
from consilience.brief.verify import Ground
from consilience.brief.words import say, word
from consilience.records import Case, Citation, Finding, Line, Relation, Report, Span, Stance

BOTTOM_LINES = 3
HIGHLIGHTS = 5
PER_KIND = 2
"""Top lines of one theme, and figures, denials and statements, at most: a reader on deadline needs breadth first."""

_TOP = (Section.HAPPENED, Section.FIGURES, Section.CONTESTED, Section.APART, Section.STATEMENTS)
_APART = (Stance.THREATENED, Stance.PLANNED, Stance.CONDITIONAL, Stance.REQUESTED, Stance.POSSIBLE)


def write_lines(case: Case, findings: Sequence[Finding], reports: Sequence[Report], ground: Ground) -> tuple[Line, ...]:
    """Write the lines of every section from findings in order of salience."""
    disputes = find_disputes(findings)
    folding = fold_findings(by_section(findings, disputes), ground)
    parted = folding.kept
    outlets = {report.id: report.outlet or report.id for report in reports}
    top = _top_findings(findings, disputes, parted)
    lines = (
        *_plain(top[:BOTTOM_LINES], Section.BOTTOM, outlets, _bottom_label),
        *_plain(top[BOTTOM_LINES:], Section.HIGHLIGHTS, outlets, _bottom_label),
        *_changes(parted[Section.CHANGED], parted[Section.FIGURES], reports),
        *_happened(parted[Section.HAPPENED], outlets, folding.themes),
        *(line for dispute in disputes for line in _disputed(dispute, case, outlets)),
        *_apart(parted[Section.APART], outlets),
        *merge_lines(tuple(_plain(parted[Section.STATEMENTS], Section.STATEMENTS, outlets, _no_label))),
        *write_gaps(findings, parted),
    )
    return tuple(replace(line, also=(*line.also, *folding.also.get(line.finding or "", ()))) for line in lines)


def finding_text(finding: Finding, outlets: Mapping[str, str | None]) -> str:
    """Write a finding as a line: its words, and on whose word where they do not say it."""
    if finding.figure is not None:
        return figure_text(finding)
    text = opened(one_line(finding.text))
    said = attribution(text, (chain(cite, outlets.get(cite.span.report)) for cite in finding.support))
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


def _cites(finding: Finding) -> tuple[Citation, ...]:
    values = finding.figure.values if finding.figure is not None else ()
    return join_cites(finding.support, tuple(value.citation for value in values))


def _line(section: Section, finding: Finding, outlets: Mapping[str, str | None], label: str = "") -> Line:
    return Line(section, finding_text(finding, outlets), _cites(finding), finding.id, label)


def _plain(
    findings: Iterable[Finding],
    section: Section,
    outlets: Mapping[str, str | None],
    label: Callable[[Finding], str],
) -> Iterator[Line]:
    return (_line(section, finding, outlets, label(finding)) for finding in findings)


def _no_label(_: Finding) -> str:
    return ""


def _bottom_label(finding: Finding) -> str:
    """Name the stance beside a top line that is not about something done, so that it cannot be misread."""
    return "" if finding.stance is Stance.AFFIRMED or is_denial(finding) else word("stances", finding.stance)


def _top_findings(
    findings: Sequence[Finding], disputes: Sequence[Dispute], parted: Mapping[Section, Sequence[Finding]]
) -> list[Finding]:
    """Choose what a reader on deadline needs: what happened, the first figure, the first dispute; then by salience."""
    other = word("themes", "other")
    typed = [finding for finding in parted[Section.HAPPENED] if theme_of(finding) != other]
    denials = [denial for dispute in disputes for denial in dispute.denials[:1] if not is_thin(denial)]
    answered = [denial for dispute in disputes if dispute.claims for denial in dispute.denials[:1]]
    leads = (typed or parted[Section.HAPPENED], parted[Section.FIGURES], answered or denials)
    chosen = [finding for lead in leads for finding in lead[:1]]
    told = {finding.id for section in _TOP for finding in parted[section]} - {finding.id for finding in chosen}
    rest = (finding for finding in findings if finding.id in told and not is_thin(finding))
    leading = {finding.id for dispute in disputes for finding in (*dispute.denials, *dispute.claims)[:1]}
    settled = {finding.id for finding in parted[Section.CONTESTED]} - leading
    varied = _varied((finding for finding in rest if finding.id not in settled), chosen)
    return [*chosen, *islice(varied, BOTTOM_LINES + HIGHLIGHTS - len(chosen))]


def _varied(rest: Iterable[Finding], chosen: Sequence[Finding]) -> Iterator[Finding]:
    """Yield findings whose kind and theme do not fill the highlights already and that no chosen one says."""
    kinds = Counter(_kind_of(finding) for finding in chosen)
    said = [content_words(finding.text) for finding in chosen]
    for finding in rest:
        words, kind = content_words(finding.text), _kind_of(finding)
        if kinds[kind] < PER_KIND and not any(are_alike(words, other) for other in said):
            kinds[kind] += 1
            said.append(words)
            yield finding


def _kind_of(finding: Finding) -> str:
    return theme_of(finding) if finding.kind == "event" else finding.kind


def _changes(superseded: Iterable[Finding], figures: Iterable[Finding], reports: Sequence[Report]) -> Iterator[Line]:
    for finding in figures:
        figure = finding.figure
        if figure is not None and figure.relation is Relation.REVISED:
            values = sorted(figure.values, key=lambda value: (value.as_of or date.min, value.citation.span))
            told = dict.fromkeys(valued(value, figure.unit) for value in values)
            text = f"{opened(named(figure))}: {' → '.join(told)}"
            yield Line(Section.CHANGED, text, _cites(finding), finding.id, say("revised_figure"))
    for report in reports:
        if report.revises is not None and report.text.strip():
            yield _new_version(report)
    for finding in superseded:
        yield Line(Section.CHANGED, opened(one_line(finding.text)), _cites(finding), finding.id, say("superseded"))


def _new_version(report: Report) -> Line:
    """Cite the first words of the report that replaces another."""
    start = len(report.text) - len(report.text.lstrip())
    end = report.text.find("\n", start)
    end = min(end if end > 0 else len(report.text), start + 200)
    quote = report.text[start:end]
    cite = Citation(Span(report.id, start, end), quote, (report.outlet,) if report.outlet else ())
    return Line(Section.CHANGED, one_line(quote), (cite,), None, say("new_version"))


def _happened(
    findings: Sequence[Finding], outlets: Mapping[str, str | None], borrowed: Mapping[str, str]
) -> Iterator[Line]:
    """Write what happened by theme, the theme of the most salient finding first, the newest first within it.

    A finding without a theme borrows that of a finding that stands in its line.
    """
    other = word("themes", "other")
    by_theme: dict[str, list[Finding]] = {}
    for finding in findings:
        theme = theme_of(finding)
        by_theme.setdefault(borrowed.get(finding.id, other) if theme == other else theme, []).append(finding)
    for theme in sorted(by_theme, key=lambda theme: theme == other):
        ours = sorted(by_theme[theme], key=_newest_first)
        yield from merge_lines([_line(Section.HAPPENED, finding, outlets, theme) for finding in ours])


def _newest_first(finding: Finding) -> tuple[int, float]:
    held = finding.latest or finding.earliest
    return (-held.toordinal() if held else 0, -finding.salience)


def _apart(findings: Sequence[Finding], outlets: Mapping[str, str | None]) -> Iterator[Line]:
    for stance in _APART:
        ours = [finding for finding in findings if finding.stance is stance]
        yield from merge_lines([_line(Section.APART, f, outlets, word("stances", stance)) for f in ours])


def _disputed(dispute: Dispute, case: Case, outlets: Mapping[str, str | None]) -> Iterator[Line]:
    """Write a claim, what denies it, how far the denial reaches, and what stands beside it."""

    def entry(finding: Finding, label: str, text: str, cites: tuple[Citation, ...]) -> Line:
        return Line(Section.CONTESTED, text, cites, finding.id, say(label), dispute.id)

    for claim in dispute.claims:
        label = "claim" if dispute.denials else "support"
        yield entry(claim, label, finding_text(claim, outlets), _cites(claim))
    for denial in dispute.denials:
        yield entry(denial, "denial", finding_text(denial, outlets), _cites(denial))
    if not dispute.denials:
        for claim in dispute.claims:
            for cite in claim.dispute:
                yield entry(claim, "dispute", one_line(cite.quote), (cite,))
    said: set[str] = set()
    for finding in (*dispute.denials, *dispute.claims):
        plain = len(finding.scopes) == 1 and one_line(finding.scopes[0]) in one_line(finding.text)
        for label, texts in (("scope", () if plain else finding.scopes), ("mark", finding.marks)):
            for text in texts:
                if (told := one_line(text)) not in said:
                    said.add(told)
                    yield entry(finding, label, told, _where(text, finding, dispute, case))


def _where(text: str, finding: Finding, dispute: Dispute, case: Case) -> tuple[Citation, ...]:
    """Find the words of a scope or mark: in a citation, else in a report of the dispute, else cite the finding."""
    every = (*dispute.denials, *dispute.claims)
    cites = tuple(cite for other in every for cite in (*other.support, *other.dispute))
    inside = tuple(cite for cite in cites if text in cite.quote)
    if inside:
        return join_cites(inside)[:1]
    ours = {cite.span.report for cite in cites}
    for report in case.reports:
        start = report.text.find(text) if report.id in ours else -1
        if start >= 0:
            span = Span(report.id, start, start + len(text))
            return (Citation(span, text, (report.outlet,) if report.outlet else ()),)
    return join_cites(finding.support, finding.dispute)
