"""Who denies what? Each claim with its denials, how far they reach, and what stands beside them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from consilience.brief.merge import join_cites, merge_parts
from consilience.brief.phrases import one_line
from consilience.brief.sections import Dispute, Section
from consilience.brief.wording import cites_of, finding_text
from consilience.brief.words import say, says_denial
from consilience.records import Case, Citation, Finding, Line, Span


def write_dispute(dispute: Dispute, case: Case, outlets: Mapping[str, str]) -> Iterator[Line]:
    """Write a claim, what denies it, how far the denial reaches, and what stands beside it."""

    def entry(finding: Finding, label: str, text: str, cites: tuple[Citation, ...]) -> Line:
        return Line(Section.CONTESTED, text, cites, finding.id, say(label), dispute.id)

    side = "claim" if dispute.denials else "support"
    for label, findings in ((side, dispute.claims), ("denial", dispute.denials)):
        yield from merge_parts([entry(f, _told(f, label), finding_text(f, outlets), cites_of(f)) for f in findings])
    if not dispute.denials:
        for claim in dispute.claims:
            yield from (entry(claim, "dispute", one_line(cite.quote), (cite,)) for cite in claim.dispute)
    for finding, label, text in _beside(dispute):
        yield entry(finding, label, one_line(text), _where(text, finding, dispute, case))


def _told(finding: Finding, label: str) -> str:
    """Mark as denied what a denial's own words would state as a fact ("plans to blockade the strait")."""
    if label == "denial" and finding.reach == "another thing":
        return "opposite"
    if label == "denial" and finding.status == "doubted":
        return "doubt"
    return "denied" if label == "denial" and not says_denial(finding.text) else label


def _beside(dispute: Dispute) -> Iterator[tuple[Finding, str, str]]:
    """Yield scopes, then marks, each once; a lone scope that the denial's own line holds is not said again."""
    said: set[str] = set()
    for label in ("scope", "mark"):
        for finding in (*dispute.denials, *dispute.claims):
            texts = finding.scopes if label == "scope" else finding.marks
            if label == "scope" and len(texts) == 1 and one_line(texts[0]) in one_line(finding.text):
                continue
            for text in texts:
                if label == "scope" and _is_told(one_line(text), finding):
                    continue
                if one_line(text) not in said:
                    said.add(one_line(text))
                    yield finding, label, text


def _is_told(scope: str, finding: Finding) -> bool:
    """Say whether a scope is the denial's own line, or stands in a longer one beside it."""
    others = (one_line(other) for other in finding.scopes)
    return scope == one_line(finding.text) or any(scope != other and scope in other for other in others)


def _where(text: str, finding: Finding, dispute: Dispute, case: Case) -> tuple[Citation, ...]:
    """Find the words of a scope or mark: in a citation, else in a report, else cite the finding."""
    every = (*dispute.denials, *dispute.claims)
    cites = tuple(cite for other in every for cite in (*other.support, *other.dispute))
    inside = tuple(cite for cite in cites if text in cite.quote)
    if inside:
        return join_cites(inside)[:1]
    ours = {cite.span.report for cite in cites}
    for report in sorted(case.reports, key=lambda report: (report.id not in ours, report.id)):
        start = report.text.find(text)
        if start >= 0:
            span = Span(report.id, start, start + len(text))
            return (Citation(span, text, (report.outlet,) if report.outlet else ()),)
    return join_cites(finding.support, finding.dispute)
