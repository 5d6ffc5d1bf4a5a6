"""Which indicators of a board do the reports answer? Observed, by how many, since when, denied or reversed.

A threatened, planned or denied thing never makes an indicator observed; it is told beside it as what falls short.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from consilience.brief.indicators_board import Board, Indicator, Pattern
from consilience.brief.posture_changes import day_of
from consilience.records import (
    Brief,
    Case,
    Citation,
    Event,
    Finding,
    PostureEntry,
    Reading,
    Span,
    Stance,
    Standing,
)

WINDOW = 7
"""Days of the window whose number of findings is compared with that of the window before."""


_ASIDE = re.compile(r"\((?:another|part\sof)\b")
"""Counts that are told of another matter, or are only a part: they reach no threshold."""


class Status(StrEnum):
    """What the reports answer to an indicator's question."""

    NOT_OBSERVED = "not observed"
    REPORTED = "reported"
    CORROBORATED = "corroborated"
    CONTESTED = "contested"
    DENIED = "denied"
    REVERSED = "reversed"


@dataclass(frozen=True, slots=True)
class Evidence:
    """One finding, or one state of the posture, that bears on an indicator."""

    text: str
    stance: Stance
    standing: Standing
    day: date | None
    support: tuple[Citation, ...]
    dispute: tuple[Citation, ...]
    asked: bool = False
    """Whether the pattern asks for this stance: the threat itself is looked for."""

    @property
    def is_denied(self) -> bool:
        """Whether only a denial tells it."""
        return self.stance is Stance.DENIED or self.standing is Standing.DENIED

    @property
    def is_observed(self) -> bool:
        """Whether it is told as done, or is the threat or the plan that is asked for; nothing that is only denied."""
        if self.is_denied or self.standing is Standing.SUPERSEDED:
            return False
        return self.stance is Stance.AFFIRMED or self.asked


@dataclass(frozen=True, slots=True)
class Observation:
    """The answer to one indicator with all of its evidence."""

    indicator: Indicator
    status: Status
    since: date | None
    trend: str
    observed: tuple[Evidence, ...]
    against: tuple[Citation, ...]
    reversed_by: tuple[Evidence, ...]
    short: tuple[Evidence, ...]
    """What falls short: threatened, planned, requested, possible or denied."""


def observe_board(board: Board, brief: Brief, case: Case) -> tuple[Observation, ...]:
    """Answer each indicator of a board from the findings and the posture of a brief, in the order of the board."""
    ground = _Ground(brief, _events(case), _published(brief), _last_day(brief))
    return tuple(_observe(indicator, ground) for indicator in board.indicators)


@dataclass(frozen=True, slots=True)
class _Deed:
    """One event as far as patterns ask for it."""

    span: Span
    clause: tuple[int, int]
    kinds: frozenset[str]
    stance: Stance
    actor: str
    target: str


@dataclass(frozen=True, slots=True)
class _Ground:
    brief: Brief
    events: Mapping[str, tuple[_Deed, ...]]
    """For each report its events."""
    published: Mapping[str, date | None]
    last: date | None


def _events(case: Case) -> dict[str, tuple[_Deed, ...]]:
    return {reading.report: tuple(_deed(reading, event) for event in reading.events) for reading in case.readings}


def _deed(reading: Reading, event: Event) -> _Deed:
    spans = event.clause or (event.span,)
    clause = min(span.start for span in spans), max(span.end for span in spans)
    actor, target = (_words(reading.text, found) for found in (event.actor, event.recipient))
    return _Deed(event.span, clause, frozenset({event.kind or "", event.mode or ""}), event.stance, actor, target)


def _words(text: str, spans: Iterable[Span]) -> str:
    return " … ".join(text[span.start : span.end] for span in spans)


def _published(brief: Brief) -> dict[str, date | None]:
    return {report.id: report.published for report in brief.reports}


def _last_day(brief: Brief) -> date | None:
    if brief.as_of is not None:
        return brief.as_of.date()
    return max((report.published for report in brief.reports if report.published), default=None)


def _observe(indicator: Indicator, ground: _Ground) -> Observation:
    evidence = _gather(indicator.patterns, ground)
    observed = tuple(item for item in evidence if item.is_observed)
    reversed_by = tuple(item for item in _gather(indicator.reversals, ground) if item.is_observed)
    return Observation(
        indicator,
        _status(observed, evidence, reversed_by),
        min((item.day for item in observed if item.day), default=None),
        _trend(observed, ground.last),
        observed,
        tuple(dict.fromkeys(cite for item in observed for cite in item.dispute)),
        reversed_by,
        tuple(item for item in evidence if not item.is_observed and item.standing is not Standing.SUPERSEDED),
    )


def _status(observed: Sequence[Evidence], every: Sequence[Evidence], reversals: Sequence[Evidence]) -> Status:
    if not observed:
        return Status.DENIED if any(item.is_denied for item in every) else Status.NOT_OBSERVED
    newest = max((item.day for item in observed if item.day), default=None)
    turned = max((item.day for item in reversals if item.day), default=None)
    if newest and turned and turned > newest:
        return Status.REVERSED
    if any(item.standing is Standing.CORROBORATED for item in observed):
        return Status.CORROBORATED
    if all(item.standing is Standing.CONTESTED for item in observed):
        return Status.CONTESTED
    return Status.REPORTED


def _trend(observed: Sequence[Evidence], last: date | None) -> str:
    """Compare the number of things observed in the last days with that of as many days before."""
    days = [item.day for item in observed if item.day is not None]
    if not days or last is None:
        return "no day told" if observed else "—"
    now = sum(last - timedelta(days=WINDOW) < day <= last for day in days)
    before = sum(last - timedelta(days=2 * WINDOW) < day <= last - timedelta(days=WINDOW) for day in days)
    if now and not before:
        return "new" if len(days) == now else "again"
    if not now:
        return "quiet"
    return "rising" if now > before else "falling" if now < before else "steady"


# --- evidence --------------------------------------------------------------------------------------------------------


def _gather(patterns: Iterable[Pattern], ground: _Ground) -> list[Evidence]:
    found: list[Evidence] = []
    for pattern in patterns:
        if pattern.posture:
            found += [e for entry in ground.brief.posture for e in _of_entry(pattern, entry, ground)]
        else:
            found += [_of_finding(pattern, f, ground) for f in ground.brief.findings if _matches(pattern, f, ground)]
    unique = {(item.text, item.stance, item.day): item for item in found}
    return sorted(unique.values(), key=lambda item: (item.day or date.min, item.text))


def _of_finding(pattern: Pattern, finding: Finding, ground: _Ground) -> Evidence:
    day = finding.latest or finding.earliest or _first_told(finding.support, ground)
    asked = finding.stance.value in pattern.stance
    stance = Stance.DENIED if finding.kind == "denial" else finding.stance
    return Evidence(finding.text, stance, finding.standing, day, finding.support, finding.dispute, asked)


def _first_told(cites: Iterable[Citation], ground: _Ground) -> date | None:
    return min((day for cite in cites if (day := ground.published.get(cite.span.report))), default=None)


def _matches(pattern: Pattern, finding: Finding, ground: _Ground) -> bool:
    kinds = pattern.kind or (("figure",) if pattern.counted else ("event",))
    if finding.kind not in (*kinds, "denial"):
        return False
    if pattern.counted is not None:
        return _counts(pattern, finding) and _is_near(pattern, finding, ground)
    return (
        _reads(pattern, finding.text)
        and _is_themed(pattern, finding, ground)
        and _is_placed(pattern, finding)
        and (not pattern.standing or finding.standing.value in pattern.standing)
        and _is_near(pattern, finding, ground)
    )


def _reads(pattern: Pattern, text: str) -> bool:
    if pattern.words is not None and not pattern.words.search(text):
        return False
    return pattern.without is None or not pattern.without.search(text)


def _counts(pattern: Pattern, finding: Finding) -> bool:
    """Say whether a figure reaches the threshold by its lowest credible count."""
    figure = finding.figure
    if figure is None or pattern.counted is None or not pattern.counted.search(figure.counted):
        return False
    if _ASIDE.search(figure.counted):
        return False
    value = next((v for v in (figure.conservative, figure.low, figure.best) if v is not None), None)
    return value is not None and value >= (pattern.at_least or 0)


def _is_themed(pattern: Pattern, finding: Finding, ground: _Ground) -> bool:
    """Say whether an event of the finding has the theme, and acts as asked on whom is asked."""
    if not pattern.theme and pattern.actor is None and pattern.target is None:
        return True
    return any(
        (not pattern.theme or deed.kinds & set(pattern.theme))
        and (pattern.actor is None or pattern.actor.search(deed.actor) is not None)
        and (pattern.target is None or pattern.target.search(deed.target) is not None)
        for deed in _events_of(finding, ground)
    )


def _events_of(finding: Finding, ground: _Ground) -> list[_Deed]:
    """Return the events that a finding tells: of its theme and stance, in its quotes; those of a whole quote first."""
    found = [
        (cite, deed)
        for cite in finding.support
        for deed in ground.events.get(cite.span.report, ())
        if cite.span.covers(deed.span) and deed.stance is finding.stance and finding.theme in deed.kinds
    ]
    whole = [deed for cite, deed in found if deed.clause == (cite.span.start, cite.span.end)]
    return whole or [deed for _, deed in found]


def _is_placed(pattern: Pattern, finding: Finding) -> bool:
    if not pattern.place:
        return True
    wanted = {name.casefold() for name in pattern.place}
    named = {place.name.casefold() for place in finding.places} | {(p.country or "").casefold() for p in finding.places}
    return bool(wanted & named)


def _is_near(pattern: Pattern, finding: Finding, ground: _Ground) -> bool:
    if pattern.within_days is None or ground.last is None:
        return True
    day = finding.latest or finding.earliest or _first_told(finding.support, ground)
    return day is not None and timedelta() <= ground.last - day <= timedelta(days=pattern.within_days)


def _of_entry(pattern: Pattern, entry: PostureEntry, ground: _Ground) -> list[Evidence]:
    """Return the states of an entry of the posture that are asked for."""
    if entry.kind not in pattern.posture or not _reads(pattern, entry.name):
        return []
    found = []
    for value in entry.values:
        asked = value.what == "status" and (not pattern.status or value.value in pattern.status)
        day = day_of(value)
        near = pattern.within_days is None or (
            day is not None and ground.last is not None and ground.last - day <= timedelta(days=pattern.within_days)
        )
        if asked and near and (not pattern.standing or value.standing.value in pattern.standing):
            text = f"{entry.kind}: {entry.name}: {value.value}"
            stance = value.stance.value in pattern.stance
            found.append(Evidence(text, value.stance, value.standing, day, value.support, value.dispute, stance))
    return found
