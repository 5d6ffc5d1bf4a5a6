"""What does the evidence support? Origins first, then denials, events, statements and figures, then the posture.

Pure and deterministic: the order in which the reports arrive does not matter.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from consilience.records import Case, Finding, Stance, Standing, Weighed
from consilience.weigh.contradictions import find_contradictions
from consilience.weigh.denials.disputes import (
    Dispute,
    against,
    dispute_findings,
    find_disputes,
    relate,
    taken_back,
    told_statements,
)
from consilience.weigh.denials.joined import denied_spans
from consilience.weigh.denials.status import NOT_SO
from consilience.weigh.denials.worded import is_refused
from consilience.weigh.figures.figures import find_figures
from consilience.weigh.findings import event_finding, statement_findings
from consilience.weigh.index import CaseIndex
from consilience.weigh.marks import is_mark
from consilience.weigh.news import worth_telling
from consilience.weigh.origins.lineage import Lineage
from consilience.weigh.origins.outlets import Registry, open_registry
from consilience.weigh.posture.entries import find_posture
from consilience.weigh.repetition import drop_repeated
from consilience.weigh.salience import salience, setting_of
from consilience.weigh.tellings import Telling, find_tellings

__all__ = ["weigh_case"]


def weigh_case(case: Case, *, registry: Registry | None = None) -> Weighed:
    """Weigh a linked case: findings with citations for and against, standing, grade and independent origins."""
    lineage = Lineage(CaseIndex(case), registry or open_registry())
    tellings = find_tellings(lineage)
    disputes = find_disputes(lineage, tellings)
    events = _events(lineage, tellings, disputes)
    denials = dispute_findings(lineage, disputes, events)
    told = relate((finding for _, finding in events), denials, taken_back(lineage, disputes))
    said = told_statements(lineage.index, disputes)
    statements = statement_findings(lineage, _themes(lineage.index), said)
    findings = (*told, *denials, *statements, *find_figures(lineage), *find_contradictions(lineage))
    posture, sides = find_posture(lineage, against(disputes))
    return Weighed(
        findings=_ranked(lineage, findings),
        posture=posture,
        sides=sides,
        origins=lineage.report_origins,
        outlets=_outlets(lineage),
    )


def _events(
    lineage: Lineage, tellings: Iterable[Telling], disputes: Sequence[Dispute]
) -> list[tuple[Telling, Finding]]:
    """Make findings of the events worth telling; those that a denial tells already are left to it."""
    disputing = against(disputes)
    denied = denied_spans(lineage.index, [dispute.denials for dispute in disputes])
    denied |= {m.event.span for dispute in disputes for echo in dispute.echoes for m in echo.mentions}
    found = []
    for telling in tellings:
        left = telling.without(denied)
        if not left.mentions or (left.stance is Stance.DENIED and _are_marks(lineage, left)):
            continue
        dispute = tuple(dict.fromkeys(a for m in left.mentions for a in disputing.get(m.event.span, ())))
        if dispute or worth_telling(lineage.index, left):
            found.append((left, _as_denial(event_finding(lineage, left, dispute))))
    return drop_repeated(found)


def _are_marks(lineage: Lineage, telling: Telling) -> bool:
    """Say whether what is told as not so is only unconfirmed, or refused."""
    index = lineage.index
    return all(is_mark(index, mention.event.span) or is_refused(index, mention) for mention in telling.mentions)


def _as_denial(finding: Finding) -> Finding:
    """Turn what a report only denies in its own words into a denial: it never stands among what happened."""
    if finding.stance is not Stance.DENIED:
        return finding
    return replace(finding, kind="denial", id="d" + finding.id[1:], standing=Standing.DENIED, status=NOT_SO)


def _themes(index: CaseIndex) -> dict[tuple[str, int], str]:
    """Return for each statement the kind of the first typed event in its words."""
    found: dict[tuple[str, int], str] = {}
    for mention in index.mentions:
        number = mention.event.statement
        if number is not None and (mention.event.kind or mention.event.mode):
            found.setdefault((mention.reading.report, number), mention.event.kind or mention.event.mode or "")
    return found


def _ranked(lineage: Lineage, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    setting = setting_of(lineage.index)
    scored = [replace(finding, salience=salience(finding, setting)) for finding in findings]
    return tuple(sorted(scored, key=lambda finding: (-finding.salience, finding.kind, _place(finding), finding.id)))


def _place(finding: Finding) -> int:
    """Say how early in a report the finding stands: news tells first what matters most."""
    return min((cite.span.start for cite in finding.support), default=0)


def _outlets(lineage: Lineage) -> tuple[tuple[str, str, str], ...]:
    named = sorted({lineage.outlet(report) for report in lineage.index.reports if lineage.index.reports[report].outlet})
    return tuple((name, *lineage.registry.reliability(name)) for name in named)
