"""What is different between two briefs of one case: reports, findings, figures?

A finding is found again by its id, or by words that both cite: more support gives it another id, not another meaning.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from consilience.records import Brief, Finding, Span

Change = tuple[str, str, str]
"""What of a finding, before, after."""


@dataclass(frozen=True, slots=True)
class Changed:
    """A finding that both briefs hold, and what of it is no longer the same."""

    finding: Finding
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """What came, what went, and what changed, in the order of the later brief (of the earlier for what went)."""

    new_reports: tuple[str, ...]
    gone_reports: tuple[str, ...]
    new: tuple[Finding, ...]
    gone: tuple[Finding, ...]
    changed: tuple[Changed, ...]


def compare_briefs(before: Brief, after: Brief) -> Difference:
    """Compare two briefs of one case, the earlier first."""
    old_reports, new_reports = ({report.id for report in brief.reports} for brief in (before, after))
    pairs = dict(_pairs(before.findings, after.findings))
    matched = set(pairs.values())
    by_id = {finding.id: finding for finding in before.findings}
    changed = (Changed(f, tuple(_changes(by_id[pairs[f.id]], f))) for f in after.findings if f.id in pairs)
    return Difference(
        tuple(report.id for report in after.reports if report.id not in old_reports),
        tuple(report.id for report in before.reports if report.id not in new_reports),
        tuple(finding for finding in after.findings if finding.id not in pairs),
        tuple(finding for finding in before.findings if finding.id not in matched),
        tuple(one for one in changed if one.changes),
    )


def _pairs(before: Iterable[Finding], after: Iterable[Finding]) -> Iterator[tuple[str, str]]:
    """Yield ids of the later brief with those of the earlier one, each used once."""
    left = {finding.id: finding for finding in before}
    waiting = []
    for finding in after:
        if finding.id in left:
            del left[finding.id]
            yield finding.id, finding.id
        else:
            waiting.append(finding)
    cited: dict[tuple[str, Span], list[str]] = {}
    for finding in left.values():
        for span in sorted(_spans(finding)):
            cited.setdefault((finding.kind, span), []).append(finding.id)
    for finding in waiting:
        shared = [key for span in sorted(_spans(finding)) for key in cited.get((finding.kind, span), ()) if key in left]
        if shared:
            best = min(set(shared), key=lambda key: (-shared.count(key), key))
            del left[best]
            yield finding.id, best


def _spans(finding: Finding) -> set[Span]:
    values = finding.figure.values if finding.figure else ()
    return {cite.span for cite in finding.support} | {value.citation.span for value in values}


def _changes(old: Finding, new: Finding) -> Iterator[Change]:
    facts = zip(_facts(old), _facts(new), strict=True)
    yield from ((name, was, now) for (name, was), (_, now) in facts if was != now)


def _facts(finding: Finding) -> tuple[tuple[str, str], ...]:
    figure = finding.figure
    return (
        ("text", finding.text),
        ("standing", finding.standing.value),
        ("status", finding.status),
        ("grade", f"{finding.grade.reliability}{finding.grade.credibility}"),
        ("origins", str(len(finding.origins))),
        ("disputed by", str(len(finding.dispute))),
        ("best", _number(figure.best if figure else None)),
        ("range", f"{_number(figure.low)} to {_number(figure.high)}" if figure else ""),
    )


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:,.10g}"
