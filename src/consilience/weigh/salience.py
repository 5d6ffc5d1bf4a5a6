"""What does a reader on deadline need first? A number that orders findings and means nothing by itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from math import log2

from consilience.records import BlockKind, Finding, Reading, Span, Stance, Standing
from consilience.weigh.denials.status import NOT_SO
from consilience.weigh.index import CaseIndex

MATERIAL = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "SANCTION", "PROTEST", "RETREAT", "AID", "COOPERATE"})
"""PLOVER roots that stand for deeds, not for words."""
_FIGURES = {"killed": 8.0, "injured": 5.5, "missing": 5.0, "displaced": 5.0, "destroyed": 4.5, "detained": 4.5}
_KINDS = {"denial": 6.0, "event": 1.0, "statement": 1.5, "figure": 1.0, "posture": 2.0}
_DEADLY = frozenset({"kill", "injure", "destroy", "disaster", "deploy"})
_LEVELS = frozenset({"activate", "alert"})
"""A change of phase or level says more than the single movements under it."""
OLDEST, EARLIER, UNDATED = 3.0, 1.0, 0.5
"""What a finding loses at most for being older than the reports (one a month) and than the last of them (half a point),
and an event for having no day: it may be old."""
LED = 1.5
"""What each doubling of the reports that open with a finding adds: news tells first what matters most."""
_OPENING = 3
"""Sentences of the body with which a report opens: who, what, when and where, then the first of the rest."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What the salience of a finding is held against: the days of the first and last report, how each report opens."""

    first: date | None
    last: date | None
    openings: dict[str, tuple[Span, ...]]

    def opens(self, finding: Finding) -> int:
        """Count the reports that tell a finding in their headline or their first sentences."""
        cited = {cite.span for cite in finding.support}
        return len({s.report for s in cited if any(o.start <= s.start < o.end for o in self.openings[s.report])})


def setting_of(index: CaseIndex) -> Setting:
    """Return what the findings of a case are held against."""
    days = [day for day in map(index.published, index.reports) if day is not None]
    openings = {name: _opening(index, reading) for name, reading in index.readings.items()}
    return Setting(min(days, default=None), max(days, default=None), openings)


def _opening(index: CaseIndex, reading: Reading) -> tuple[Span, ...]:
    headlines = [block.span for block in reading.blocks if block.kind is BlockKind.HEADLINE]
    body = [s for s in reading.sentences if index.block_kind(s) is BlockKind.BODY]
    return (*headlines, *body[:_OPENING])


def salience(finding: Finding, setting: Setting) -> float:
    """Score a finding: origins and the reports that open with it, then deaths, deeds and denials, then its age."""
    kind = "event" if finding.status == NOT_SO else finding.kind
    score = _KINDS.get(kind, 1.0) + _theme(finding)
    score += 2.0 * log2(1 + len(finding.origins)) + 0.5 * log2(1 + len(_reports(finding)))
    disputed = finding.standing in (Standing.CONTESTED, Standing.DENIED) and finding.status != NOT_SO
    score += 1.5 if disputed else 0.0
    score -= 1.0 if finding.stance is not Stance.AFFIRMED else 0.0
    score -= 5.0 if finding.standing is Standing.SUPERSEDED else 0.0
    score += LED * log2(1 + setting.opens(finding))
    return round(score - _age(finding, setting), 3)


def _age(finding: Finding, setting: Setting) -> float:
    """Return what a finding loses for its day: what was before all reports is background, among them the last leads."""
    if finding.latest is None or setting.first is None or setting.last is None:
        return UNDATED if finding.kind == "event" else 0.0
    before, since = (setting.first - finding.latest).days, (setting.last - finding.latest).days
    return min(OLDEST, max(0, before) / 30) + min(EARLIER, abs(since) / 60)


def _theme(finding: Finding) -> float:
    if finding.kind == "figure":
        return _figure(finding)
    if finding.theme in MATERIAL:
        return 2.5
    if finding.theme in _LEVELS:
        return 3.5
    if finding.theme in _DEADLY:
        return 3.0
    return 1.0 if finding.theme else 0.0


def _figure(finding: Finding) -> float:
    figure = finding.figure
    if figure is None or figure.best is None:
        return 0.0
    size = min(2.0, log2(1 + abs(figure.best)) / 6)
    partial = 3.0 if figure.counted.endswith(")") else 0.0
    return _FIGURES.get(finding.theme or "", 0.0) + size - partial


def _reports(finding: Finding) -> set[str]:
    return {cite.span.report for cite in finding.support}
