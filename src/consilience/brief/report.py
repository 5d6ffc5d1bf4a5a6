"""What does each section say? The lines of a brief, in the order of printing, each with its citations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from consilience.brief.changes import write_changes
from consilience.brief.clauses import clauses_of
from consilience.brief.contested import write_dispute
from consilience.brief.fold import fold_findings
from consilience.brief.gaps import write_gaps
from consilience.brief.merge import join_cites, merge_lines
from consilience.brief.sections import NOT_SO, Section, by_section, find_disputes, is_denial, theme_of
from consilience.brief.top import choose_top
from consilience.brief.verify import Ground
from consilience.brief.wording import line_of
from consilience.brief.words import says_denial, word
from consilience.records import Case, Finding, Line, PostureEntry, Report, Span, Stance

Outlets = Mapping[str, str]

_APART = (Stance.THREATENED, Stance.PLANNED, Stance.CONDITIONAL, Stance.REQUESTED, Stance.POSSIBLE)


def write_lines(
    case: Case,
    findings: Sequence[Finding],
    reports: Sequence[Report],
    ground: Ground,
    posture: Sequence[PostureEntry] = (),
) -> tuple[Line, ...]:
    """Write the lines of every section from findings in order of salience; `posture` says which change it."""
    disputes = find_disputes(findings)
    clauses = clauses_of(case)
    folding = fold_findings(by_section(findings, disputes), ground)
    parted = folding.kept
    outlets = {report.id: report.outlet or report.id for report in reports}
    naming = frozenset(f.id for f in parted[Section.HAPPENED] if not clauses.tell(f))
    home = (
        *_happened(parted[Section.HAPPENED], outlets, folding.themes, naming),
        *(line for dispute in disputes for line in write_dispute(dispute, case, outlets)),
        *_apart(parted[Section.APART], outlets),
        *merge_lines([line_of(Section.STATEMENTS, finding, outlets) for finding in parted[Section.STATEMENTS]]),
    )
    lines = (
        *_top(choose_top(findings, disputes, parted, naming, _postural(findings, posture)), home, outlets),
        *write_changes(parted[Section.CHANGED], parted[Section.FIGURES], reports),
        *home,
        *write_gaps(findings, parted, case.readings),
    )
    return tuple(replace(line, also=(*line.also, *folding.also.get(line.finding or "", ()))) for line in lines)


def _postural(findings: Sequence[Finding], posture: Sequence[PostureEntry]) -> frozenset[str]:
    """Return the findings that tell of a part of somebody's posture: by a sentence that this is read from."""
    cited: dict[str, list[Span]] = {}
    for cite in (cite for entry in posture for cite in entry.support):
        cited.setdefault(cite.span.report, []).append(cite.span)
    return frozenset(
        finding.id
        for finding in findings
        if any(span.overlaps(cite.span) for cite in finding.support for span in cited.get(cite.span.report, ()))
    )


def _top(chosen: tuple[list[Finding], list[Finding]], home: Iterable[Line], outlets: Outlets) -> Iterator[Line]:
    """Write the bottom line and the highlights, with all citations that their lines have further down."""
    known = {finding: line.cites for line in reversed(tuple(home)) for finding in (line.finding, *line.also)}
    for section, findings in zip((Section.BOTTOM, Section.HIGHLIGHTS), chosen, strict=True):
        for finding in findings:
            line = line_of(section, finding, outlets, _top_label(finding))
            yield replace(line, cites=join_cites(line.cites, known.get(finding.id, ())))


def _top_label(finding: Finding) -> str:
    """Name the stance beside a top line that is not about something done, so that it cannot be misread."""
    if is_denial(finding):
        return "" if says_denial(finding.text) else word("stances", Stance.DENIED)
    return "" if finding.stance is Stance.AFFIRMED else word("stances", finding.stance)


def _happened(
    findings: Sequence[Finding], outlets: Outlets, borrowed: Mapping[str, str], naming: frozenset[str]
) -> Iterator[Line]:
    """Write what happened by theme, the theme of the most salient finding first, the newest first within it.

    Lines that only name an event ("the talks in Sella") come last.
    A finding without a theme borrows that of a finding that stands in its line.
    """
    other = word("themes", "other")
    by_theme: dict[str, list[Finding]] = {}
    for finding in findings:
        theme = theme_of(finding)
        by_theme.setdefault(borrowed.get(finding.id, other) if theme == other else theme, []).append(finding)
    for theme in sorted(by_theme, key=lambda theme: theme == other):
        ours = sorted(by_theme[theme], key=lambda finding: (finding.id in naming, *_newest_first(finding)))
        yield from merge_lines([line_of(Section.HAPPENED, finding, outlets, theme) for finding in ours])


def _newest_first(finding: Finding) -> tuple[int, float]:
    held = finding.latest or finding.earliest
    return (-held.toordinal() if held else 0, -finding.salience)


def _apart(findings: Sequence[Finding], outlets: Outlets) -> Iterator[Line]:
    for stance in _APART:
        ours = [finding for finding in findings if finding.stance is stance]
        yield from merge_lines([line_of(Section.APART, f, outlets, word("stances", stance)) for f in ours])
    denied = [finding for finding in findings if finding.status == NOT_SO]
    yield from merge_lines([line_of(Section.APART, f, outlets, word("stances", NOT_SO)) for f in denied])
