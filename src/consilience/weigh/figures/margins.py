"""How far may the truth lie outside the numbers told: who may have died since, who may be hurt, who says nothing?

A range that leaves out what the reports themselves leave open is too narrow. Every margin says why.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from consilience.weigh.figures.counts import Count
from consilience.weigh.figures.hints import dies_among, lethal_reports, tellers_of, tells_of_danger, titled_deadly
from consilience.weigh.figures.leads import headed
from consilience.weigh.figures.reconcile import Reconciled, Value
from consilience.weigh.figures.victim import Victim, tell_apart
from consilience.weigh.origins.lineage import Lineage

_NOBODY = 0.0
_EACH = 20
"""Up to so many victims reports tell what became of each: of those shot then who is not dead is hurt."""
_TWICE = 2
"""A number of shot that is this many times that of the hurt is of more than one matter."""
_OFF = 1.0
"""By so much the number of one report alone was most often wrong (docs/explanation/figures.md)."""
_COUNTED_ANEW = 10
"""From this toll on the last reports would tell that one more has died."""
_SEVERAL = 2
"""From this number on reports count the hurt."""


@dataclass(frozen=True, slots=True)
class Margin:
    """What the reports of one story leave open about one outcome."""

    low: float | None = None
    """A lower bound that the numbers need not reach."""
    high: float | None = None
    """An upper bound that the numbers need not reach."""
    below: float = 0.0
    above: float = 0.0
    because: tuple[str, ...] = ()
    headlines: tuple[float, ...] = ()
    """What headlines give of it."""
    tellers: frozenset[str] = frozenset()
    """Reports (their copies' originals) that tell of the harm, with or without a number."""


NO_MARGIN = Margin()
Margins = Mapping[tuple[str, str], Margin]


def is_lonely(margin: Margin, values: Sequence[Value]) -> bool:
    """Say whether one report alone gives these values, and others tell of the same harm without them."""
    giving = {value.assertion.group for value in values}
    return len(giving) == 1 and bool(margin.tellers - giving)


def widen(result: Reconciled, margin: Margin, values: Sequence[Value] = ()) -> Reconciled:
    """Widen a reconciled range by a margin; an open end stays open, nothing goes below nobody."""
    if is_lonely(margin, values) and _SEVERAL <= (result.best or 0) <= _EACH:
        margin = replace(
            margin,
            below=max(margin.below, _OFF),
            above=max(margin.above, _OFF),
            because=(*margin.because, "high and low 1 off: one report alone gives it, others tell of the same harm"),
        )
    low, high = result.low, result.high
    titled: tuple[str, ...] = ()
    if low is not None:
        least = (low if result.best is None else result.best) - margin.below
        low = max(_NOBODY, min(low, least, low if margin.low is None else margin.low))
    if high is not None:
        most = (high if result.best is None else result.best) + margin.above
        high = max(high, most, high if margin.high is None else margin.high)
        top = max((number for number in margin.headlines if number <= _farthest(result)), default=high)
        titled = (f"high {top:g}: a headline gives as many",) if top > high else ()
        high = max(high, top)
    if (low, high) == (result.low, result.high):
        return result
    return replace(result, low=low, high=high, because=(*result.because, *margin.because, *titled))


def _farthest(result: Reconciled) -> float:
    """Return the greatest number of a headline that can be of the same matter: twice as many, or a few more."""
    best = result.best or 0
    return max(_TWICE * best, best + _SEVERAL)


def find_margins(
    lineage: Lineage, counts: Sequence[Count], victims: Mapping[str, Sequence[Victim]]
) -> dict[tuple[str, str], Margin]:
    """Return the margins of each story (named as its counts are) and outcome, `killed` or `injured`."""
    index = lineage.index
    own = [count for count in counts if count.scope[1:] == ("", "") and not count.old and not count.denied]
    stories: dict[str, set[str]] = defaultdict(set)
    for count in own:
        stories[count.scope[0]].update(index.story_of(count.span.report))
    lethal = frozenset(lethal_reports(lineage))
    tellers = tellers_of(lineage)
    found: dict[tuple[str, str], Margin] = {}
    for story in sorted(stories):
        reports = sorted(stories[story])
        told = [count for count in own if count.scope[0] == story]
        silent = [report for report in reports if report in tellers.get(index.story_name(report), ())]
        danger = _in_danger(lineage, reports)
        found[(story, "killed")] = _of_dead(lineage, told, lethal, silent, danger=danger)
        hurt = _of_hurt(told, [v for r in reports for v in victims.get(r, ())], danger=danger)
        hurt = _with_died_since(lineage, reports, told, lethal, hurt)
        roots = frozenset(lineage.copy_root[report] for report in silent)
        for outcome, margin in (("killed", found[(story, "killed")]), ("injured", hurt)):
            headlines = _headlines(lineage, reports, outcome)
            found[(story, outcome)] = replace(margin, headlines=headlines, tellers=roots)
    return found


def _headlines(lineage: Lineage, reports: Sequence[str], outcome: str) -> tuple[float, ...]:
    """Return the numbers that headlines give: "4 hurt" above a text that tells of three."""
    index = lineage.index
    originals = (report for report in reports if lineage.copy_root[report] == report)
    told = (headed(index.reports[report], index.readings[report]) for report in originals)
    return tuple(sorted({number for numbers in told for kind, number in numbers if kind == outcome}))


def _with_died_since(
    lineage: Lineage, reports: Sequence[str], told: Sequence[Count], lethal: frozenset[str], margin: Margin
) -> Margin:
    """Lower the low by those who may have died since: a report counts the hurt and knows of no dead, another does."""
    dead = {c.span.report: c.value.point or 0 for c in told if c.measure.outcome == "killed" and not c.measure.share}
    deadly = {report for report in reports if report in lethal or titled_deadly(lineage, report)} | dead.keys()
    hurt = [c for c in told if c.measure.outcome in ("injured", "shot") and not c.measure.share and c.value.point]
    aware = dead.keys() | lethal if dead else dead.keys()
    if not deadly or all(count.span.report in aware and not dies_among(lineage, count.sentence) for count in hurt):
        return margin
    lost = min((number for number in dead.values() if number), default=1.0)
    why = f"low {lost:g} less: a count of the hurt may hold whom another report, or its own sentence, tells of as dead"
    return replace(margin, below=max(margin.below, lost), because=(*margin.because, why))


def _in_danger(lineage: Lineage, reports: Iterable[str]) -> bool:
    """Say whether the last reports leave somebody in danger of death."""
    days = {report: lineage.first_told[report] or date.min for report in reports}
    last = max(days.values(), default=date.min)
    return any(tells_of_danger(lineage, report) for report, day in days.items() if day == last)


def _of_dead(
    lineage: Lineage, told: Sequence[Count], lethal: frozenset[str], tellers: Sequence[str], *, danger: bool
) -> Margin:
    telling = {c.span.report for c in told if c.measure.outcome == "killed" and (c.value.point or c.value.vague)}
    telling |= lethal & set(tellers)
    groups = {lineage.copy_root[report] for report in telling}
    first = min((lineage.first_told[report] or date.min for report in telling), default=date.min)
    silent = [r for r in tellers if r not in telling and (lineage.first_told[r] or date.min) >= first]
    lonely = len(groups) == 1 and bool(silent)
    because = []
    hurt = [c for c in told if c.measure.outcome in ("injured", "shot") and not c.single and not c.value.reckoned]
    dead = [c for c in told if c.measure.outcome == "killed" and not c.measure.share and not c.value.reckoned]
    if not dead and any((count.value.point or 0) >= _SEVERAL for count in hurt):
        lonely = True
        because.append("low 0: the reports count the hurt and give no number of dead")
    elif lonely:
        because.append(
            f"low 0: one report alone tells of a death, {len(silent)} of the same days or later of harm only"
        )
    danger = danger and max((count.value.point or 0 for count in dead), default=0) < _COUNTED_ANEW
    if danger:
        because.append("high 1 more: the last report leaves somebody in danger of death")
    return Margin(low=_NOBODY if lonely else None, above=float(danger), because=tuple(because))


def _of_hurt(told: Sequence[Count], victims: Sequence[Victim], *, danger: bool) -> Margin:
    because = []
    shot = [c.value.point or 0 for c in told if c.measure.outcome == "shot" and not c.measure.share]
    often = Counter(number for number in shot if number <= _EACH)
    shot = [max(often, key=lambda number: (often[number], number))] if often else []
    dead = Counter(c.value.point or 0 for c in told if c.measure.outcome == "killed" and not c.measure.share)
    high = max(shot, default=0) - max(dead, key=lambda number: (dead[number], -number), default=0)
    known = max((c.value.point or 0 for c in told if c.measure.outcome == "injured" and not c.measure.share), default=0)
    if known and high > _TWICE * known:
        shot, high = [], 0
    if shot and high > 0:
        because.append(f"high {high:g}: as many were shot and are not told of as dead")
    open_persons = _perhaps_hurt(victims)
    if open_persons > high:
        because.append(f"high {open_persons:g}: persons told of as shot or hurt who need not be the dead")
    if danger:
        because.append("low 1 less: the last report leaves somebody in danger of death")
    return Margin(high=max(high, open_persons, 0), below=float(danger), because=tuple(because))


def _perhaps_hurt(victims: Sequence[Victim]) -> float:
    """Return how many a report tells of as shot or hurt whom no report tells of as dead in the same words."""
    dead = {_description(victim) for victim in victims if victim.fate == "killed"}
    hurt: dict[str, list[Victim]] = defaultdict(list)
    for victim in victims:
        if victim.fate != "killed" and victim.scope[1:] == ("", "") and _description(victim) not in dead:
            hurt[victim.span.report].append(victim)
    return float(max((len(tell_apart(persons)) for persons in hurt.values()), default=0))


def _description(victim: Victim) -> tuple[str, str, str]:
    return (victim.name, "", "") if victim.name else ("", victim.sex, victim.age)
