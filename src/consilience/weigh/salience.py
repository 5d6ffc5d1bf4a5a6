"""What does a reader on deadline need first? A number that orders findings and means nothing by itself."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from math import log2

from consilience.records import Finding, Stance, Standing
from consilience.weigh.status import NOT_SO

MATERIAL = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "SANCTION", "PROTEST", "RETREAT", "AID", "COOPERATE"})
"""PLOVER roots that stand for deeds, not for words."""
_FIGURES = {"killed": 8.0, "injured": 5.5, "missing": 5.0, "displaced": 5.0, "destroyed": 4.5, "detained": 4.5}
_KINDS = {"denial": 6.0, "event": 1.0, "statement": 1.5, "figure": 1.0, "posture": 2.0}
_DEADLY = frozenset({"kill", "injure", "destroy", "disaster", "deploy"})
_LEVELS = frozenset({"activate", "alert"})
"""A change of phase or level says more than the single movements under it."""
OLDEST, UNDATED = 3.0, 0.5
"""What a finding loses for its age at most (one a month), and an event for having no day: it may be old."""


def salience(finding: Finding, last: date | None) -> float:
    """Score a finding: origins first, then deaths, deeds and denials, then how recent it is. `last`: newest day."""
    kind = "event" if finding.status == NOT_SO else finding.kind
    score = _KINDS.get(kind, 1.0) + _theme(finding)
    score += 2.0 * log2(1 + len(finding.origins)) + 0.5 * log2(1 + len(_reports(finding)))
    disputed = finding.standing in (Standing.CONTESTED, Standing.DENIED) and finding.status != NOT_SO
    score += 1.5 if disputed else 0.0
    score -= 1.0 if finding.stance is not Stance.AFFIRMED else 0.0
    score -= 5.0 if finding.standing is Standing.SUPERSEDED else 0.0
    if last is not None and finding.latest is not None:
        score -= min(OLDEST, abs((last - finding.latest).days) / 30)
    elif finding.kind == "event":
        score -= UNDATED
    return round(score, 3)


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


def newest(days: Iterable[date | None]) -> date | None:
    """Return the latest of the days that are known."""
    return max((day for day in days if day is not None), default=None)
