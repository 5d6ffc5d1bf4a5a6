"""Which figures would a hasty reader take for one? Near numbers of two things, told beside the same third count."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

from consilience.records import Finding, Relation, Span
from consilience.weigh.figures.counts import Count
from consilience.weigh.figures.portions import PART
from consilience.weigh.figures.reconcile import overlap
from consilience.weigh.measures import singular

_CROWD = 40
"""Figures beside one figure, from which on they are a table of all kinds of things, not look-alikes."""
_QUANTITIES = frozenset({"magnitude", "population", "intensity", "strength", "depth", "speed", "height"})


def mark_lookalikes(findings: Sequence[Finding], groups: Sequence[Sequence[Count]]) -> list[Finding]:
    """Mark figures that a hasty reader would take for one: near numbers of two things beside the same third count.

    "19 operations that left 76 dead" and "20 boats destroyed and 76 deaths" do not contradict one another.
    """
    alike: dict[int, list[str]] = defaultdict(list)
    for left, right in _same_noun(groups):
        alike[left].append(_counted(findings[right]))
        alike[right].append(_counted(findings[left]))
    for left, right in _shares(groups):
        alike[left].append(_counted(findings[right]))
        alike[right].append(_counted(findings[left]))
    for left, right in _beside_a_third(groups):
        if _look_alike(groups[left], groups[right]):
            alike[left].append(_counted(findings[right]))
            alike[right].append(_counted(findings[left]))
    return [_different(finding, alike[at]) if at in alike else finding for at, finding in enumerate(findings)]


def _same_noun(groups: Sequence[Sequence[Count]]) -> list[tuple[int, int]]:
    """Return the pairs of figures that count things of one name, with values that exclude one another."""
    named: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for at, group in enumerate(groups):
        measure = group[0].measure
        if not (measure.outcome or measure.unit or measure.share):
            named[(group[0].scope, singular(measure.counted[0]))].append(at)
    return [pair for ats in named.values() for pair in combinations(ats, 2)]


def _shares(groups: Sequence[Sequence[Count]]) -> list[tuple[int, int]]:
    """Return the pairs of figures of one story that give shares of two things as ranges which overlap.

    "40 to 70 percent of the houses" and "50 to 80 percent of the works" are no two estimates of one damage.
    """
    told: dict[str, list[int]] = defaultdict(list)
    for at, group in enumerate(groups):
        if group[0].measure.unit == "%" and any(_is_range(count) for count in group):
            told[group[0].scope[0]].append(at)
    pairs = [pair for ats in told.values() if len(ats) <= _CROWD for pair in combinations(ats, 2)]
    return [
        (left, right) for left, right in pairs if overlap([count.value for at in (left, right) for count in groups[at]])
    ]


def _is_range(count: Count) -> bool:
    return count.value.low is not None and count.value.high is not None and count.value.low < count.value.high


def split_things(group: Sequence[Count]) -> list[list[Count]]:
    """Part numbers of mere things that exclude one another: "seven villages" need not be among "fifteen".

    What happened to people or things is one measure, and so is a quantity (a magnitude), whatever the values; parts
    are not: "two of the boats got away" and "three of the boats" are of one whole.
    """
    measure = group[0].measure
    if measure.outcome or measure.unit or measure.share not in ("", PART) or measure.counted[0] in _QUANTITIES:
        return [list(group)]
    parts: list[list[Count]] = []
    for count in group:
        homes = [part for part in parts if any(_one_thing(count, other) for other in part)]
        parts = [part for part in parts if part not in homes]
        parts.append([*(member for home in homes for member in home), count])
    return [sorted(part, key=lambda count: count.span) for part in parts]


def _one_thing(left: Count, right: Count) -> bool:
    return overlap((left.value, right.value)) or (left.event is not None and left.event == right.event)


def _counted(finding: Finding) -> str:
    return finding.figure.counted if finding.figure else ""


def _look_alike(left: Sequence[Count], right: Sequence[Count]) -> bool:
    if {count.span.report for count in left} & {count.span.report for count in right}:
        return False
    pairs = [(one.value.point, two.value.point) for one in left for two in right]
    return any(one and two and max(one, two) <= 1.5 * min(one, two) for one, two in pairs)


def _beside_a_third(groups: Sequence[Sequence[Count]]) -> list[tuple[int, int]]:
    """Return the pairs of figures that stand in one sentence each with the same third figure."""
    told: dict[Span, list[int]] = defaultdict(list)
    for at, group in enumerate(groups):
        for sentence in sorted({count.sentence for count in group}):
            told[sentence].append(at)
    pairs: set[tuple[int, int]] = set()
    for at, group in enumerate(groups):
        beside = {other for count in group for other in told[count.sentence] if other != at}
        if len(beside) <= _CROWD:
            pairs.update(combinations(sorted(beside), 2))
    return sorted(pairs)


def _different(finding: Finding, others: Sequence[str]) -> Finding:
    figure = finding.figure
    if figure is None or (len(figure.values) > 1 and figure.relation is Relation.CONFLICT):
        return finding
    why = f"counts another thing than: {', '.join(sorted(set(others)))}"
    changed = replace(figure, relation=Relation.DIFFERENT_MEASURE, because=(*figure.because, why))
    return replace(finding, figure=changed)
