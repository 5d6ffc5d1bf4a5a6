"""Where do the reports not settle how many came to harm? Then there is no best number, and it is said why.

A number that is not settled does more damage than none: its range and its values stay. The circumstances are those
in which the best number proved wrong more often than right (docs/explanation/figures.md).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from consilience.records import NO_BEST, Finding, Relation
from consilience.weigh.figures.choices import ASIDE, HARMS
from consilience.weigh.figures.counts import Count
from consilience.weigh.figures.lines import wording
from consilience.weigh.figures.portions import PART
from consilience.weigh.figures.reconcile import Reconciled, Value
from consilience.weigh.measures import listed, singular

_DISSENT = 2
"""Reports with another number from which it stays open what number of no harm is best."""
_SEVERAL = 2
"""From this number on a report that counts one kind of persons may have left out others."""
_MANY = 8
"""From this number of victims on, other reports of the same harm would have told it too."""
_FEW = 20
"""Up to so many victims a lower count has more often left somebody out than counted anew."""
_TWICE = 2
"""Numbers of one day of which the larger is more than so many times the other are not of one thing."""
_ENOUGH = 2
"""Reports that must tell of equally many persons one by one before these make a number."""


def abstain(group: Sequence[Count], result: Reconciled, *, lonely: bool = False) -> Reconciled:
    """Give no best number of a harm that the reports do not settle, and say why; the range stays as it is."""
    why = _unsettled(group, result) or _divided(group, result) or _lonely(group, result) or _in_balance(group, result)
    if not why and lonely and (result.best or 0) >= _MANY:
        why = "one report alone gives so many, and others tell of the same harm"
    return replace(result, best=None, because=(*result.because, f"{NO_BEST}{why}")) if why else result


def _divided(group: Sequence[Count], result: Reconciled) -> str:
    """Say that reports are divided over what is no harm: a magnitude, a population."""
    if result.relation is not Relation.CONFLICT or group[0].measure.outcome in HARMS or result.best is None:
        return ""
    told = {count.value.assertion.group for count in group if count.value.point is not None}
    others = {c.value.assertion.group for c in group if c.value.point is not None and not c.value.holds(result.best)}
    return "the reports are divided" if len(others) >= _DISSENT or len(others) > len(told) / 3 else ""


def _unsettled(group: Sequence[Count], result: Reconciled) -> str:
    """Say why a harm is not settled by these reports; empty where it is."""
    if group[0].measure.outcome not in HARMS:
        return ""
    told = [why for holds, why in _circumstances(group[0]) if holds]
    if told:
        return told[0]
    reckoned = all(count.value.reckoned for count in group)
    return _uncounted([count.value for count in group], result.best) if reckoned else ""


def _circumstances(count: Count) -> tuple[tuple[bool, str], ...]:
    """Return in which circumstances a count of a harm settles nothing, with what a reader is told then."""
    measure, stance, other = count.measure, count.scope[1], count.scope[2]
    attackers = bool(measure.share) and singular(measure.counted[0]) in listed("perpetrators")
    return (
        (bool(stance), f"{stance} only, nobody says that it happened"),
        (measure.unit == "%", "a share, no number of people"),
        (measure.share == ASIDE, "given beside another count of the same thing"),
        (attackers, "those who attacked, whom the count of all holds"),
        (bool(other), "told of another matter than the reports' own"),
    )


def _lonely(group: Sequence[Count], result: Reconciled) -> str:
    """Say why one report alone does not settle a harm to several: it counts one kind of them, or headlines differ."""
    if group[0].measure.outcome not in HARMS:
        return ""
    naming = [count for count in group if _with_left_out(count) == result.best]
    if (
        len({count.value.assertion.group for count in naming}) != 1
        or (result.best or 0) < _SEVERAL
        or group[0].measure.share
    ):
        return ""
    if not any(count.measure.of_people for count in group) and singular(group[0].measure.counted[0]) in listed(
        "persons"
    ):
        return "one report alone gives it, of one kind of persons"
    if all(count.rival for count in naming):
        return "one report alone gives it, and headlines give another number"
    return ""


def _with_left_out(count: Count) -> float | None:
    """Return the number of a count with those whom its report says it leaves out."""
    return None if count.value.point is None else count.value.point + count.value.left_out


def _in_balance(group: Sequence[Count], result: Reconciled) -> str:
    """Say why as many reports for another number leave a harm unsettled: it was higher before, or is far off.

    Nobody says that the count was corrected; of a few victims a later report has often left somebody out. Large tolls
    are counted anew.
    """
    values = [count.value for count in group if count.value.low == count.value.high]
    naming = [value for value in values if value.point == result.best]
    if group[0].measure.outcome not in HARMS or not naming or any(value.part == "later" for value in naming):
        return ""
    last = max(value.as_of or date.min for value in naming)
    rivals: dict[float, list[Value]] = defaultdict(list)
    for value in values:
        if value.point is not None and value.point != result.best and value.part != "earlier":
            rivals[value.point].append(value)
    for number in sorted(rivals):
        if _groups(rivals[number]) < _groups(naming):
            continue
        day = max(value.as_of or date.min for value in rivals[number])
        if (result.best or 0) < number <= _FEW and day < last:
            return f"as many reports gave {number:g} before, and none says that the count was corrected"
        if day == last and max(number, result.best or 0) > _TWICE * min(number, result.best or 0):
            return f"as many reports of the same day give {number:g}, which is far off"
    return ""


def _groups(values: Sequence[Value]) -> int:
    return len({value.assertion.group for value in values})


def _uncounted(values: Sequence[Value], best: float | None) -> str:
    """Say why persons told of one by one make no number: several of them, or unlike many, and no two reports agree."""
    if any(value.part == "total" for value in values):
        return ""
    told = Counter(number for _, number in {(value.assertion.group, value.point) for value in values})
    if told[best] >= _ENOUGH or (set(told) == {1.0}):
        return ""
    return "no report gives a number, and not two of them tell of as many one by one"


def unsettle_parts(groups: Sequence[Sequence[Count]], findings: Sequence[Finding]) -> list[Finding]:
    """Give no best number of a part whose whole is not settled, nor of nobody hurt where others tell of somebody."""
    wholes = {
        (group[0].scope, group[0].measure.outcome): finding.figure.best
        for group, finding in zip(groups, findings, strict=True)
        if finding.figure is not None and group[0].measure.of_people and not group[0].measure.share
    }
    harmed = {
        (count.scope, count.measure.outcome)
        for group in groups
        for count in group
        if count.measure.outcome in HARMS and (count.value.point or 0) > 0
    }
    findings = [
        _without_best(finding, "others tell of somebody")
        if (group[0].scope, group[0].measure.outcome) in harmed and finding.figure and finding.figure.best == 0
        else finding
        for group, finding in zip(groups, findings, strict=True)
    ]
    return [
        _without_best(finding, "the whole that it is a part of is not settled")
        if group[0].measure.share == PART
        and group[0].measure.outcome in HARMS
        and wholes.get((group[0].scope, group[0].measure.outcome), 0.0) is None
        else finding
        for group, finding in zip(groups, findings, strict=True)
    ]


def _without_best(finding: Finding, why: str) -> Finding:
    if finding.figure is None or finding.figure.best is None:
        return finding
    figure = replace(finding.figure, best=None, because=(*finding.figure.because, f"{NO_BEST}{why}"))
    return replace(finding, figure=figure, text=wording(figure))
